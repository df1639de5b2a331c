"""What people wait for: that a card moves, or that it gets as far as a column.

Each is told alone and once. Of what somebody does with the card themselves they are not told.
"""

from dataclasses import dataclass
from datetime import datetime

from models.reminders.deriving import WAITING, hours_of
from models.tables import Card, Column, Event, EventKind, Person, Reason, Reminder, ReminderState

NOT_TOLD = (ReminderState.ASLEEP, *WAITING)


@dataclass(frozen=True)
class Waits:
    """What one person waits for on one card: by when (UTC) it is to move, and which columns."""

    unmoved: datetime | None = None
    columns: tuple[int, ...] = ()


async def waits_of(person: Person, card: Card) -> Waits:
    """What this person waits for on this card."""
    rows = Reminder.filter(card_id=card.id, person_id=person.id, state__in=NOT_TOLD).order_by("id")
    unmoved = await rows.filter(reason=Reason.UNMOVED).first()
    reaches = await rows.filter(reason=Reason.REACHES)
    columns = tuple(row.column_id for row in reaches if row.column_id is not None)
    return Waits(unmoved.due_at if unmoved else None, columns)


async def put_unmoved(person: Person, card: Card, until: datetime | None) -> None:
    """Let the person wait for the card to move by this moment, and no other; None: no more."""
    rows = Reminder.filter(
        card_id=card.id, person_id=person.id, reason=Reason.UNMOVED, state__in=NOT_TOLD
    )
    if until is not None and await rows.filter(due_at=until).exists():
        return
    await rows.delete()
    if until is not None:
        await Reminder.create(card=card, person=person, reason=Reason.UNMOVED, due_at=until)


async def put_reaches(
    person: Person, card: Card, column: Column, now: datetime, *, on: bool
) -> None:
    """Let the person wait for the card to get as far as the column, or not any more."""
    wanted = {"card_id": card.id, "person_id": person.id, "column_id": column.id}
    rows = Reminder.filter(**wanted, reason=Reason.REACHES, state__in=NOT_TOLD)
    if not on:
        await rows.delete()
    elif not await rows.exists():
        await Reminder.create(
            **wanted, reason=Reason.REACHES, due_at=now, state=ReminderState.ASLEEP
        )


async def follow_move(card: Card, actor: Person | None, now: datetime) -> None:
    """The card (`column` loaded) was moved: who waited for that is told or waits no more.

    Call it in the transaction of the move, with the board locked.
    """
    rows = Reminder.filter(card_id=card.id, state__in=NOT_TOLD)
    await rows.filter(reason=Reason.UNMOVED).delete()
    for row in await rows.filter(reason=Reason.REACHES).select_related("column", "person"):
        found = rows.filter(id=row.id)
        if row.column is None or not is_at(card.column, row.column):
            # It went back before anybody was told: they wait on, also when a sweep has the row.
            await found.update(state=ReminderState.ASLEEP, token=None)
        elif actor is not None and row.person_id == actor.id:
            await found.delete()
        elif row.state is ReminderState.ASLEEP:
            due_at = hours_of(card, row.person).next_awake(now) if row.person else now
            await found.update(state=ReminderState.PENDING, due_at=due_at)


def is_at(place: Column, wanted: Column) -> bool:
    """Whether a card in `place` has got as far as the `wanted` column, or further."""
    return (place.position, place.id) >= (wanted.position, wanted.id)


async def has_reached(row: Reminder) -> bool:
    """Whether the card of the row is as far as the row's column now."""
    card = await Card.get_or_none(id=row.card_id).select_related("column")
    column = await Column.get_or_none(id=row.column_id)
    return card is not None and column is not None and is_at(card.column, column)


async def in_column_since(card_id: int) -> datetime:
    """When (UTC) the card came into its column. Asks for no rights."""
    moves = Event.filter(card_id=card_id, kind=EventKind.MOVED)
    last = await moves.order_by("-id").first()
    return last.at if last else (await Card.get(id=card_id)).created_at
