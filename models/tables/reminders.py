"""Due rows: who is to be told what, and when."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.boards import Column, Group
    from models.tables.cards import Card, Event
    from models.tables.people import Person
    from models.tables.topics import Topic


class Reason(StrEnum):
    """Why a reminder is sent."""

    ASSIGNED = "assigned"
    BEFORE = "before"
    DEADLINE = "deadline"
    LATE = "late"
    """A morning after the deadline; the row makes the next one when it is sent."""
    DAILY = "daily"
    """A morning of a card that is named daily until it is done; makes the next one too."""
    STAYS_LATE = "stays_late"
    """To the author: nobody is reminded of the late card any more."""
    SNOOZED = "snoozed"
    CANNOT = "cannot"
    """To the author: somebody on the card says that they cannot do it."""
    BLOCKED = "blocked"
    """Something is in the way of the card, or is not any more."""
    COMMENT = "comment"
    """Somebody said something about the card."""
    UNMOVED = "unmoved"
    """To who asked: the card has not moved by now. Any move takes the row away."""
    REACHES = "reaches"
    """To who asked: the card has reached the row's column. Until it does, the row is asleep."""
    LEFT = "left"
    """To who answers for a card whose next one is open: something here was not done."""
    CHECK = "check"
    """To who answers for a brief: a checkpoint is here, and what is its number?"""
    UNCHECKED = "unchecked"
    """To the owner of the board: nobody gave that number."""
    NEWS = "news"
    """To a group: something happened to a card of its board."""
    MENTION = "mention"
    """To a group: somebody who does the card cannot be reached in private."""
    VERDICT = "verdict"
    """Somebody approved the card, or asked for changes."""
    MET = "met"
    """To who answers for a brief: its meeting is over, and what did it give?"""
    DIGEST = "digest"
    """What is late, due and coming; the row makes the next one when it is sent."""


class ReminderState(StrEnum):
    """pending → claimed (with a lease) → sending (just before the call) → sent or failed.

    `dropped` was overtaken by events before it was sent. `asleep` waits for something to happen,
    which makes it pending.
    """

    ASLEEP = "asleep"
    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class Reminder(Model):
    """One person or group, one reason, one moment."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyNullableRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="reminders", null=True, on_delete=fields.CASCADE, db_index=True
    )
    """None for a digest, which tells of many."""
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person",
        related_name="reminders",
        null=True,
        on_delete=fields.CASCADE,
        db_index=True,
    )
    group: fields.ForeignKeyNullableRelation[Group] = fields.ForeignKeyField(
        "kartka.Group",
        related_name="reminders",
        null=True,
        on_delete=fields.CASCADE,
        db_index=True,
    )
    topic: fields.ForeignKeyNullableRelation[Topic] = fields.ForeignKeyField(
        "kartka.Topic", related_name=False, null=True, on_delete=fields.CASCADE, db_index=True
    )
    """Whose digest it is, where a topic of the group has one of its own."""
    reason = fields.CharEnumField(Reason, max_length=16)
    due_at = UtcDatetimeField()
    state = fields.CharEnumField(ReminderState, max_length=16, default=ReminderState.PENDING)
    token = fields.CharField(max_length=32, null=True)
    """Names the sweep that holds the claim."""
    lease_until = UtcDatetimeField(null=True)
    attempts = fields.SmallIntField(default=0)
    error = fields.CharField(max_length=255, null=True)
    """Telegram's reason, when it was not delivered."""
    event: fields.ForeignKeyNullableRelation[Event] = fields.ForeignKeyField(
        "kartka.Event", related_name=False, null=True, on_delete=fields.CASCADE, db_index=True
    )
    """The line of history that the row tells of, when it tells of one."""
    column: fields.ForeignKeyNullableRelation[Column] = fields.ForeignKeyField(
        "kartka.Column", related_name=False, null=True, on_delete=fields.CASCADE, db_index=True
    )
    """The column that is waited for, when one is."""

    parcel = fields.CharField(max_length=32, null=True, db_index=True)
    """Names the message that told of this together with other rows."""

    card_id: int | None
    person_id: int | None
    group_id: int | None
    event_id: int | None
    column_id: int | None
    topic_id: int | None

    class Meta:
        table = "reminder"
        indexes = (Index(fields=("state", "due_at"), name="ix_reminder_due"),)
