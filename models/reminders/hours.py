"""The hours in which somebody may be written to unasked: pure functions of a wall clock.

What falls into quiet hours or on a day off waits for the next morning of work; where a deadline
passes before that, it comes before the quiet hours begin instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.moments import at_wall
from models.refusals import NoWorkdays
from models.tables import Rhythm

MORNING = 9 * 60
"""When a day begins for who has no quiet hours, and when daily reminders come."""
EVENING = 18 * 60
"""When a day of work ends for who has no quiet hours."""
AHEAD = timedelta(minutes=30)
"""So long before the quiet hours comes what cannot wait until after them."""
DAY = timedelta(days=1)
MIDNIGHT = 24 * 60
EVERY_DAY = 0b111_1111
NEVER = (MIDNIGHT, 0)
"""Quiet hours that hold no moment."""


@dataclass(frozen=True)
class Hours:
    """A wall clock, and when it is quiet. Minutes are counted from midnight."""

    zone: ZoneInfo
    quiet_from: int = NEVER[0]
    quiet_to: int = NEVER[1]
    workdays: int = EVERY_DAY

    @classmethod
    def of(cls, who: Rhythm) -> "Hours":
        """The hours of a person or a group."""
        return cls(who.zone, *(who.quiet or NEVER), who.workdays)

    @property
    def always(self) -> "Hours":
        """The same clock, never quiet: for what is urgent."""
        return Hours(self.zone)

    def works(self, day: date) -> bool:
        """Whether this is a day of work."""
        return bool(self.workdays >> day.weekday() & 1)

    def at(self, day: date, minutes: int) -> datetime:
        """A moment (UTC) of a day."""
        day, minutes = day + minutes // MIDNIGHT * DAY, minutes % MIDNIGHT
        return at_wall(day, time(minutes // 60, minutes % 60), self.zone)

    def awake(self, at: datetime) -> bool:
        """Whether nothing keeps a message from coming at this moment."""
        local = at.astimezone(self.zone)
        minutes = local.hour * 60 + local.minute
        return self.works(local.date()) and self.quiet_to <= minutes < self.quiet_from

    def next_awake(self, at: datetime) -> datetime:
        """This moment, or the first after it at which something may come."""
        if self.awake(at):
            return at
        today = at.astimezone(self.zone).date()
        opens = self.quiet_to or MORNING
        days = (today + n * DAY for n in range(9))
        return next(
            opening for day in days if self.works(day) and (opening := self.at(day, opens)) > at
        )

    def last_awake(self, at: datetime) -> datetime:
        """A little before the quiet hours or days off begin in which this moment lies."""
        today = at.astimezone(self.zone).date()
        closes = self.quiet_from if self.quiet_from < MIDNIGHT or self.quiet_to else EVENING
        days = (today - n * DAY for n in range(9))
        return next(
            closing
            for day in days
            if self.works(day) and (closing := self.at(day, closes) - AHEAD) < at
        )

    def mornings(self, day: date) -> Iterator[datetime]:
        """The mornings of work from this day on, without end."""
        while True:
            if self.works(day):
                yield self.at(day, max(MORNING, self.quiet_to))
            day += DAY


def put_hours(who: Rhythm, *, quiet: tuple[int, int] | None, workdays: int) -> None:
    """Put these hours into a person or a group; the caller saves it. Raises `NoWorkdays`."""
    if not 0 < workdays <= EVERY_DAY:
        raise NoWorkdays
    who.quiet_from, who.quiet_to = quiet or (None, None)
    who.workdays = workdays
