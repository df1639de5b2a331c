"""Checklists on cards: put on, titled, removed."""

from collections.abc import Iterable
from datetime import datetime

from models.boards import check_title
from models.cards.history import record
from models.cards.keeping import Rows, bring_back, rows_of
from models.checklists.own import find_template
from models.checklists.ready import TEMPLATES
from models.checklists.written import ITEMS_LIMIT, WrittenItem, WrittenList
from models.refusals import Gone, TooManyItems, TooManyLists
from models.rights import Right, open_card
from models.storage import values_of
from models.tables import Card, Checklist, Did, EventKind, Item, OwnTemplate, Person

LISTS_LIMIT = 10


async def put_checklist(
    actor: Person, card_id: int, template: str, *, ordinal: int, now: datetime
) -> Checklist:
    """Put a ready or an own checklist on the card as its checklist number `ordinal`, made once.

    Raises as `open_card`, and `Gone` for an unknown template or a number too high.
    """
    title, items = await template_items(actor, template)
    card = await open_card(actor, card_id, Right.EDIT)
    standing = await Checklist.get_or_none(card_id=card.id, position=ordinal)
    if standing is not None:
        return standing
    if ordinal > await next_place(card.id):
        raise Gone
    key = template if template in TEMPLATES else ""
    return await make_list(card, actor, key, title, items, ordinal, now)


async def template_items(
    actor: Person, template: str
) -> tuple[str | None, tuple[WrittenItem, ...]]:
    """The title (None: the ready one's) and the items of a template. Raises `Gone`."""
    ready = TEMPLATES.get(template)
    if ready is not None:
        return None, tuple(WrittenItem(key=key) for key in ready.items)
    return own_items(await find_template(actor, template))


def own_items(own: OwnTemplate) -> tuple[str, tuple[WrittenItem, ...]]:
    """The title and the items of an own template."""
    return own.title, tuple(WrittenItem.model_validate(item) for item in own.items)


async def write_list(actor: Person, card_id: int, written: WrittenList, now: datetime) -> Checklist:
    """Put a list of one's own on the card, ticks and all. Raises as `open_card`, `TooManyLists`."""
    card = await open_card(actor, card_id, Right.EDIT)
    title, place = check_title(written.title), await next_place(card.id)
    return await make_list(card, actor, "", title, written.items, place, now)


async def make_list(
    card: Card,
    actor: Person | None,
    template: str,
    title: str | None,
    items: Iterable[WrittenItem],
    place: int,
    now: datetime,
) -> Checklist:
    """The list with its items. The caller has asked for rights, and holds the board's lock."""
    check_lists(await Checklist.filter(card_id=card.id).count())
    checklist = await Checklist.create(card=card, position=place, template=template, title=title)
    await append(checklist, items, actor, now)
    said = {"list": checklist.id, "template": template, "title": title}
    await record(card, actor, EventKind.CHECKLIST, now, **said)
    return checklist


async def append(
    checklist: Checklist, items: Iterable[WrittenItem], actor: Person | None, now: datetime
) -> list[int]:
    """Put items at the end of a list; their ids. Raises `TooManyItems`."""
    new = tuple(items)
    newest = await Item.filter(checklist_id=checklist.id).order_by("-position").first()
    start = newest.position + 1 if newest else 0
    check_count(await Item.filter(checklist_id=checklist.id).count() + len(new))
    named = {item.telegram_id for item in new if item.telegram_id}
    people: dict[int, int] = {
        one.telegram_id: one.id for one in await Person.filter(telegram_id__in=named)
    }
    await Item.bulk_create(
        Item(
            checklist_id=checklist.id,
            position=place,
            key=item.key,
            text=None if item.key else item.text,
            done_at=(item.done_at or now) if item.ticked else None,
            done_by_id=done_by(item, people, actor),
        )
        for place, item in enumerate(new, start)
    )
    added = Item.filter(checklist_id=checklist.id, position__gte=start).order_by("position")
    return await values_of(added, "id")


