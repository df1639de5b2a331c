"""🔍 finding cards by the beginnings of words, with filters, by pages of ten."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import card_rows, line_text, turn_row
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.menu import to_menu
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines
from handlers.turn import OWN, Turn
from models.groups import check_member
from models.refusals import Gone
from models.rights import Right, member_of
from models.search.find import Found, Hit, find
from models.search.searches import begin_search, kept_search
from models.tables import Search

router = Router(name="search")
TYPED_SHOWN = 60
EXCERPT_SHOWN = 60


class SearchState(StatesGroup):
    """What is to be found is being typed."""

    typing = State()


@router.message(Command("find"))
async def find_command(_: Message, command: CommandObject, turn: Turn) -> None:
    await check_here(turn)
    if turn.group is not None:
        turn.answer.clear_command()
    if command.args:
        await show_search(turn, command.args, None)
    else:
        await ask_words(turn, 0)


@router.callback_query(b.OpenSearch.filter())
async def open_search(_: object, callback_data: b.OpenSearch, turn: Turn) -> None:
    await check_here(turn)
    if callback_data.board:
        turn.check_board(callback_data.board)
        await member_of(turn.person, callback_data.board, Right.BOARD)
    await ask_words(turn, callback_data.board)


@router.message(StateFilter(SearchState.typing), asked)
async def typed(message: Message, turn: Turn) -> None:
    dialog = await turn.dialog()
    await check_here(turn)
    if not message.text:
        turn.answer.send(
            Screen(text=question(turn.reader), rows=(back_row(turn, dialog["board"]),))
        )
        return
    await turn.rest()
    await show_search(turn, message.text, dialog["board"] or None)
    if dialog.get("message") is not None:
        turn.answer.remove(dialog["message"])


@router.callback_query(b.FoundPage.filter())
async def turn_page(_: object, callback_data: b.FoundPage, turn: Turn) -> None:
    await check_here(turn)
    search = await kept_search(turn.person, callback_data.search)
    if turn.group is not None and search.board_id != turn.board_id:
        raise Gone  # what was looked for elsewhere is nothing for this group
    await turn.rest()
    found = await found_by(turn, search, callback_data.page)
    if turn.group is None:
        turn.answer.show(found_screen(turn.reader, search, found))
    else:
        turn.answer.whisper(found_screen(turn.tapper, search, found, in_group=True))


async def check_here(turn: Turn) -> None:
    """Raise `MembersOnly` in a group to who is not on its board."""
    if turn.spot is not None:
        await check_member(turn.person, turn.spot, turn.standings)


async def ask_words(turn: Turn, board_id: int) -> None:
    """Ask what is to be found."""
    words, back = question(turn.reader), back_row(turn, board_id)[0]
    hint = turn.reader.label("the beginning of a word")
    await ask(turn, SearchState.typing, words, hint, back=back, board=board_id)


def back_row(turn: Turn, board_id: int) -> tuple[Button]:
    """The way back from the question."""
    if board_id:
        here = b.OpenBoard(board=board_id)
        return (button(signs.BACK, turn.reader.label("Board"), here),)
    return (to_menu(turn.reader)[0],)


def question(reader: Reader) -> Markup:
    """What can be searched, and how."""
    return lines(
        Markup("{} ").format(signs.SEARCH) + reader.say("<b>What are you looking for?</b>"),
        reader.say(
            "Beginnings of words are enough. I look in titles, content, comments and file names."
        ),
        "",
        filters(reader),
    )


def filters(reader: Reader) -> Markup:
    """How to narrow a search down."""
    return reader.say(
        "Narrow it down: <code>#label</code> · <code>@name</code> · "
        "<code>before:Friday</code> · <code>board:name</code>"
    )


async def show_search(turn: Turn, words: str, board_id: int | None) -> None:
    """Search, and show the first page; in a group to whoever asked alone."""
    if turn.spot is not None:
        board_id = turn.board_id
    search = await begin_search(turn.person, words, board_id, turn.now)
    found = await found_by(turn, search, 0)
    if turn.group is None:
        turn.answer.send(found_screen(turn.reader, search, found))
        return
    turn.answer.whisper(
        found_screen(turn.tapper, search, found, in_group=True),
        otherwise=found_screen(turn.reader, search, found, in_group=True, alone=False),
    )


async def found_by(turn: Turn, search: Search, page: int) -> Found:
    """What the search finds here: in a group on its own board alone."""
    only = [search.board_id] if search.board_id is not None else None
    if turn.spot is not None:
        only = [turn.board_id] if turn.board_id is not None else []
    return await find(turn.person, search.typed, page, search.at, only=only)


def found_screen(
    reader: Reader, search: Search, found: Found, *, in_group: bool = False, alone: bool = True
) -> Screen:
    """A page of what was found; what to try when nothing was.

    In a group one person sees it `alone`, or everybody.
    """
    named = shorten(search.typed, TYPED_SHOWN)
    title = Markup("{} <b>«{}»</b> · {}").format(signs.SEARCH, named, found.total)
    mixed = len(found.boards) > 1 and search.board_id is None and not in_group
    text = [
        line
        for hit in found.hits
        for line in hit_lines(reader, hit, board=mixed and hit.line.board_id in found.boards)
    ]
    place = f"f.{search.id}.{found.page}"
    if in_group:
        place = OWN if alone else "group"
    again = button(
        signs.SEARCH, reader.label("Another search"), b.OpenSearch(board=search.board_id or 0)
    )
    back = to_menu(reader)[0]
    if search.board_id is not None:
        back = button(signs.BACK, reader.label("Board"), b.OpenBoard(board=search.board_id))
    return Screen(
        text=lines(title, "", *(text or nothing_lines(reader, found))),
        rows=(
            *card_rows([hit.line for hit in found.hits], place),
            *turn_row(neighbours(search, found)),
            *(() if in_group else ((again, back),)),
        ),
        place=place if in_group else "",
    )


def neighbours(search: Search, found: Found) -> list[b.FoundPage | None]:
    """The pages before and after."""
    page = found.page
    before = b.FoundPage(search=search.id, page=page - 1) if page > 0 else None
    last = page >= found.pages - 1
    return [before, None if last else b.FoundPage(search=search.id, page=page + 1)]


def hit_lines(reader: Reader, hit: Hit, *, board: bool) -> list[Markup]:
    """A card that was found, and where, when its title does not say."""
    state = ""
    if hit.line.archived_at is not None:
        state = f" {signs.ARCHIVE}"
    elif hit.line.done:
        state = f" {signs.DONE}"
    found = [line_text(reader, hit.line, board=board) + Markup("{}").format(state)]
    if hit.excerpt:
        found.append(Markup("<i>… {} …</i>").format(shorten(hit.excerpt, EXCERPT_SHOWN)))
    return found


def nothing_lines(reader: Reader, found: Found) -> list[Markup]:
    """Why nothing was found, and what to try."""
    unread = [reader.say("I cannot read «{part}».", part=part) for part in found.query.unread]
    if not unread:
        unread = [reader.say("Nothing found. Try fewer words, or only how they begin.")]
    return [*unread, Markup(""), filters(reader)]
