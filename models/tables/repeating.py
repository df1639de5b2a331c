"""What comes by a rule, and series: how a card comes again."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.cards import Card


class NextWhen(StrEnum):
    """When the next card of a series is made."""

    DONE = "done"
    DUE = "due"


class Recurring(Model):
    """What happens by a rule of `models.recurrence`."""

    rule = fields.CharField(max_length=64)
    """As RFC 5545 writes it."""
    start = fields.DateField()
    """The day from which the rule counts, on the clock of `timezone`."""
    clock = fields.SmallIntField()
    """The time of day of every moment, in minutes after midnight, on the same clock."""
    timezone = fields.CharField(max_length=64)
    """The IANA name of the zone of the person who set the rule."""

    class Meta:
        abstract = True

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the clock that the rule goes by."""
        return ZoneInfo(self.timezone)

    @property
    def time_of_day(self) -> time:
        """The time of every moment on that clock."""
        return time(self.clock // 60, self.clock % 60)


class Series(Recurring):
    """A card that comes again, by its newest card. Rules are in `models.recurrence`."""

    id = fields.BigIntField(primary_key=True)
    card: fields.OneToOneRelation[Card] = fields.OneToOneField(
        "kartka.Card", related_name="series", on_delete=fields.CASCADE
    )
    """The newest card; it passes the series on to the next."""
    next_when = fields.CharEnumField(NextWhen, max_length=8, default=NextWhen.DONE)
    turn = fields.IntField(default=0)
    """How many cards followed the first; with the id it names the making of each."""
    due_at = UtcDatetimeField(null=True)
    """When the next card is to be made; None while it waits for this one to be done."""
    stopped_at = UtcDatetimeField(null=True)
    """None while the card comes again."""

    card_id: int

    class Meta:
        table = "series"
        indexes = (Index(fields=("due_at",), name="ix_series_due"),)
