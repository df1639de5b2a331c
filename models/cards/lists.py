"""Lists of cards for a screen: a board by columns, and one person's open cards by date."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q, Subquery
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from models.boards import active_board, boards_of
from models.labels import Tag, tag_of
from models.looks import ALL, Sight
from models.rights import Right, member_of
from models.storage import values_of
from models.tables import (
    Assignment,
    BoardKind,
    Card,
    Column,
    ColumnKind,
    Grant,
    Item,
    Member,
    Person,
    Priority,
    Role,
)

PAGE = 10


@dataclass(frozen=True)
class Line:
    """A card in a list; `deadline` in UTC."""

    id: int
    number: int
    title: str
    board_id: int
    board_title: str
    column_id: int
    deadline: datetime | None
    people: tuple[str, ...]
    labels: tuple[Tag, ...]
    priority: Priority = Priority.NONE
    ticked: int = 0
    """How many items of its checklists are ticked, of how many `items`."""
    items: int = 0
    done: bool = False
    blocked: str | None = None
    """What is in its way, as `models.tables` keeps it."""
    archived_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def over(self) -> bool:
        """Whether nobody has to do it any more: it is done, or not on its board."""
        return self.done or self.archived_at is not None


@dataclass(frozen=True)
class ColumnCount:
    """A column and how many cards stand in it; those of one that is not `open` are not listed."""

    id: int
    title: str
    kind: ColumnKind
    cards: int
    wip: int | None = None
    """How many cards were agreed on at most."""
    open: bool = True


@dataclass(frozen=True)
class BoardPage:
    """One page of a board; `page` counts from 0."""

    id: int
    title: str
    kind: BoardKind
    role: Role
    members: int
    columns: tuple[ColumnCount, ...]
    lines: tuple[Line, ...]
    page: int
    pages: int
    active: bool = False
    """The reader's next cards go here."""
    several: bool = False
    """The reader has other boards, too."""
    archived: bool = False
    sight: Sight = ALL
    """What of the board its reader sees; the counts are of that."""

    @property
    def cards(self) -> int:
        """How many cards the reader sees or would see with every column open."""
        return sum(column.cards for column in self.columns)


@dataclass(frozen=True)
class MyPage:
    """One page of a person's open cards over all boards, by date; `page` counts from 0."""

    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


async def board_page(person: Person, board_id: int, page: int, sight: Sight = ALL) -> BoardPage:
    """A page of a board, as somebody sees it, or its last page when it has grown shorter.

    Raises as `member_of`.
    """
    member = await member_of(person, board_id, Right.SEE)
    counts = dict(
        await sight.narrow(Card.filter(board_id=board_id, archived_at=None))
        .annotate(cards=Count("id"))
        .group_by("column_id")
        .values_list("column_id", "cards")
    )
    columns = tuple(
        ColumnCount(
            column.id,
            column.title,
            column.kind,
            counts.get(column.id, 0),
            # With a filter it is not known how full a column is.
            wip=None if sight.filters else column.wip,
            open=column.id not in sight.closed,
        )
        for column in await Column.filter(board_id=board_id).order_by("position", "id")
    )
    listed = [column for column in columns if column.open]
    pages, page = clamp(sum(column.cards for column in listed), page)
    active = await active_board(person)
    return BoardPage(
        id=member.board.id,
        title=member.board.title,
        kind=member.board.kind,
        role=member.role,
        members=await Member.filter(board_id=board_id).count(),
        columns=columns,
        lines=await page_of_columns(listed, page, sight),
        page=page,
        pages=pages,
        active=active is not None and active.id == board_id,
        several=len(await boards_of(person)) > 1,
        archived=member.board.archived_at is not None,
        sight=sight,
    )


async def page_of_columns(
    columns: Sequence[ColumnCount], page: int, sight: Sight
) -> tuple[Line, ...]:
    """The cards of a page: column after column, in their order; done ones newest first."""
    ids: list[int] = []
    skip = page * PAGE
    for column in columns:
        if len(ids) == PAGE:
            break
        if skip >= column.cards:
            skip -= column.cards
            continue
        cards = sight.narrow(cards_of(column))
        ids += await values_of(cards.offset(skip).limit(PAGE - len(ids)), "id")
        skip = 0
    return await read_lines(ids)


def cards_of(column: ColumnCount | Column) -> QuerySet[Card]:
    """The cards on the board in a column, in their order; done ones newest first."""
    order = "-position" if column.kind is ColumnKind.DONE else "position"
    return Card.filter(column_id=column.id, archived_at=None).order_by(order)


