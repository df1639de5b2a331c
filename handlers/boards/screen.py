"""🗂 a board, and lines of cards as every list shows them."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards import rich as blocks
from handlers.boards.lines import line_parts, name_of
from handlers.boards.sights import nothing_seen, sight_words
from handlers.cards.calendar import month_of
from handlers.content import shorten
from handlers.documents.pictures import picture_button
from handlers.drafts.keeping import target_board
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.turn import Turn
from models.cards.lists import BoardPage, Line, board_page
from models.looks import ALL, sight_of
from models.rights import RIGHTS, Right
from models.tables import BoardKind

router = Router(name="boards")
BOARDS_SHOWN = 40
Pages = (
    b.FoundPage
    | b.OpenBoard
    | b.OpenDate
    | b.OpenHere
    | b.OpenMine
    | b.OpenMy
    | b.OpenShown
    | b.PickShared
)
"""Buttons that turn the pages of a list."""


@router.message(Command("board"), F.chat.type == "private")
async def board_command(_: Message, turn: Turn) -> None:
    await show_board(turn, (await target_board(turn)).id)


@router.callback_query(b.OpenBoard.filter())
async def open_board(_: object, callback_data: b.OpenBoard, turn: Turn) -> None:
    await turn.rest()
    await show_board(turn, callback_data.board, page=callback_data.page)


async def show_board(
    turn: Turn, board_id: int, *, page: int = 0, note: Markup | None = None
) -> None:
    """Show a page of the board, under a note."""
    turn.check_board(board_id)
    sight = await sight_of(turn.person, board_id, turn.now) if turn.group is None else ALL
    found = await board_page(turn.person, board_id, page, sight)
    group_id = turn.group.id if turn.group else None
    in_group = group_id is not None
    screen = board_screen(
        turn.reader,
        found,
        note=note,
        in_group=in_group,
        group_id=group_id,
        rich=(turn.group or turn.person).rich,
    )
    turn.answer.show(screen)


def board_screen(
    reader: Reader,
    board: BoardPage,
    *,
    note: Markup | None = None,
    in_group: bool = False,
    alone: bool = False,
    group_id: int | None = None,
    rich: bool = False,
) -> Screen:
    """Columns with their counts, and under them the cards of this page.

    `alone`: one person of a group sees it; `group_id` is that group. `rich`: as a rich message,
    too.
    """
    here = f" {signs.CHOSEN}" if board.active and board.several and not in_group else ""
    text: list[str | Markup | None] = [
        note and note + "\n",
        Markup("{} <b>{}</b>{}").format(signs.BOARD, board.title, here),
        archived_words(reader) if board.archived else None,
    ]
    if board.sight.filters:
        text.append(sight_words(reader, board.sight))
    for column in board.columns:
        fold = "" if column.open else f"{signs.FOLDED} "
        counted = count_words(column.cards, column.wip)
        text += ["", Markup("{}<b>{}</b> · {}").format(fold, shorten(column.title), counted)]
        text += [line_text(reader, line) for line in board.lines if line.column_id == column.id]
    why = None
    if not board.lines:
        why = nothing_seen(reader, board) or empty_words(reader, board, in_group=in_group)
        text += ["", why]
    place = f"own.{board.page}" if alone else f"b.{board.page}"
    manage: list[Button] = []
    views: list[Button] = []
    if group_id is not None:
        manage = [button(signs.PEOPLE, str(board.members), b.GroupPeople(group=group_id))]
    elif not in_group:
        views = view_buttons(reader, board)
        if board.kind is BoardKind.TEAM:
            manage.append(button(signs.PEOPLE, str(board.members), b.BoardMenu(board=board.id)))
        manage += [
            button(signs.MORE, reader.label("More"), b.PickBoardMore(board=board.id)),
            button(signs.BACK, reader.label("Boards"), b.ListBoards()),
        ]
    own = [] if in_group or group_id is not None else own_buttons(reader, board)
    return Screen(
        text=lines(*text),
        rows=(
            *card_rows(board.lines, place),
            *turn_row(neighbours(board, b.OpenHere if alone else b.OpenBoard)),
            *rows_of(own, 1),
            *view_rows(filter_buttons(reader, board, for_all=in_group and not alone), views),
            *((tuple(manage),) if manage else ()),
        ),
        rich=rich_board(reader, board, note=note, why=why) if rich else "",
        subject="board",
        place=place,
    )


def rich_board(reader: Reader, board: BoardPage, *, note: Markup | None, why: Markup | None) -> str:
    """The same as a rich message; `why` there are no cards."""
    listed = (
        blocks.column(
            reader,
            f"{'' if column.open else f'{signs.FOLDED} '}{shorten(column.title)}",
            count_words(column.cards, column.wip),
            [line for line in board.lines if line.column_id == column.id],
            opened=True,
        )
        for column in board.columns
    )
    return blocks.joined(
        note and blocks.paragraph(note),
        blocks.heading(Markup("{} {}").format(signs.BOARD, board.title)),
        blocks.paragraph(archived_words(reader)) if board.archived else None,
        blocks.paragraph(sight_words(reader, board.sight)) if board.sight.filters else None,
        *listed,
        why and blocks.paragraph(why),
    )


def count_words(cards: int, wip: int | None) -> str:
    """How many cards a column has, of how many at most, and a warning when they are too many."""
    if wip is None:
        return str(cards)
    return f"{cards}/{wip} {signs.WARNING}" if cards > wip else f"{cards}/{wip}"


def own_buttons(reader: Reader, board: BoardPage) -> list[Button]:
    """Send my cards here, where they go elsewhere; take the board out of the archive."""
    if board.archived:
        if Right.OWN not in RIGHTS[board.role]:
            return []
        return [button(signs.UNDO, reader.label("Take it back"), b.RestoreBoard(board=board.id))]
    if board.active or Right.EDIT not in RIGHTS[board.role]:
        return []
    return [button(signs.OPEN, reader.label("New cards go here"), b.SwitchTo(board=board.id))]


def archived_words(reader: Reader) -> Markup:
    """That nothing changes on this board now."""
    return Markup("{} {}").format(signs.ARCHIVE, reader.say("In the archive"))


def view_buttons(reader: Reader, board: BoardPage) -> list[Button]:
    """The board by its days, and as a picture."""
    month = b.OpenMonth(board=board.id, month=month_of(reader.today))
    return [
        button(signs.CALENDAR, reader.label("By days"), month),
        picture_button(reader, board.id),
    ]


def view_rows(choices: list[Button], views: list[Button]) -> tuple[Row, ...]:
    """What is seen and how, in one row as long as they fit."""
    rows = [choices + views] if len(choices) < 2 else [choices, views]
    return tuple(tuple(row) for row in rows if row)


def filter_buttons(reader: Reader, board: BoardPage, *, for_all: bool) -> list[Button]:
    """🎛 what is seen, and one tap to see all; not where everybody sees the same."""
    sight = board.sight
    if for_all or not (board.cards or sight.filters):
        return []
    choose = button(signs.FILTER, reader.label("Filter"), b.PickFilter(board=board.id))
    if not sight.filters:
        return [choose]
    clear = button(signs.CANCEL, reader.label("Clear the filter"), b.ClearFilters(board=board.id))
    return [choose, clear]


def empty_words(reader: Reader, board: BoardPage, *, in_group: bool) -> Markup:
    """What to do about a board without cards."""
    if board.archived or Right.EDIT not in RIGHTS[board.role]:
        return reader.say("No cards yet.")
    if in_group:
        return empty_group_words(reader)
    return reader.say("No cards yet. Send me a task, and it is the first.")


def empty_group_words(reader: Reader) -> Markup:
    """How the first card of a group's board comes about."""
    return reader.say("No cards yet. /new and a title makes the first.")


