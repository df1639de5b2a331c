"""Due rows claimed by one sweep, sent, and recorded.

The way of a row is in `models.tables.reminders`. A crash leaves a row claimed, which the next sweep
takes over when the lease ends, or sending, which is in doubt and sent again: better twice than
never.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from tortoise.expressions import F, Q

from models.reminders.deriving import CHAINED, is_right, readers_of, rewrite
from models.reminders.waiting import has_reached
from models.storage import transaction
from models.tables import Assignment, Board, Card, Reason, Reminder, ReminderState, View

LEASE = timedelta(minutes=2)


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


async def give_back(rows: Sequence[Reminder], until: datetime | None = None) -> None:
    """Let any sweep have rows that were claimed and not stamped: now, or after this moment."""
    for row in rows:
        waits = ReminderState.CLAIMED if until else ReminderState.PENDING
        await Reminder.filter(id=row.id, token=row.token, state=ReminderState.CLAIMED).update(
            state=waits, lease_until=until
        )


async def applies(row: Reminder) -> bool:
    """Whether the row still says something true: the card is open and this person's to do."""
    if row.reason is Reason.REACHES:
        return await has_reached(row)
    card = await Card.get_or_none(id=row.card_id).select_related("board", "author")
    if card is None:
        return False
    if row.reason is Reason.COMMENT:
        return True  # also of a card that is done; who may see it is asked when it is drawn
    if card.done_at is not None:
        return False
    match row.reason:
        case Reason.SNOOZED | Reason.UNMOVED:
            return True
        case Reason.CANNOT:
            return row.person_id == card.author_id
        case Reason.ASSIGNED:
            found: bool = await Assignment.exists(card_id=card.id, person_id=row.person_id)
            return found
        case _:
            return is_right(row, card, (await readers_of([card]))[card.id])


async def stamp(row: Reminder, now: datetime) -> bool:
    """Say that the call is about to be made; False when the lease was lost meanwhile."""
    changed = await Reminder.filter(
        id=row.id, token=row.token, state=ReminderState.CLAIMED, lease_until__gt=now
    ).update(state=ReminderState.SENDING, attempts=F("attempts") + 1)
    return changed == 1


async def settle(
    row: Reminder, state: ReminderState, now: datetime, *, error: str | None = None
) -> None:
    """Record how the row ended. A daily one makes the next; a failed one is shown on the card."""
    goes_on = row.reason in CHAINED and state is not ReminderState.DROPPED
    async with transaction():
        if goes_on:
            await Board.select_for_update().get_or_none(id=row.card.board_id)
        await Reminder.filter(id=row.id, token=row.token).update(state=state, error=error)
        if goes_on:
            await rewrite(row.card, now)
        # What comes after a failure heals it: the card warns no more.
        healed = state is ReminderState.SENT and await Reminder.filter(
            card_id=row.card_id, person_id=row.person_id, state=ReminderState.FAILED
        ).update(state=ReminderState.DROPPED)
    if state is ReminderState.FAILED or healed:
        await View.filter(card_id=row.card_id, stale=False).update(stale=True)
