"""Files of cards that wait for a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.boards import Board
    from models.tables.people import Person


class Import(Model):
    """Cards that were read from a file and shown to whoever sent it, before they are made."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    cards: list[dict[str, Any]] = fields.JSONField(default=list)
    """What `models.importing` writes; empty once they are made."""
    read_at = UtcDatetimeField()
    made_at = UtcDatetimeField(null=True)

    board_id: int
    person_id: int

    class Meta:
        table = "import"
