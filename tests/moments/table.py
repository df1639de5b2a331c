"""The notation of the tables of phrases.

A line is `phrase = meaning`; meanings are wall times in the zone of the present they are seen from:

    26.11 18:00             a moment of the present's year (or 26.11.27 of another)
    26.11                   a day without a time: its working day's end
    26.11 | 27.11           ambiguous, soonest first
    past 20.11, next 20.11.27
    unread no_such_day

`@ name` changes the present. In tables of titles the phrase and what is left of the title follow:
`title = meaning / phrase / rest`, or `title = nothing`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from models.moments import Ambiguous, Moment, Past, Reading, Understood, Unread, Why

DAY_END: Final = time(18)
KYIV: Final = ZoneInfo("Europe/Kyiv")
NEW_YORK: Final = ZoneInfo("America/New_York")
KOLKATA: Final = ZoneInfo("Asia/Kolkata")
LONDON: Final = ZoneInfo("Europe/London")
PRESENTS: Final = {
    "wednesday noon": datetime(2026, 11, 25, 12, 0, tzinfo=KYIV),
    "monday morning": datetime(2026, 11, 23, 9, 0, tzinfo=KYIV),
    "friday evening": datetime(2026, 11, 27, 19, 30, tzinfo=KYIV),
    "month end": datetime(2026, 1, 31, 10, 0, tzinfo=KYIV),
    "year end": datetime(2026, 12, 31, 16, 0, tzinfo=KYIV),
    "before spring change": datetime(2026, 3, 28, 12, 0, tzinfo=KYIV),
    "before autumn change": datetime(2026, 10, 24, 12, 0, tzinfo=KYIV),
    "new york, before spring change": datetime(2026, 3, 7, 20, 0, tzinfo=NEW_YORK),
    "kolkata": datetime(2026, 11, 25, 23, 30, tzinfo=KOLKATA),
    "london, before spring change": datetime(2026, 3, 28, 23, 30, tzinfo=LONDON),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table."""

    text: str
    meaning: str
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The zone the line is read in."""
        zone = self.now.tzinfo
        assert isinstance(zone, ZoneInfo)
        return zone


def read_lines(table: str) -> Iterator[Line]:
    """Give the lines of a table."""
    now: datetime | None = None
    for line in table.strip().splitlines():
        if line.startswith("@"):
            now = PRESENTS[line[1:].strip()]
            continue
        assert now is not None, "a table starts with a present"
        text, meaning = line.rsplit(" = ", 1)
        yield Line(text, meaning, now)


def moment_of(text: str, now: datetime) -> Moment:
    """Read "26.11 18:00" as a wall time in the zone of `now`; 24 hours a day, first of two."""
    day, _, clock = text.strip().partition(" ")
    numbers = [int(number) for number in day.split(".")]
    year = 2000 + numbers[2] if len(numbers) == 3 else now.year
    hour, minute = map(int, clock.split(":")) if clock else (DAY_END.hour, DAY_END.minute)
    wall = datetime(year, numbers[1], numbers[0], hour, minute, tzinfo=now.tzinfo)
    return Moment(wall.astimezone(ZoneInfo("UTC")), has_time=bool(clock))


def reading_of(meaning: str, now: datetime) -> Reading:
    """Read a meaning in the tables' notation."""
    kind, _, rest = meaning.partition(" ")
    if kind == "unread":
        return Unread(Why(rest))
    if kind == "past":
        gone, _, following = rest.partition(", next ")
        return Past(moment_of(gone, now), moment_of(following, now) if following else None)
    moments = tuple(moment_of(each, now) for each in meaning.split("|"))
    return Understood(moments[0]) if len(moments) == 1 else Ambiguous(moments)


def show(reading: Reading, now: datetime) -> str:
    """Write a reading in the tables' notation, for messages that people can compare."""

    def moment(value: Moment) -> str:
        wall = value.at.astimezone(now.tzinfo)
        day = wall.strftime("%d.%m" if wall.year == now.year else "%d.%m.%y")
        return f"{day} {wall:%H:%M}" if value.has_time else day

    match reading:
        case Understood(one):
            return moment(one)
        case Ambiguous(several):
            return " | ".join(map(moment, several))
        case Past(gone, following):
            return f"past {moment(gone)}" + (f", next {moment(following)}" if following else "")
        case Unread(reason):
            return f"unread {reason}"