def neighbours(
    board: BoardPage, opener: type[b.OpenBoard | b.OpenHere]
) -> list[b.OpenBoard | b.OpenHere | None]:
    """The pages before and after."""
    before = opener(board=board.id, page=board.page - 1) if board.page > 0 else None
    last = board.page >= board.pages - 1
    after = None if last else opener(board=board.id, page=board.page + 1)
    return [before, after]


def turn_row(
    turns: Sequence[Pages | None],
) -> tuple[Row, ...]:
    """◀️ ▶️ with the number of the page they lead to."""
    found = [
        button(sign, str(data.page + 1), data)
        for sign, data in zip((signs.EARLIER, signs.LATER), turns, strict=True)
        if data is not None
    ]
    return (tuple(found),) if found else ()


def line_text(
    reader: Reader, line: Line, *, board: bool = False, mine: bool = False, dated: bool = True
) -> Markup:
    """A card in a list: its name, deadline if `dated`, people unless `mine`, its board if asked."""
    found = line_parts(reader, line)
    parts = (
        found.name,
        found.blocked,
        found.labels,
        found.deadline if dated else None,
        found.ticks,
        None if mine else found.people,
        Markup("<i>{}</i>").format(shorten(line.board_title, 24)) if board else None,
    )
    return Markup(" · ").join(part for part in parts if part)


def card_rows(found: Sequence[Line], place: str) -> tuple[Row, ...]:
    """A button for each card of the list."""
    buttons = [
        button("", name_of(line, 36), b.OpenCard(card=line.id, place=place)) for line in found
    ]
    return rows_of(buttons, 1)


def shown_rows(reader: Reader, shown: int) -> tuple[Row, ...]:
    """The way to the cards that somebody is shown as a guest, where there are any."""
    if not shown:
        return ()
    words = reader.label("Shown to me")
    return ((button(signs.LINK, f"{words} · {shown}", b.OpenShown()),),)
