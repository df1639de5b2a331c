"""✏️ one item of a checklist: its text, place, person and date; a card of its own."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, part_screen
from handlers.checklists.screen import page_with, step_line
from handlers.checklists.showing import board_words, drawn_list
from handlers.checklists.sight import Sight
from handlers.checklists.writing import list_at
from handlers.content import shorten
from handlers.dialogs import again, ask, asked
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.specialties import named
from handlers.templates import step_text
from handlers.turn import Turn
from models.boards import members_of
from models.cards.sheet import Sheet, Step, Steps
from models.checklists import items
from models.refusals import Gone
from models.rights import Right
from models.tables import Member

router = Router(name="checklist items")
PEOPLE_PAGE = 20


class ItemState(StatesGroup):
    """An item's text is being typed."""

    text = State()


async def item_at(turn: Turn, item_id: int) -> tuple[Sheet, Steps, int]:
    """The card, the list and the item's place in it, for somebody who may change them here.

    Raises as `Turn.card`.
    """
    found = await items.find_item(item_id)
    sheet, steps = await list_at(turn, found.checklist_id, Right.EDIT)
    place = next((n for n, step in enumerate(steps.items) if step.id == item_id), None)
    if place is None:
        raise Gone
    return sheet, steps, place


@router.callback_query(b.OpenItem.filter())
async def open_it(_: object, callback_data: b.OpenItem, turn: Turn) -> None:
    await turn.card((await items.find_item(callback_data.item)).checklist.card_id, Right.EDIT)
    await turn.rest()
    await show_item(turn, callback_data.item)


async def show_item(turn: Turn, item_id: int) -> None:
    """Show the item in the tapped message, or in a new one."""
    turn.answer.show(await drawn_item(turn, item_id, await turn.kept_place()))


async def drawn_item(turn: Turn, item_id: int, place: str) -> Screen:
    """The item for whoever may change it."""
    sheet, steps, at = await item_at(turn, item_id)
    return item_screen(turn.reader, sheet, steps, at, place)


def item_screen(reader: Reader, sheet: Sheet, steps: Steps, at: int, place: str) -> Screen:
    """An item between its neighbours, and all that can be done with it."""
    step = steps.items[at]
    around = [
        Markup("<b>{}</b>").format(step_line(reader, reader, one, n + 1))
        if n == at
        else Markup("{}. {}").format(n + 1, shorten(step_text(reader, one), 60))
        for n, one in enumerate(steps.items)
        if abs(n - at) <= 1
    ]
    moves = [
        button(signs.UP, reader.label("Up"), b.MoveItem(item=step.id, ordinal=at - 1))
        if at > 0
        else None,
        button(signs.DOWN, reader.label("Down"), b.MoveItem(item=step.id, ordinal=at + 1))
        if at < len(steps.items) - 1
        else None,
    ]
    rows: list[Row] = [
        tuple(move for move in moves if move),
        (
            button(signs.EDIT, reader.label("Rename"), b.RenameItem(item=step.id)),
            card_button(reader, step),
        ),
        (
            button(signs.PEOPLE, reader.label("Person"), b.PickItemPerson(item=step.id)),
            button(signs.DEADLINE, reader.label("Date"), b.PickItemDate(item=step.id)),
        ),
        (button(signs.REMOVE, reader.label("Remove"), b.RemoveItem(item=step.id)),),
        (back_to_list(reader, steps, step.id),),
    ]
    return part_screen(sheet, "item", place, lines(*around), rows)


def card_button(reader: Reader, step: Step) -> Button:
    """➕ a card of the item; once it is there, the way to it."""
    if step.became:
        return button(signs.NEXT, f"#{step.became[1]}", b.OpenCard(card=step.became[0]))
    return button(signs.NEW, reader.label("Make a card"), b.MakeItemCard(item=step.id))


def back_to_list(reader: Reader, steps: Steps, item_id: int) -> Button:
    """⬅️ to the page of the list on which the item stands."""
    page = page_with(reader, reader, steps, item_id)
    data = b.ShowList(list=steps.id, page=page, mode="edit")
    return button(signs.BACK, reader.label("Checklist"), data)


def to_item(reader: Reader, item_id: int) -> Row:
    """The row that leads back to the item."""
    return (button(signs.BACK, reader.label("Item"), b.OpenItem(item=item_id)),)


@router.callback_query(b.MoveItem.filter())
async def move(_: object, callback_data: b.MoveItem, turn: Turn) -> None:
    await item_at(turn, callback_data.item)
    await items.move_item(turn.person, callback_data.item, callback_data.ordinal, turn.now)
    await show_item(turn, callback_data.item)


