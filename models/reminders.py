"""Due rows: written with the change that makes them, claimed by one sweep, sent, and recorded.

The way of a row is in `models.tables.reminders`. A crash leaves a row claimed, which the next sweep
takes over when the lease ends, or sending, which is in doubt and sent again: better twice than
never.
"""

import secrets
from datetime import datetime, timedelta

from tortoise.expressions import F, Q

from models.storage import values_of
from models.tables import (
    Assignment,
    Card,
    Person,
    Reason,
    Reminder,
    ReminderState,
    View,
)

LEASE = timedelta(minutes=2)
ATTEMPTS = 5
BEFORE = {Reason.HOUR_BEFORE: timedelta(hours=1), Reason.DEADLINE: timedelta(0)}
WAITING = (ReminderState.PENDING, ReminderState.CLAIMED)


async def rewrite(card: Card, now: datetime) -> None:
    """Make the card's waiting deadline rows what its deadline, people and column say now.

    They go to the assignees; with none, to the author. Call it in the transaction of the change.
    """
    await Reminder.filter(card_id=card.id, reason__in=list(BEFORE), state__in=WAITING).delete()
    if card.deadline is None or card.done_at is not None:
        return
    readers = await values_of(Assignment.filter(card_id=card.id), "person_id")
    for reason, ahead in BEFORE.items():
        due_at = card.deadline - ahead
        if due_at <= now:
            continue
        for person_id in readers or [card.author_id]:
            await Reminder.create(
                card_id=card.id, person_id=person_id, reason=reason, due_at=due_at
            )


async def tell_assigned(card: Card, person: Person, actor: Person | None, now: datetime) -> None:
    """Let somebody know that the card is theirs now, unless they took it themselves."""
    if actor is not None and person.id == actor.id:
        return
    await drop_for(card, person.id, Reason.ASSIGNED)
    await Reminder.create(card=card, person=person, reason=Reason.ASSIGNED, due_at=now)


async def snooze(card: Card, person: Person, until: datetime) -> None:
    """Remind this person of the card again at this moment, instead of any earlier snooze."""
    await drop_for(card, person.id, Reason.SNOOZED)
    await Reminder.create(card=card, person=person, reason=Reason.SNOOZED, due_at=until)


async def drop_for(card: Card, person_id: int, *reasons: Reason) -> None:
    """Take back what waits to be told to this person about the card (for these reasons, or any)."""
    await Reminder.filter(
        card_id=card.id,
        person_id=person_id,
        reason__in=list(reasons or Reason),
        state__in=WAITING,
    ).delete()


async def wake(person: Person) -> None:
    """This person can be reached again: what could not be delivered of an assignment is sent now.

    Cards that carry the warning are shown anew.
    """
    await Reminder.filter(
        person_id=person.id, reason=Reason.ASSIGNED, state=ReminderState.FAILED
    ).update(state=ReminderState.PENDING, attempts=0, error=None)
    cards = await values_of(Assignment.filter(person_id=person.id, card__done_at=None), "card_id")
    await View.filter(card_id__in=cards, stale=False).update(stale=True)


def claimable(now: datetime) -> Q:
    """Rows that a sweep may take: due ones, and those whose sweep died."""
    due = Q(state=ReminderState.PENDING, due_at__lte=now)
    left = Q(state__in=[ReminderState.CLAIMED, ReminderState.SENDING], lease_until__lt=now)
    return due | left


async def claim(now: datetime, limit: int = 50) -> tuple[list[Reminder], set[int]]:
    """Take up to `limit` due rows, oldest first, with `card.board` and `person` loaded.

    Of several sweeps, the one whose UPDATE changes the row has it. Besides, the ids of the rows
    that are in doubt: a sweep died while it was sending them.
    """
    token = secrets.token_hex(8)
    due = await Reminder.filter(claimable(now)).order_by("due_at", "id").limit(limit)
    mine: list[int] = []
    for row in due:
        taken = await Reminder.filter(claimable(now), id=row.id).update(
            state=ReminderState.CLAIMED, token=token, lease_until=now + LEASE
        )
        if taken == 1:
            mine.append(row.id)
    doubtful = {row.id for row in due if row.state is ReminderState.SENDING}
    rows = (
        await Reminder.filter(id__in=mine, token=token)
        .select_related("card", "card__board", "person")
        .order_by("due_at", "id")
    )
    return rows, doubtful & set(mine)


async def applies(row: Reminder) -> bool:
    """Whether the row still says something true: the card is open and this person's to do."""
    card = row.card
    if card.done_at is not None:
        return False
    if row.reason is Reason.SNOOZED:
        return True
    assignees = await values_of(Assignment.filter(card_id=card.id), "person_id")
    if row.reason is Reason.ASSIGNED:
        return row.person_id in assignees
    if card.deadline is None or card.deadline - BEFORE[row.reason] != row.due_at:
        return False
    return row.person_id in (assignees or [card.author_id])


async def stamp(row: Reminder, now: datetime) -> bool:
    """Say that the call is about to be made; False when the lease was lost meanwhile."""
    changed = await Reminder.filter(
        id=row.id, token=row.token, state=ReminderState.CLAIMED, lease_until__gt=now
    ).update(state=ReminderState.SENDING, attempts=F("attempts") + 1)
    return changed == 1


async def settle(row: Reminder, state: ReminderState, *, error: str | None = None) -> None:
    """Record how the row ended. A failed one is shown on the card."""
    await Reminder.filter(id=row.id, token=row.token).update(state=state, error=error)
    if state is ReminderState.FAILED:
        await View.filter(card_id=row.card_id, stale=False).update(stale=True)


async def put_off(row: Reminder, until: datetime, error: str) -> None:
    """Try again at this moment, or give up after `ATTEMPTS` calls."""
    fresh = await Reminder.get(id=row.id)
    if fresh.attempts >= ATTEMPTS:
        await settle(row, ReminderState.FAILED, error=error)
        return
    # The row keeps `due_at`, by which `applies` knows its occasion; the lease holds it back.
    await Reminder.filter(id=row.id, token=row.token).update(
        state=ReminderState.CLAIMED, lease_until=until, error=error
    )
