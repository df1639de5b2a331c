"""Checklists: the steps of a card, and what people keep of them for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.boards import Board
    from models.tables.cards import Card
    from models.tables.people import Person


class Checklist(Model):
    """A titled list of steps."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="checklists", on_delete=fields.CASCADE
    )
    template = fields.CharField(max_length=64)
    """The ready checklist that it was made from, whose title is read in the reader's language.
    Empty when people wrote the list themselves."""
    title = fields.CharField(max_length=255, null=True)
    """The title that people gave, None: the template's."""
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
    """The item of a ready checklist, whose text the reader's language gives. Empty once somebody
    wrote another text."""
    text = fields.CharField(max_length=255, null=True)
    """What people wrote, None for an item of a ready checklist."""
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """Who is to do it."""
    deadline = UtcDatetimeField(null=True)
    became: fields.ForeignKeyNullableRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """The card that was made of it. Ticked while that card is done."""
    done_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    done_at = UtcDatetimeField(null=True)

    checklist_id: int
    person_id: int | None
    became_id: int | None
    done_by_id: int | None

    class Meta:
        table = "item"
        unique_together = (("checklist", "position"),)


class OwnTemplate(Model):
    """A checklist that somebody kept for the next time, for themselves or for a board."""

    id = fields.BigIntField(primary_key=True)
    owner: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    board: fields.ForeignKeyNullableRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """Whose members may use it too, None while it is its owner's alone."""
    title = fields.CharField(max_length=255)
    items: list[dict[str, str]] = fields.JSONField(default=list)
    """Each with its `text`, or with the `key` of a ready item that nobody rewrote."""
    creation_key = fields.CharField(max_length=64, unique=True)
    """Names the list that it was kept from and who kept it, so that this is done once."""
    created_at = UtcDatetimeField()

    owner_id: int
    board_id: int | None

    class Meta:
        table = "own_template"
