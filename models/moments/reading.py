"""From a phrase to the moments it may mean, seen from now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from models.moments.clocks import HOUR, LAST_UNSURE_HOUR, MIDNIGHT, NOON, PART_HOURS, qualify
from models.moments.dates import (
    Choice,
    TooFarError,
    choose_days,
    shift_days,
    shift_months,
    shift_working_days,
)
from models.moments.grammar import Offset, PartOfDay, Weekday
from models.moments.moment import (
    Ambiguous,
    Moment,
    Past,
    Reading,
    Understood,
    Unread,
    Why,
    at_wall,
)
from models.moments.phrase import Phrase

FARTHEST: Final = timedelta(days=5 * 366)
MOST_READINGS: Final = 4
NO_DAY: Final = Unread(Why.NO_SUCH_DAY)
ORDER_OF_REASONS: Final = (Why.NO_SUCH_DAY, Why.NO_SUCH_TIME, Why.TOO_FAR, Why.NOTHING)


@dataclass(frozen=True, slots=True)
class Present:
    """What a phrase is seen from: now, the person's zone and the end of their working day."""

    now: datetime
    zone: ZoneInfo
    day_end: time

    @property
    def today(self) -> date:
        """The day it is now in the person's zone."""
        return self.now.astimezone(self.zone).date()

    def on(self, day: date, minutes: int | None) -> Moment:
        """Give a moment of a day: minutes since midnight, or the end of the working day."""
        if minutes is None:
            return Moment(at_wall(day, self.day_end, self.zone), has_time=False)
        day = shift_days(day, minutes // MIDNIGHT)
        clock = time(minutes % MIDNIGHT // HOUR, minutes % HOUR)
        return Moment(at_wall(day, clock, self.zone), has_time=True)

    def is_ahead(self, moment: Moment) -> bool:
        """Tell whether a moment is still to come."""
        return moment.at > self.now


def settle(moments: Iterable[Moment], present: Present, again: Moment | None = None) -> Reading:
    """Make a reading of what a phrase may mean; `again` is offered if all of it is gone."""
    sorted_moments = sorted(moments)
    unique = list({moment.at: moment for moment in reversed(sorted_moments)}.values())[::-1]
    ahead = [moment for moment in unique if present.is_ahead(moment)]
    near = [moment for moment in ahead if moment.at - present.now <= FARTHEST]
    if not unique:
        return NO_DAY
    if ahead and not near:
        return Unread(Why.TOO_FAR)
    if not ahead:
        return Past(unique[-1], again if again and present.is_ahead(again) else None)
    return Understood(near[0]) if len(near) == 1 else Ambiguous(tuple(near[:MOST_READINGS]))


def _clock_options(phrase: Phrase, *, day_is_said: bool) -> tuple[int | None, ...]:
    """Give the times of day a phrase may mean; empty if there is no such time."""
    if phrase.clock is None:
        if phrase.part is None:
            return (None,)
        if phrase.part is PartOfDay.MIDNIGHT:
            return (0, MIDNIGHT) if day_is_said else (MIDNIGHT,)
        hour = PART_HOURS[phrase.part]
        return (hour.hour * HOUR + hour.minute,)
    minutes = phrase.clock.minutes
    if phrase.part is not None:
        qualified = qualify(minutes, phrase.part)
        return () if qualified is None else (qualified,)
    if phrase.clock.spoken and minutes < (LAST_UNSURE_HOUR + 1) * HOUR:
        return (minutes, minutes + NOON)
    return (minutes,)


def _offset_days(offset: Offset, today: date) -> tuple[date, ...]:
    day = shift_months(today, offset.months)
    if offset.working:
        return (shift_working_days(day, offset.days),)
    days = (shift_days(day, offset.days),)
    return days if offset.other_days is None else (*days, shift_days(day, offset.other_days))


def _choose(phrase: Phrase, today: date) -> Choice | None:
    """Give the days of a phrase, or None if it names none."""
    if phrase.offset is not None:
        days = _offset_days(phrase.offset, today)
        match phrase.days:
            case (Weekday(weekday=weekday),):
                # "через тиждень у середу": that of next week, or a week after the nearest one
                monday = shift_days(days[0], -days[0].weekday())
                nearest = shift_days(today, (weekday - today.weekday()) % 7)
                return Choice(
                    (shift_days(monday, weekday), shift_days(nearest, phrase.offset.days))
                )
            case _:
                return Choice(days)
    if not phrase.days:
        return None
    choice = choose_days(phrase.days[0], today)
    if len(phrase.days) == 2 and isinstance(weekday_said := phrase.days[1], Weekday):
        return Choice(tuple(d for d in choice.days if d.weekday() == weekday_said.weekday))
    return choice


def _exact_offset(offset: Offset, present: Present) -> Moment:
    local = present.now.astimezone(present.zone)
    day = shift_days(shift_months(local.date(), offset.months), offset.days)
    start = present.now
    if day != local.date():
        start = at_wall(day, local.time(), present.zone)
    if abs(offset.minutes) > FARTHEST.days * MIDNIGHT:
        raise TooFarError
    return Moment(start + timedelta(minutes=offset.minutes), has_time=True)


def _without_day(phrase: Phrase, options: tuple[int | None, ...], present: Present) -> Reading:
    """Read a time with no day: today, or where that is gone what is nearest to it."""
    today, tomorrow = present.today, shift_days(present.today, 1)
    now_on = [present.on(today, minutes) for minutes in options]
    then = [present.on(tomorrow, minutes) for minutes in options]
    if len(options) == 2:
        return settle(
            (m if present.is_ahead(m) else t for m, t in zip(now_on, then, strict=True)), present
        )
    if not present.is_ahead(now_on[0]) and (other := _other_half(phrase, present)):
        return settle((other, then[0]), present)
    return settle(now_on, present, then[0])


def _other_half(phrase: Phrase, present: Present) -> Moment | None:
    """Give tonight's ten for "о 10" said at noon, if it is ahead."""
    clock = phrase.clock
    if clock is None or not clock.spoken or phrase.part is not None or clock.minutes >= NOON:
        return None
    moment = present.on(present.today, clock.minutes + NOON)
    return moment if present.is_ahead(moment) else None


def read_phrase(phrase: Phrase, present: Present) -> Reading:
    """Give the moments that a phrase means."""
    if phrase.wrong is not None:
        return Unread(phrase.wrong)
    try:
        return _read(phrase, present)
    except (TooFarError, OverflowError):
        return Unread(Why.TOO_FAR)


def _read(phrase: Phrase, present: Present) -> Reading:
    today = present.today
    if phrase.offset is not None and phrase.offset.minutes:
        return settle([_exact_offset(phrase.offset, present)], present)
    choice = _choose(phrase, today)
    options = _clock_options(phrase, day_is_said=choice is not None)
    if not options:
        return Unread(Why.NO_SUCH_TIME)
    if choice is None:
        return _without_day(phrase, options, present)
    moments = [present.on(day, minutes) for day in choice.days for minutes in options]
    again = None if choice.again is None else present.on(choice.again, options[-1])
    if today in choice.days and (other := _other_half(phrase, present)):
        if choice.days == (today,):
            again = other if not present.is_ahead(moments[0]) else again
        elif not present.is_ahead(present.on(today, options[0])):
            moments.append(other)
    return settle(moments, present, again)


def read_phrases(phrases: Iterable[Phrase], present: Present) -> Reading:
    """Give one reading of all the phrases that the same words allow ("10.11", "05/06").

    A dotted pair that is a date just missed is that date, not a time of day ("20.11" on 22.11);
    so is one beside another day's weekday.
    """
    read = [(phrase, read_phrase(phrase, present)) for phrase in phrases]
    if any(len(phrase.days) == 2 and reading == NO_DAY for phrase, reading in read):
        return NO_DAY
    if any(phrase.days and isinstance(reading, Past) for phrase, reading in read):
        read = [(phrase, reading) for phrase, reading in read if phrase.days]
    return _join(dict.fromkeys(reading for _, reading in read), present)


def _join(readings: Iterable[Reading], present: Present) -> Reading:
    moments: list[Moment] = []
    gone: list[Past] = []
    reasons: list[Why] = []
    for reading in readings:
        match reading:
            case Understood(moment):
                moments.append(moment)
            case Ambiguous(several):
                moments += several
            case Past():
                gone.append(reading)
            case Unread(reason):
                reasons.append(reason)
    if len(gone) == 1 and not moments:
        return gone[0]
    moments += [past.next for past in gone if past.next is not None]
    if moments:
        return settle(moments, present)
    if gone:
        return max(gone, key=lambda past: past.moment)
    return Unread(next((why for why in ORDER_OF_REASONS if why in reasons), Why.NOTHING))


def see(now: datetime, zone: ZoneInfo, day_end: time) -> Present:
    """Check `now` and give the present; raises ValueError for a `now` without a zone."""
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    return Present(now.astimezone(UTC), zone, day_end)
