"""Checklists: the steps of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.cards import Card
    from models.tables.people import Person


class Checklist(Model):
    """A titled list of steps."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="checklists", on_delete=fields.CASCADE
    )
    template = fields.CharField(max_length=64)
    """The ready checklist that it was made from; its texts are read in the reader's language."""
    position = fields.IntField()

    card_id: int
    items: fields.ReverseRelation[Item]

    class Meta:
        table = "checklist"
        unique_together = (("card", "position"),)


class Item(Model):
    """One step, which remembers who ticked it and when."""

    id = fields.BigIntField(primary_key=True)
    checklist: fields.ForeignKeyRelation[Checklist] = fields.ForeignKeyField(
        "kartka.Checklist", related_name="items", on_delete=fields.CASCADE
    )
    position = fields.IntField()
    key = fields.CharField(max_length=64)
    """The item of the template, whose text the reader's language gives."""
    done_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    done_at = UtcDatetimeField(null=True)

    checklist_id: int
    done_by_id: int | None

    class Meta:
        table = "item"
        unique_together = (("checklist", "position"),)
