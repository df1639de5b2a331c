"""The way back of what was done with checklists and their items."""

from datetime import datetime
from typing import Any

from models.cards.backwards.way import check, moment
from models.checklists import items, lists
from models.refusals import ChangedSince
from models.storage import values_of
from models.tables import Card, Checklist, Event, EventKind, Item, Person

OF_LISTS = (EventKind.TICKED, EventKind.UNTICKED, EventKind.ITEM)


async def item_of(card: Card, event: Event) -> Item:
    """The item, when it is still on the card. Raises `ChangedSince`."""
    item = await Item.get_or_none(id=event.data["id"], checklist__card_id=card.id)
    if item is None:
        raise ChangedSince
    return item


async def check_since(event: Event) -> None:
    """Raise `ChangedSince` when somebody has worked on the card's lists since the change."""
    later = Event.filter(card_id=event.card_id, kind__in=OF_LISTS, id__gt=event.id)
    standing = await later.filter(undone_at=None)
    check(still=all("undoes" in one.data for one in standing))


async def untick(card: Card, actor: Person, event: Event, now: datetime) -> None:
    item = await item_of(card, event)
    check(still=item.done_at is not None)
    await items.put_tick(item, card, actor, now, done=False)


async def tick_again(card: Card, actor: Person, event: Event, now: datetime) -> None:
    data, item = event.data, await item_of(card, event)
    check(still=item.done_at is None)
    await items.put_tick(item, card, actor, now, done=True)
    # Whoever had ticked it did so then, whoever gives the tick back now.
    who = await Person.get_or_none(id=data["by"]) if data["by"] else None
    await Item.filter(id=item.id).update(
        done_by_id=who.id if who else None, done_at=moment(data["since"])
    )


async def drop_list(card: Card, actor: Person, event: Event, now: datetime) -> None:
    checklist = await Checklist.get_or_none(id=event.data["list"], card_id=card.id)
    if checklist is None:
        raise ChangedSince
    await check_since(event)
    await lists.take_list_off(checklist, card, actor, now)


async def list_again(card: Card, actor: Person, event: Event, now: datetime) -> None:
    await lists.put_list_back(card, event.kept or {}, actor, now)


async def title_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    checklist = await Checklist.get_or_none(id=event.data["list"], card_id=card.id)
    if checklist is None or (checklist.title or checklist.template) != event.data["after"]:
        raise ChangedSince
    await lists.put_title(checklist, card, actor, kept_in(event)["title"], now)


async def drop_items(card: Card, actor: Person, event: Event, now: datetime) -> None:
    added = Item.filter(id__in=event.data["items"], checklist__card_id=card.id)
    found = await added.order_by("position")
    check(still=len(found) == len(event.data["items"]))
    await check_since(event)
    await items.take_off(found, card, actor, now)


async def items_again(card: Card, actor: Person, event: Event, now: datetime) -> None:
    kept = kept_in(event)
    await items.give_back(card, kept["items"], kept["places"], actor, now)


async def words_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    item = await item_of(card, event)
    check(still=(item.text or item.key) == event.data["after"])
    await items.put_words(item, card, actor, now, **kept_in(event))


async def place_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    item = await item_of(card, event)
    order = Item.filter(checklist_id=item.checklist_id).order_by("position")
    there = (await values_of(order, "id")).index(item.id)
    check(still=there == event.data["after"])
    await items.move_item(actor, item.id, event.data["before"], now)


async def person_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    item = await item_of(card, event)
    check(still=item.person_id == event.data["person"])
    await items.give_item(actor, item.id, event.data["before"] or 0, now)


async def item_date_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    item = await item_of(card, event)
    check(still=item.deadline == moment(event.data["after"]))
    await items.put_date(item, card, actor, moment(event.data["before"]), now)


def kept_in(event: Event) -> dict[str, Any]:
    """What the change took away."""
    return event.kept or {}
