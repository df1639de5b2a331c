"""How often a card comes again: rules of RFC 5545 on the wall clock of one zone.

A rule counts days of the calendar, never hours, so nine o'clock stays nine o'clock across clock
changes; what becomes of a time that is skipped or comes twice is `models.moments.at_wall`'s to say.
What was decided:

- A date that a month has not got is its last day: the 31st is the 30th of April, and the 28th or
  29th of February.
- A working day is any from Monday to Friday; holidays are not known.
- "Every 2 weeks" counts weeks from Monday, beginning with the week of the first day.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from models.moments import at_wall

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_STEPS = 99
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING_DAYS = frozenset(range(5))
ALWAYS_THERE = 28
"""The last date that every month has."""


class Unit(StrEnum):
    """What is counted."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"


@dataclass(frozen=True)
class Rule:
    """Every so many days, weeks or months; ValueError for what is no rule.

    A week has its `days` (0 is Monday), a month its `date` (1 to 31) or, with no date, its last
    working day.
    """

    unit: Unit
    every: int = 1
    days: frozenset[int] = frozenset()
    date: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.every <= MOST_STEPS:
            raise ValueError(f"every {self.every}")
        if bool(self.days) != (self.unit is Unit.WEEK) or not self.days <= set(range(7)):
            raise ValueError(f"days {sorted(self.days)} of {self.unit}")
        if self.date is not None and (self.unit is not Unit.MONTH or not 1 <= self.date <= 31):
            raise ValueError(f"date {self.date} of {self.unit}")

    def __str__(self) -> str:
        """The rule as RFC 5545 writes it."""
        begun = f"FREQ={self.unit};INTERVAL={self.every}"
        match self.unit:
            case Unit.DAY:
                return begun
            case Unit.WEEK:
                return f"{begun};BYDAY={','.join(DAYS[day] for day in sorted(self.days))}"
            case Unit.MONTH if self.date is None:
                return f"{begun};BYDAY={','.join(DAYS[:5])};BYSETPOS=-1"
            case Unit.MONTH:
                dates = range(min(self.date, ALWAYS_THERE), self.date + 1)
                return f"{begun};BYMONTHDAY={','.join(map(str, dates))};BYSETPOS=-1"


def read_rule(text: str) -> Rule:
    """The rule that `str` wrote."""
    parts = dict(part.split("=") for part in text.split(";"))
    unit, every = Unit(parts["FREQ"]), int(parts["INTERVAL"])
    match unit:
        case Unit.WEEK:
            named = frozenset(DAYS.index(day) for day in parts["BYDAY"].split(","))
            return Rule(unit, every, days=named)
        case Unit.MONTH if "BYMONTHDAY" in parts:
            return Rule(unit, every, date=int(parts["BYMONTHDAY"].split(",")[-1]))
        case _:
            return Rule(unit, every)


@dataclass(frozen=True)
class Recurrence:
    """A rule from its first day on, at one time of day on the clock of one zone."""

    rule: Rule
    start: date
    clock: time
    zone: ZoneInfo

    def following(self, after: datetime) -> datetime:
        """The first moment (UTC) of the rule that is strictly later than `after` (aware)."""
        return next(self._moments(after))

    def coming(self, after: datetime, count: int) -> tuple[datetime, ...]:
        """The first `count` moments (UTC) strictly later than `after` (aware)."""
        return tuple(islice(self._moments(after), count))

    def _moments(self, after: datetime) -> "Iterator[datetime]":
        days = rrulestr(str(self.rule), dtstart=datetime.combine(self.start, time()))
        # A day earlier, since a clock change may put the time of a day after `after` all the same.
        local = after.astimezone(self.zone).replace(tzinfo=None) - timedelta(days=1)
        for day in days.xafter(datetime.combine(local.date(), time()), inc=True):
            at = at_wall(day.date(), self.clock, self.zone)
            if at > after:
                after = at
                yield at


def begin(rule: Rule, first: date, clock: time, zone: ZoneInfo, now: datetime) -> Recurrence:
    """The recurrence whose first moment is the soonest that fits: ahead, from day `first` on."""
    # Whole steps are counted from the first day that fits, not from whenever it was asked for.
    near = Recurrence(replace(rule, every=1), first, clock, zone)
    start = near.following(max(now, at_wall(first, time(), zone) - timedelta(seconds=1)))
    return replace(near, rule=rule, start=start.astimezone(zone).date())
