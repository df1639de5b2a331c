"""A piece of content on its way into a card."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from models.refusals import CardFull
from models.storage import values_of
from models.tables import Card, Content, ContentKind
from models.tables.cards import Kept

PIECES_LIMIT = 50


class Piece(BaseModel):
    """One message of a person, as a card keeps it. Offsets of `entities` are in UTF-16 units."""

    model_config = ConfigDict(frozen=True)

    kind: ContentKind
    text: str = ""
    entities: tuple[dict[str, Any], ...] = ()
    file_id: str | None = None
    file_name: str | None = None
    file_size: int | None = None
    album: str | None = None
    origin: str | None = None
    link: str | None = None
    chat_id: int
    message_id: int


async def keep(card: Card, pieces: tuple[Piece, ...]) -> list[int]:
    """Put the pieces into the card, each message once; the ids of what was new.

    Raises `CardFull` beyond `PIECES_LIMIT` pieces.
    """
    kept = set(await Content.filter(card_id=card.id).values_list("chat_id", "message_id"))
    fresh = [piece for piece in pieces if (piece.chat_id, piece.message_id) not in kept]
    if len(kept) + len(fresh) > PIECES_LIMIT:
        raise CardFull(PIECES_LIMIT)
    last = max(await values_of(Content.filter(card_id=card.id), "position"), default=0)
    return [
        (await Content.create(card=card, position=last, **columns_of(piece))).id for piece in fresh
    ]


def columns_of(piece: Piece) -> dict[str, Any]:
    """The piece as the columns of its row."""
    return {**piece.model_dump(exclude={"entities"}), "entities": list(piece.entities)}


def piece_from(row: Kept) -> Piece:
    """The piece that a row keeps."""
    return Piece(
        kind=row.kind,
        text=row.text,
        entities=tuple(row.entities),
        file_id=row.file_id,
        file_name=row.file_name,
        file_size=row.file_size,
        album=row.album,
        origin=row.origin,
        link=row.link,
        chat_id=row.chat_id,
        message_id=row.message_id,
    )
