"""Fields of a board: what its cards are filled in with besides title and content."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

if TYPE_CHECKING:
    from models.tables.boards import Board
    from models.tables.cards import Card


class FieldKind(StrEnum):
    """What stands in a field."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    LINK = "link"


class Field(Model):
    """A field of one board, which each of its cards may fill in."""

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name="fields", on_delete=fields.CASCADE, db_index=True
    )
    name = fields.CharField(max_length=64)
    kind = fields.CharEnumField(FieldKind, max_length=16)
    position = fields.IntField()
    """Order on the board, and on its cards."""
    choices: list[str] = fields.JSONField(default=list)
    """What can be chosen, for a choice."""
    creation_key = fields.CharField(max_length=64, unique=True)
    """Names the message that asked for it, so that it is made once."""

    board_id: int

    class Meta:
        table = "board_field"


class FieldValue(Model):
    """What one card says in a field; no row while it says nothing."""

    id = fields.BigIntField(primary_key=True)
    field: fields.ForeignKeyRelation[Field] = fields.ForeignKeyField(
        "kartka.Field", related_name="values", on_delete=fields.CASCADE, db_index=True
    )
    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="field_values", on_delete=fields.CASCADE, db_index=True
    )
    value = fields.CharField(max_length=500)
    """As `models.fields` writes it, the same in every language."""

    field_id: int
    card_id: int

    class Meta:
        table = "field_value"
        unique_together = (("field", "card"),)
