"""What a card holds, message by message, in an order that people choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.queryset import QuerySet

from models.cards.history import record
from models.cards.keeping import Rows, bring_back, rows_of
from models.cards.pieces import PIECES_LIMIT, Piece, piece_from
from models.refusals import CardFull, ChangedSince
from models.rights import Right, open_card
from models.tables import Card, Content, Did, EventKind, Person


@dataclass(frozen=True)
class Part:
    """One message of a card's content, or one album; `id` is that of its first message."""

    id: int
    pieces: tuple[Piece, ...]


def contents_of(card_id: int) -> QuerySet[Content]:
    """The messages that a card keeps, in their order."""
    return Content.filter(card_id=card_id).order_by("position", "id")


async def parts_of(card_id: int) -> tuple[Part, ...]:
    """The card's content in its order, each album as one. Asks for no rights."""
    return tuple(
        Part(rows[0].id, tuple(piece_from(row) for row in rows))
        for rows in gathered(await contents_of(card_id))
    )


def gathered(rows: Sequence[Content]) -> list[list[Content]]:
    """The messages of each album together, where the first of them stands."""
    found: dict[str, list[Content]] = {}
    for row in rows:
        found.setdefault(row.album or f"{row.id}", []).append(row)
    return list(found.values())


async def move_part(actor: Person, card_id: int, part_id: int, place: int, now: datetime) -> Card:
    """Put the part at this place, counted from 0; one that is gone changes nothing.

    Raises as `open_card`.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    parts = gathered(await contents_of(card.id))
    at = next((n for n, rows in enumerate(parts) if rows[0].id == part_id), None)
    place = min(max(place, 0), len(parts) - 1)
    if at is None or at == place:
        return card
    parts.insert(place, parts.pop(at))
    for number, rows in enumerate(parts):
        await Content.filter(id__in=[row.id for row in rows]).update(position=number)
    moved = {"part": part_id, "before": at, "after": place}
    await record(card, actor, EventKind.CONTENT, now, did=Did.MOVED, **moved)
    return card


async def remove_part(actor: Person, card_id: int, part_id: int, now: datetime) -> Card:
    """Take the part out of the card; a second time changes nothing. Raises as `open_card`."""
    card = await open_card(actor, card_id, Right.EDIT)
    for rows in gathered(await contents_of(card.id)):
        if rows[0].id == part_id:
            await remove_pieces(card, [row.id for row in rows], actor, now)
    return card


async def remove_pieces(card: Card, ids: Sequence[int], actor: Person, now: datetime) -> None:
    """Take these messages out of the card. The caller has asked for rights."""
    going = Content.filter(id__in=ids, card_id=card.id)
    kept = {"contents": await rows_of(going.order_by("id"))}
    await going.delete()
    await record(card, actor, EventKind.CONTENT, now, kept=kept, did=Did.REMOVED)


async def return_pieces(card: Card, rows: Rows, actor: Person, now: datetime) -> None:
    """Put messages that were taken out back where they stood. Raises `CardFull`, `ChangedSince`."""
    there = set(await Content.filter(card_id=card.id).values_list("chat_id", "message_id"))
    if len(there) + len(rows) > PIECES_LIMIT:
        raise CardFull(PIECES_LIMIT)
    if any((row["chat_id"], row["message_id"]) in there for row in rows):
        raise ChangedSince
    await bring_back(Content, rows)
    await record(card, actor, EventKind.CONTENT, now, did=Did.RETURNED)
