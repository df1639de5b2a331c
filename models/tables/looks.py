"""How each person likes to see each board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.tables.cards import Priority

if TYPE_CHECKING:
    from models.tables.boards import Board
    from models.tables.cards import Label
    from models.tables.people import Person


class Look(Model):
    """Which cards and columns of a board a person sees. Without one, all of them."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    mine = fields.BooleanField(default=False)
    late = fields.BooleanField(default=False)
    priority = fields.IntEnumField(Priority, null=True)
    label: fields.ForeignKeyNullableRelation[Label] = fields.ForeignKeyField(
        "kartka.Label", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    assignee: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    closed: list[int] = fields.JSONField(default=list)
    """The ids of the columns whose cards are not listed."""

    person_id: int
    board_id: int
    label_id: int | None
    assignee_id: int | None

    class Meta:
        table = "look"
        unique_together = (("person", "board"),)
