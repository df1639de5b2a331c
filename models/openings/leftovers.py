"""What was not done when the next card opened: carried over, closed, or asked about."""

from collections.abc import Sequence
from datetime import datetime

from models.cards.change import put_into
from models.cards.history import record
from models.checklists.lists import make_list, next_place
from models.checklists.written import ITEMS_LIMIT, WrittenItem
from models.refusals import Gone
from models.reminders import tell_left
from models.rights import Right, open_card
from models.tables import (
    Card,
    Column,
    ColumnKind,
    Did,
    Event,
    EventKind,
    Item,
    Leftover,
    Person,
)


async def unfinished(card: Card) -> list[Item]:
    """The items of the card that are not ticked, in their order, each said once."""
    left = Item.filter(checklist__card_id=card.id, done_at=None)
    found = {
        (item.key, item.text): item
        for item in reversed(await left.order_by("checklist__position", "position"))
    }
    return list(reversed(found.values()))


async def settle_left(
    last: Card, card: Card, leftover: Leftover, title: str, now: datetime
) -> None:
    """What becomes of the last card (`column` loaded), now that the next one is open.

    One that has nothing left is done, whatever was chosen. The board is locked by the caller.
    """
    if last.done_at is not None or last.archived_at is not None:
        return
    left = await unfinished(last)
    if left and leftover is Leftover.ASK:
        await tell_left(last, now)
        return
    if left and leftover is Leftover.CARRY:
        await carry(left, card, title, None, now)
    await close(last, None, now)


async def carry(
    left: Sequence[Item], card: Card, title: str, actor: Person | None, now: datetime
) -> None:
    """Put items that were left on the next card, as a list of their own, with their people."""
    standing = {
        (item.key, item.text)
        for item in await Item.filter(checklist__card_id=card.id, checklist__position__gt=0)
    }
    new = [item for item in left if (item.key, item.text) not in standing][:ITEMS_LIMIT]
    if not new:
        return
    written = [WrittenItem(key=item.key, text=item.text or "") for item in new]
    place = await next_place(card.id)
    made = await make_list(card, actor, "", title, written, place, now)
    for item in new:
        # A card that was made of an item goes on, and ticks the item wherever it stands.
        await Item.filter(checklist_id=made.id, key=item.key, text=item.text).update(
            person_id=item.person_id, became_id=item.became_id
        )


async def close(card: Card, actor: Person | None, now: datetime) -> None:
    """Put the card (`column` loaded) into the column of done ones, where the board has one."""
    done = Column.filter(board_id=card.board_id, kind=ColumnKind.DONE)
    column = await done.order_by("position", "id").first()
    if column is not None and card.done_at is None:
        await put_into(card, column, actor, now)


async def settle_asked(
    actor: Person, card_id: int, title: str, now: datetime, *, carried: bool
) -> Card:
    """Settle what the last card left: carried over to the one that followed, or let go.

    Asked for again, nothing changes. Raises as `open_card`, and `Gone` when none followed.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    following = await following_of(card)
    if following is None:
        raise Gone
    if card.done_at is None:
        left = await unfinished(card)
        if carried and left:
            await carry(left, following, title, actor, now)
            await record(following, actor, EventKind.ITEM, now, did=Did.CARRIED, after=card.number)
        await close(card, actor, now)
    return card


async def following_of(card: Card) -> Card | None:
    """The card that followed this one. Asks for no rights."""
    event = await Event.filter(card_id=card.id, kind=EventKind.REPEATED).order_by("-id").first()
    return await Card.get_or_none(id=event.data["next"]) if event else None
