"""Due rows claimed by one sweep, sent, and recorded; those of one reader go as one parcel.

The way of a row is in `models.tables.reminders`. A crash leaves a row claimed, which the next sweep
takes over when the lease ends, or sending, which is in doubt and sent again: better twice than
never.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tortoise.expressions import F, Q

from models.reminders.deriving import (
    CHAINED,
    DERIVED,
    audiences_of,
    is_right,
    keepers_of,
    rewrite_some,
)
from models.reminders.digests import plan_digest
from models.reminders.mentioning import UNREACHABLE, mention_in_groups, still_unreached
from models.reminders.news import still_news
from models.reminders.waiting import has_reached
from models.rights import rights_on
from models.spots import homes_for
from models.storage import transaction, values_of
from models.tables import (
    Assignment,
    Board,
    Card,
    Event,
    Group,
    Person,
    Reason,
    Reminder,
    ReminderState,
    View,
)

LEASE = timedelta(minutes=2)
HORIZON = timedelta(hours=2)
"""No row is held back so long: a lease further ahead is from a clock that went wrong."""
TOGETHER = 300
"""So many rows of one reader are told of at once, at most."""


@dataclass(frozen=True)
class Parcel:
    """Rows that one person or one group is told of at once, oldest first.

    `name` is theirs alone. `doubtful` are the ids of rows that a sweep died over while sending.
    """

    name: str
    person: Person | None
    group: Group | None
    rows: tuple[Reminder, ...]
    doubtful: frozenset[int]
    thread_id: int | None = None
    """The topic of the group in which it is told."""

    @property
    def chat_id(self) -> int:
        """Where it goes."""
        reader = self.person or self.group
        return reader.telegram_id if reader else 0

    @property
    def reachable(self) -> bool:
        """Whether the bot may write there."""
        if self.person is not None:
            return self.person.reachable
        return self.group is not None and self.group.left_at is None

    def of(self, rows: Iterable[Reminder]) -> "Parcel":
        """The same with these rows alone."""
        return replace(self, rows=tuple(rows))

    @property
    def told(self) -> tuple[Reminder, ...]:
        """The rows that say something of their own; the others are told with them."""
        return newest(self.rows)

    @property
    def together(self) -> bool:
        """Whether one message tells of several things."""
        return len(self.told) > 1 or self.told[0].reason in {Reason.DIGEST, Reason.NEWS}


def claimable(now: datetime) -> tuple[Q, Q]:
    """Rows that a sweep may take: those whose sweep died, and due ones.

    To be asked for apart: for both at once SQLite may read every row that waits for its day.
    """
    held = [ReminderState.CLAIMED, ReminderState.SENDING]
    ended = Q(lease_until__lt=now) | Q(lease_until__gt=now + HORIZON)
    left = Q(ended, state__in=held, due_at__lte=now)
    return left, Q(state=ReminderState.PENDING, due_at__lte=now)


async def claim(now: datetime, limit: int = 50) -> list[Parcel]:
    """Take up to `limit` due rows, oldest first, and what else is due to the same readers.

    Of several sweeps, the one whose UPDATE changes a row has it. Call it in a transaction.
    """
    order = ("due_at", "card__deadline", "id")
    left, due = claimable(now)
    first = [
        row
        for some in (left, due)
        for row in await Reminder.filter(some).order_by(*order).limit(limit)
    ][:limit]
    if not first:
        return []
    people = {row.person_id for row in first if row.person_id is not None}
    groups = {row.group_id for row in first if row.group_id is not None}
    theirs = Q(person_id__in=people) | Q(group_id__in=groups)
    ids = {row.id for row in first}
    for some in (left, due):
        ids |= set(await values_of(Reminder.filter(some, theirs).limit(limit * TOGETHER), "id"))
    # In one order, so that two sweeps cannot wait for each other; rows held by another are left.
    free = (
        await Reminder.filter(left | due, id__in=ids)
        .order_by("id")
        .select_for_update(skip_locked=True)
    )
    token = secrets.token_hex(8)
    await Reminder.filter(left | due, id__in=[row.id for row in free]).update(
        state=ReminderState.CLAIMED, token=token, lease_until=now + LEASE
    )
    rows = (
        await Reminder.filter(id__in=[row.id for row in free], token=token)
        .select_related("card", "card__board", "person", "group", "topic")
        .order_by(*order)
    )
    doubtful = frozenset(row.id for row in free if row.state is ReminderState.SENDING)
    told = {row.card.id: row.card for row in rows if row.group_id is not None and row.card}
    return parcels(rows, doubtful, await homes_for(told.values()) if told else {})


def parcels(
    rows: Sequence[Reminder],
    doubtful: frozenset[int],
    homes: Mapping[tuple[int, int], int | None],
) -> list[Parcel]:
    """The rows of each reader together, readers in the order of their first row.

    `homes` says in which topic a group is told of a card; what goes to two topics is two parcels.
    """
    found: dict[tuple[int | None, ...], list[Reminder]] = {}
    for row in rows:
        thread = None
        if row.group_id is not None and row.card_id is not None:
            thread = homes.get((row.group_id, row.card_id))
        apart = None
        if row.topic is not None and row.topic.closed_at is None:
            thread = row.topic.thread_id
        elif row.topic is not None:
            # What a closed topic would have heard stands by itself where all hear it.
            apart = row.topic_id
        found.setdefault((row.person_id, row.group_id, thread, apart), []).append(row)
    return [
        Parcel(
            f"{theirs[0].token}.{theirs[0].id}",
            theirs[0].person,
            theirs[0].group,
            tuple(theirs),
            doubtful & {row.id for row in theirs},
            thread,
        )
        for (_, _, thread, _), theirs in found.items()
    ]


async def give_back(rows: Sequence[Reminder], until: datetime | None = None) -> None:
    """Let any sweep have rows that were claimed and not stamped: now, or after this moment."""
    for row in rows:
        waits = ReminderState.CLAIMED if until else ReminderState.PENDING
        await Reminder.filter(id=row.id, token=row.token, state=ReminderState.CLAIMED).update(
            state=waits, lease_until=until
        )


async def applies(row: Reminder) -> bool:
    """Whether the row still says something true of a card that its reader may see."""
    if row.reason is Reason.DIGEST:
        return True
    card = await Card.get_or_none(id=row.card_id).select_related("board", "author")
    if card is None or card.board.archived_at is not None:
        return False
    if row.person_id is not None and not await rights_on(row.person_id, card):
        return False
    if card.deleted_at is not None:
        return False
    if row.reason in {Reason.COMMENT, Reason.VERDICT}:
        return True  # also of a card that is done or in the archive
    if card.archived_at is not None:
        return False
    if row.reason is Reason.NEWS:
        return await still_news(row)
    if row.reason is Reason.REACHES:
        return await has_reached(row)
    if card.done_at is not None:
        return False
    match row.reason:
        case Reason.SNOOZED | Reason.UNMOVED:
            return True
        case Reason.BLOCKED:
            return await is_last(row)
        case Reason.MENTION:
            return await still_unreached(row)
        case Reason.CANNOT | Reason.LEFT:
            keeps: bool = row.person_id == (await keepers_of([card]))[card.id].id
            return keeps
        case Reason.ASSIGNED:
            found: bool = await Assignment.exists(card_id=card.id, person_id=row.person_id)
            return found
        case _:
            return is_right(row, card, (await audiences_of([card]))[card.id])


async def is_last(row: Reminder) -> bool:
    """Whether nothing of the kind happened to the card after the row's line of its history."""
    event = await Event.get(id=row.event_id)
    later = Event.filter(card_id=row.card_id, kind=event.kind, id__gt=event.id)
    return not await later.exists()


