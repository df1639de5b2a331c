"""What a way back is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from models.refusals import ChangedSince
from models.rights import Right
from models.tables import Card, Event, Person

Back = Callable[[Card, Person, Event, datetime], Awaitable[object]]
"""Takes the change back of which this line tells. Raises `ChangedSince`, and as the change itself.

The caller has asked for rights, and holds the locks of the boards.
"""


@dataclass(frozen=True)
class Way:
    """How a change is taken back, and what that takes."""

    back: Back
    needs: str = ""
    """What the data of its line must hold, or the line itself as `kept`: older ones have less."""
    right: Right = Right.EDIT
    anywhere: bool = False
    """Also when the card is in the archive, or deleted."""


def check(*, still: bool) -> None:
    """Raise `ChangedSince` unless things are still as the change left them."""
    if not still:
        raise ChangedSince


def moment(text: str | None) -> datetime | None:
    """A moment, as lines of history keep it."""
    return datetime.fromisoformat(text) if text else None
