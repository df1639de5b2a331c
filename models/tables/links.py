"""Cards that belong together, on one board or on several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.cards import Card


class CardLink(Model):
    """Two cards that are linked, both ways. `lower` has the lower id."""

    id = fields.BigIntField(primary_key=True)
    lower: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name=False, on_delete=fields.CASCADE
    )
    upper: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    at = UtcDatetimeField()

    lower_id: int
    upper_id: int

    class Meta:
        table = "card_link"
        unique_together = (("lower", "upper"),)
