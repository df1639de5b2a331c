"""Which days a day's name means, seen from today."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from models.moments.grammar import (
    Calendar,
    Day,
    Edge,
    MonthDay,
    MonthStretch,
    Near,
    Stretch,
    Unit,
    Weekday,
    Weekend,
    Which,
)

WEEK: Final = 7
FRIDAY: Final = 4
SATURDAY: Final = 5
# "20.11" said on 22.11 is a date just missed, not the one in a year.
JUST_MISSED: Final = timedelta(days=30)
# Beyond what is read at all; keeps the arithmetic within the calendar.
FARTHEST_YEARS: Final = 6
FARTHEST_DAYS: Final = FARTHEST_YEARS * 366
MIDDLE_OF_MONTH: Final = 15


class TooFarError(Exception):
    """The day is many years away."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The days a name may mean (gone ones among them), and the day to offer if all are gone."""

    days: tuple[date, ...]
    again: date | None = None


def shift_days(day: date, days: int) -> date:
    """Add days; raises TooFarError beyond six years."""
    if abs(days) > FARTHEST_DAYS:
        raise TooFarError
    return day + timedelta(days=days)


def shift_months(day: date, months: int) -> date:
    """Add months, to the month's last day where it is shorter; TooFarError beyond six years."""
    if abs(months) > FARTHEST_YEARS * 12:
        raise TooFarError
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_working_days(day: date, days: int) -> date:
    """Add days from Monday to Friday; public holidays are not known."""
    for _ in range(days):
        day = shift_days(day, 1)
        while day.weekday() >= SATURDAY:
            day = shift_days(day, 1)
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _weekday(name: Weekday, today: date) -> Choice:
    if name.week is not None:
        day = _monday(today) + timedelta(days=WEEK * name.week + name.weekday)
        return Choice((day,), day + timedelta(days=WEEK))
    ahead = (name.weekday - today.weekday()) % WEEK
    nearest, after = today + timedelta(days=ahead), today + timedelta(days=ahead + WEEK)
    in_this_week = _monday(today) + timedelta(days=name.weekday)
    match name.which:
        case Which.NEAREST:
            return Choice((nearest, after) if ahead == 0 else (nearest,))
        case Which.THIS:
            return Choice((in_this_week,), in_this_week + timedelta(days=WEEK))
        case Which.NEXT:
            return Choice(
                (in_this_week + timedelta(days=WEEK),)
                if in_this_week <= today
                else (nearest, after)
            )
        case Which.LAST:
            return Choice(
                (today - timedelta(days=(today.weekday() - name.weekday) % WEEK or WEEK),)
            )
        case Which.WEEK_AFTER:
            return Choice((after,))


def _in_year(day: int, month: int, year: int) -> date | None:
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def _following(day: int, month: int, first_year: int) -> date:
    """Give the date in the first year that has it, from `first_year` on (29.02 has few)."""
    year = first_year
    while (found := _in_year(day, month, year)) is None:
        year += 1
    return found


def _calendar(name: Calendar, today: date) -> Choice:
    if name.year is not None:
        if name.year > today.year + FARTHEST_YEARS:
            raise TooFarError
        found = date(name.year, name.month, name.day)
        again = _following(name.day, name.month, today.year)
        return Choice(
            (found,), again if again > today else _following(name.day, name.month, today.year + 1)
        )
    this_year = _in_year(name.day, name.month, today.year)
    later = _following(name.day, name.month, today.year + 1)
    if this_year is None or this_year < today - JUST_MISSED:
        return Choice((later,))
    return Choice((this_year,), later)


def _month_day(name: MonthDay, today: date) -> Choice:
    month = today.replace(day=1)
    if name.shift is not None:
        month = shift_months(month, name.shift)
        last = monthrange(month.year, month.month)[1]
        return Choice((month.replace(day=name.day),)) if name.day <= last else Choice(())
    days: list[date] = []
    while len(days) < 2:
        if name.day <= monthrange(month.year, month.month)[1]:
            day = month.replace(day=name.day)
            days += [day] if day >= today else []
        month = shift_months(month, 1)
    return Choice((days[0],), days[1])


def _bounds(unit: Unit, shift: int, today: date) -> tuple[date, date]:
    match unit:
        case Unit.WEEK:
            first = _monday(today) + timedelta(days=WEEK * shift)
            return first, first + timedelta(days=WEEK - 1)
        case Unit.QUARTER:
            first = shift_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * shift)
            return first, _month_end(shift_months(first, 2))
        case Unit.YEAR:
            first = date(today.year + shift, 1, 1)
            return first, date(first.year, 12, 31)
        case _:
            first = shift_months(today.replace(day=1), shift)
            return first, _month_end(first)


def _places(edge: Edge, unit: Unit, first: date, last: date) -> tuple[date, ...]:
    # A week ends on Friday for work and on Sunday by the calendar: both are meant.
    ends = (first + timedelta(days=FRIDAY), last) if unit is Unit.WEEK else (last,)
    match edge:
        case Edge.START:
            return (first,)
        case Edge.MIDDLE:
            if unit is Unit.MONTH:
                return (first.replace(day=MIDDLE_OF_MONTH),)
            return (first + (last - first) // 2,)
        case Edge.END:
            return ends
        case Edge.WHOLE:
            return (first, ends[0])


def _stretch(name: Stretch, today: date) -> Choice:
    days = _places(name.edge, name.unit, *_bounds(name.unit, name.shift, today))
    if name.edge is Edge.WHOLE and name.shift == 0:
        days = _places(Edge.END, name.unit, *_bounds(name.unit, 0, today))
    again = _places(name.edge, name.unit, *_bounds(name.unit, name.shift + 1, today))
    if name.shift == 0 and name.edge in (Edge.START, Edge.MIDDLE) and days[0] < today:
        return Choice(again)
    return Choice(days, again[0])


def _month_stretch(name: MonthStretch, today: date) -> Choice:
    year = name.year
    if year is None:
        year = today.year + (name.month < today.month)
    elif year > today.year + FARTHEST_YEARS:
        raise TooFarError
    first = date(year, name.month, 1)
    days = _places(name.edge, Unit.MONTH, first, _month_end(first))
    if name.edge is Edge.WHOLE:
        days = tuple(day for day in days if day >= today) or days[-1:]
    if name.year is None and name.edge is not Edge.WHOLE and days[0] < today:
        later = date(year + 1, name.month, 1)
        return Choice(_places(name.edge, Unit.MONTH, later, _month_end(later)))
    return Choice(days, shift_months(days[-1], 12))


def _weekend(name: Weekend, today: date) -> Choice:
    saturday = _monday(today) + timedelta(days=SATURDAY)
    sunday = saturday + timedelta(days=1)
    later = (saturday + timedelta(days=WEEK), sunday + timedelta(days=WEEK))
    if name.which is Which.NEXT:
        return Choice(later if today >= saturday else (saturday, sunday, *later))
    return Choice((saturday, sunday), later[0])


def choose_days(name: Day, today: date) -> Choice:
    """Give the days that a name may mean; raises TooFarError beyond six years."""
    match name:
        case Near():
            return Choice(
                (shift_days(today, name.days),), shift_days(today, 1) if name.days == 0 else None
            )
        case Weekday():
            return _weekday(name, today)
        case Calendar():
            return _calendar(name, today)
        case MonthDay():
            return _month_day(name, today)
        case Stretch():
            return _stretch(name, today)
        case MonthStretch():
            return _month_stretch(name, today)
        case Weekend():
            return _weekend(name, today)
