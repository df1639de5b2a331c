"""Searching: what the cards say, as words to be found, and what people searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.boards import Board
    from models.tables.cards import Card
    from models.tables.people import Person


class CardText(Model):
    """The words of a card. `models.storage.words` finds rows of it by the beginnings of words."""

    id = fields.BigIntField(primary_key=True)
    card: fields.OneToOneRelation[Card] = fields.OneToOneField(
        "kartka.Card", related_name=False, on_delete=fields.CASCADE
    )
    words = fields.TextField()
    """Each word once, as `models.search.folding` writes it, between spaces."""

    card_id: int

    class Meta:
        table = "card_text"


class Search(Model):
    """What a person searched for, so that the pages of what was found can be turned."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    board: fields.ForeignKeyNullableRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name=False, null=True, on_delete=fields.CASCADE, db_index=True
    )
    """The board that alone was searched; None: all that the person sees."""
    typed = fields.CharField(max_length=255)
    at = UtcDatetimeField()

    person_id: int
    board_id: int | None

    class Meta:
        table = "search"
        indexes = (Index(fields=("at",), name="ix_search_at"),)
