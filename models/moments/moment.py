"""The values that reading a moment gives, and the one rule for wall clocks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo


@dataclass(frozen=True, order=True, slots=True)
class Moment:
    """A point in time: `at` is aware, in UTC.

    `has_time` is False for a day named without a time; `at` is then the end of the person's
    working day on that day.
    """

    at: datetime
    has_time: bool

    def local(self, zone: ZoneInfo) -> datetime:
        """Give the same moment on the wall clock of `zone`."""
        return self.at.astimezone(zone)


class Why(StrEnum):
    """Why a text was not read as a moment."""

    NOTHING = "nothing"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_TIME = "no_such_time"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class Understood:
    """One meaning, in the future."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two to four meanings, all in the future, soonest first: the person chooses."""

    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """Understood, but gone; `next` is a future moment worth offering as a button, if any."""

    moment: Moment
    next: Moment | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Not a moment; `reason` says why."""

    reason: Why


Reading = Understood | Ambiguous | Past | Unread


def at_wall(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Give the UTC moment at which a wall clock in `zone` shows `clock` on `day`.

    A time skipped by a clock change moves forward by the gap (03:30 becomes 04:30); one that
    comes twice is the first of the two. Both are what PEP 495 defines for fold=0.
    """
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=0), tzinfo=zone)
    return wall.astimezone(UTC)


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """Give the UTC moment at which a day begins in `zone`."""
    return at_wall(day, time(0), zone)