def newest(rows: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """The latest row of each card, asked for rather than derived; but every word of somebody."""
    found: dict[tuple[int | None, int | None, bool], Reminder] = {}
    for row in rows:
        # Of what happened to a card the last suffices; what somebody said stands by itself, and
        # so does who is called.
        calls = row.reason is Reason.MENTION
        key = (row.card_id, None if row.reason is Reason.NEWS else row.event_id, calls)
        other = found.get(key)
        if other is None or rank(other) <= rank(row):
            found[key] = row
    return tuple(found.values())


def rank(row: Reminder) -> tuple[datetime, bool]:
    """By which one row of a card is preferred to another."""
    return row.due_at, row.reason not in DERIVED


async def stamp(parcel: Parcel, now: datetime) -> bool:
    """Say that the call is about to be made; False when the lease was lost meanwhile."""
    ids = [row.id for row in parcel.rows]
    waiting = Reminder.filter(
        id__in=ids,
        token=parcel.rows[0].token,
        state=ReminderState.CLAIMED,
        lease_until__gt=now,
    )
    async with transaction():
        if len(await waiting.select_for_update()) < len(ids):
            return False
        await waiting.update(
            state=ReminderState.SENDING,
            attempts=F("attempts") + 1,
            parcel=parcel.name if parcel.together else None,
        )
    return True


async def settle(
    rows: Sequence[Reminder], state: ReminderState, now: datetime, *, error: str | None = None
) -> None:
    """Record how the rows of one claim ended.

    A daily one and a digest make the next; a failed one is shown on its card.
    """
    if not rows:
        return
    goes_on = [
        row.card
        for row in rows
        if row.card and row.reason in CHAINED and state is not ReminderState.DROPPED
    ]
    async with transaction():
        boards = {card.board_id for card in goes_on}
        if boards:
            await Board.filter(id__in=boards).order_by("id").select_for_update()
        ids = [row.id for row in rows]
        mine = Reminder.filter(id__in=ids, token=rows[0].token)
        if not await mine.update(state=state, error=error):
            return  # Another sweep has them, or their reader is no more.
        if state is ReminderState.FAILED and error == UNREACHABLE:
            await mention_in_groups(rows, now)
        if goes_on:
            await rewrite_some(sorted({card.id for card in goes_on}), now)
        for row in rows:
            reader = row.person or row.group
            if row.reason is Reason.DIGEST and reader is not None:
                await plan_digest(reader, now)
        cards = {row.card_id for row in rows if row.card_id is not None}
        healed = 0
        if state is ReminderState.SENT:
            # What comes after a failure heals it: the card warns no more.
            healed = await Reminder.filter(
                card_id__in=cards, person_id=rows[0].person_id, state=ReminderState.FAILED
            ).update(state=ReminderState.DROPPED)
        if state is ReminderState.FAILED or healed:
            await View.filter(card_id__in=cards, stale=False).update(stale=True)


async def sent_parcel(name: str) -> Parcel | None:
    """The rows that were told of in one message; None when there are none (any more)."""
    rows = (
        await Reminder.filter(parcel=name, state=ReminderState.SENT)
        .select_related("card", "card__board", "person", "group", "topic")
        .order_by("due_at", "card__deadline", "id")
    )
    if not rows:
        return None
    return Parcel(name, rows[0].person, rows[0].group, tuple(rows), frozenset())
