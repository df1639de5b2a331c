"""Rules as people write them in Ukrainian, Russian and English: «кожні 2 тижні о 9:00».

Every word has to be known, else nothing is read: a rule acts for months, so it is never guessed.
"""

import re
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Final

from models.recurrence import MOST_STEPS, WORKING_DAYS, Rule, Unit

TEXT_LIMIT = 120


@dataclass(frozen=True)
class SaidRule:
    """What a phrase says; `days` and `date` are open where a week or a month is said alone."""

    unit: Unit
    every: int = 1
    days: frozenset[int] = frozenset()
    date: int | None = None
    last_working_day: bool = False
    clock: time | None = None

    def settled(self, weekday: int, date: int) -> Rule:
        """The rule; what is open is this weekday (0 is Monday), or this date (1 to 31)."""
        match self.unit:
            case Unit.DAY:
                return Rule(self.unit, self.every)
            case Unit.WEEK:
                return Rule(self.unit, self.every, days=self.days or frozenset({weekday}))
            case Unit.MONTH if self.last_working_day:
                return Rule(self.unit, self.every)
            case Unit.MONTH:
                return Rule(self.unit, self.every, date=self.date or date)


class Word(StrEnum):
    """What a word or a figure of a phrase stands for."""

    EVERY = "every"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WORKING = "working"
    WEEKDAYS = "weekdays"
    LAST = "last"
    OTHER = "other"
    NAMED = "named"
    ORDINAL = "ordinal"
    NUMBER = "number"
    DATE = "date"
    FILLER = "filler"


