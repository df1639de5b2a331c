"""What was understood in a card's title: kept, put back into the title, read anew after an edit.

A card keeps its title as `typed`, when it was read (`at`), the `deadline`, `priority`, `people` and
`labels` that were read in it, and the things that went back (`left`). A thing is named as
`models.cards.titles` names it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from models.boards import members_of
from models.cards.history import record
from models.cards.titles import (
    DEADLINE,
    PRIORITY,
    TitleReading,
    first_words,
    read_title,
    thing_of_label,
    thing_of_person,
)
from models.labels import label_named
from models.reminders import drop_for, rewrite, tell_assigned
from models.repeating import put_deadline, wait_for_next
from models.rights import Right, open_card
from models.storage import values_of
from models.tables import (
    Assignment,
    Card,
    CardLabel,
    Event,
    EventKind,
    Label,
    Person,
    Priority,
)


@dataclass(frozen=True)
class Kept:
    """What a card remembers of its title. Moments are in UTC."""

    typed: str
    at: datetime
    deadline: datetime | None
    priority: Priority | None
    people: tuple[int, ...]
    labels: tuple[str, ...]
    """Their names without letter case."""
    left: tuple[str, ...]

    @property
    def things(self) -> tuple[str, ...]:
        """What can still go back into the title, in the order of a card's lines."""
        found = [
            *((DEADLINE,) if self.deadline else ()),
            *(thing_of_person(person_id) for person_id in self.people),
            *((PRIORITY,) if self.priority else ()),
            *(thing_of_label(name) for name in self.labels),
        ]
        return tuple(thing for thing in found if thing not in self.left)


def kept_of(card: Card) -> Kept | None:
    """What the card remembers of its title; None when nothing can go back (any more)."""
    found = card.understood
    if found is None:
        return None
    deadline, priority = found["deadline"], found.get("priority")
    return Kept(
        typed=found["typed"],
        at=datetime.fromisoformat(found["at"]) if "at" in found else card.created_at,
        deadline=datetime.fromisoformat(deadline) if deadline else None,
        priority=Priority(priority) if priority else None,
        people=tuple(found["people"]),
        labels=tuple(found["labels"]),
        left=tuple(found.get("left", ())),
    )


def what_was_understood(
    typed: str, reading: TitleReading, left: tuple[str, ...] = ()
) -> dict[str, Any] | None:
    """What a card is to remember of its title; None when nothing was understood in it."""
    if not reading.says_more or reading.at is None:
        return None
    return {
        "typed": first_words(typed),
        "at": reading.at.isoformat(),
        "deadline": reading.deadline and reading.deadline.isoformat(),
        "priority": reading.priority,
        "people": [person.id for person in reading.people],
        "labels": [name.casefold() for name in reading.labels],
        "left": list(left),
    }


async def put_label(card: Card, name: str) -> None:
    """Put a label on the card, made on the board when it is new there."""
    label = await label_named(card.board_id, name)
    await CardLabel.get_or_create(card_id=card.id, label_id=label.id)


async def take_back(actor: Person, card_id: int, now: datetime) -> Card:
    """Return to the title all that was understood in it; what was set by hand since then stays.

    Raises as `open_card`.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    kept = kept_of(card)
    if kept is not None:
        await give_back(card, kept, kept.things, actor, now)
    return card


async def take_back_one(actor: Person, card_id: int, thing: str, now: datetime) -> Card:
    """Return one thing to the title; what was set by hand since then stays.

    A label is named by its id, as `l12`. Raises as `open_card`.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    kept = kept_of(card)
    if thing.startswith("l"):
        label = await Label.get_or_none(id=int(thing[1:]), board_id=card.board_id)
        thing = thing_of_label(label.name) if label else ""
    if kept is not None and thing in kept.things:
        await give_back(card, kept, (thing,), actor, now)
    return card


