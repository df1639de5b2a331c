"""People as Telegram shows them, and how they like to be spoken to."""

from __future__ import annotations

from datetime import time

from tortoise import fields

from models.storage import UtcDatetimeField
from models.tables.rhythm import Rhythm


class Person(Rhythm):
    """Somebody who wrote to the bot, or is on a board. Equal with or without a @username."""

    id = fields.BigIntField(primary_key=True)
    telegram_id = fields.BigIntField(unique=True)
    first_name = fields.CharField(max_length=255)
    last_name = fields.CharField(max_length=255, default="")
    username = fields.CharField(max_length=64, null=True)
    language = fields.CharField(max_length=8)
    """One of the languages of the catalogues: uk, ru, en."""
    timezone_chosen = fields.BooleanField(default=False)
    """False while `timezone` is only the default of the house."""
    day_end = fields.SmallIntField(default=18 * 60)
    """The end of the working day, in minutes after midnight."""
    occasions = fields.CharField(max_length=64, null=True)
    """When this person likes to be reminded, as `models.reminders` writes it; None: as each board
    says."""
    weekly = fields.BooleanField(default=True, db_default=True)
    """Whether the first digest of a week looks back and ahead."""
    rich = fields.BooleanField(default=False, db_default=False)
    """Boards are shown as Telegram's rich messages, whose columns open and close."""
    active_board_id = fields.BigIntField(null=True)
    """Where the next card goes, checked at use. No foreign key, since boards point at people."""
    started_at = UtcDatetimeField(null=True)
    """When Start was first pressed; None means that the bot may not write to this person."""
    unreachable_since = UtcDatetimeField(null=True)
    """Set when Telegram says that the person blocked the bot; writing again clears it."""

    class Meta:
        table = "person"

    @property
    def name(self) -> str:
        """First and last name, as the person wrote them."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def day_ends(self) -> time:
        """The end of the working day on this person's clock."""
        return time(self.day_end // 60, self.day_end % 60)

    @property
    def reachable(self) -> bool:
        """Whether the bot may write to this person in private."""
        return self.started_at is not None and self.unreachable_since is None
