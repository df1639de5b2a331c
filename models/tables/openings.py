"""Openings: checklists that open by themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.indexes import Index

from models.storage import UtcDatetimeField
from models.tables.repeating import Recurring

if TYPE_CHECKING:
    from models.tables.boards import Board
    from models.tables.cards import Card
    from models.tables.people import Person


OPENED = "open:"
"""The keys of cards that opened by themselves begin so, followed by their opening and turn."""


class Leftover(StrEnum):
    """What becomes of the items that were not done when the next card opens."""

    CARRY = "carry"
    CLOSE = "close"
    ASK = "ask"


class Opening(Recurring):
    """A template that opens on a board by itself, each time as a new card."""

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name=False, on_delete=fields.CASCADE
    )
    template = fields.CharField(max_length=64)
    """The key of a ready checklist, or the name of an own template as buttons have it."""
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.RESTRICT, db_index=True
    )
    """Who let it open, and makes the cards."""
    leftover = fields.CharEnumField(Leftover, max_length=8, default=Leftover.CARRY)
    turn = fields.IntField(default=0)
    """How many cards were opened. With the id it names the making of each."""
    card: fields.ForeignKeyNullableRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """The newest card."""
    due_at = UtcDatetimeField()
    """When the next card opens."""
    stopped_at = UtcDatetimeField(null=True)
    """None while it opens."""

    board_id: int
    author_id: int
    card_id: int | None

    class Meta:
        table = "opening"
        unique_together = (("board", "template"),)
        indexes = (Index(fields=("due_at",), name="ix_opening_due"),)
