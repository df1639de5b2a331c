"""Due rows: who is to be told what, and when."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.cards import Card
    from models.tables.people import Person


class Reason(StrEnum):
    """Why a reminder is sent."""

    ASSIGNED = "assigned"
    HOUR_BEFORE = "hour_before"
    DEADLINE = "deadline"
    SNOOZED = "snoozed"


class ReminderState(StrEnum):
    """pending → claimed (with a lease) → sending (just before the call) → sent or failed.

    `dropped` was overtaken by events before it was sent.
    """

    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class Reminder(Model):
    """One person, one reason, one moment."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="reminders", on_delete=fields.CASCADE, db_index=True
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name="reminders", on_delete=fields.CASCADE, db_index=True
    )
    reason = fields.CharEnumField(Reason, max_length=16)
    due_at = UtcDatetimeField()
    state = fields.CharEnumField(ReminderState, max_length=16, default=ReminderState.PENDING)
    token = fields.CharField(max_length=32, null=True)
    """Names the sweep that holds the claim."""
    lease_until = UtcDatetimeField(null=True)
    attempts = fields.SmallIntField(default=0)
    error = fields.CharField(max_length=255, null=True)
    """Telegram's reason, when it was not delivered."""

    card_id: int
    person_id: int

    class Meta:
        table = "reminder"
        indexes = (Index(fields=("state", "due_at"), name="ix_reminder_due"),)