async def my_page(person: Person, page: int, board_id: int | None = None) -> MyPage:
    """The open cards that this person is to do, or made and nobody has; of one board if asked.

    By date, undated last; of one date, what matters more comes first.
    """
    cards = mine_of(person)
    if board_id is not None:
        cards = cards.filter(board_id=board_id)
    dated, total = await cards.filter(deadline__isnull=False).count(), await cards.count()
    pages, page = clamp(total, page)
    # Databases differ in where they sort a missing deadline, so the two kinds are read apart.
    start = page * PAGE
    ids: list[int] = []
    if start < dated:
        by_date = cards.filter(deadline__isnull=False).order_by("deadline", "-priority", "id")
        ids += await values_of(by_date.offset(start).limit(PAGE), "id")
    if len(ids) < PAGE:
        undated = cards.filter(deadline=None).order_by("-priority", "id")
        rest = undated.offset(max(0, start - dated)).limit(PAGE - len(ids))
        ids += await values_of(rest, "id")
    return MyPage(await read_lines(ids), total, page, pages)


def mine_of(person: Person, *, done: bool = False) -> QuerySet[Card]:
    """The open (or done) cards that are this person's to do, on boards that are theirs.

    What was done counts also when it is in the archive by now.
    """
    there = Member.filter(person_id=person.id, board__archived_at=None)
    boards = Subquery(there.values("board_id"))
    mine = Subquery(Assignment.filter(person_id=person.id).values("card_id"))
    taken = Subquery(Assignment.all().values("card_id"))
    here = Q(deleted_at=None) if done else Q(archived_at=None)
    return Card.filter(
        here,
        Q(id__in=mine) | Q(author_id=person.id, id__not_in=taken),
        board_id__in=boards,
        done_at__isnull=not done,
    )


def shown_to(person: Person) -> QuerySet[Card]:
    """The cards that this person is shown as a guest, alone or with their column."""
    return Card.filter(are_shown(person), archived_at=None)


def are_shown(person: Person) -> Q:
    """That cards are shown to this person as a guest."""
    theirs = Grant.filter(person_id=person.id, board__archived_at=None)
    cards = Subquery(theirs.filter(card_id__not_isnull=True).values("card_id"))
    columns = Subquery(theirs.filter(column_id__not_isnull=True).values("column_id"))
    return Q(id__in=cards) | Q(column_id__in=columns, archived_at=None)


async def count_shown(person: Person) -> int:
    """How many cards this person is shown as a guest."""
    return await shown_to(person).count()


async def shown_page(person: Person, page: int) -> MyPage:
    """A page of the cards that this person is shown as a guest, the newest first."""
    total = await count_shown(person)
    pages, page = clamp(total, page)
    rows = shown_to(person).order_by("-id").offset(page * PAGE).limit(PAGE)
    return MyPage(await read_lines(await values_of(rows, "id")), total, page, pages)


def clamp(total: int, page: int) -> tuple[int, int]:
    """How many pages `total` cards make, at least one, and the nearest page to the wanted one."""
    pages = max(1, -(-total // PAGE))
    return pages, min(max(page, 0), pages - 1)


async def read_lines(ids: Sequence[int]) -> tuple[Line, ...]:
    """The lines of these cards, in this order, with people and labels read at once."""
    found = (
        await Card.filter(id__in=ids)
        .select_related("board")
        .prefetch_related("assignments__person", "card_labels__label")
    )
    ticks = await read_ticks(ids)
    lines = {
        card.id: Line(
            id=card.id,
            number=card.number,
            title=card.title,
            board_id=card.board_id,
            board_title=card.board.title,
            column_id=card.column_id,
            deadline=card.deadline,
            people=tuple(a.person.name for a in sorted(card.assignments, key=lambda a: a.id)),
            labels=tuple(tag_of(c.label) for c in sorted(card.card_labels, key=lambda c: c.id)),
            priority=card.priority,
            ticked=sum(ticks[card.id]),
            items=len(ticks[card.id]),
            done=card.done_at is not None,
            blocked=card.blocked if card.done_at is None else None,
            archived_at=card.archived_at,
            deleted_at=card.deleted_at,
        )
        for card in found
    }
    return tuple(lines[card_id] for card_id in ids)


async def read_ticks(ids: Sequence[int]) -> dict[int, list[bool]]:
    """Whether each item of these cards' checklists is ticked."""
    found: dict[int, list[bool]] = defaultdict(list)
    rows = Item.filter(checklist__card_id__in=ids).values_list("checklist__card_id", "done_at")
    for card_id, done_at in await rows:
        found[card_id].append(done_at is not None)
    return found