async def give_back(
    card: Card, kept: Kept, things: tuple[str, ...], actor: Person, now: datetime
) -> None:
    """Take these things off the card and put them back into its title."""
    left, before = (*kept.left, *things), await as_set(card)
    if set(kept.things) <= set(things):
        card.title, card.understood = kept.typed, None
    else:
        card.title = await title_with(card, kept, left)
        card.understood = {**(card.understood or {}), "at": kept.at.isoformat(), "left": list(left)}
    if DEADLINE in things and card.deadline == kept.deadline:
        card.deadline = None
    if PRIORITY in things and card.priority is kept.priority:
        card.priority = Priority.NONE
    await card.save(update_fields=["title", "understood", "deadline", "priority"])
    for person_id in kept.people:
        if thing_of_person(person_id) in things:
            await take_off(card, person_id)
    names = [name for name in kept.labels if thing_of_label(name) in things]
    await take_labels_off(card, names)
    await record(card, actor, EventKind.TAKEN_BACK, now, kept=before, after=card.title)
    await rewrite(card, now)
    await wait_for_next(card, now)


async def as_set(card: Card) -> dict[str, Any]:
    """The title and what is set by it, as a line of history keeps them."""
    labels = CardLabel.filter(card_id=card.id).order_by("id")
    people = Assignment.filter(card_id=card.id).order_by("id")
    return {
        "title": card.title,
        "understood": card.understood,
        "deadline": card.deadline and card.deadline.isoformat(),
        "priority": card.priority,
        "people": await values_of(people, "person_id"),
        "labels": await values_of(labels, "label_id"),
    }


async def title_with(card: Card, kept: Kept, left: tuple[str, ...]) -> str:
    """The title with these things in it, and without the others that were understood."""
    author = await Person.get(id=card.author_id)
    reading = read_title(
        kept.typed,
        now=kept.at,
        zone=author.zone,
        day_end=author.day_ends,
        members=await Person.filter(id__in=kept.people),
        leave=left,
    )
    return first_words(reading.rest or reading.title)


async def take_off(card: Card, person_id: int) -> None:
    """Take a person off the card; what was to be told to them is not."""
    if await Assignment.filter(card_id=card.id, person_id=person_id).delete():
        await drop_for(card, person_id)


async def take_labels_off(card: Card, names: list[str]) -> None:
    """Take the labels with these names, without letter case, off the card."""
    labels = await values_of(Label.filter(board_id=card.board_id, folded__in=names), "id")
    await CardLabel.filter(card_id=card.id, label_id__in=labels).delete()


async def read_anew(card: Card, actor: Person, typed: str, now: datetime) -> None:
    """The message that the title stands in was edited: set what it says now.

    What was set by hand since then stays, and what went back into the title is not read again.
    """
    kept = kept_of(card)
    before, after = kept.typed if kept else card.title, first_words(typed)
    if before == after:
        return
    members = [member.person for member in await members_of(card.board_id)]
    reading = read_title(
        after,
        now=now,
        zone=actor.zone,
        day_end=actor.day_ends,
        members=members,
        leave=kept.left if kept else (),
    )
    if kept is None and await Event.exists(card_id=card.id, kind=EventKind.TAKEN_BACK):
        reading = TitleReading(title=after)
    if kept is not None and kept.deadline in reading.readings:
        # The moment that was chosen among several still stands in the title.
        reading = replace(reading, title=reading.rest, deadline=kept.deadline)
    card.title = first_words(reading.title)
    card.understood = what_was_understood(after, reading, kept.left if kept else ())
    if card.priority is ((kept and kept.priority) or Priority.NONE):
        card.priority = reading.priority or Priority.NONE
    await card.save(update_fields=["title", "understood", "priority"])
    await record(card, actor, EventKind.RENAMED, now, before=before, after=after, titled=True)
    if card.deadline == (kept.deadline if kept else None) and card.deadline != reading.deadline:
        await put_deadline(card, actor, reading.deadline, now)
    old = set(kept.people) if kept else set()
    for person_id in old - {person.id for person in reading.people}:
        await take_off(card, person_id)
        await record(card, actor, EventKind.UNASSIGNED, now, person=person_id, titled=True)
    for person in reading.people:
        _, made = await Assignment.get_or_create(card=card, person=person, defaults={"at": now})
        if made:
            await record(card, actor, EventKind.ASSIGNED, now, person=person.id, titled=True)
            await tell_assigned(card, person, actor, now)
    said = {name.casefold() for name in reading.labels}
    unsaid = [name for name in (kept.labels if kept else ()) if name not in said]
    await take_labels_off(card, unsaid)
    for name in reading.labels:
        await put_label(card, name)
    await rewrite(card, now)
