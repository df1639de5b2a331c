"""Secret addresses by which calendars follow deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.boards import Board
    from models.tables.people import Person


class Feed(Model):
    """One person's address of a board's deadlines, or of their own over all boards."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    board: fields.ForeignKeyNullableRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name=False, null=True, on_delete=fields.CASCADE, db_index=True
    )
    """None: what this person is to do, wherever it is."""
    token = fields.CharField(max_length=48, unique=True)
    """Kept as it is, since its owner is shown the address again; it opens deadlines to be read."""
    created_at = UtcDatetimeField()

    person_id: int
    board_id: int | None

    class Meta:
        table = "feed"
