"""↩️ A change of a card taken back by whoever made it, as the line of history says.

What was changed must still be as they left it. Taking back is a change like any other, with all
that follows from it, and leaves a line of its own that `undoes` the first.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import labels, repeating
from models.cards import change
from models.cards.blocking import put_blocked
from models.cards.history import undoing
from models.cards.past import Happened, read_happened
from models.checklists.items import put_tick
from models.fields import filled_on, put_value
from models.refusals import ChangedSince, ColumnGone, Gone, OthersChange
from models.rights import Right, open_card
from models.tables import (
    Assignment,
    Card,
    CardLabel,
    Column,
    Event,
    EventKind,
    Item,
    Label,
    Person,
    Priority,
)

Data = dict[str, Any]
Back = Callable[[Card, Person, Data, datetime], Awaitable[object]]
"""Takes a change back that this data tells of. Raises `ChangedSince`, and as the change itself."""

ASIDE = (
    EventKind.COMMENTED,
    EventKind.COMMENT_EDITED,
    EventKind.UNCOMMENTED,
    EventKind.CANNOT,
    EventKind.SHARED,
    EventKind.UNSHARED,
    EventKind.APPROVED,
    EventKind.CHANGES,
)
"""What people said, and who was shown the card: it changes nothing of what is done."""


@dataclass(frozen=True)
class LastChange:
    """The last change of a card, when it can be taken back: by whom, and when it was made (UTC)."""

    event: int
    actor_id: int
    at: datetime


def check(*, still: bool) -> None:
    """Raise `ChangedSince` unless things are still as the change left them."""
    if not still:
        raise ChangedSince


async def move_back(card: Card, actor: Person, data: Data, now: datetime) -> None:
    check(still=card.column_id == data["after_id"])
    if not await Column.exists(id=data["before_id"], board_id=card.board_id):
        raise ColumnGone(data["before"])
    await change.move(actor, card.id, data["before_id"], now)
    await Card.filter(id=card.id).update(position=data["place"])
    if "given" in data:
        await change.unassign(actor, card.id, data["given"], now)


async def name_back(card: Card, actor: Person, data: Data, now: datetime) -> None:
    check(still=card.title == data["after"])
    await change.rename(actor, card.id, data["before"], now)


async def take_off(card: Card, actor: Person, data: Data, now: datetime) -> None:
    on = await Assignment.exists(card_id=card.id, person_id=data["person"])
    check(still=on)
    await change.unassign(actor, card.id, data["person"], now)


async def put_on(card: Card, actor: Person, data: Data, now: datetime) -> None:
    on = await Assignment.exists(card_id=card.id, person_id=data["person"])
    check(still=not on)
    await change.assign(actor, card.id, data["person"], now)


async def date_back(card: Card, actor: Person, data: Data, now: datetime) -> None:
    check(still=card.deadline == moment(data["after"]))
    await repeating.put_deadline(card, actor, moment(data["before"]), now)


async def weigh_back(card: Card, actor: Person, data: Data, now: datetime) -> None:
    check(still=card.priority is Priority[data["after"].upper()])
    await change.set_priority(actor, card.id, Priority[data["before"].upper()], now)


async def block_back(card: Card, actor: Person, data: Data, now: datetime) -> None:
    check(still=card.blocked == data["after"])
    await put_blocked(card, actor, data["before"], now)


async def fill_back(card: Card, actor: Person, data: Data, now: datetime) -> None:
    field = next((one for one in await filled_on(card) if one.id == data["field"]), None)
    if field is None or field.value != data["after"]:
        raise ChangedSince
    await put_value(card, actor, field, data["before"], now)


async def take_label_off(card: Card, actor: Person, data: Data, now: datetime) -> None:
    on = await CardLabel.exists(card_id=card.id, label_id=data["label"])
    check(still=on)
    await labels.take_off(actor, card.id, data["label"], now)


async def put_label_on(card: Card, actor: Person, data: Data, now: datetime) -> None:
    on = await CardLabel.exists(card_id=card.id, label_id=data["label"])
    there = await Label.exists(id=data["label"], board_id=card.board_id)
    check(still=there and not on)
    await labels.put_on(actor, card.id, data["label"], now)


async def untick(card: Card, actor: Person, data: Data, now: datetime) -> None:
    item = await item_of(card, data)
    check(still=item.done_at is not None)
    await put_tick(item, card, actor, now, done=False)


async def tick_again(card: Card, actor: Person, data: Data, now: datetime) -> None:
    item = await item_of(card, data)
    check(still=item.done_at is None)
    await put_tick(item, card, actor, now, done=True)
    # Whoever had ticked it did so then, whoever gives the tick back now.
    who = await Person.get_or_none(id=data["by"]) if data["by"] else None
    await Item.filter(id=item.id).update(
        done_by_id=who.id if who else None, done_at=moment(data["since"])
    )


async def repeat_as_before(card: Card, actor: Person, data: Data, now: datetime) -> None:
    check(still=await repeating.kept_now(card) == data["after"])
    await repeating.put_kept(card, actor, data["before"], now)
    if data["dated"] and card.deadline == moment(data["dated"]):
        await repeating.put_deadline(card, actor, None, now)


async def item_of(card: Card, data: Data) -> Item:
    """The item, when it is still on the card. Raises `ChangedSince`."""
    item = await Item.get_or_none(id=data["id"], checklist__card_id=card.id)
    if item is None:
        raise ChangedSince
    return item


def moment(text: str | None) -> datetime | None:
    """A moment, as lines of history keep it."""
    return datetime.fromisoformat(text) if text else None


BACK: dict[EventKind, tuple[Back, str]] = {
    EventKind.MOVED: (move_back, "before_id"),
    EventKind.RENAMED: (name_back, "before"),
    EventKind.ASSIGNED: (take_off, "person"),
    EventKind.UNASSIGNED: (put_on, "person"),
    EventKind.DEADLINE: (date_back, "before"),
    EventKind.PRIORITY: (weigh_back, "before"),
    EventKind.BLOCKED: (block_back, "before"),
    EventKind.FIELD: (fill_back, "field"),
    EventKind.LABELLED: (take_label_off, "label"),
    EventKind.UNLABELLED: (put_label_on, "label"),
    EventKind.TICKED: (untick, "id"),
    EventKind.UNTICKED: (tick_again, "since"),
    EventKind.REPEATS: (repeat_as_before, "before"),
}
"""How each kind is taken back, and what its data must hold for that: older lines have less."""


def can_undo(event: Event | Happened) -> bool:
    """Whether the line tells of a change that can be taken back.

    Not what took something back itself, what was done with many cards at once, and what was read
    in a title, which goes back into it.
    """
    _, needed = BACK.get(event.kind, (None, None))
    return needed in event.data and not {"undoes", "titled", "cards"} & event.data.keys()


async def last_change(card_id: int) -> LastChange | None:
    """The card's last change; None when it cannot be taken back, or was. Asks for no rights."""
    rows = Event.filter(card_id=card_id).exclude(kind__in=ASIDE)
    event = await rows.order_by("-id").first()
    if event is None or event.actor_id is None or event.undone_at or not can_undo(event):
        return None
    return LastChange(event.id, event.actor_id, event.at)


