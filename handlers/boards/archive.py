"""🗄 the archive of a board: its cards by month, the deleted ones, and what goes there by itself."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import card_rows, line_text
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.cards.archive import (
    AFTER_DAYS,
    MONTHS,
    TAKEN_BACK_FOR,
    ArchivePage,
    archive_after,
    archive_page,
    deleted_page,
    months_of,
)
from models.cards.lists import Line
from models.rights import RIGHTS, Right, member_of
from models.tables import Board

router = Router(name="archives")
router.callback_query.filter(PRIVATE)


@router.callback_query(b.ShowArchive.filter())
async def show(_: object, callback_data: b.ShowArchive, turn: Turn) -> None:
    await turn.rest()
    month = date_of(callback_data.month)
    found = await archive_page(turn.person, callback_data.board, callback_data.page, month=month)
    turn.answer.show(archive_screen(turn.reader, found, callback_data.month if month else 0))


def date_of(month: int) -> date | None:
    """The first day of a month, YYYYMM; None for what is no month."""
    year, number = divmod(month, 100)
    return date(year, number, 1) if 1 <= number <= MONTHS and 2000 < year < 2200 else None


def number_of(month: date) -> int:
    """The month as buttons name it, YYYYMM."""
    return month.year * 100 + month.month


def archive_screen(reader: Reader, found: ArchivePage, month: int = 0) -> Screen:
    """A page of the archive under the names of months, and what else may be done there."""
    board_id, page = found.board_id, found.page
    text: list[str | Markup | None] = [title(reader, found)]
    for first, some in by_month(reader, found.lines):
        text += ["", Markup("<b>{}</b>").format(reader.month(first))]
        text += [line_text(reader, line, dated=False) for line in some]
    if not found.lines:
        text += ["", reader.say("Nothing here yet. 🗄 under a card's «⋯ More» puts it here.")]
    if found.days:
        text += ["", after_words(reader, found.days)]

    def turned(number: int) -> b.ShowArchive:
        return b.ShowArchive(board=board_id, page=number, month=month)

    actions = [
        button(signs.CALENDAR, reader.label("By month"), b.PickArchiveMonth(board=board_id))
        if found.pages > 1 or month
        else None,
        button(
            signs.DELETE,
            reader.label("Deleted: {n}", n=found.deleted),
            b.ShowDeleted(board=board_id),
        )
        if found.deleted and Right.EDIT in RIGHTS[found.role]
        else None,
        button(
            signs.SETTINGS,
            reader.label("By themselves"),
            b.PickArchiveAfter(board=board_id),
        )
        if Right.MANAGE in RIGHTS[found.role]
        else None,
    ]
    place = f"a.{page}" + (f".{month}" if month else "")
    return Screen(
        text=lines(*text),
        rows=(
            *card_rows(found.lines, place),
            *turns(found, turned),
            *rows_of([action for action in actions if action], 2),
            to_menu(reader, board_id),
        ),
        subject="archive",
        place=place,
    )


def title(reader: Reader, found: ArchivePage) -> Markup:
    """Whose archive it is, and how many cards are in it."""
    return Markup("{} <b>{}</b> · {} · {}").format(
        signs.ARCHIVE, reader.label("Archive"), shorten(found.board_title), found.total
    )


def by_month(reader: Reader, found: Sequence[Line]) -> Iterator[tuple[date, list[Line]]]:
    """The cards by the month in which they came here, on the reader's clock."""

    def month(line: Line) -> date:
        return reader.local(line.archived_at or reader.now).date().replace(day=1)

    return ((first, list(some)) for first, some in groupby(found, key=month))


def turns(found: ArchivePage, turned: Callable[[int], CallbackData]) -> tuple[Row, ...]:
    """◀️ ▶️ with the number of the page they lead to, which `turned` makes the data of."""
    drawn: list[Button] = []
    if found.page > 0:
        drawn.append(button(signs.EARLIER, str(found.page), turned(found.page - 1)))
    if found.page < found.pages - 1:
        drawn.append(button(signs.LATER, str(found.page + 2), turned(found.page + 1)))
    return (tuple(drawn),) if drawn else ()


def to_menu(reader: Reader, board_id: int) -> Row:
    """The row that leads back to what else may be done with the board."""
    return (button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=board_id)),)


