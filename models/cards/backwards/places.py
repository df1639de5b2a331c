"""The way back of where a card is, of what it is linked with, and of cards that were made of it."""

from datetime import datetime

from models.cards import archive
from models.cards.backwards.card import move_back, untouched
from models.cards.backwards.way import check
from models.cards.change import unassign
from models.cards.history import record
from models.cards.linking import link, links_with
from models.cards.transferring import transfer_back
from models.refusals import OtherGone
from models.rights import Right, open_any
from models.tables import Card, Did, Event, EventKind, Item, Person


async def out_of_archive(card: Card, actor: Person, _: Event, now: datetime) -> None:
    check(still=card.archived_at is not None and card.deleted_at is None)
    await archive.restore(actor, card.id, now)


async def undelete(card: Card, actor: Person, event: Event, now: datetime) -> None:
    check(still=card.deleted_at is not None)
    if event.data["archived"]:
        await archive.undelete(card, actor, now)
    else:
        await archive.restore(actor, card.id, now)


async def send_off(card: Card, actor: Person, event: Event, now: datetime) -> None:
    check(still=card.archived_at is None)
    if event.data.get("moved"):
        moves = Event.filter(card_id=card.id, kind=EventKind.MOVED, id__lt=event.id)
        moved = await moves.order_by("-id").first()
        if moved is not None:
            await move_back(card, actor, moved, now)
        card = await open_any(actor, card.id, Right.EDIT)
    await archive.send_off(card, event.data["away"], actor, now)


async def carry_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    check(still=card.board_id == event.data["after_id"])
    if event.data["given"]:
        await unassign(actor, card.id, event.data["given"], now)
    await transfer_back(card, actor, event.data, event.kept or {}, now)


async def unlink(card: Card, actor: Person, event: Event, now: datetime) -> None:
    await put_link(card, actor, event, now, on=False)


async def link_again(card: Card, actor: Person, event: Event, now: datetime) -> None:
    await put_link(card, actor, event, now, on=True)


async def put_link(card: Card, actor: Person, event: Event, now: datetime, *, on: bool) -> None:
    """Link the two cards again, or not any more; the other's line of history is taken back too."""
    other = event.data["other"]
    if not await Card.exists(id=other, deleted_at=None):
        raise OtherGone
    ids = {(row.lower_id, row.upper_id) for row in await links_with(card.id)}
    linked = (min(card.id, other), max(card.id, other)) in ids
    check(still=linked is not on)
    await link(actor, card.id, other, now, on=on)
    twin = Event.filter(card_id=other, kind=event.kind, actor_id=actor.id, at=event.at)
    await twin.update(undone_at=now)


async def put_together(card: Card, actor: Person, event: Event, now: datetime) -> None:
    """The cards that were made of its lines go, as long as nobody went on with them."""
    gone = await delete_made(card, actor, event, now)
    await record(card, actor, EventKind.SPLIT, now, did=Did.UNSPLIT, cards=gone)


async def part(card: Card, actor: Person, event: Event, now: datetime) -> None:
    """The card that was made of an item goes, as long as nobody went on with it."""
    await delete_made(card, actor, event, now)
    said = {"id": event.data["id"], "text": event.data["text"]}
    await record(card, actor, EventKind.ITEM, now, did=Did.PARTED, **said)


async def delete_made(card: Card, actor: Person, event: Event, now: datetime) -> list[int]:
    """Delete the cards that the change made, which another such change makes anew; their numbers.

    Raises `ChangedSince` when somebody changed one of them.
    """
    made = event.data["made"]
    check(still=await untouched(made, event, card.board_id))
    for one in made:
        await archive.delete(actor, one, now)
    cards = Card.filter(id__in=made)
    await cards.update(creation_key=None)
    await Item.filter(became_id__in=made, checklist__card_id=card.id).update(became_id=None)
    return [one.number for one in await cards.order_by("number")]
