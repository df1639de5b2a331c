"""The way back of what a card holds, and of what its people say."""

from datetime import datetime

from models.cards import contents
from models.cards.backwards.way import check
from models.cards.contents import parts_of
from models.comments import return_comment
from models.tables import Card, Content, Did, Event, EventKind, Person


async def drop_pieces(card: Card, actor: Person, event: Event, now: datetime) -> None:
    """What was added goes; the messages of one album together, whose lines are one change."""
    found = await Content.filter(id__in=event.data["parts"], card_id=card.id)
    check(still=len(found) == len(event.data["parts"]))
    albums = {row.album for row in found if row.album}
    kin = await Content.filter(card_id=card.id, album__in=albums) if albums else []
    ids = {row.id for row in (*found, *kin)}
    await contents.remove_pieces(card, sorted(ids), actor, now)
    earlier = Event.filter(card_id=card.id, kind=EventKind.CONTENT, undone_at=None)
    for one in await earlier.filter(id__lt=event.id):
        if one.data.get("did") == Did.ADDED and ids.issuperset(one.data["parts"]):
            await Event.filter(id=one.id).update(undone_at=now)


async def pieces_again(card: Card, actor: Person, event: Event, now: datetime) -> None:
    await contents.return_pieces(card, (event.kept or {})["contents"], actor, now)


async def order_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    data = event.data
    places = {part.id: place for place, part in enumerate(await parts_of(card.id))}
    check(still=places.get(data["part"]) == data["after"])
    await contents.move_part(actor, card.id, data["part"], data["before"], now)


async def say_again(card: Card, actor: Person, event: Event, now: datetime) -> None:
    await return_comment(card, event.kept or {}, actor, now)
