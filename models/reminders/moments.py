"""When a person is reminded of a card: pure functions of its deadline, a zone and a set.

Mornings and days are those of the reader's wall clock, also across clock changes; a wall time that
a clock change skips or repeats is decided by `models.moments.at_wall`.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.moments import at_wall
from models.reminders.occasions import Occasion, Occasions
from models.tables import Reason

MORNING = time(9)
LATE_DAYS = 7
"""So many mornings a late card is named; then its author is told that it stays late."""
DAY = timedelta(days=1)
Due = tuple[Reason, datetime]


def before(occasion: Occasion, deadline: datetime, zone: ZoneInfo) -> datetime:
    """The moment (UTC) of an occasion that is no daily one."""
    if not occasion.days:
        return deadline - timedelta(minutes=occasion.minutes)
    local = deadline.astimezone(zone)
    return at_wall(local.date() - occasion.days * DAY, local.time(), zone)


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """The first morning after this moment."""
    today = now.astimezone(zone).date()
    morning = at_wall(today, MORNING, zone)
    return morning if morning > now else at_wall(today + DAY, MORNING, zone)


def late_mornings(deadline: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """The mornings of the days after the deadline, `LATE_DAYS` of them."""
    first = deadline.astimezone(zone).date()
    return (at_wall(first + n * DAY, MORNING, zone) for n in range(1, LATE_DAYS + 1))


def end_of_patience(deadline: datetime, zone: ZoneInfo) -> datetime:
    """The morning after the last of `late_mornings`."""
    last: date = deadline.astimezone(zone).date() + (LATE_DAYS + 1) * DAY
    return at_wall(last, MORNING, zone)


def dues(
    occasions: Occasions, deadline: datetime | None, zone: ZoneInfo, now: datetime
) -> tuple[Due, ...]:
    """Why and when (UTC) a reader with this set is reminded after `now`, soonest first.

    Of daily ones only the next is given: it makes the one after it when it is sent. No two are
    given for one moment.
    """
    found: dict[datetime, Reason] = {}
    if deadline is not None:
        for occasion in occasions:
            if not occasion.daily:
                reason = Reason.BEFORE if occasion.length else Reason.DEADLINE
                found.setdefault(before(occasion, deadline, zone), reason)
    for occasion in occasions:
        morning = next_daily(occasion, deadline, zone, now)
        if morning is not None:
            found.setdefault(morning[1], morning[0])
    return tuple((found[at], at) for at in sorted(found) if at > now)


def next_daily(
    occasion: Occasion, deadline: datetime | None, zone: ZoneInfo, now: datetime
) -> Due | None:
    """The next morning of a daily occasion; None when there is none (any more)."""
    if not occasion.daily:
        return None
    if occasion.daily == "daily" and (deadline is None or deadline >= next_morning(now, zone)):
        return Reason.DAILY, next_morning(now, zone)
    if deadline is None:
        return None
    ahead = next((at for at in late_mornings(deadline, zone) if at > now), None)
    return (Reason.LATE, ahead) if ahead else None


def still_due(
    reason: Reason,
    due_at: datetime,
    occasions: Occasions,
    deadline: datetime | None,
    zone: ZoneInfo,
) -> bool:
    """Whether a reader with this set is to be reminded at `due_at`, be it past or ahead."""
    return (reason, due_at) in dues(occasions, deadline, zone, due_at - timedelta(microseconds=1))
