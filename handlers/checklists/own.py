"""Own templates: kept from a list, titled, written anew, shared with a board, removed."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.checklists.ready import drawn_preview, drawn_templates, own_lines
from handlers.checklists.writing import list_at
from handlers.content import shorten
from handlers.dialogs import again, ask, asked
from handlers.fitting import visible_units
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.templates import list_title
from handlers.turn import PRIVATE, Turn
from models.boards import boards_to_fill
from models.checklists import own
from models.checklists.lists import find_list
from models.checklists.written import WrittenItem, read_items
from models.rights import Right
from models.tables import Board, BoardKind, OwnTemplate

router = Router(name="own templates")
ROOM = 3300
BOARDS_SHOWN = 90


class TemplateState(StatesGroup):
    """A template's title or items are being typed."""

    title = State()
    items = State()


@router.callback_query(b.KeepList.filter())
async def keep(_: object, callback_data: b.KeepList, turn: Turn) -> None:
    _sheet, steps = await list_at(turn, callback_data.list, Right.SEE)
    title = list_title(turn.tapper, steps)
    found = await find_list(callback_data.list)
    kept = await own.keep_list(turn.person, found, title, turn.now)
    words = turn.tapper.label("Kept: «{title}». It is in /checklist", title=shorten(kept.title))
    turn.answer.say(words, alert=True)


@router.callback_query(b.RenameTemplate.filter(), PRIVATE)
async def rename(_: object, callback_data: b.RenameTemplate, turn: Turn) -> None:
    found = await own.own_template(turn.person, callback_data.own)
    words = turn.reader.say("Send another title for «{title}».", title=found.title)
    back = to_template(turn.reader, found)
    await ask(turn, TemplateState.title, words, found.title, back=back, own=found.id)


@router.message(StateFilter(TemplateState.title), asked, F.text)
async def title_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    found = await own.retitle(turn.person, data["own"], message.text or "")
    await finish(turn, found)


@router.callback_query(b.RewriteTemplate.filter(), PRIVATE)
async def rewrite(_: object, callback_data: b.RewriteTemplate, turn: Turn) -> None:
    found = await own.own_template(turn.person, callback_data.own)
    back = to_template(turn.reader, found)
    words = items_question(turn.reader, found)
    await ask(turn, TemplateState.items, words, found.title, back=back, own=found.id)


def items_question(reader: Reader, found: OwnTemplate) -> Markup:
    """The items to be copied, changed and sent again, where a message holds them."""
    whole = Markup("<pre>{}</pre>").format("\n".join(own_lines(reader, found)))
    words = reader.say(
        "Send the whole list anew, one item per line; lists on cards stay as they are."
    )
    if visible_units(whole) > ROOM or not found.items:
        return words
    return lines(words, reader.say("A tap on this copies it:"), whole)


@router.message(StateFilter(TemplateState.items), asked, F.text)
async def items_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    found = await own.own_template(turn.person, data["own"])
    shown = own_lines(turn.reader, found)
    # A ready item that was sent again as it stood is the same in every language still.
    keys = {
        text: item["key"] for text, item in zip(shown, found.items, strict=True) if "key" in item
    }
    new = [
        WrittenItem(key=keys[item.text]) if item.text in keys else item
        for item in read_items(message.text or "")
    ]
    await finish(turn, await own.rewrite_items(turn.person, found.id, new))


@router.message(StateFilter(TemplateState.title, TemplateState.items), asked)
async def not_text(_: Message, turn: Turn) -> None:
    words = turn.reader.say("A checklist is text. Type it, one item per line.")
    turn.answer.show(await again(turn, words))


async def finish(turn: Turn, found: OwnTemplate) -> None:
    """Show the template below what was typed, instead of the message that asked for it."""
    data = await turn.dialog()
    await turn.rest()
    turn.answer.send(await drawn_preview(turn, own.name_of(found)))
    if (old := data.get("message")) is not None:
        turn.answer.remove(old)


def to_template(reader: Reader, found: OwnTemplate) -> Button:
    """Back to the template."""
    return button(signs.BACK, reader.label("Back"), b.PreviewChecklist(template=own.name_of(found)))


@router.callback_query(b.PickTemplateBoard.filter(), PRIVATE)
async def pick_board(_: object, callback_data: b.PickTemplateBoard, turn: Turn) -> None:
    found = await own.own_template(turn.person, callback_data.own)
    await show_boards(turn, found)


@router.callback_query(b.ShareTemplate.filter(), PRIVATE)
async def share(_: object, callback_data: b.ShareTemplate, turn: Turn) -> None:
    on = callback_data.on
    found = await own.share(turn.person, callback_data.own, callback_data.board, on=on)
    await show_boards(turn, found)


async def show_boards(turn: Turn, found: OwnTemplate) -> None:
    """Show the boards whose members could use the template."""
    boards = [one for one in await boards_to_fill(turn.person) if one.kind is BoardKind.TEAM]
    turn.answer.show(share_screen(turn.reader, found, boards))


def share_screen(reader: Reader, found: OwnTemplate, boards: list[Board]) -> Screen:
    """The team boards, the one that has the template marked; a second tap takes it back."""
    choices = [
        button(
            signs.CHOSEN if board.id == found.board_id else "",
            shorten(board.title),
            b.ShareTemplate(own=found.id, board=board.id, on=board.id != found.board_id),
        )
        for board in boards[:BOARDS_SHOWN]
    ]
    words = (
        reader.say("Whose members may use «{title}» too?", title=found.title)
        if choices
        else reader.say("«{title}» is yours alone: you have no team board yet.", title=found.title)
    )
    return Screen(text=words, rows=(*rows_of(choices, 1), (to_template(reader, found),)))


@router.callback_query(b.DropTemplate.filter(), PRIVATE)
async def drop(_: object, callback_data: b.DropTemplate, turn: Turn) -> None:
    found = await own.own_template(turn.person, callback_data.own)
    reader = turn.reader
    words = reader.say("Remove the template «{title}»? Lists on cards stay.", title=found.title)
    remove = button(
        signs.REMOVE, reader.label("Remove"), b.RemoveTemplate(own=found.id), style="danger"
    )
    turn.answer.show(Screen(text=words, rows=((remove, to_template(reader, found)),)))


@router.callback_query(b.RemoveTemplate.filter(), PRIVATE)
async def remove(_: object, callback_data: b.RemoveTemplate, turn: Turn) -> None:
    await own.drop_template(turn.person, callback_data.own)
    turn.answer.show(await drawn_templates(turn))
    turn.answer.say(turn.tapper.label("The template is removed"))
