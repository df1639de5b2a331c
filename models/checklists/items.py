"""Items of a checklist: ticked, written, ordered, given to people, made into cards.

Every change names the state it wants, so that a second tap changes nothing; the board's lock lets
what two people do at once follow each other.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from models.cards.create import create_card
from models.cards.history import record
from models.cards.keeping import Rows, bring_back, rows_of
from models.cards.titles import TitleReading, first_words
from models.checklists.lists import append, check_count, open_list
from models.checklists.written import WrittenItem, check_item
from models.refusals import ChangedSince, DeadlinePast, Gone, NotAMember
from models.rights import Right, open_card
from models.storage import values_of
from models.tables import Card, Checklist, Did, EventKind, Item, Member, Person


async def find_item(item_id: int) -> Item:
    """The item with its `checklist`; asks for no rights. Raises `Gone`."""
    item = await Item.get_or_none(id=item_id).select_related("checklist")
    if item is None:
        raise Gone
    return item


async def open_item(actor: Person, item_id: int, right: Right) -> tuple[Item, Card]:
    """The item and its card, when this person may do this with it. Raises as `open_card`."""
    item = await find_item(item_id)
    card = await open_card(actor, item.checklist.card_id, right)
    return await find_item(item_id), card


async def tick(actor: Person, item_id: int, now: datetime, *, done: bool) -> Card:
    """Tick (or untick) an item; the first who ticked it stays. Raises as `open_card`."""
    item, card = await open_item(actor, item_id, Right.TICK)
    await put_tick(item, card, actor, now, done=done)
    return card


async def put_tick(
    item: Item, card: Card, actor: Person | None, now: datetime, *, done: bool
) -> None:
    """Write whether the item is ticked, when that is news."""
    if (item.done_at is not None) == done:
        return
    before = {"by": item.done_by_id, "since": item.done_at and item.done_at.isoformat()}
    item.done_at = now if done else None
    item.done_by_id = actor.id if actor and done else None
    await item.save(update_fields=["done_at", "done_by_id"])
    kind = EventKind.TICKED if done else EventKind.UNTICKED
    await record(card, actor, kind, now, **named(item), **({} if done else before))


async def follow_card(made: Card, actor: Person | None, now: datetime) -> None:
    """Tick the item of which this card was made when the card is done, and untick it when not.

    Call it in the transaction that moves the card, with its board locked.
    """
    for item in await Item.filter(became_id=made.id).select_related("checklist__card"):
        done = made.done_at is not None
        await put_tick(item, item.checklist.card, actor, now, done=done)


async def add_items(
    actor: Person, list_id: int, items: tuple[WrittenItem, ...], now: datetime
) -> Card:
    """Put items at the end of the list. Raises as `open_card`, and `TooManyItems`."""
    checklist, card = await open_list(actor, list_id, Right.EDIT)
    new = await append(checklist, items, actor, now)
    await record(card, actor, EventKind.ITEM, now, did=Did.ADDED, count=len(new), items=new)
    return card


async def rename_item(actor: Person, item_id: int, text: str, now: datetime) -> Card:
    """Give the item another text, the same for every reader from now on.

    Raises as `open_card`, `NoItems` and `ItemTooLong`.
    """
    text = check_item(text)
    item, card = await open_item(actor, item_id, Right.EDIT)
    if item.text != text:
        await put_words(item, card, actor, now, text=text, key="")
    return card


async def put_words(
    item: Item, card: Card, actor: Person, now: datetime, *, text: str | None, key: str
) -> None:
    """Write the item's own text, or the ready one's key. The caller has asked for rights."""
    kept = {"text": item.text, "key": item.key}
    before, item.text, item.key = item.text or item.key, text, key
    await item.save(update_fields=["text", "key"])
    said = {"id": item.id, "before": before, "after": text or key}
    await record(card, actor, EventKind.ITEM, now, kept=kept, did=Did.RENAMED, **said)


async def move_item(actor: Person, item_id: int, place: int, now: datetime) -> Card:
    """Let the item stand at this place of its list, from 0; the last one at most.

    Raises as `open_card`.
    """
    item, card = await open_item(actor, item_id, Right.EDIT)
    order = await values_of(Item.filter(checklist_id=item.checklist_id).order_by("position"), "id")
    wanted = [other for other in order if other != item.id]
    wanted.insert(place, item.id)
    if wanted == order:
        return card
    await Checklist.select_for_update().get(id=item.checklist_id)
    await renumber(wanted)
    places = {"before": order.index(item.id), "after": wanted.index(item.id)}
    await record(card, actor, EventKind.ITEM, now, did=Did.MOVED, **named(item), **places)
    return card


def named(item: Item) -> dict[str, Any]:
    """Which item a line of history is about, and how it reads."""
    return {"id": item.id, "item": item.key, "text": item.text}


async def renumber(order: list[int]) -> None:
    """Write the places of items in this order. No two may have the same one on the way."""
    stand = dict(await Item.filter(id__in=order).values_list("id", "position"))
    moved = [(place, one) for place, one in enumerate(order) if stand[one] != place]
    for place, one in moved:
        await Item.filter(id=one).update(position=-1 - place)
    for place, one in moved:
        await Item.filter(id=one).update(position=place)


async def remove_item(actor: Person, item_id: int, now: datetime) -> Card:
    """Take the item off its list; a card that was made of it stays. Raises as `open_card`."""
    item, card = await open_item(actor, item_id, Right.EDIT)
    await take_off([item], card, actor, now)
    return card


async def take_off(found: Sequence[Item], card: Card, actor: Person, now: datetime) -> None:
    """Take these items off their list. The caller has asked for rights."""
    ids = [item.id for item in found]
    there = Item.filter(checklist_id=found[0].checklist_id).order_by("position")
    places = [place for place, one in enumerate(await values_of(there, "id")) if one in ids]
    kept = {"items": await rows_of(there.filter(id__in=ids)), "places": places}
    await Item.filter(id__in=ids).delete()
    said = {**named(found[0]), "count": len(found)}
    await record(card, actor, EventKind.ITEM, now, kept=kept, did=Did.REMOVED, **said)


async def give_back(
    card: Card, rows: Rows, places: Sequence[int], actor: Person, now: datetime
) -> None:
    """Put items that were taken off back to where they stood in their list.

    Raises `TooManyItems`, and `ChangedSince` when the list is gone.
    """
    list_id = rows[0]["checklist_id"]
    if not await Checklist.exists(id=list_id, card_id=card.id):
        raise ChangedSince
    order = await values_of(Item.filter(checklist_id=list_id).order_by("position"), "id")
    check_count(len(order) + len(rows))
    start = 1 + max(await values_of(Item.filter(checklist_id=list_id), "position"), default=-1)
    await bring_back(Item, [{**row, "position": start + n} for n, row in enumerate(rows)])
    for place, row in zip(places, rows, strict=True):
        order.insert(place, row["id"])
    await renumber(order)
    item = await Item.get(id=rows[0]["id"])
    await record(card, actor, EventKind.ITEM, now, did=Did.RETURNED, **named(item))


async def give_item(actor: Person, item_id: int, person_id: int, now: datetime) -> Card:
    """Let this member do the item, or nobody for 0. Raises as `open_card`, and `NotAMember`."""
    item, card = await open_item(actor, item_id, Right.EDIT)
    wanted = person_id or None
    if item.person_id == wanted:
        return card
    if wanted and not await Member.exists(board_id=card.board_id, person_id=wanted):
        raise NotAMember
    before, item.person_id = item.person_id, wanted
    await item.save(update_fields=["person_id"])
    people = {"before": before, "person": wanted}
    await record(card, actor, EventKind.ITEM, now, did=Did.GIVEN, **named(item), **people)
    return card


async def date_item(actor: Person, item_id: int, at: datetime | None, now: datetime) -> Card:
    """Set (UTC) or clear the item's date. Raises as `open_card`, and `DeadlinePast`."""
    item, card = await open_item(actor, item_id, Right.EDIT)
    if item.deadline == at:
        return card
    if at is not None and at <= now:
        raise DeadlinePast(at)
    await put_date(item, card, actor, at, now)
    return card


