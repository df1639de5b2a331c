"""How a person sees a board: filters that work together, and columns that are closed.

It is kept for each person and board, and changes nothing for anybody else.
"""

from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from models.labels import Tag, tag_of
from models.refusals import Gone, NotAMember
from models.rights import Right, member_of
from models.tables import Assignment, Card, Column, Label, Look, Member, Person, Priority


@dataclass(frozen=True)
class Sight:
    """What of a board its reader sees. `late` is judged at `now` (UTC)."""

    reader: int = 0
    now: datetime | None = None
    mine: bool = False
    late: bool = False
    priority: Priority | None = None
    label: Tag | None = None
    person: Person | None = None
    closed: frozenset[int] = frozenset()
    """The columns whose cards are counted and not listed."""

    @property
    def filters(self) -> int:
        """How many filters leave out cards."""
        return sum((self.mine, self.late, bool(self.priority), bool(self.label), bool(self.person)))

    def narrow(self, cards: QuerySet[Card]) -> QuerySet[Card]:
        """Those of the cards that all filters let through."""
        if self.mine:
            theirs = Subquery(Assignment.filter(person_id=self.reader).values("card_id"))
            taken = Subquery(Assignment.all().values("card_id"))
            nobodys = Q(author_id=self.reader, id__not_in=taken)
            cards = cards.filter(Q(id__in=theirs) | nobodys)
        if self.late:
            cards = cards.filter(deadline__lt=self.now, done_at=None)
        if self.priority is not None:
            cards = cards.filter(priority=self.priority)
        if self.label is not None:
            cards = cards.filter(card_labels__label_id=self.label.id)
        if self.person is not None:
            done_by = Subquery(Assignment.filter(person_id=self.person.id).values("card_id"))
            cards = cards.filter(id__in=done_by)
        return cards


ALL = Sight()
"""Every card, every column open."""


async def sight_of(person: Person, board_id: int, now: datetime) -> Sight:
    """How this person sees the board."""
    kept = Look.filter(person_id=person.id, board_id=board_id)
    look = await kept.select_related("label", "assignee").first()
    if look is None:
        return Sight(person.id, now)
    return Sight(
        person.id,
        now,
        mine=look.mine,
        late=look.late,
        priority=look.priority,
        label=tag_of(look.label) if look.label else None,
        person=look.assignee,
        closed=frozenset(look.closed),
    )


async def show_mine(person: Person, board_id: int, *, on: bool) -> None:
    """Show this person only their own cards, or everybody's. Raises as `member_of`."""
    look = await _look(person, board_id)
    look.mine = on
    await look.save(update_fields=["mine"])


async def show_late(person: Person, board_id: int, *, on: bool) -> None:
    """Show only cards that are late, or all. Raises as `member_of`."""
    look = await _look(person, board_id)
    look.late = on
    await look.save(update_fields=["late"])


async def show_priority(person: Person, board_id: int, priority: Priority, *, on: bool) -> None:
    """Show only cards that matter so much, or all. Raises as `member_of`."""
    look = await _look(person, board_id)
    await Look.filter(id=look.id).update(priority=priority if on else None)


async def show_label(person: Person, board_id: int, label_id: int, *, on: bool) -> None:
    """Show only cards with a label of the board, or all. Raises as `member_of`, and `Gone`."""
    look = await _look(person, board_id)
    if not await Label.exists(id=label_id, board_id=board_id):
        raise Gone
    await Look.filter(id=look.id).update(label_id=label_id if on else None)


async def show_person(person: Person, board_id: int, other_id: int, *, on: bool) -> None:
    """Show only cards that a member does, or all. Raises as `member_of`, and `NotAMember`."""
    look = await _look(person, board_id)
    if on and not await Member.exists(board_id=board_id, person_id=other_id):
        raise NotAMember
    await Look.filter(id=look.id).update(assignee_id=other_id if on else None)


async def open_column(person: Person, board_id: int, column_id: int, *, on: bool) -> None:
    """List the cards of a column of the board, or only count them.

    Raises as `member_of`, and `Gone`.
    """
    look = await _look(person, board_id)
    columns = {column.id for column in await Column.filter(board_id=board_id)}
    if column_id not in columns:
        raise Gone
    closed = set(look.closed) & columns
    look.closed = sorted(closed - {column_id} if on else closed | {column_id})
    await look.save(update_fields=["closed"])


async def clear_filters(person: Person, board_id: int) -> None:
    """Show all cards again; closed columns stay closed. Raises as `member_of`."""
    look = await _look(person, board_id)
    await Look.filter(id=look.id).update(
        mine=False, late=False, priority=None, label_id=None, assignee_id=None
    )


async def _look(person: Person, board_id: int) -> Look:
    await member_of(person, board_id, Right.BOARD)
    look, _ = await Look.get_or_create(person_id=person.id, board_id=board_id)
    return look
