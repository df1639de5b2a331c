"""When the number of a checkpoint is asked for, of whom, and who is told that nobody gave it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.moments import at_wall
from models.reminders.hours import Hours
from models.tables import Brief, BriefState, Card, Checkpoint, Member, Person, Priority, Reason

TIMES = 3
"""So many times who answers for the brief is asked, a day apart; then the board's owner is told."""
CHECKS = (Reason.CHECK, Reason.UNCHECKED)
Row = tuple[int | None, int | None, Reason, datetime]


@dataclass(frozen=True)
class Checks:
    """The checkpoints (UTC) of a brief whose numbers nobody gave, and who is asked for them."""

    moments: tuple[datetime, ...]
    asked: Person
    owner: Person
    """Of the board."""


async def checks_of(
    cards: Sequence[Card], keepers: Mapping[int, Person]
) -> dict[int | None, Checks]:
    """The checkpoints of each card that is a brief's own, where any wait for their numbers.

    Who answers for a brief is asked; whoever has left the board is not, but the card's keeper.
    """
    running = Brief.filter(card_id__in=[card.id for card in cards], state=BriefState.RUNNING)
    briefs = await running.select_related("owner", "board__owner")
    if not briefs:
        return {}
    points = Checkpoint.filter(brief_id__in=[brief.id for brief in briefs], answer=None)
    found: dict[int, list[datetime]] = {}
    for point in await points.order_by("at"):
        found.setdefault(point.brief_id, []).append(point.at)
    boards = {brief.board_id for brief in briefs}
    there = set(await Member.filter(board_id__in=boards).values_list("board_id", "person_id"))
    return {
        brief.card_id: Checks(
            tuple(found[brief.id]),
            brief.owner
            if brief.owner and (brief.board_id, brief.owner_id) in there
            else keepers[brief.card_id or 0],
            brief.board.owner,
        )
        for brief in briefs
        if brief.id in found
    }


def check_rows(card: Card, checks: Checks | None) -> list[Row]:
    """Every row of the card's checkpoints, whenever it is due."""
    if checks is None:
        return []
    urgent = card.priority is Priority.URGENT
    asked, owner = (
        hours.always if urgent else hours
        for hours in (Hours.of(checks.asked), Hours.of(checks.owner))
    )
    rows: list[Row] = [
        (checks.asked.id, None, Reason.CHECK, due_at)
        for at in checks.moments
        for due_at in asked_at(at, asked)
    ]
    if checks.owner.id != checks.asked.id:
        rows += [
            (checks.owner.id, None, Reason.UNCHECKED, told_at(at, owner)) for at in checks.moments
        ]
    return list(dict.fromkeys(rows))


def asked_at(at: datetime, hours: Hours) -> tuple[datetime, ...]:
    """When the number of a checkpoint at this moment (UTC) is asked for."""
    return tuple(dict.fromkeys(days_after(at, hours, range(TIMES))))


def told_at(at: datetime, hours: Hours) -> datetime:
    """When the owner of the board is told that nobody gave the number."""
    return next(days_after(at, hours, (TIMES,)))


def days_after(at: datetime, hours: Hours, days: Iterable[int]) -> Iterator[datetime]:
    """The moment so many days later on the same clock, or when the quiet hours after it end."""
    local = at.astimezone(hours.zone)
    for day in days:
        later = at_wall(local.date() + timedelta(days=day), local.time(), hours.zone)
        yield hours.next_awake(later)


async def point_asked(card_id: int | None, due_at: datetime) -> int:
    """The checkpoint whose number a row of this moment asks for: the newest; 0 for none."""
    points = Checkpoint.filter(brief__card_id=card_id, answer=None, at__lte=due_at)
    newest = await points.order_by("-at", "-id").first()
    return int(newest.id) if newest else 0
