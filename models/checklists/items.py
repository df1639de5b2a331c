"""Items of a checklist: ticked, written, ordered, given to people, made into cards.

Every change names the state it wants, so that a second tap changes nothing; the board's lock lets
what two people do at once follow each other.
"""

from datetime import datetime

from models.cards.create import create_card
from models.cards.history import record
from models.cards.titles import TitleReading, first_words
from models.checklists.lists import append, open_list
from models.checklists.written import WrittenItem, check_item
from models.refusals import DeadlinePast, Gone, NotAMember
from models.rights import Right, open_card
from models.storage import values_of
from models.tables import Card, Checklist, EventKind, Item, Member, Person


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
    named = {"id": item.id, "item": item.key, "text": item.text}
    await record(card, actor, kind, now, **named, **({} if done else before))


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
    await append(checklist, items, actor, now)
    await record(card, actor, EventKind.ITEM, now, did="added", count=len(items))
    return card


async def rename_item(actor: Person, item_id: int, text: str, now: datetime) -> Card:
    """Give the item another text, the same for every reader from now on.

    Raises as `open_card`, `NoItems` and `ItemTooLong`.
    """
    text = check_item(text)
    item, card = await open_item(actor, item_id, Right.EDIT)
    if item.text != text:
        before, item.text, item.key = item.text or item.key, text, ""
        await item.save(update_fields=["text", "key"])
        await record(card, actor, EventKind.ITEM, now, did="renamed", before=before, after=text)
    return card


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
    await record(
        card, actor, EventKind.ITEM, now, did="moved", item=item.key, text=item.text, place=place
    )
    return card


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
    await item.delete()
    await record(card, actor, EventKind.ITEM, now, did="removed", item=item.key, text=item.text)
    return card


async def give_item(actor: Person, item_id: int, person_id: int, now: datetime) -> Card:
    """Let this member do the item, or nobody for 0. Raises as `open_card`, and `NotAMember`."""
    item, card = await open_item(actor, item_id, Right.EDIT)
    wanted = person_id or None
    if item.person_id == wanted:
        return card
    if wanted and not await Member.exists(board_id=card.board_id, person_id=wanted):
        raise NotAMember
    item.person_id = wanted
    await item.save(update_fields=["person_id"])
    await record(
        card, actor, EventKind.ITEM, now, did="given", item=item.key, text=item.text, person=wanted
    )
    return card


async def date_item(actor: Person, item_id: int, at: datetime | None, now: datetime) -> Card:
    """Set (UTC) or clear the item's date. Raises as `open_card`, and `DeadlinePast`."""
    item, card = await open_item(actor, item_id, Right.EDIT)
    if item.deadline == at:
        return card
    if at is not None and at <= now:
        raise DeadlinePast(at)
    item.deadline = at
    await item.save(update_fields=["deadline"])
    after = at and at.isoformat()
    await record(
        card, actor, EventKind.ITEM, now, did="dated", item=item.key, text=item.text, after=after
    )
    return card


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
        await record(made, actor, EventKind.ITEM, now, did="made_of", after=card.number)
        await record(card, actor, EventKind.ITEM, now, did="became", text=title, after=made.number)
    return made
