"""What somebody typed to find cards: words, and filters that narrow them down.

`#label` · `#12` · `@person` · `before:friday` · `board:name`; the names of filters in any of the
three languages. What follows a `:` goes on as long as it can be understood: `до: п'ятниці о 10`.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from models.moments import Ambiguous, Moment, Past, Understood, at_wall, read_moment
from models.search.folding import words_in

BEFORE = ("before", "до")
BOARD = ("board", "дошка", "доска")
FILTER = re.compile(rf"(?<!\S)({'|'.join(BEFORE + BOARD)}):\s*", re.IGNORECASE)
QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]*)[»\"”“]")
NUMBER = re.compile(r"(?<!\S)#(\d{1,9})(?!\w)")
LABEL = re.compile(r"(?<!\S)#(\w+)")
PERSON = re.compile(r"(?<!\S)@(\w[\w'’ʼ-]*)")
WORDS_LIMIT = 12
MOST_IN_VALUE = 5
DAY_ENDS = time(23, 59, 59)
Value = TypeVar("Value")


@dataclass(frozen=True)
class Query:
    """What is wanted: cards that agree with all of it. `before` is in UTC.

    `boards` are ids of boards, None when none was named; `unread` are filters as typed whose value
    nobody understands.
    """

    words: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    number: int | None = None
    before: datetime | None = None
    boards: tuple[int, ...] | None = None
    unread: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything is wanted at all."""
        return self != Query()


def read_query(
    typed: str, *, boards: dict[int, str], now: datetime, zone: ZoneInfo, day_end: time
) -> Query:
    """Understand what was typed by somebody who sees these boards (id and title)."""
    unread: list[str] = []
    before: datetime | None = None
    named: tuple[int, ...] | None = None

    def moment(text: str) -> datetime | None:
        return end_of(text, now, zone, day_end)

    def board(text: str) -> tuple[int, ...]:
        wanted = words_in([text])
        named = (number for number, title in boards.items() if begin_words(title, wanted))
        return tuple(named) if wanted else ()

    while found := FILTER.search(typed):
        rest = typed[found.end() :]
        if found[1].casefold() in BEFORE:
            until, length = longest(rest, moment)
            before = until or before
        else:
            here, length = longest(rest, board)
            named = here or named
        if not length:
            length = len(value_of(rest))
            unread.append(f"{found[0].strip()}{rest[:length]}")
        typed = f"{typed[: found.start()]} {rest[length:]}"
    number = NUMBER.search(typed)
    typed = NUMBER.sub(" ", typed)
    people, labels = PERSON.findall(typed), LABEL.findall(typed)
    return Query(
        words=tuple(words_in([PERSON.sub(" ", LABEL.sub(" ", typed))])[:WORDS_LIMIT]),
        labels=tuple(label.casefold() for label in labels),
        people=tuple(name.casefold() for name in people),
        number=int(number[1]) if number else None,
        before=before,
        boards=named,
        unread=tuple(unread),
    )


def value_of(text: str) -> str:
    """The first word of a text, or what stands there in quotes."""
    quoted = QUOTED.match(text)
    return quoted[0] if quoted else text.split(maxsplit=1)[0] if text.split() else ""


def longest(text: str, read: Callable[[str], Value | None]) -> tuple[Value | None, int]:
    """What the most words at the beginning of a text mean, and how many characters they take."""
    quoted = QUOTED.match(text)
    if quoted:
        value = read(quoted[1])
        return value, quoted.end() if value else 0
    ends = [found.end() for found in re.finditer(r"\S+", text)][:MOST_IN_VALUE]
    for end in reversed(ends):
        value = read(text[:end])
        if value:
            return value, end
    return None, 0


def begin_words(text: str, words: Collection[str]) -> bool:
    """Whether each of these folded words begins a word of the text."""
    there = words_in([text])
    return all(any(word.startswith(one) for word in there) for one in words)


def end_of(text: str, now: datetime, zone: ZoneInfo, day_end: time) -> datetime | None:
    """The moment (UTC) that the text names, the end of a day named without a time; else None."""
    match read_moment(text, now=now, zone=zone, day_end=day_end):
        case Understood(moment) | Past(moment) | Ambiguous((moment, *_)):
            return whole_day(moment, zone)
        case _:
            return None


def whole_day(moment: Moment, zone: ZoneInfo) -> datetime:
    """The moment itself, or the end of its day."""
    if moment.has_time:
        return moment.at
    return at_wall(moment.local(zone).date(), DAY_ENDS, zone)
