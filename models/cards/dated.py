"""Open cards by the day of their deadline, on a board or over all: for a calendar."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tortoise.queryset import QuerySet

from models.cards.lists import PAGE, Line, clamp, mine_of, read_lines
from models.moments import day_begins
from models.rights import Right, member_of
from models.storage import values_of
from models.tables import Card, Person


@dataclass(frozen=True)
class Days:
    """The open cards that are due on some days, by deadline; `page` counts from 0.

    `board_title` is that of the board they stand on, None for a person's own over all boards.
    """

    board_title: str | None
    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int

    @property
    def mixed(self) -> bool:
        """Whether the boards of the cards are worth saying."""
        return self.board_title is None and len({line.board_id for line in self.lines}) > 1


async def due_cards(person: Person, board_id: int | None) -> tuple[QuerySet[Card], str | None]:
    """The open cards of a board, and its title; with no board, what this person is to do.

    Raises as `member_of`.
    """
    if board_id is None:
        return mine_of(person), None
    member = await member_of(person, board_id, Right.BOARD)
    cards = Card.filter(board_id=board_id, done_at=None, archived_at=None)
    return cards, member.board.title


async def count_by_day(
    person: Person, board_id: int | None, first: date, zone: ZoneInfo
) -> tuple[Counter[date], str | None]:
    """How many open cards are due on each day of the month that begins with `first`.

    And the board's title, as `due_cards`, which says what is raised.
    """
    cards, title = await due_cards(person, board_id)
    following = (first + timedelta(days=31)).replace(day=1)
    due: list[datetime] = await values_of(between(cards, first, following, zone), "deadline")
    return Counter(moment.astimezone(zone).date() for moment in due), title


async def read_days(
    person: Person,
    board_id: int | None,
    first: date,
    days: int,
    zone: ZoneInfo,
    *,
    page: int = 0,
    size: int = PAGE,
) -> Days:
    """The cards due on so many days from `first` on, `size` to a page. Raises as `due_cards`."""
    cards, title = await due_cards(person, board_id)
    due = between(cards, first, first + timedelta(days=days), zone)
    total = await due.count()
    pages, page = clamp(total, page)
    rows = due.order_by("deadline", "-priority", "id").offset(page * size).limit(size)
    return Days(title, await read_lines(await values_of(rows, "id")), total, page, pages)


def between(cards: QuerySet[Card], first: date, end: date, zone: ZoneInfo) -> QuerySet[Card]:
    """Those of the cards that are due from `first` until before `end`, on a calendar."""
    return cards.filter(deadline__gte=day_begins(first, zone), deadline__lt=day_begins(end, zone))
