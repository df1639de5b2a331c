"""⏰ until when: presets that fit now, a calendar, or words in any of the three languages."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.calendar import (
    calendar_screen,
    day_of,
    first_of,
    hours_screen,
    month_of,
)
from handlers.cards.screen import heading, part_screen, to_card
from handlers.cards.show import replace_card, show_card
from handlers.dialogs import ask, asked
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.turn import Turn
from models.cards import change
from models.cards.sheet import Sheet, read_sheet
from models.moments import (
    Ambiguous,
    Moment,
    Past,
    PresetKey,
    Reading,
    Understood,
    Unread,
    Why,
    example,
    presets,
    read_moment,
)
from models.rights import Right
from models.tables import Person
from models.views import subject_of

router = Router(name="card deadline")


CHOICES = {"deadline", "calendar"}
"""Subjects of screens that ask until when; where a day is chosen, a mere hour would be today's."""


class DeadlineState(StatesGroup):
    """A deadline is being typed, or could be: its choices are on screen."""

    typing = State()
    choosing = State()


@router.callback_query(b.PickDeadline.filter())
async def pick(_: object, callback_data: b.PickDeadline, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    await turn.rest()
    sheet = await read_sheet(card.id)
    place = await turn.kept_place()
    turn.answer.show(deadline_screen(turn.reader, turn.person, sheet, place))
    if turn.group is None and await turn.state.get_state() is None:
        message = turn.answer.origin.message_id
        await turn.wait(DeadlineState.choosing, card=card.id, message=message, place=place)


def deadline_screen(reader: Reader, person: Person, sheet: Sheet, place: str) -> Screen:
    """Presets, the calendar, typing, and clearing."""
    choices = [
        moment_button(reader, sheet.id, preset.moment, preset_words(reader, preset.key))
        for preset in presets(now=reader.now, zone=reader.zone, day_end=person.day_ends)
    ]
    month = b.PickDay(card=sheet.id, month=month_of(reader.today))
    other = [
        button(signs.CALENDAR, reader.label("Calendar"), month),
        button(signs.EDIT, reader.label("In words"), b.TypeDeadline(card=sheet.id)),
    ]
    bell = button(signs.BELL, reader.label("Reminders"), b.PickReminders(card=sheet.id))
    clear = button(signs.CANCEL, reader.label("No deadline"), b.SetDeadline(card=sheet.id, at=0))
    again = button(signs.REPEAT, reader.label("Repeat"), b.PickRepeat(card=sheet.id))
    meets = sheet.brief is not None and sheet.brief.meeting
    words = lines(
        reader.say("When do you meet?") if meets else reader.say("Until when?"),
        reader.say("Now: {now}", now=reader.deadline(sheet.deadline)) if sheet.deadline else None,
        Markup("{} {}, {}").format(signs.ZONE, reader.place(), reader.clock()),
    )
    rows = (
        *rows_of(choices, 2),
        tuple(other),
        (bell, again),
        *(((clear,),) if sheet.deadline else ()),
        to_card(reader, sheet.id),
    )
    return part_screen(sheet, "deadline", place, words, rows)


def moment_button(reader: Reader, card_id: int, moment: Moment, words: str) -> Button:
    """A moment as a button: in words, and in figures."""
    at = int(moment.at.timestamp()) // 60 * 60
    shown = f"{words} · {figures(reader, moment.at)}"
    return button("", shown, b.SetDeadline(card=card_id, at=at))


def figures(reader: Reader, at: datetime) -> str:
    """A moment beside its words: the clock for today and tomorrow, the date for later days."""
    local = reader.local(at)
    near = local.date() - reader.today <= timedelta(days=1)
    return f"{local:%H:%M}" if near else f"{local:%d.%m}"


def preset_words(reader: Reader, key: PresetKey) -> str:
    """A preset in words."""
    match key:
        case PresetKey.IN_AN_HOUR:
            return reader.label("In an hour")
        case PresetKey.TODAY_END:
            return reader.label("Today")
        case PresetKey.TOMORROW_END:
            return reader.label("Tomorrow")
        case PresetKey.FRIDAY_END:
            return reader.label("Friday")
        case PresetKey.MONDAY_END:
            return reader.label("Monday")
        case PresetKey.IN_A_WEEK:
            return reader.label("In a week")
        case PresetKey.END_OF_MONTH:
            return reader.label("End of month")


@router.callback_query(b.SetDeadline.filter())
async def set_it(_: object, callback_data: b.SetDeadline, turn: Turn) -> None:
    at = datetime.fromtimestamp(callback_data.at, UTC) if callback_data.at else None
    card = await change.set_deadline(turn.person, callback_data.card, at, turn.now)
    await turn.rest()
    await show_card(turn, card)
    words = turn.tapper.full(at) if at else turn.tapper.label("No deadline")
    turn.answer.say(f"{signs.DEADLINE} {words}")


@router.callback_query(b.PickDay.filter())
async def pick_day(_: object, callback_data: b.PickDay, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    sheet = await read_sheet(card.id)
    first = first_of(callback_data.month)
    turn.answer.show(calendar_screen(turn.reader, sheet, first, await turn.kept_place()))


@router.callback_query(b.PickHour.filter())
async def pick_hour(_: object, callback_data: b.PickHour, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    sheet = await read_sheet(card.id)
    day, end = day_of(callback_data.day), turn.person.day_ends
    turn.answer.show(hours_screen(turn.reader, sheet, day, end, await turn.kept_place()))


@router.callback_query(b.TypeDeadline.filter())
async def type_it(_: object, callback_data: b.TypeDeadline, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    reader = turn.reader
    hint = example(turn.now, reader.zone, reader.language)
    words = reader.say("Until when? Type it as you would say it, such as «{hint}».", hint=hint)
    question = lines(heading(card.number, card.title), "", words)
    back = button(signs.BACK, reader.label("Back"), b.PickDeadline(card=card.id))
    await ask(turn, DeadlineState.typing, question, hint, back=back, card=card.id)


async def is_moment(message: Message, turn: Turn) -> bool:
    """Whether the message is nothing but a moment, and the choices still stand where they were.

    Any other message is no answer to ⏰, but a new task.
    """
    if isinstance(reading_of(message, turn), Unread):
        return False
    asked_in = (await turn.dialog()).get("message")
    return await subject_of(message.chat.id, asked_in) in CHOICES


def reading_of(message: Message, turn: Turn) -> Reading:
    """The moment that a message says, on the clock of who wrote it."""
    if not message.text:
        return Unread(Why.NOTHING)
    ends = turn.person.day_ends
    return read_moment(message.text, now=turn.now, zone=turn.reader.zone, day_end=ends)


@router.message(StateFilter(DeadlineState.choosing), asked, is_moment)
@router.message(StateFilter(DeadlineState.typing), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    reading = reading_of(message, turn)
    if isinstance(reading, Understood):
        card = await change.set_deadline(turn.person, data["card"], reading.moment.at, turn.now)
        await turn.rest()
        await replace_card(turn, card, data.get("message"), data.get("place", ""))
        return
    card = await turn.card(data["card"], Right.EDIT)
    turn.answer.send(doubt_screen(turn.reader, card.id, reading, data.get("place", "")))


def doubt_screen(
    reader: Reader,
    card_id: int,
    reading: Reading,
    place: str,
    chosen: Callable[[int, int], CallbackData] = lambda card, at: b.SetDeadline(card=card, at=at),
) -> Screen:
    """What was typed is not one moment ahead: its readings as buttons, or why not.

    `chosen` makes the data of a reading's button, from the card and the moment in Unix seconds.
    """
    text, moments = doubt_words(reader, reading)
    choices = [
        button("", reader.full(moment.at), chosen(card_id, int(moment.at.timestamp())))
        for moment in moments
    ]
    return Screen(
        text=text,
        rows=(*rows_of(choices, 1), to_card(reader, card_id)),
        subject="doubt",
        card=card_id,
        place=place,
    )


def doubt_words(reader: Reader, reading: Reading) -> tuple[Markup, tuple[Moment, ...]]:
    """Why what was typed is not one moment ahead, and the moments that may be meant."""
    moments: tuple[Moment, ...] = ()
    match reading:
        case Ambiguous(found):
            moments = found
            text = reader.say("Which one do you mean?")
        case Past(moment, following):
            moments = (following,) if following else ()
            text = lines(
                reader.say("This moment has passed: {at}.", at=reader.full(moment.at)),
                reader.say("Try «{hint}».", hint=example(reader.now, reader.zone, reader.language)),
            )
        case Unread(why):
            text = reader.say(
                "{why} Try «{hint}».",
                why=why_unread(reader, why),
                hint=example(reader.now, reader.zone, reader.language),
            )
        case Understood(moment):
            moments = (moment,)
            text = reader.say("Which one do you mean?")
    return text, moments


def why_unread(reader: Reader, why: Why) -> str:
    """Why a phrase is no moment, in a sentence."""
    match why:
        case Why.NO_SUCH_DAY:
            return reader.label("There is no such day.")
        case Why.NO_SUCH_TIME:
            return reader.label("There is no such time.")
        case Why.TOO_FAR:
            return reader.label("That is more than five years away.")
        case _:
            return reader.label("I could not read a moment here.")
