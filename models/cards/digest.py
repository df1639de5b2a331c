"""What a digest tells: a person's cards over all boards, or those of a group's board or topic."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from models.cards.lists import Line, mine_of, read_lines
from models.reminders import Hours
from models.spots import homes_of
from models.storage import values_of
from models.tables import Assignment, Card, Group, Person, Topic

SHOWN = 8
"""So many cards of each part are named, the others counted."""
DAY = timedelta(days=1)
WEEK = 7


@dataclass(frozen=True)
class Part:
    """Some cards, and how many there are in all."""

    lines: tuple[Line, ...] = ()
    total: int = 0


@dataclass(frozen=True)
class Digest:
    """Open cards by the reader's days. `week` is None but on the week's first digest."""

    late: Part
    today: Part
    tomorrow: Part = Part()
    free: Part = Part()
    """Nobody's cards, for a group."""
    week: Part | None = None
    """What is due later this week."""
    done: Part | None = None
    """What was done in the week before."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        parts = (self.late, self.today, self.tomorrow, self.free, self.week, self.done)
        return not any(part and part.total for part in parts)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every open card that is named, in the order of the parts, once each."""
        parts = (self.late, self.today, self.tomorrow, self.week, self.free)
        found = {line.id: line for part in parts if part for line in part.lines}
        return tuple(found.values())


async def digest_for(person: Person, now: datetime) -> Digest:
    """What is late, due today and tomorrow; on the week's first day of work, the weeks too."""
    hours = Hours.of(person)
    today = now.astimezone(hours.zone).date()
    cards = mine_of(person)
    starts = [hours.at(today + n * DAY, 0) for n in range(3)]
    week = done = None
    monday = today - today.weekday() * DAY
    first = next(day for n in range(WEEK) if hours.works(day := monday + n * DAY))
    if person.weekly and today == first:
        rest = cards.filter(deadline__gte=starts[2], deadline__lt=hours.at(monday + WEEK * DAY, 0))
        week = await part_of(rest)
        since = hours.at(monday - WEEK * DAY, 0)
        done = await part_of(mine_of(person, done=True).filter(done_at__gte=since), "-done_at")
    return Digest(
        late=await part_of(cards.filter(deadline__lt=now)),
        today=await part_of(cards.filter(deadline__gte=now, deadline__lt=starts[1])),
        tomorrow=await part_of(cards.filter(deadline__gte=starts[1], deadline__lt=starts[2])),
        week=week,
        done=done,
    )


async def digest_in(group: Group, topic: Topic | None, now: datetime) -> Digest:
    """What is late and due today of a topic, or of the group's board; and what nobody does.

    Each card is told of in one place of the group alone.
    """
    hours = Hours.of(group)
    tomorrow = hours.at(now.astimezone(hours.zone).date() + DAY, 0)
    board_id = topic.board_id if topic else group.board_id
    here = Card.filter(board_id=board_id, board__archived_at=None)
    cards = here.filter(done_at=None, archived_at=None)
    number = topic.id if topic else None
    for home in await homes_of([board_id] if board_id is not None else []):
        if home.group_id != group.id:
            continue
        if home.topic_id == number:
            cards = home.part.of(cards)
            break
        if home.part.whole:
            return Digest(late=Part(), today=Part())
        cards = cards.filter(~home.part.query())
    taken = Subquery(Assignment.filter(card__board_id=board_id).values("card_id"))
    return Digest(
        late=await part_of(cards.filter(deadline__lt=now)),
        today=await part_of(cards.filter(deadline__gte=now, deadline__lt=tomorrow)),
        free=await part_of(cards.filter(id__not_in=taken), "position"),
    )


async def part_of(cards: QuerySet[Card], order: str = "deadline") -> Part:
    """The first of these cards in this order, and their number."""
    total = await cards.count()
    if not total:
        return Part()
    ids = await values_of(cards.order_by(order, "id").limit(SHOWN), "id")
    return Part(await read_lines(ids), total)
