"""Topics of forums that have a board of their own, or are about to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.boards import Board, Column, Group
    from models.tables.cards import Label


class Topic(Model):
    """A topic of a group that was set up, or is being set up. Others work on the group's board."""

    id = fields.BigIntField(primary_key=True)
    group: fields.ForeignKeyRelation[Group] = fields.ForeignKeyField(
        "kartka.Group", related_name="topics", on_delete=fields.CASCADE, db_index=True
    )
    thread_id = fields.BigIntField()
    """Telegram's number of the topic in its group."""
    title = fields.CharField(max_length=128, default="")
    """As Telegram last told; empty when it did not."""
    board: fields.ForeignKeyNullableRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name="topics", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """None: the topic works on the group's board."""
    column: fields.ForeignKeyNullableRelation[Column] = fields.ForeignKeyField(
        "kartka.Column", related_name=False, null=True, on_delete=fields.CASCADE, db_index=True
    )
    """The one column of the board that the topic is about. None: all of them."""
    label: fields.ForeignKeyNullableRelation[Label] = fields.ForeignKeyField(
        "kartka.Label", related_name=False, null=True, on_delete=fields.CASCADE, db_index=True
    )
    """The label of the cards that the topic is about. None: any. With the column or the label
    gone the topic is as it was before it was set up, and shows no more than it did."""
    closed_at = UtcDatetimeField(null=True)
    """Since when nobody can write there, or it is gone. What concerns its board goes to the general
    topic then."""

    group_id: int
    board_id: int | None
    column_id: int | None
    label_id: int | None

    class Meta:
        table = "topic"
        unique_together = (("group", "thread_id"),)
