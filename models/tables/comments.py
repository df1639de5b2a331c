"""Comments: what people say about a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField
from models.tables.cards import Kept

if TYPE_CHECKING:
    from models.tables.cards import Card
    from models.tables.people import Person


class Comment(Model):
    """What one person said about a card at once: a message, or the messages of an album."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="comments", on_delete=fields.CASCADE, db_index=True
    )
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.RESTRICT, db_index=True
    )
    at = UtcDatetimeField()

    card_id: int
    author_id: int
    parts: fields.ReverseRelation[CommentPart]

    class Meta:
        table = "comment"


class CommentPart(Kept):
    """One message of a comment."""

    comment: fields.ForeignKeyRelation[Comment] = fields.ForeignKeyField(
        "kartka.Comment", related_name="parts", on_delete=fields.CASCADE, db_index=True
    )

    comment_id: int

    class Meta:
        table = "comment_part"
        unique_together = (("chat_id", "message_id"),)
