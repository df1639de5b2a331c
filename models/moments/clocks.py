"""Rules for clock times and parts of the day, and the hours that words stand for."""

from datetime import time
from typing import Final

from models.moments.grammar import Atom, Clock, Part, PartOfDay, Piece, Rule, Trust, Wrong, rule
from models.moments.moment import Why

# Fixed hours for words that name no hour; midnight is the one at the end of the day.
PART_HOURS: Final = {
    PartOfDay.MORNING: time(9),
    PartOfDay.NOON: time(12),
    PartOfDay.LUNCH: time(13),
    PartOfDay.AFTERNOON: time(15),
    PartOfDay.EVENING: time(19),
    PartOfDay.NIGHT: time(22),
}
HOUR: Final = 60
NOON: Final = 12 * HOUR
MIDNIGHT: Final = 24 * HOUR
# Hours said without a part of the day that may as well be of the afternoon: nobody says "о 15",
# many say "о третій"; from seven on an hour as said is the morning's if it is ahead.
LAST_UNSURE_HOUR: Final = 6


def qualify(minutes: int, part: PartOfDay) -> int | None:
    """Give the minutes since midnight of a clock time in a part of the day (о 9 вечора: 21:00).

    None if the part has no such time. 24:00 is the midnight at the day's end.
    """
    hour, rest = divmod(minutes, HOUR)
    later = minutes + NOON
    match part:
        case PartOfDay.MORNING:
            return minutes if 1 <= hour < 12 else None
        case PartOfDay.NOON | PartOfDay.LUNCH:
            return minutes if 11 <= hour <= 14 else later if 1 <= hour <= 2 else None
        case PartOfDay.AFTERNOON:
            return later if 1 <= hour <= 7 else minutes if 10 <= hour <= 19 else None
        case PartOfDay.EVENING:
            if hour == 12:
                return MIDNIGHT + rest
            return later if 3 <= hour < 12 else minutes if hour >= 15 else None
        case PartOfDay.NIGHT:
            if hour == 12:
                return MIDNIGHT + rest
            return later if 8 <= hour < 12 else minutes if hour <= 7 or hour >= 20 else None
        case _:
            return MIDNIGHT if minutes in (0, NOON, MIDNIGHT) else None


def _exact(minutes: int) -> Atom:
    return Clock(minutes) if minutes <= MIDNIGHT else Wrong(Why.NO_SUCH_TIME)


def _hour(hour: int) -> Atom:
    if hour > 24:
        return Wrong(Why.NO_SUCH_TIME)
    return Clock(hour * HOUR, spoken=1 <= hour <= 12)


def _bare_hour(hour: int) -> Atom | None:
    return Clock(hour * HOUR, spoken=1 <= hour <= 12, bare=True) if hour <= 24 else None


def _hour_minute(hour: int, minute: int) -> Atom:
    if minute >= 60:
        return Wrong(Why.NO_SUCH_TIME)
    return _exact(hour * HOUR + minute)


def _spaced(hour: int, minute: int) -> Atom | None:
    """Give "18 00"; "10 12" may be a date as well, and is nothing."""
    return _hour_minute(hour, minute) if hour <= 24 and (minute == 0 or minute > 12) else None


def _half_day(minutes: int, after_noon: int) -> Atom:
    if minutes >= 13 * HOUR:
        return Clock(minutes) if after_noon and minutes < MIDNIGHT else Wrong(Why.NO_SUCH_TIME)
    return Clock(minutes % NOON + NOON * after_noon)


def _half_day_hour(hour: int, after_noon: int) -> Atom:
    return _half_day(hour * HOUR, after_noon) if hour else Wrong(Why.NO_SUCH_TIME)


def _in_part(hour: int, part: int) -> Atom:
    minutes = qualify(hour * HOUR, PartOfDay(part))
    return Wrong(Why.NO_SUCH_TIME) if minutes is None else Clock(minutes)


def _spoken(hour: int, minute: int) -> Atom | None:
    """Give a time of the twelve-hour clock, as "за п'ять перша" or "half past nine"."""
    if not 1 <= hour <= 12 or not -60 < minute < 60:
        return None
    minutes = hour * HOUR + minute
    return Clock(minutes if minutes >= HOUR else minutes + NOON, spoken=True)


def _said_time(hour: int, minute: int) -> Atom | None:
    """Give "nine thirty"; the minutes are never said as one digit."""
    return _spoken(hour, minute) if 10 <= minute < 60 and hour <= 12 else None


def _half_before(hour: int) -> Atom | None:
    return _spoken(hour, -30)


def _before(minute: int, hour: int) -> Atom | None:
    return _spoken(hour, -minute)


