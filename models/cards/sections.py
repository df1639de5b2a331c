"""Parts of somebody's open cards, by the days of their calendar."""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.cards.lists import mine_of
from models.moments import day_begins
from models.tables import Person


class Section(StrEnum):
    """How soon a card is due, the soonest first."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    UNDATED = "undated"


def edges(now: datetime, zone: ZoneInfo) -> list[tuple[Section, datetime]]:
    """The dated sections but the last, each with the moment (UTC) at which it ends."""
    today = now.astimezone(zone).date()
    monday = today + timedelta(days=7 - today.weekday())
    return [
        (Section.LATE, now),
        (Section.TODAY, day_begins(today + timedelta(days=1), zone)),
        (Section.WEEK, day_begins(monday, zone)),
    ]


def section_of(deadline: datetime | None, now: datetime, zone: ZoneInfo) -> Section:
    """Where a card with this deadline stands on a calendar in this zone."""
    if deadline is None:
        return Section.UNDATED
    found = (section for section, end in edges(now, zone) if deadline < end)
    return next(found, Section.LATER)


async def count_sections(
    person: Person, now: datetime, board_id: int | None = None
) -> dict[Section, int]:
    """How many open cards of this person stand in each section; on one board if asked."""
    cards = mine_of(person)
    if board_id is not None:
        cards = cards.filter(board_id=board_id)
    counts, before = dict[Section, int](), 0
    for section, end in edges(now, person.zone):
        so_far = await cards.filter(deadline__lt=end).count()
        counts[section], before = so_far - before, so_far
    counts[Section.LATER] = await cards.filter(deadline__isnull=False).count() - before
    counts[Section.UNDATED] = await cards.filter(deadline=None).count()
    return counts
