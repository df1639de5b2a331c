"""Lists written by hand: items one per line, titles, removal."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, part_screen
from handlers.checklists.native import native_list
from handlers.checklists.screen import find_steps
from handlers.checklists.showing import drawn_list, lists_screen
from handlers.checklists.sight import Sight
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines
from handlers.templates import list_title
from handlers.turn import Turn
from models.cards.sheet import Sheet, Steps, read_sheet
from models.checklists import items, lists
from models.checklists.written import ITEMS_LIMIT, WrittenItem, read_items, read_list
from models.refusals import Gone
from models.rights import Right
from models.tables import Card

router = Router(name="checklist writing")


class ListState(StatesGroup):
    """A list, more of its items, or its title is being typed."""

    writing = State()
    adding = State()
    title = State()


async def list_at(turn: Turn, list_id: int, right: Right) -> tuple[Sheet, Steps]:
    """The card and the list, when this person may do this here. Raises as `Turn.card`."""
    found = await lists.find_list(list_id)
    sheet = await read_sheet((await turn.card(found.card_id, right)).id)
    steps = find_steps(sheet, found.id)
    if steps is None:
        raise Gone
    return sheet, steps


def to_list(reader: Reader, list_id: int) -> Button:
    """Back to the list."""
    return button(signs.BACK, reader.label("Checklist"), b.ShowList(list=list_id))


@router.callback_query(b.WriteList.filter())
async def write(_: object, callback_data: b.WriteList, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    words = turn.reader.say(
        "Send the list in one message: its title, and under it the items, one per line.\n{example}",
        example=example_of(turn.reader),
    )
    question = lines(heading(card.number, card.title), "", words)
    back = button(signs.BACK, turn.reader.label("Back"), b.PickTemplate(card=card.id))
    hint = turn.reader.label("Title, then items, one per line")
    await ask(turn, ListState.writing, question, hint, back=back, card=card.id)


def example_of(reader: Reader) -> str:
    """A list as it may be typed."""
    title, text = reader.label("Post about books"), reader.label("Text")
    photos, approved = reader.label("Photos"), reader.label("Idea approved")
    return f"\n{title}\n- {text}\n- {photos}\n- [x] {approved}"


@router.message(StateFilter(ListState.writing), asked, F.text | F.checklist)
async def written(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    card = await turn.card(data["card"], Right.EDIT)
    whole = native_list(message) or read_list(message.text or "", card.title)
    made = await lists.write_list(turn.person, card.id, whole, turn.now)
    await finish(turn, card, made.id)


@router.callback_query(b.AddItems.filter())
async def add(_: object, callback_data: b.AddItems, turn: Turn) -> None:
    sheet, steps = await list_at(turn, callback_data.list, Right.EDIT)
    title = shorten(list_title(turn.reader, steps))
    words = turn.reader.say(
        "Send the items, one per line: «{title}» gets them at its end.", title=title
    )
    question = lines(heading(sheet.number, sheet.title), "", words)
    back = to_list(turn.reader, steps.id)
    hint = turn.reader.label("Items, one per line")
    await ask(turn, ListState.adding, question, hint, back=back, card=sheet.id, list=steps.id)


@router.message(StateFilter(ListState.adding), asked, F.text | F.checklist)
async def added(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await list_at(turn, data["list"], Right.EDIT)
    native = native_list(message)
    new: tuple[WrittenItem, ...] = native.items if native else read_items(message.text or "")
    card = await items.add_items(turn.person, data["list"], new, turn.now)
    await finish(turn, card, data["list"], last=True)


@router.callback_query(b.RenameList.filter())
async def rename(_: object, callback_data: b.RenameList, turn: Turn) -> None:
    sheet, steps = await list_at(turn, callback_data.list, Right.EDIT)
    title = shorten(list_title(turn.reader, steps))
    words = turn.reader.say("Send another title for «{title}».", title=title)
    question = lines(heading(sheet.number, sheet.title), "", words)
    back = to_list(turn.reader, steps.id)
    await ask(turn, ListState.title, question, title, back=back, card=sheet.id, list=steps.id)


@router.message(StateFilter(ListState.title), asked, F.text)
async def title_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await list_at(turn, data["list"], Right.EDIT)
    card = await lists.rename_list(turn.person, data["list"], message.text or "", turn.now)
    await finish(turn, card, data["list"])


@router.message(StateFilter(ListState.writing, ListState.adding, ListState.title), asked)
async def not_text(_: Message, turn: Turn) -> None:
    words = turn.reader.say("A checklist is text. Type it, one item per line.")
    turn.answer.show(Screen(text=words))


async def finish(turn: Turn, card: Card, list_id: int, *, last: bool = False) -> None:
    """Show the list below what was typed, instead of the message that asked for it."""
    data = await turn.dialog()
    await turn.rest()
    sheet = await read_sheet(card.id)
    # The screen takes its last page for one that is beyond.
    sight = Sight(list_id, page=ITEMS_LIMIT if last else 0)
    turn.answer.send(await drawn_list(turn, sheet, sight, data.get("place", "")))
    if (old := data.get("message")) is not None:
        turn.answer.remove(old)


@router.callback_query(b.DropList.filter())
async def drop(_: object, callback_data: b.DropList, turn: Turn) -> None:
    sheet, steps = await list_at(turn, callback_data.list, Right.EDIT)
    place = await turn.kept_place()
    turn.answer.show(drop_screen(turn.reader, sheet, steps, place))


def drop_screen(reader: Reader, sheet: Sheet, steps: Steps, place: str) -> Screen:
    """Whether the list is to go, with how much of it is done."""
    title = shorten(list_title(reader, steps))
    words = reader.say(
        "Remove «{title}» with all its items ({done}/{total} done)?",
        title=title,
        done=steps.done,
        total=len(steps.items),
    )
    remove = button(
        signs.REMOVE, reader.label("Remove"), b.RemoveList(list=steps.id), style="danger"
    )
    rows = ((remove, to_list(reader, steps.id)),)
    return part_screen(sheet, "checklist", place, words, rows)


@router.callback_query(b.RemoveList.filter())
async def remove(_: object, callback_data: b.RemoveList, turn: Turn) -> None:
    await list_at(turn, callback_data.list, Right.EDIT)
    card = await lists.remove_list(turn.person, callback_data.list, turn.now)
    sheet = await read_sheet(card.id)
    turn.answer.show(lists_screen(turn.reader, sheet, await turn.kept_place(), edit=True))
    turn.answer.say(turn.tapper.label("The list is removed"))
