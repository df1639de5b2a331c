"""The way back of what a card says of itself: title, people, deadline, labels, and the like."""

from datetime import datetime

from models import labels, repeating
from models.cards import change
from models.cards.answering import put_reminders
from models.cards.archive import delete
from models.cards.backwards.way import check, moment
from models.cards.blocking import put_blocked
from models.cards.history import record
from models.fields import filled_on, put_value
from models.refusals import ChangedSince, ColumnGone
from models.storage import values_of
from models.tables import (
    Assignment,
    Card,
    CardLabel,
    Column,
    Event,
    EventKind,
    Label,
    Member,
    Person,
    Priority,
)


async def untouched(cards: list[int], event: Event, board_id: int) -> bool:
    """Whether these cards, made by the change, are on the board and were not changed since."""
    there = Card.filter(id__in=cards, board_id=board_id, archived_at=None)
    later = Event.filter(card_id__in=cards, id__gt=event.id)
    return await there.count() == len(cards) and not await later.exists()


async def move_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    data = event.data
    check(still=card.column_id == data["after_id"])
    if not await Column.exists(id=data["before_id"], board_id=card.board_id):
        raise ColumnGone(data["before"])
    following = await Card.get_or_none(id=data.get("following", 0))
    # The next card goes too, unless somebody went on with it: then it stands for itself.
    early = following is not None and await untouched([following.id], event, card.board_id)
    await change.move(actor, card.id, data["before_id"], now)
    await Card.filter(id=card.id).update(position=data["place"])
    if "given" in data:
        await change.unassign(actor, card.id, data["given"], now)
    if early and following is not None:
        await repeating.come_again(card, following, now)
        await delete(actor, following.id, now)


async def name_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    check(still=card.title == event.data["after"])
    await change.rename(actor, card.id, event.data["before"], now)
    if event.kept:
        await Card.filter(id=card.id).update(**event.kept)


async def take_off(card: Card, actor: Person, event: Event, now: datetime) -> None:
    person_id = event.data["person"]
    on = await Assignment.exists(card_id=card.id, person_id=person_id)
    check(still=on)
    await change.unassign(actor, card.id, person_id, now)


async def put_on(card: Card, actor: Person, event: Event, now: datetime) -> None:
    person_id = event.data["person"]
    on = await Assignment.exists(card_id=card.id, person_id=person_id)
    check(still=not on)
    await change.assign(actor, card.id, person_id, now)


async def date_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    check(still=card.deadline == moment(event.data["after"]))
    await repeating.put_deadline(card, actor, moment(event.data["before"]), now)


async def weigh_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    check(still=card.priority is Priority[event.data["after"].upper()])
    await change.set_priority(actor, card.id, Priority[event.data["before"].upper()], now)


async def block_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    check(still=card.blocked == event.data["after"])
    await put_blocked(card, actor, event.data["before"], now)


async def remind_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    check(still=card.occasions == event.data["after"])
    await put_reminders(card, actor, event.data["before"], now)


async def fill_back(card: Card, actor: Person, event: Event, now: datetime) -> None:
    data = event.data
    field = next((one for one in await filled_on(card) if one.id == data["field"]), None)
    if field is None or field.value != data["after"]:
        raise ChangedSince
    await put_value(card, actor, field, data["before"], now)


async def take_label_off(card: Card, actor: Person, event: Event, now: datetime) -> None:
    label_id = event.data["label"]
    on = await CardLabel.exists(card_id=card.id, label_id=label_id)
    check(still=on)
    await labels.take_off(actor, card.id, label_id, now)


async def put_label_on(card: Card, actor: Person, event: Event, now: datetime) -> None:
    label_id = event.data["label"]
    on = await CardLabel.exists(card_id=card.id, label_id=label_id)
    there = await Label.exists(id=label_id, board_id=card.board_id)
    check(still=there and not on)
    await labels.put_on(actor, card.id, label_id, now)


async def repeat_as_before(card: Card, actor: Person, event: Event, now: datetime) -> None:
    data = event.data
    check(still=await repeating.kept_now(card) == data["after"])
    await repeating.put_kept(card, actor, data["before"], now)
    if data["dated"] and card.deadline == moment(data["dated"]):
        await repeating.put_deadline(card, actor, None, now)


async def understand_again(card: Card, actor: Person, event: Event, now: datetime) -> None:
    """What went back into the title is set again, where nothing else was set by hand since."""
    kept = event.kept or {}
    check(still=card.title == event.data["after"])
    before, card.title, card.understood = card.title, kept["title"], kept["understood"]
    await card.save(update_fields=["title", "understood"])
    if card.deadline is None and kept["deadline"]:
        await repeating.put_deadline(card, actor, moment(kept["deadline"]), now)
    if card.priority is Priority.NONE:
        await change.set_priority(actor, card.id, Priority(kept["priority"]), now)
    members = Member.filter(board_id=card.board_id, person_id__in=kept["people"])
    for person_id in await values_of(members.order_by("id"), "person_id"):
        await change.assign(actor, card.id, person_id, now)
    there = Label.filter(board_id=card.board_id, id__in=kept["labels"])
    for label_id in await values_of(there.order_by("id"), "id"):
        await labels.put_on(actor, card.id, label_id, now)
    await record(card, actor, EventKind.RENAMED, now, before=before, after=card.title)
