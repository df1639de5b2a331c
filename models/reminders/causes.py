"""Why a message came unasked, as the message is remembered."""

from dataclasses import dataclass
from typing import Self

from models.reminders.checks import CHECKS, point_asked
from models.reminders.waiting import in_column_since
from models.tables import Card, Reason, Reminder


@dataclass(frozen=True)
class Cause:
    """A reason, and what shows later whether it still holds.

    `number` is the deadline that was meant, or the moment since when the card has not moved, in
    Unix seconds; or the line of history that was told, the column that was waited for, or
    the checkpoint whose number is asked for; else 0.
    """

    reason: Reason
    number: int = 0

    def __str__(self) -> str:
        return f"{self.reason}.{self.number}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The cause that is written so; None for any other text, such as of an older release."""
        reason, _, number = text.partition(".")
        if reason not in set(Reason):
            return None
        return cls(Reason(reason), int(number) if number.isdecimal() else 0)


async def cause_of(row: Reminder) -> Cause:
    """The cause of a row that is being sent, as its card says now."""
    if row.event_id is not None:
        return Cause(row.reason, row.event_id)
    if row.column_id is not None:
        return Cause(row.reason, row.column_id)
    if row.reason is Reason.UNMOVED:
        return Cause(row.reason, int((await in_column_since(row.card_id or 0)).timestamp()))
    if row.reason in CHECKS:
        return Cause(row.reason, await point_asked(row.card_id, row.due_at))
    card = await Card.get_or_none(id=row.card_id)
    return Cause(row.reason, int(card.deadline.timestamp()) if card and card.deadline else 0)
