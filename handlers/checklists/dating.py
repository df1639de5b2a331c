"""⏰ until when an item of a checklist is done: presets, a calendar, or words."""

from datetime import UTC, datetime

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.calendar import (
    Choice,
    Choosing,
    day_of,
    first_of,
    hour_choice,
    month_choice,
    month_of,
)
from handlers.cards.deadline import doubt_screen, figures, preset_words
from handlers.cards.screen import heading, part_screen
from handlers.checklists.items import finish, item_at, show_item, to_item
from handlers.dialogs import ask, asked
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.templates import step_text
from handlers.turn import Turn
from models.cards.sheet import Sheet, Step
from models.checklists import items
from models.moments import Reading, Understood, Unread, Why, example, presets, read_moment
from models.tables import Person

router = Router(name="checklist dates")


class DateState(StatesGroup):
    """An item's date is being typed."""

    typing = State()


@router.callback_query(b.PickItemDate.filter())
async def pick_date(_: object, callback_data: b.PickItemDate, turn: Turn) -> None:
    sheet, steps, at = await item_at(turn, callback_data.item)
    await turn.rest()
    place = await turn.kept_place()
    turn.answer.show(date_screen(turn.reader, turn.person, sheet, steps.items[at], place))


def date_screen(reader: Reader, person: Person, sheet: Sheet, step: Step, place: str) -> Screen:
    """The moments that fit now, typing, and clearing."""
    choices = [
        button(
            "",
            f"{preset_words(reader, preset.key)} · {figures(reader, preset.moment.at)}",
            b.SetItemDate(item=step.id, at=int(preset.moment.at.timestamp()) // 60 * 60),
        )
        for preset in presets(now=reader.now, zone=reader.zone, day_end=person.day_ends)
    ]
    month = b.PickItemDay(item=step.id, month=month_of(reader.today))
    other = (
        button(signs.CALENDAR, reader.label("Calendar"), month),
        button(signs.EDIT, reader.label("In words"), b.TypeItemDate(item=step.id)),
    )
    clear = button(signs.CANCEL, reader.label("No date"), b.SetItemDate(item=step.id, at=0))
    words = lines(
        Markup("{}").format(step_text(reader, step)),
        "",
        reader.say("Until when?"),
        Markup("{} {}, {}").format(signs.ZONE, reader.place(), reader.clock()),
    )
    rows = (
        *rows_of(choices, 2),
        other,
        *(((clear,),) if step.deadline else ()),
        to_item(reader, step.id),
    )
    return part_screen(sheet, "item", place, words, rows)


@router.callback_query(b.PickItemDay.filter())
async def pick_day(_: object, callback_data: b.PickItemDay, turn: Turn) -> None:
    choosing = date_of(turn.reader, callback_data.item)
    choice = month_choice(turn.reader, choosing, first_of(callback_data.month))
    await show_choice(turn, callback_data.item, choice)


@router.callback_query(b.PickItemHour.filter())
async def pick_hour(_: object, callback_data: b.PickItemHour, turn: Turn) -> None:
    choosing = date_of(turn.reader, callback_data.item)
    day = day_of(callback_data.day)
    choice = hour_choice(turn.reader, choosing, day, turn.person.day_ends)
    await show_choice(turn, callback_data.item, choice)


def date_of(reader: Reader, item: int) -> Choosing:
    """The choice of an item's date."""
    return Choosing(
        month=lambda month: b.PickItemDay(item=item, month=month),
        day=lambda day: b.PickItemHour(item=item, day=day),
        moment=lambda at: b.SetItemDate(item=item, at=at),
        back=button(signs.BACK, reader.label("Date"), b.PickItemDate(item=item)),
        words=(button(signs.EDIT, reader.label("In words"), b.TypeItemDate(item=item)),),
    )


async def show_choice(turn: Turn, item_id: int, choice: Choice) -> None:
    """Show the choice under its item. Raises as `item_at`."""
    sheet, steps, at = await item_at(turn, item_id)
    words = lines(Markup("{}").format(step_text(turn.reader, steps.items[at])), "", choice[0])
    turn.answer.show(part_screen(sheet, "item", await turn.kept_place(), words, choice[1]))


@router.callback_query(b.SetItemDate.filter())
async def set_date(_: object, callback_data: b.SetItemDate, turn: Turn) -> None:
    await item_at(turn, callback_data.item)
    at = datetime.fromtimestamp(callback_data.at, UTC) if callback_data.at else None
    await items.date_item(turn.person, callback_data.item, at, turn.now)
    await turn.rest()
    await show_item(turn, callback_data.item)


@router.callback_query(b.TypeItemDate.filter())
async def type_date(_: object, callback_data: b.TypeItemDate, turn: Turn) -> None:
    sheet, steps, at = await item_at(turn, callback_data.item)
    reader, step = turn.reader, steps.items[at]
    hint = example(turn.now, reader.zone, reader.language)
    words = reader.say("Until when? Type it as you would say it, such as «{hint}».", hint=hint)
    question = lines(heading(sheet.number, sheet.title), "", words)
    back = to_item(reader, step.id)[0]
    await ask(turn, DateState.typing, question, hint, back=back, card=sheet.id, item=step.id)


@router.message(StateFilter(DateState.typing), asked)
async def date_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    sheet, _steps, _at = await item_at(turn, data["item"])
    reading: Reading = Unread(Why.NOTHING)
    if message.text:
        zone, ends = turn.reader.zone, turn.person.day_ends
        reading = read_moment(message.text, now=turn.now, zone=zone, day_end=ends)
    if isinstance(reading, Understood):
        await items.date_item(turn.person, data["item"], reading.moment.at, turn.now)
        await finish(turn)
        return
    item: int = data["item"]
    turn.answer.send(
        doubt_screen(
            turn.reader,
            sheet.id,
            reading,
            data.get("place", ""),
            lambda _card, at: b.SetItemDate(item=item, at=at),
        )
    )
