"""Guests from outside: who is shown one card or one column, and the links by which they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.boards import Board, Column
    from models.tables.cards import Card
    from models.tables.people import Person


class Scope(Model):
    """One card, or one column with whatever stands in it, of a board."""

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    card: fields.ForeignKeyNullableRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name=False, null=True, on_delete=fields.CASCADE, db_index=True
    )
    column: fields.ForeignKeyNullableRelation[Column] = fields.ForeignKeyField(
        "kartka.Column", related_name=False, null=True, on_delete=fields.CASCADE, db_index=True
    )

    board_id: int
    card_id: int | None
    column_id: int | None

    class Meta:
        abstract = True


class GuestLink(Scope):
    """A link that shows its scope to whoever follows it: random, expiring, revocable."""

    token = fields.CharField(max_length=48, unique=True)
    created_by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    created_at = UtcDatetimeField()
    expires_at = UtcDatetimeField()
    revoked_at = UtcDatetimeField(null=True)

    created_by_id: int

    class Meta:
        table = "guest_link"


class Grant(Scope):
    """A guest of this scope. They are no member, so nothing else of the board is theirs."""

    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    at = UtcDatetimeField()

    person_id: int

    class Meta:
        table = "grant_to_guest"
        unique_together = (("card", "person"), ("column", "person"))