async def undo(
    actor: Person, card_id: int, event_id: int, now: datetime
) -> tuple[Card, Happened | None]:
    """Take back the change that this line of the card's history tells of; the new line.

    None when that was done before. Raises as `open_card`; `Gone` when there is no such change;
    `OthersChange`; `ChangedSince`, `ColumnGone`, and as the change back itself.
    """
    event = await Event.get_or_none(id=event_id, card_id=card_id)
    ticks = event is not None and event.kind in {EventKind.TICKED, EventKind.UNTICKED}
    card = await open_card(actor, card_id, Right.TICK if ticks else Right.EDIT)
    # Read again under the lock: a second tap finds what the first has done.
    event = await Event.get_or_none(id=event_id, card_id=card_id).select_related("actor")
    if event is None or not can_undo(event):
        raise Gone
    if event.actor_id != actor.id:
        raise OthersChange(event.actor.name if event.actor else "—")
    if event.undone_at is not None:
        return card, None
    back, _ = BACK[event.kind]
    token = undoing.set(event.id)
    try:
        await back(card, actor, event.data, now)
    finally:
        undoing.reset(token)
    event.undone_at = now
    await event.save(update_fields=["undone_at"])
    later = Event.filter(card_id=card_id, id__gt=event.id).order_by("id").select_related("actor")
    found = await read_happened(await later)
    return card, next((one for one in found if one.data.get("undoes") == event.id), None)
