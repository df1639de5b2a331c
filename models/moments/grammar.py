"""What a phrase is made of, and how a small rule is matched against tokens.

A rule is a row of slots such as "in N UNIT": a slot is one or more senses ("N|couple"); in capitals
its value is handed to the rule's function; with "?" it may be missing (None is handed over).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from models.moments.moment import Why
from models.moments.tokens import Token


class Trust(IntEnum):
    """How far a part of a phrase may stand in a card's title without being meant as a deadline."""

    NEVER = 0  # "24", "may", "о 5": only where the whole text is a moment
    WITH_CLOCK = 1  # "пт": only together with a day or a clock time
    WITH_WORD = 2  # "friday": after "до", "by", "у", …, or together with a clock time
    ALONE = 3  # "завтра", "18:00", "25 грудня"


class PartOfDay(IntEnum):
    """The parts of a day that people name; the values are those of the lexicon."""

    MORNING = 0
    NOON = 1
    AFTERNOON = 2
    EVENING = 3
    NIGHT = 4
    MIDNIGHT = 5
    LUNCH = 6


class Unit(IntEnum):
    """Units of time, as in the lexicon."""

    MINUTE = 0
    HOUR = 1
    DAY = 2
    WEEK = 3
    MONTH = 4
    YEAR = 5
    QUARTER = 6


class Which(IntEnum):
    """Which one of the days with a name: the nearest, this week's, the next, the last."""

    NEAREST = 0
    THIS = 1
    NEXT = 2
    LAST = 3
    WEEK_AFTER = 4


class Edge(IntEnum):
    """A place within a week, a month, …; the values are those of the lexicon."""

    START = 0
    MIDDLE = 1
    END = 2
    WHOLE = 3


@dataclass(frozen=True, slots=True)
class Near:
    """A day counted from today: 0 today, 1 tomorrow."""

    days: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday is 0); `week` counts calendar weeks from this one, if said."""

    weekday: int
    which: Which = Which.NEAREST
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of a month, with or without the year."""

    day: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A date without its month; `shift` counts months from this one, if said."""

    day: int
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A place in a week, month, quarter or year; `shift` counts them from the present one."""

    edge: Edge
    unit: Unit
    shift: int = 0


@dataclass(frozen=True, slots=True)
class MonthStretch:
    """A place in a month that is named."""

    edge: Edge
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday."""

    which: Which = Which.NEAREST


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes since midnight.

    `spoken` is an hour as said aloud, so without a word for the part of the day it may be of
    either half of the day; `bare` is a number that is an hour only right after a day.
    """

    minutes: int
    spoken: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day, which may also explain a clock time beside it.

    `today` for "tonight"; `bound` for a word that is one only after a clock time ("дня").
    """

    part: PartOfDay
    today: bool = False
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Close:
    """The end of the working day, said aloud."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from now: exact minutes, and days or months on the calendar.

    `other_days` is a second meaning in days (через день); `working` counts working days.
    """

    minutes: int = 0
    days: int = 0
    months: int = 0
    other_days: int | None = None
    working: bool = False


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something of a moment's shape that no calendar or clock has."""

    why: Why


Day = Near | Weekday | Calendar | MonthDay | Stretch | MonthStretch | Weekend
Atom = Day | Clock | Part | Close | Offset | Wrong


@dataclass(frozen=True, slots=True)
class Piece:
    """One atom and how far a title may trust it."""

    atom: Atom
    trust: Trust = Trust.ALONE


Build = Callable[..., "Atom | Piece | None"]


@dataclass(frozen=True, slots=True)
class Slot:
    """Senses, any of which fits; see the module's docstring."""

    senses: tuple[str, ...]
    kept: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of slots and the function that turns their values into an atom."""

    slots: tuple[Slot, ...]
    build: Build
    trust: Trust


def rule(pattern: str, build: Build, trust: Trust = Trust.ALONE) -> Rule:
    """Read a rule's pattern, as the module's docstring describes it."""
    slots = []
    for word in pattern.split():
        senses = word.rstrip("?")
        names = tuple(senses.lower().split("|"))
        slots.append(Slot(names, senses.isupper(), word.endswith("?")))
    return Rule(tuple(slots), build, trust)


def _match(
    slots: Sequence[Slot], tokens: Sequence[Token], i: int
) -> Iterator[tuple[int, tuple[int | None, ...]]]:
    if not slots:
        yield i, ()
        return
    slot, rest = slots[0], slots[1:]
    if i < len(tokens):
        senses = tokens[i].senses
        for name in slot.senses:
            if name in senses:
                kept = (senses[name],) if slot.kept else ()
                for end, values in _match(rest, tokens, i + 1):
                    yield end, kept + values
                break
    if slot.optional:
        missing = (None,) if slot.kept else ()
        for end, values in _match(rest, tokens, i):
            yield end, missing + values


def apply_rules(
    rules: Sequence[Rule], tokens: Sequence[Token], i: int
) -> Iterator[tuple[int, Piece]]:
    """Give every piece that starts at token `i`, with the token after it."""
    for each in rules:
        for end, values in _match(each.slots, tokens, i):
            built = each.build(*values)
            if isinstance(built, Piece):
                yield end, built
            elif built is not None:
                yield end, Piece(built, each.trust)
