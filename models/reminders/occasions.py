"""The occasions on which a card's readers are reminded of it, and sets of them.

An occasion is so many days or minutes before the deadline, once a day while the card is late, or
once a day until it is done. Days are days of the reader's wall clock, minutes are elapsed time.
A set is kept as text, such as `1d 60m 0m late`; the text `` is a set of none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from models.refusals import Gone, TooManyOccasions
from models.tables import Card, Person

MOST = 5
DAYS_MOST = 366
MINUTES_MOST = 14 * 24 * 60
WRITTEN = re.compile(r"(\d{1,5})([dm])")
DAILY = ("late", "daily")


@dataclass(frozen=True)
class Occasion:
    """When to remind: `days` or `minutes` before the deadline (0 minutes: at it), or `daily`."""

    days: int = 0
    minutes: int = 0
    daily: str = ""
    """`late` is every morning after the deadline, `daily` every morning until the card is done."""

    def __str__(self) -> str:
        return self.daily or (f"{self.days}d" if self.days else f"{self.minutes}m")

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The occasion that is written so; None when there is no such occasion."""
        if text in DAILY:
            return cls(daily=text)
        found = WRITTEN.fullmatch(text)
        if found is None:
            return None
        count = int(found[1])
        if found[2] == "d":
            return cls(days=count) if 1 <= count <= DAYS_MOST else None
        return cls(minutes=count) if count <= MINUTES_MOST else None

    @property
    def order(self) -> tuple[int, int]:
        """Earlier occasions sort first, daily ones last."""
        return (DAILY.index(self.daily) + 1, 0) if self.daily else (0, -self.length)

    @property
    def length(self) -> int:
        """How long before the deadline, in minutes, with days of 24 hours."""
        return self.days * 24 * 60 + self.minutes


DAY_BEFORE = Occasion(days=1)
HOUR_BEFORE = Occasion(minutes=60)
AT_DEADLINE = Occasion()
LATE = Occasion(daily="late")
UNTIL_DONE = Occasion(daily="daily")
USUAL = (DAY_BEFORE, HOUR_BEFORE, AT_DEADLINE, LATE)
"""What everybody gets who has chosen nothing else."""

Occasions = tuple[Occasion, ...]


def read_occasions(text: str) -> Occasions:
    """The set that is kept as this text."""
    return tuple(found for word in text.split() if (found := Occasion.read(word)))


def write_occasions(occasions: Iterable[Occasion]) -> str:
    """The text that keeps this set, each once. Raises `TooManyOccasions` for more than `MOST`."""
    found = sorted(set(occasions), key=lambda occasion: occasion.order)
    if len(found) > MOST:
        raise TooManyOccasions(MOST)
    return " ".join(map(str, found))


def chosen(*sets: str | None) -> Occasions:
    """The first of these sets that somebody has chosen, else the usual one."""
    found = next((text for text in sets if text is not None), None)
    return USUAL if found is None else read_occasions(found)


def occasions_for(card: Card, person: Person) -> Occasions:
    """When this person is reminded of the card (`board` loaded).

    The card's own set comes before the person's, and that before the board's.
    """
    return chosen(card.occasions, person.occasions, card.board.occasions)


def turned(occasions: Occasions, what: str, *, on: bool) -> Occasions:
    """The set with the occasion that is written so in it, or without it. Raises `Gone` for none."""
    occasion = Occasion.read(what)
    if occasion is None:
        raise Gone
    rest = tuple(other for other in occasions if other != occasion)
    return (*rest, occasion) if on else rest