def to_archive(reader: Reader, board_id: int) -> Row:
    """The row that leads back to the archive."""
    return (button(signs.BACK, reader.label("Archive"), b.ShowArchive(board=board_id)),)


@router.callback_query(b.PickArchiveMonth.filter())
async def pick_month(_: object, callback_data: b.PickArchiveMonth, turn: Turn) -> None:
    before = date_of(callback_data.month)
    found = await months_of(turn.person, callback_data.board, before)
    turn.answer.show(months_screen(turn.reader, callback_data.board, found))


def months_screen(reader: Reader, board_id: int, found: Sequence[tuple[date, int]]) -> Screen:
    """The months with their cards, the newest first, and the way to earlier ones."""
    choices = [
        button(
            "",
            f"{reader.month(month)} · {cards}",
            b.ShowArchive(board=board_id, month=number_of(month)),
        )
        for month, cards in found
    ]
    more: tuple[Row, ...] = ()
    if len(found) == MONTHS:
        earlier = b.PickArchiveMonth(board=board_id, month=number_of(found[-1][0]))
        more = ((button(signs.LATER, reader.label("Earlier"), earlier),),)
    words = reader.say("Which month?") if found else reader.say("There is nothing earlier.")
    return Screen(text=words, rows=(*rows_of(choices, 2), *more, to_archive(reader, board_id)))


@router.callback_query(b.ShowDeleted.filter())
async def show_deleted(_: object, callback_data: b.ShowDeleted, turn: Turn) -> None:
    found = await deleted_page(turn.person, callback_data.board, callback_data.page)
    turn.answer.show(deleted_screen(turn.reader, found))


def deleted_screen(reader: Reader, found: ArchivePage) -> Screen:
    """The deleted cards, each with the day on which it goes for good."""
    text: list[str | Markup | None] = [
        Markup("{} <b>{}</b> · {}").format(
            signs.DELETE, reader.label("Deleted cards"), shorten(found.board_title)
        ),
        reader.say("A deleted card can be brought back for 30 days."),
        "",
    ]
    for line in found.lines:
        last = reader.local((line.deleted_at or reader.now) + TAKEN_BACK_FOR).date()
        until = reader.say("until {day}", day=reader.day(last))
        text.append(line_text(reader, line, dated=False) + Markup(" · ") + until)
    if not found.lines:
        text.append(reader.say("There are none."))
    board_id = found.board_id

    def turned(number: int) -> b.ShowDeleted:
        return b.ShowDeleted(board=board_id, page=number)

    return Screen(
        text=lines(*text),
        rows=(
            *card_rows(found.lines, "a.0"),
            *turns(found, turned),
            to_archive(reader, board_id),
        ),
        subject="deleted",
        place="a.0",
    )


@router.callback_query(b.PickArchiveAfter.filter())
async def pick_after(_: object, callback_data: b.PickArchiveAfter, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.MANAGE)
    turn.answer.show(after_screen(turn.reader, member.board))


@router.callback_query(b.SetArchiveAfter.filter())
async def set_after(_: object, callback_data: b.SetArchiveAfter, turn: Turn) -> None:
    board = await archive_after(turn.person, callback_data.board, callback_data.days)
    turn.answer.show(after_screen(turn.reader, board))
    turn.answer.say(turn.tapper.label("Saved"))


def after_screen(reader: Reader, board: Board) -> Screen:
    """When done cards go to the archive by themselves, the present choice marked."""
    chosen = board.archive_days or 0
    choices = [
        button(
            signs.CHOSEN if days == chosen else "",
            reader.many("{n} day", "{n} days", days) if days else reader.label("Never"),
            b.SetArchiveAfter(board=board.id, days=days),
        )
        for days in AFTER_DAYS
    ]
    return Screen(
        text=reader.say("When do done cards go to the archive by themselves?"),
        rows=(*rows_of(choices, 2), to_archive(reader, board.id)),
    )


def after_words(reader: Reader, days: int) -> Markup:
    """When done cards come here by themselves."""
    return reader.many(
        "Done cards come here by themselves after {n} day.",
        "Done cards come here by themselves after {n} days.",
        days,
    )
