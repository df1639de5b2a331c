"""What the bot remembers of conversations: states, taken updates, and what messages show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tortoise import fields
from tortoise.indexes import Index, PartialIndex
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.boards import Board
    from models.tables.cards import Card


class Conversation(Model):
    """The unfinished input of one person in one chat, which survives restarts."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=128, unique=True)
    state = fields.CharField(max_length=64, null=True)
    data: dict[str, Any] = fields.JSONField(default=dict)

    class Meta:
        table = "conversation"


class Mark(Model):
    """An update whose effect is committed, with the answer that a redelivery repeats."""

    id = fields.BigIntField(primary_key=True)
    update_id = fields.BigIntField(unique=True)
    answer: dict[str, Any] = fields.JSONField(default=dict)
    taken_at = UtcDatetimeField(db_index=True)

    class Meta:
        table = "mark"


class View(Model):
    """What a message of the bot shows, so that changes reach every open message."""

    id = fields.BigIntField(primary_key=True)
    chat_id = fields.BigIntField()
    message_id = fields.BigIntField()
    subject = fields.CharField(max_length=64)
    """`card` for a card screen that changes refresh; else what the message is about."""
    place = fields.CharField(max_length=32, default="")
    """Where ⬅️ leads from here."""
    card: fields.ForeignKeyNullableRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="views", null=True, on_delete=fields.CASCADE, db_index=True
    )
    stale = fields.BooleanField(default=False)
    """The card changed since this message was written."""
    owner_id = fields.BigIntField(null=True)
    """Whose choice this is, in a group: nobody else taps on it. No foreign key: it soon passes."""
    due_at = UtcDatetimeField(null=True)
    """When a choice that nobody makes gives way to its card, or a live board may change again."""
    thread_id = fields.BigIntField(null=True)
    """The topic that the message is in, or that its live board belongs to."""
    board: fields.ForeignKeyNullableRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """The board that a live board shows."""

    card_id: int | None
    board_id: int | None

    class Meta:
        table = "message_view"
        unique_together = (("chat_id", "message_id"),)
        indexes = (
            Index(fields=("owner_id",), name="ix_view_owner"),
            PartialIndex(fields=("id",), name="ix_view_stale", condition={"stale": True}),
        )