WEEKDAYS: Final = (
    r"понеділ(?:ок|ка|ки|кам|ках|ку)|понедельник(?:а|и|ам|у)?|mon(?:days?)?|пн",
    r"вівтор(?:ок|ка|ки|кам|ках)|вторник(?:а|и|ам|у)?|tue(?:s|sdays?)?|вт",
    r"серед(?:а|у|и|ам|ах)|сред(?:а|у|ы|ам)|wed(?:nesdays?)?|ср",
    r"четвер(?:г|га|ги|гам|гах|гу)?|thu(?:rs|rsdays?)?|чт",
    r"п['’ʼ]?ятниц(?:я|ю|і|ям|ях)|пятниц(?:а|у|ы|ам)|fri(?:days?)?|пт",
    r"субот(?:а|у|и|ам|ах)|суббот(?:а|у|ы|ам)|sat(?:urdays?)?|сб",
    r"неділ(?:я|ю|і|ям|ях)|воскресень(?:е|я|ям)|sun(?:days?)?|нд|вс",
)
EACH_WEEKDAY: Final = (
    r"щопонеділка",
    r"щовівторка",
    r"щосереди",
    r"щочетверга",
    r"щоп['’ʼ]?ятниці",
    r"щосуботи",
    r"щонеділі",
)
WORDS: Final = {
    Word.WEEKDAYS: r"weekdays?|workdays?|будн(?:і|ях|и|ям)|щобудня|щобудень",
    Word.EVERY: r"кож(?:ен|ний|ного|ної|на|ну|не|ні|ним)|кажд(?:ый|ого|ой|ая|ую|ое|ые)|every|each"
    r"|раз",
    Word.DAY: r"день|дня|дні|днів|дней|дни|days?|числ(?:о|а)|щодня|щоденно|ежедневно|daily",
    Word.WEEK: r"тиждень|тижня|тижні|тижнів|недел(?:я|ю|и|ь)|weeks?|щотижня|еженедельно|weekly",
    Word.MONTH: r"місяц(?:ь|я|і|ів)|месяц(?:а|ы|ев)?|months?|щомісяця|ежемесячно|monthly",
    Word.WORKING: r"робоч(?:ий|ого|і|их|ому)|рабоч(?:ий|его|ие|им|их)|working|business|work",
    Word.LAST: r"останн(?:ій|ього|є|і)|последн(?:ий|его|ее|ие)|last",
    Word.OTHER: r"other|second|друг(?:ий|ого|у|ої)|втор(?:ой|ого|ую)",
    Word.FILLER: r"у|в|во|на|по|і|й|та|и|on|the|of|a|and|in",
}
NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        (
            "one",
            "two два дві две",
            "three три",
            "four чотири четыре",
            "five п'ять п’ять пять",
            "six шість шесть",
            "seven сім семь",
            "eight вісім восемь",
            "nine дев'ять дев’ять девять",
            "ten десять",
        ),
        start=1,
    )
    for word in words.split()
}
CLOCK: Final = re.compile(
    r"(?:\b(?:о|об|в|at)\s+)?\b(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:\s*(?P<half>[ap]m))?\b"
    r"|\b(?:о|об|at)\s+(?P<hour2>\d{1,2})(?:\s*(?P<half2>[ap]m))?\b"
)
ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?го|-?е|-?ого|-?те)")
TOKEN: Final = re.compile(r"\d+(?:-?[^\W\d_]+)?|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
PUNCTUATION: Final = re.compile(r"[\s,;.!—–-]*")


@dataclass
class Heard:
    """The words of a phrase so far."""

    units: set[Unit] = field(default_factory=set)
    every: int | None = None
    days: set[int] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    flags: set[Word] = field(default_factory=set)


def read_said_rule(text: str) -> SaidRule | None:
    """The rule that a phrase says; None when it says none, or more than one."""
    said = " ".join(text.casefold().split())
    if not said or len(said) > TEXT_LIMIT:
        return None
    clocks = list(CLOCK.finditer(said))
    clock = clock_of(clocks[0]) if clocks else None
    if len(clocks) > 1 or (clocks and clock is None):
        return None
    rest = CLOCK.sub(" ", said)
    if PUNCTUATION.fullmatch(TOKEN.sub("", rest)) is None:
        return None
    heard = hear(TOKEN.findall(rest))
    found = conclude(heard) if heard else None
    if found is None or not 1 <= found.every <= MOST_STEPS:
        return None
    return SaidRule(found.unit, found.every, found.days, found.date, found.last_working_day, clock)


def clock_of(found: re.Match[str]) -> time | None:
    """The time of day; None when there is no such time."""
    hour = int(found["hour"] or found["hour2"])
    half = found["half"] or found["half2"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half == "pm")
    minute = int(found["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def hear(tokens: list[str]) -> Heard | None:
    """What the words stand for; None when one of them is unknown."""
    heard = Heard()
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        if token.isdecimal() or token in NUMBERS:
            number = int(token) if token.isdecimal() else NUMBERS[token]
            counted = word_of(following) in {Word.DAY, Word.WEEK, Word.MONTH}
            if counted and not following.startswith("числ"):
                heard.numbers.append(number)
            else:
                heard.dates.append(number)
        elif (ordinal := ORDINAL.fullmatch(token)) is not None:
            heard.dates.append(int(ordinal[1]))
        elif (days := weekday_of(token)) is not None:
            heard.days.add(days)
        elif (word := word_of(token)) is None:
            return None
        elif word in {Word.DAY, Word.WEEK, Word.MONTH}:
            heard.units.add(Unit[word.name])
        else:
            heard.flags.add(word)
    return heard


def weekday_of(token: str) -> int | None:
    """The weekday that a word names, 0 for Monday."""
    for day, (name, each) in enumerate(zip(WEEKDAYS, EACH_WEEKDAY, strict=True)):
        if re.fullmatch(f"{name}|{each}", token):
            return day
    return None


def word_of(token: str) -> Word | None:
    """What a word stands for."""
    return next((word for word, pattern in WORDS.items() if re.fullmatch(pattern, token)), None)


def conclude(heard: Heard) -> SaidRule | None:
    """The one rule that all the words make together; None when they contradict each other."""
    if len(heard.numbers) > 1 or len(heard.dates) > 1:
        return None
    date = heard.dates[0] if heard.dates else None
    every = heard.numbers[0] if heard.numbers else 2 if Word.OTHER in heard.flags else 1
    working = bool(heard.flags & {Word.WORKING, Word.WEEKDAYS})
    if Word.OTHER in heard.flags and (heard.numbers or working):
        return None
    if date is not None and not 1 <= date <= 31:
        return None
    monthly = heard.units <= {Unit.DAY, Unit.MONTH}
    if Word.LAST in heard.flags:
        if (
            heard.days
            or date is not None
            or not monthly
            or not (working or Unit.DAY in heard.units)
        ):
            return None
        return SaidRule(Unit.MONTH, every, date=None if working else 31, last_working_day=working)
    if date is not None:
        fits = monthly and not heard.days and not working and bool(heard.units or heard.flags)
        return SaidRule(Unit.MONTH, every, date=date) if fits else None
    if working:
        alone = heard.units <= {Unit.DAY} and not heard.days and every == 1
        return SaidRule(Unit.WEEK, days=WORKING_DAYS) if alone else None
    if heard.days:
        weekly = heard.units <= {Unit.WEEK}
        return SaidRule(Unit.WEEK, every, days=frozenset(heard.days)) if weekly else None
    if len(heard.units) != 1:
        return None
    return SaidRule(heard.units.pop(), every)