@router.callback_query(b.RemoveItem.filter())
async def remove(_: object, callback_data: b.RemoveItem, turn: Turn) -> None:
    sheet, steps, at = await item_at(turn, callback_data.item)
    page = page_with(turn.reader, turn.reader, steps, callback_data.item)
    await items.remove_item(turn.person, callback_data.item, turn.now)
    sheet, _steps = await list_at(turn, steps.id, Right.EDIT)
    sight = Sight(steps.id, page, "edit")
    turn.answer.show(await drawn_list(turn, sheet, sight, await turn.kept_place()))
    removed = shorten(step_text(turn.tapper, steps.items[at]), 100)
    turn.answer.say(turn.tapper.label("Removed: {item}", item=removed))


@router.callback_query(b.RenameItem.filter())
async def rename(_: object, callback_data: b.RenameItem, turn: Turn) -> None:
    sheet, steps, at = await item_at(turn, callback_data.item)
    step = steps.items[at]
    words = turn.reader.say(
        "Now: «{item}»\nSend another text. Everybody will see it as you type it.",
        item=step_text(turn.reader, step),
    )
    question = lines(heading(sheet.number, sheet.title), "", words)
    back = to_item(turn.reader, step.id)[0]
    hint = step_text(turn.reader, step)
    await ask(turn, ItemState.text, question, hint, back=back, card=sheet.id, item=step.id)


@router.message(StateFilter(ItemState.text), asked, F.text)
async def text_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await item_at(turn, data["item"])
    await items.rename_item(turn.person, data["item"], message.text or "", turn.now)
    await finish(turn)


@router.message(StateFilter(ItemState.text), asked)
async def not_text(_: Message, turn: Turn) -> None:
    turn.answer.show(await again(turn, turn.reader.say("An item is text. Type it.")))


async def finish(turn: Turn) -> None:
    """Show the item below what was typed, instead of the message that asked for it."""
    data = await turn.dialog()
    await turn.rest()
    turn.answer.send(await drawn_item(turn, data["item"], data.get("place", "")))
    if (old := data.get("message")) is not None:
        turn.answer.remove(old)


@router.callback_query(b.MakeItemCard.filter())
async def make_card(_: object, callback_data: b.MakeItemCard, turn: Turn) -> None:
    sheet, steps, at = await item_at(turn, callback_data.item)
    words = await board_words(turn.reader, sheet.board_id)
    title = step_text(words, steps.items[at])
    made = await items.make_card(turn.person, callback_data.item, title, turn.now)
    await show_item(turn, callback_data.item)
    turn.answer.say(turn.tapper.label("On the board: #{number}", number=made.number))


@router.callback_query(b.PickItemPerson.filter())
async def pick_person(_: object, callback_data: b.PickItemPerson, turn: Turn) -> None:
    sheet, steps, at = await item_at(turn, callback_data.item)
    members = await members_of(sheet.board_id)
    me = None if turn.group else turn.person.id
    place, page = await turn.kept_place(), callback_data.page
    screen = people_screen(turn.reader, sheet, steps.items[at], members, me, page, place)
    turn.answer.show(screen)


def people_screen(
    reader: Reader,
    sheet: Sheet,
    step: Step,
    members: Sequence[Member],
    me: int | None,
    page: int,
    place: str,
) -> Screen:
    """Who may do the item; `me` stands first."""
    ordered = sorted(members, key=lambda member: member.person_id != me)
    pages = max(1, -(-len(ordered) // PEOPLE_PAGE))
    page = min(page, pages - 1)
    choices = [
        button(
            sign_of(member, step, me),
            reader.label("Me") if member.person_id == me else named(reader, member),
            b.SetItemPerson(item=step.id, person=member.person_id),
        )
        for member in ordered[page * PEOPLE_PAGE : (page + 1) * PEOPLE_PAGE]
    ]
    turns = []
    if page > 0:
        data = b.PickItemPerson(item=step.id, page=page - 1)
        turns.append(button(signs.EARLIER, str(page), data))
    if page < pages - 1:
        data = b.PickItemPerson(item=step.id, page=page + 1)
        turns.append(button(signs.LATER, str(page + 2), data))
    nobody = button(signs.CANCEL, reader.label("Nobody"), b.SetItemPerson(item=step.id, person=0))
    rows = (
        *rows_of(choices, 2),
        tuple(turns),
        *(((nobody,),) if step.person_id else ()),
        to_item(reader, step.id),
    )
    words = lines(
        Markup("{}").format(step_text(reader, step)), "", reader.say("Who does this item?")
    )
    return part_screen(sheet, "item", place, words, rows)


def sign_of(member: Member, step: Step, me: int | None) -> str:
    """● for whoever does it, 🙋 for oneself."""
    if member.person_id == step.person_id:
        return signs.CHOSEN
    return signs.TAKE if member.person_id == me else ""


@router.callback_query(b.SetItemPerson.filter())
async def set_person(_: object, callback_data: b.SetItemPerson, turn: Turn) -> None:
    await item_at(turn, callback_data.item)
    await items.give_item(turn.person, callback_data.item, callback_data.person, turn.now)
    await show_item(turn, callback_data.item)