async def put_date(
    item: Item, card: Card, actor: Person, at: datetime | None, now: datetime
) -> None:
    """Write the item's date (UTC). The caller has asked for rights."""
    before, item.deadline = item.deadline, at
    await item.save(update_fields=["deadline"])
    dates = {"before": before and before.isoformat(), "after": at and at.isoformat()}
    await record(card, actor, EventKind.ITEM, now, did=Did.DATED, **named(item), **dates)


async def make_card(actor: Person, item_id: int, title: str, now: datetime) -> Card:
    """The card of this item, made once, with its person and date; the item stays and shows it.

    `title` is the item's text as its board reads it. Raises as `create_card`.
    """
    item, card = await open_item(actor, item_id, Right.EDIT)
    person = await Person.get_or_none(id=item.person_id) if item.person_id else None
    reading = TitleReading(
        first_words(title), item.deadline, people=(person,) if person is not None else ()
    )
    made = await create_card(
        actor, card.board_id, title, reading, (), key=f"item:{item.id}", now=now
    )
    if item.became_id != made.id:
        # Nothing was understood in these words: there is nothing to return to them.
        made.understood = None
        await made.save(update_fields=["understood"])
        item.became_id = made.id
        await item.save(update_fields=["became_id"])
        await record(made, actor, EventKind.ITEM, now, did=Did.MADE_OF, after=card.number)
        said = {"id": item.id, "text": title, "after": made.number, "made": [made.id]}
        await record(card, actor, EventKind.ITEM, now, did=Did.BECAME, **said)
    return made