def _past(minute: int, hour: int) -> Atom | None:
    return _spoken(hour, minute)


def _into(minute: int, hour: int) -> Atom | None:
    """Give "десять минут шестого": minutes of the hour that ends at the one named."""
    return _spoken(hour, minute - HOUR)


def _packed_half_day(minutes: int, after_noon: int) -> Atom:
    return _half_day(minutes, after_noon)


def _part(part: int) -> Piece:
    return Piece(Part(PartOfDay(part)), Trust.WITH_CLOCK)


def _from_part(part: int) -> Piece | None:
    """Give "с утра", which is just the morning; from another part on is no moment."""
    return _part(part) if part == PartOfDay.MORNING else None


CLOCK_RULES: Final[tuple[Rule, ...]] = (
    rule("at? the? CLOCK oclock?", _exact),
    rule("at? CLOCK|PAIR_CLOCK AMPM", _packed_half_day),
    rule("at PAIR_CLOCK oclock?", _exact),
    rule("PAIR_CLOCK oclock", _exact, Trust.WITH_CLOCK),
    rule("PAIR_CLOCK", _exact, Trust.WITH_CLOCK),
    rule("at N", _hour, Trust.WITH_WORD),
    rule("to N", _hour, Trust.WITH_CLOCK),
    rule("FIGURES1|FIGURES2", _bare_hour, Trust.NEVER),
    rule("at? N oclock", _hour, Trust.WITH_CLOCK),
    rule("at? N AMPM", _half_day_hour),
    rule("at N oclock? SPAN_OF_DAY", _in_part),
    rule("N oclock? SPAN_OF_DAY", _in_part, Trust.WITH_CLOCK),  # "2 дня" is a length too
    rule("at? HOUR oclock? SPAN_OF_DAY", _in_part),
    rule("at? N oclock? inside the SPAN_OF_DAY", _in_part),
    rule("at ONE_OCLOCK", _hour, Trust.WITH_CLOCK),  # "в час": also "per hour"
    rule("at? ONE_OCLOCK SPAN_OF_DAY", _in_part),
    rule("at? N oclock FIGURES2 unit?", _hour_minute, Trust.WITH_CLOCK),
    rule("at FIGURES2 FIGURES2", _hour_minute),
    rule("FIGURES2 FIGURES2", _spaced, Trust.NEVER),
    rule("at HOUR oclock?", _hour, Trust.WITH_WORD),
    rule("to HOUR oclock?", _hour, Trust.WITH_CLOCK),
    rule("HOUR oclock?", _hour, Trust.NEVER),
    rule("at SAID|HOUR SAID", _said_time, Trust.WITH_WORD),
    rule("at? half_past past? N AMPM", lambda hour, pm: _half_day(hour * HOUR + 30, pm)),
    rule("at? half_past past? N", lambda hour: _spoken(hour, 30)),
    rule("at? half onto HOUR|N", _half_before),
    rule("at? half dash? ORD", _half_before),
    rule("at? HALF_TO", _half_before),
    rule("at? a? quarter past|by_hour N|HOUR", lambda hour: _past(15, hour)),
    rule("at? a? quarter hour_to|without N", lambda hour: _before(15, hour)),
    rule("at? quarter onto HOUR|N", lambda hour: _into(15, hour)),
    rule("at? quarter ORD", lambda hour: _into(15, hour)),
    rule("over quarter HOUR|N", lambda hour: _before(15, hour)),
    rule("without quarter N|ONE_OCLOCK", lambda hour: _before(15, hour)),
    rule("without N unit? N|ONE_OCLOCK", _before),
    rule("over N unit? HOUR", _before),
    rule("at? N unit? past N", _past),
    rule("at? N unit hour_to N", _before),
    rule("at? SAID hour_to N", _before),  # not "10 to 12": that is a span of time
    rule("at? N unit ORD", _into, Trust.WITH_CLOCK),
    rule("at? N unit? onto HOUR", _into, Trust.WITH_CLOCK),
    rule("at? N unit? by_hour HOUR", _past, Trust.WITH_CLOCK),
    rule("at|to|on|inside|this? the? PART", _part),
    rule("SPAN_OF_DAY", lambda part: Part(PartOfDay(part), bound=True), Trust.WITH_CLOCK),
    rule("evening_of_today", lambda: Part(PartOfDay.EVENING, today=True)),
    rule("from PART", _from_part),
    rule("after lunch", lambda: Part(PartOfDay.AFTERNOON), Trust.WITH_CLOCK),
    rule("by_hour lunch", lambda: Part(PartOfDay.AFTERNOON), Trust.WITH_CLOCK),
    rule("noon_after", lambda: Part(PartOfDay.AFTERNOON), Trust.WITH_CLOCK),
)