def check_count(count: int) -> None:
    """Raise `TooManyItems` when a list cannot have so many."""
    if count > ITEMS_LIMIT:
        raise TooManyItems(ITEMS_LIMIT)


def done_by(item: WrittenItem, people: dict[int, int], actor: Person | None) -> int | None:
    """Who ticked a written item: whoever it says, and whoever wrote it when it says nothing."""
    if not item.ticked:
        return None
    if item.done_at is None:
        return actor.id if actor else None
    return None if item.telegram_id is None else people.get(item.telegram_id)


async def next_place(card_id: int) -> int:
    """The number of the card's next checklist. Asks for no rights."""
    newest = await Checklist.filter(card_id=card_id).order_by("-position").first()
    return newest.position + 1 if newest else 0


async def find_list(list_id: int) -> Checklist:
    """The bare list; asks for no rights. Raises `Gone`."""
    found = await Checklist.get_or_none(id=list_id)
    if found is None:
        raise Gone
    return found


async def open_list(actor: Person, list_id: int, right: Right) -> tuple[Checklist, Card]:
    """The list and its card, when this person may do this with it. Raises as `open_card`."""
    found = await find_list(list_id)
    card = await open_card(actor, found.card_id, right)
    # Read again under the lock: somebody may have removed it meanwhile.
    return await find_list(list_id), card


async def rename_list(actor: Person, list_id: int, title: str, now: datetime) -> Card:
    """Give the list another title. Raises as `open_list` and `check_title`."""
    title = check_title(title)
    checklist, card = await open_list(actor, list_id, Right.EDIT)
    if checklist.title != title:
        await put_title(checklist, card, actor, title, now)
    return card


async def put_title(
    checklist: Checklist, card: Card, actor: Person, title: str | None, now: datetime
) -> None:
    """Write the list's own title; None: its template's. The caller has asked for rights."""
    kept = {"title": checklist.title}
    before, checklist.title = checklist.title or checklist.template, title
    await checklist.save(update_fields=["title"])
    said = {"list": checklist.id, "before": before, "after": title or checklist.template}
    await record(card, actor, EventKind.ITEM, now, kept=kept, did=Did.RETITLED, **said)


async def remove_list(actor: Person, list_id: int, now: datetime) -> Card:
    """Take the list off its card; cards that were made of its items stay. Raises as `open_list`."""
    checklist, card = await open_list(actor, list_id, Right.EDIT)
    await take_list_off(checklist, card, actor, now)
    return card


async def take_list_off(checklist: Checklist, card: Card, actor: Person, now: datetime) -> None:
    """The same. The caller has asked for rights."""
    going, items = Checklist.filter(id=checklist.id), Item.filter(checklist_id=checklist.id)
    kept = {"lists": await rows_of(going), "items": await rows_of(items.order_by("position"))}
    await going.delete()
    title = checklist.title or checklist.template
    await record(card, actor, EventKind.ITEM, now, kept=kept, did=Did.LIST_REMOVED, before=title)


async def put_list_back(card: Card, kept: dict[str, Rows], actor: Person, now: datetime) -> None:
    """Put a list that was taken off back on the card, ticks and all. Raises `TooManyLists`."""
    check_lists(await Checklist.filter(card_id=card.id).count())
    lists = kept["lists"]
    if await Checklist.exists(card_id=card.id, position=lists[0]["position"]):
        lists = [{**lists[0], "position": await next_place(card.id)}]
    await bring_back(Checklist, lists)
    await bring_back(Item, kept["items"])
    title = lists[0]["title"] or lists[0]["template"]
    await record(card, actor, EventKind.ITEM, now, did=Did.LIST_RETURNED, before=title)


def check_lists(count: int) -> None:
    """Raise `TooManyLists` when a card that has so many cannot have one more."""
    if count >= LISTS_LIMIT:
        raise TooManyLists(LISTS_LIMIT)
