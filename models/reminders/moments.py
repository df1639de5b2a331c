"""When somebody is reminded of a card: pure functions of its deadline, hours and a set.

Mornings and days are those of the reader's wall clock, also across clock changes; a wall time that
a clock change skips or repeats is decided by `models.moments.at_wall`.
"""

from collections.abc import Container, Iterator
from datetime import datetime, timedelta
from itertools import islice

from models.moments import at_wall
from models.reminders.hours import DAY, Hours
from models.reminders.occasions import Occasion, Occasions
from models.tables import Reason

LATE_DAYS = 7
"""So many mornings a late card is named; then its author is told that it stays late."""
Due = tuple[Reason, datetime]


def before(occasion: Occasion, deadline: datetime, hours: Hours) -> datetime:
    """The moment (UTC) of an occasion that is no daily one, be it quiet then or not."""
    if not occasion.days:
        return deadline - timedelta(minutes=occasion.minutes)
    local = deadline.astimezone(hours.zone)
    return at_wall(local.date() - occasion.days * DAY, local.time(), hours.zone)


def out_of_quiet(at: datetime, deadline: datetime, hours: Hours) -> datetime:
    """When a reminder of this moment comes: in the morning, while that is not past the deadline."""
    morning = hours.next_awake(at)
    return morning if morning <= deadline or morning == at else hours.last_awake(at)


def next_morning(now: datetime, hours: Hours) -> datetime:
    """The first morning after this moment."""
    today = now.astimezone(hours.zone).date()
    return next(morning for morning in hours.mornings(today) if morning > now)


def late_mornings(deadline: datetime, hours: Hours) -> Iterator[datetime]:
    """The mornings of the days after the deadline, `LATE_DAYS` of them and one more."""
    first = deadline.astimezone(hours.zone).date() + DAY
    return islice(hours.mornings(first), LATE_DAYS + 1)


def end_of_patience(deadline: datetime, hours: Hours) -> datetime:
    """The morning after the last on which a late card is named."""
    *_, last = late_mornings(deadline, hours)
    return last


def dues(
    occasions: Occasions,
    deadline: datetime | None,
    hours: Hours,
    now: datetime,
    told: Container[datetime] = (),
) -> tuple[Due, ...]:
    """Why and when (UTC) a reader with this set is reminded after `now`, soonest first.

    Of daily ones only the next is given: it makes the one after it when it is sent. No two are
    given for one moment. What should have come before the quiet hours, and was not `told` then
    since the deadline was set too late for that, comes in them.
    """
    moments: set[datetime] = set()
    if deadline is not None:
        for occasion in occasions:
            if not occasion.daily:
                plain = before(occasion, deadline, hours)
                moved = out_of_quiet(plain, deadline, hours)
                moments.add(plain if moved <= now and moved not in told else moved)
    found = {at: Reason.DEADLINE if at == deadline else Reason.BEFORE for at in moments}
    for occasion in occasions:
        morning = next_daily(occasion, deadline, hours, now)
        if morning is not None:
            found.setdefault(morning[1], morning[0])
    return tuple((found[at], at) for at in sorted(found) if at > now)


def next_daily(
    occasion: Occasion, deadline: datetime | None, hours: Hours, now: datetime
) -> Due | None:
    """The next morning of a daily occasion; None when there is none (any more)."""
    if not occasion.daily:
        return None
    if occasion.daily == "daily" and (deadline is None or deadline >= next_morning(now, hours)):
        return Reason.DAILY, next_morning(now, hours)
    if deadline is None:
        return None
    mornings = islice(late_mornings(deadline, hours), LATE_DAYS)
    ahead = next((at for at in mornings if at > now), None)
    return (Reason.LATE, ahead) if ahead else None


def still_due(
    reason: Reason,
    due_at: datetime,
    occasions: Occasions,
    deadline: datetime | None,
    hours: Hours,
) -> bool:
    """Whether a reader with this set is to be reminded at `due_at`, be it past or ahead."""
    return (reason, due_at) in dues(occasions, deadline, hours, due_at - timedelta(microseconds=1))
