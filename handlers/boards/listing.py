"""🗂 My boards: the one that new cards go to is marked, and a tap on another goes over to it."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import show_board, shown_rows
from handlers.content import shorten
from handlers.menu import to_menu
from handlers.paging import page_of
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, rows_of
from handlers.turn import PRIVATE, Turn
from models.boards import active_board, archived_of, boards_of, count_own_teams
from models.cards.lists import count_shown
from models.people import work_on
from models.rights import RIGHTS, Right, member_of
from models.tables import Member

router = Router(name="my boards")


@router.message(Command("boards"), F.chat.type == "private")
async def boards_command(_: Message, turn: Turn) -> None:
    await show_boards(turn)


@router.callback_query(b.ListBoards.filter(), PRIVATE)
async def list_boards(_: object, turn: Turn) -> None:
    await turn.rest()
    await show_boards(turn)


@router.callback_query(b.TurnBoards.filter(), PRIVATE)
async def turn_page(_: object, callback_data: b.TurnBoards, turn: Turn) -> None:
    await turn.rest()
    await show_boards(turn, callback_data.page)


async def show_boards(turn: Turn, page: int = 0) -> None:
    """Show a page of this person's boards."""
    active = await active_board(turn.person)
    turn.answer.show(
        boards_screen(
            turn.reader,
            await boards_of(turn.person),
            active.id if active else None,
            await count_own_teams(turn.person),
            await count_shown(turn.person),
            page=page,
            archived=len(await archived_of(turn.person)),
        )
    )


def boards_screen(
    reader: Reader,
    members: Sequence[Member],
    active: int | None,
    ordinal: int,
    shown: int = 0,
    *,
    page: int = 0,
    archived: int = 0,
) -> Screen:
    """My boards, what I am shown as a guest, new boards, and those in the archive."""
    part = page_of(members, page)
    choices = [
        button(
            signs.CHOSEN if member.board_id == active else "",
            shorten(member.board.title),
            b.SwitchTo(board=member.board_id)
            if Right.EDIT in RIGHTS[member.role]
            else b.OpenBoard(board=member.board_id),
        )
        for member in part.items
    ]
    return Screen(
        text=reader.say(
            "<b>Your boards</b>\n{sign} is where new cards go. Tap another to go over to it.",
            sign=signs.CHOSEN,
        ),
        rows=(
            *rows_of(choices, 1),
            *part.turns(lambda number: b.TurnBoards(page=number)),
            *shown_rows(reader, shown),
            (
                button(signs.NEW, reader.label("Team board"), b.NewTeam(ordinal=ordinal + 1)),
                button(signs.COPY, reader.label("From a kit"), b.PickKit()),
            ),
            *archive_rows(reader, archived),
            to_menu(reader),
        ),
    )


def archive_rows(reader: Reader, archived: int) -> tuple[Row, ...]:
    """The way to the boards in the archive, where there are any."""
    if not archived:
        return ()
    words = reader.label("Archived boards")
    return ((button(signs.ARCHIVE, f"{words} · {archived}", b.ListArchived()),),)


@router.callback_query(b.SwitchTo.filter(), PRIVATE)
async def switch(_: object, callback_data: b.SwitchTo, turn: Turn) -> None:
    await turn.rest()
    member = await member_of(turn.person, callback_data.board, Right.EDIT)
    if turn.person.active_board_id != member.board_id:
        await work_on(turn.person, member.board)
        title = shorten(member.board.title, 100)
        turn.answer.say(turn.tapper.label("New cards go to «{board}»", board=title))
    await show_board(turn, member.board_id)
