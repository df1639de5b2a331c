"""Due rows as a card's deadline, people and sets say: derived, and brought in line by difference.

Call these in the transaction of the change, with the boards of the cards locked: rows that are
right stay untouched, also overdue ones that a sweep has still to send.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.expressions import Q, Subquery

from models.reminders.checks import CHECKS, Checks, check_rows, checks_of
from models.reminders.hours import Hours
from models.reminders.moments import LATE_DAYS, dues, end_of_patience, still_due
from models.reminders.occasions import AT_DEADLINE, Occasions, chosen, occasions_for
from models.spots import homes_for
from models.storage import values_of
from models.tables import (
    Assignment,
    Board,
    Brief,
    Card,
    Group,
    Member,
    News,
    Person,
    Priority,
    Reason,
    Reminder,
    ReminderState,
    View,
)
from models.views import PARCEL

DERIVED = (
    *(Reason.BEFORE, Reason.DEADLINE, Reason.LATE, Reason.DAILY),
    *(Reason.STAYS_LATE, Reason.MET),
    *CHECKS,
)
CHAINED = (Reason.LATE, Reason.DAILY)
"""Rows of a card that make the next one when they are sent."""
WAITING = (ReminderState.PENDING, ReminderState.CLAIMED)
FORGOTTEN = timedelta(weeks=LATE_DAYS + 3)
"""This long after its deadline nobody is reminded of a card, who works one day a week neither."""
REMEMBERED = timedelta(days=10)
"""So far back it matters what was told: nothing is brought forward further out of quiet hours."""
AT_ONCE = 200
MEETING_LASTS = timedelta(hours=1)
Wanted = tuple[int | None, int | None, Reason, datetime]
Told = Collection[tuple[int | None, int | None, datetime]]
"""Which person or group was told, or is to be, and when."""


@dataclass(frozen=True)
class Audience:
    """Who is reminded of a card, and its `keeper`, who answers for it when nobody else does."""

    readers: Sequence[Person | Group]
    keeper: Person
    host: Person | None = None
    """Of a meeting, who is asked afterwards what it gave."""
    checks: Checks | None = None
    """Of a brief, the numbers that are asked for on the way."""


async def rewrite(card: Card, now: datetime) -> None:
    """Make the card's waiting rows what its deadline, people, column and sets say now.

    They go to the assignees, with none to the card's keeper, and to the groups of its board by
    their news.
    """
    await rewrite_some([card.id], now)


async def rewrite_for(person: Person, now: datetime) -> None:
    """The same for all open cards of this person, whose hours or set has changed; locks boards."""
    boards = await values_of(Member.filter(person_id=person.id), "board_id")
    await Board.filter(id__in=boards).order_by("id").select_for_update()
    theirs = Subquery(Assignment.filter(person_id=person.id).values("card_id"))
    kept = [
        Q(board_id=board_id)
        & ~Q(author_id__in=Subquery(Member.filter(board_id=board_id).values("person_id")))
        for board_id in await values_of(Board.filter(owner_id=person.id), "id")
    ]
    mine = Q(Q(id__in=theirs), Q(author_id=person.id), *kept, join_type="OR")
    cards = Card.filter(mine, may_be_due(now))
    await rewrite_all(await values_of(cards.order_by("id"), "id"), now)


async def rewrite_by(person_id: int, board_id: int, now: datetime) -> None:
    """The same for the open cards that this person made on this board, who came or left."""
    cards = Card.filter(may_be_due(now), board_id=board_id, author_id=person_id)
    await rewrite_all(await values_of(cards.order_by("id"), "id"), now)


async def rewrite_on(board_id: int, now: datetime) -> None:
    """The same for all open cards of this board, whose set or groups have changed."""
    cards = Card.filter(may_be_due(now), board_id=board_id)
    await rewrite_all(await values_of(cards.order_by("id"), "id"), now)


def may_be_due(now: datetime) -> Q:
    """Cards of which somebody may be reminded after `now`."""
    dated = Q(deadline__gt=now - FORGOTTEN) | Q(occasions__contains="daily")
    return Q(dated, done_at=None, archived_at=None)


async def rewrite_all(card_ids: Sequence[int], now: datetime) -> None:
    """Rewrite the rows of these cards, a bounded number of cards at a time."""
    for start in range(0, len(card_ids), AT_ONCE):
        await rewrite_some(card_ids[start : start + AT_ONCE], now)


async def rewrite_some(card_ids: Sequence[int], now: datetime) -> None:
    """Rewrite the rows of these cards, in as many queries as for one."""
    cards = await Card.filter(id__in=card_ids).select_related("board")
    audiences = await audiences_of(cards)
    recent = Q(due_at__gt=now - REMEMBERED)
    derived = Q(recent, state__not=ReminderState.DROPPED) | Q(state__in=WAITING)
    rows = await Reminder.filter(
        Q(derived, reason__in=DERIVED) | Q(recent, parcel__not_isnull=True), card_id__in=card_ids
    )
    known = [row for row in rows if row.reason in DERIVED]
    wrong: list[int] = []
    fresh: list[Reminder] = []
    for card in cards:
        theirs = [row for row in known if row.card_id == card.id]
        told = {(row.person_id, row.group_id, row.due_at) for row in theirs}
        kept: set[Wanted] = set()
        for row in theirs:
            if row.state in WAITING and not is_right(row, card, audiences[card.id], now, told):
                wrong.append(row.id)
            else:
                kept.add((row.person_id, row.group_id, row.reason, row.due_at))
        fresh += [
            Reminder(
                card_id=card.id, person_id=person_id, group_id=group_id, reason=reason, due_at=at
            )
            for person_id, group_id, reason, at in wanted(card, audiences[card.id], now, told)
            if (person_id, group_id, reason, at) not in kept
        ]
    if wrong:
        await Reminder.filter(id__in=wrong, state__in=WAITING).delete()
    if fresh:
        await Reminder.bulk_create(fresh)
    parcels = {row.parcel for row in rows if row.parcel is not None}
    if parcels:
        subjects = [parcel_subject(parcel) for parcel in parcels]
        await View.filter(subject__in=subjects, stale=False).update(stale=True)


def parcel_subject(parcel: str) -> str:
    """What a message is about that tells of several rows."""
    return f"{PARCEL}{parcel}"


async def keepers_of(cards: Iterable[Card]) -> dict[int, Person]:
    """Who answers for each card: its author, or the board's owner once the author has left it."""
    cards = list(cards)
    boards, authors = {card.board_id for card in cards}, {card.author_id for card in cards}
    there = await Member.filter(board_id__in=boards, person_id__in=authors).values_list(
        "board_id", "person_id"
    )
    owners = dict(await Board.filter(id__in=boards).values_list("id", "owner_id"))
    here = set(there)
    found = {
        card.id: card.author_id
        if (card.board_id, card.author_id) in here
        else owners[card.board_id]
        for card in cards
    }
    people = await Person.in_bulk(set(found.values()), "id")
    return {card_id: people[person_id] for card_id, person_id in found.items()}


async def audiences_of(cards: Iterable[Card]) -> dict[int, Audience]:
    """Who is reminded of each card: its assignees, with none its keeper.

    And the groups that speak of it.
    """
    cards = list(cards)
    found: dict[int, list[Person | Group]] = {card.id: [] for card in cards}
    rows = Assignment.filter(card_id__in=list(found)).select_related("person").order_by("id")
    for assignment in await rows:
        found[assignment.card_id].append(assignment.person)
    homes = await homes_for(cards)
    theirs = {group_id for group_id, _ in homes}
    groups = await Group.filter(id__in=theirs, news__not=News.NONE).order_by("id") if theirs else []
    keepers = await keepers_of(cards)
    held = Brief.filter(meeting_id__in=list(found), owner_id__not_isnull=True)
    hosts = {brief.meeting_id: brief.owner for brief in await held.select_related("owner")}
    checks = await checks_of(cards, keepers)
    return {
        card.id: Audience(
            (found[card.id] or [keepers[card.id]])
            + [group for group in groups if (group.id, card.id) in homes],
            keepers[card.id],
            hosts.get(card.id),
            checks.get(card.id),
        )
        for card in cards
    }


def occasions_of(card: Card, reader: Person | Group) -> Occasions:
    """When this reader is reminded of the card (`board` loaded).

    A group hears nothing daily but its digest: with all news what the card or board says, else the
    deadline alone.
    """
    if isinstance(reader, Person):
        return occasions_for(card, reader)
    if reader.news is News.ALL:
        found = chosen(card.occasions, card.board.occasions)
        return tuple(occasion for occasion in found if not occasion.daily)
    return (AT_DEADLINE,)


def hours_of(card: Card, reader: Person | Group) -> Hours:
    """When this reader may be written to about the card: at any time when it is urgent."""
    hours = Hours.of(reader)
    return hours.always if card.priority is Priority.URGENT else hours


def wanted(card: Card, audience: Audience, now: datetime, told: Told = frozenset()) -> list[Wanted]:
    """Who is reminded of the card (`board` loaded) after `now`, why and when.

    `told` says who was told of it when, or still is to be.
    """
    if is_over(card):
        return []
    found = [
        (*ids_of(reader), reason, due_at)
        for reader in audience.readers
        for reason, due_at in dues(
            occasions_of(card, reader),
            card.deadline,
            hours_of(card, reader),
            now,
            moments_of(reader, told),
        )
    ]
    last_word = end_for_keeper(card, audience)
    if last_word is not None and last_word > now:
        found.append((audience.keeper.id, None, Reason.STAYS_LATE, last_word))
    met = end_of_meeting(card, audience.host)
    if audience.host is not None and met is not None and met > now:
        found.append((audience.host.id, None, Reason.MET, met))
    return found + [row for row in check_rows(card, audience.checks) if row[-1] > now]


def is_over(card: Card) -> bool:
    """Whether nobody is reminded of the card (`board` loaded) any more: done, or put away."""
    away = card.archived_at or card.board.archived_at
    return card.done_at is not None or away is not None


def end_of_meeting(card: Card, host: Person | None) -> datetime | None:
    """When the host is asked what the meeting gave; None for a card that is no meeting."""
    if host is None or card.deadline is None:
        return None
    return hours_of(card, host).next_awake(card.deadline + MEETING_LASTS)


def ids_of(reader: Person | Group) -> tuple[int | None, int | None]:
    """The person's id and the group's, one of them None."""
    return (reader.id, None) if isinstance(reader, Person) else (None, reader.id)


def end_for_keeper(card: Card, audience: Audience) -> datetime | None:
    """When the keeper hears that the card stays late; None when nobody is told that it is late."""
    readers = audience.readers
    told = any(occasion.daily for reader in readers for occasion in occasions_of(card, reader))
    if card.deadline is None or not told:
        return None
    return end_of_patience(card.deadline, hours_of(card, audience.keeper))


def moments_of(reader: Person | Group, told: Told) -> set[datetime]:
    """When this reader was told, or is to be."""
    return {at for *ids, at in told if tuple(ids) == ids_of(reader)}


def is_right(
    row: Reminder,
    card: Card,
    audience: Audience,
    now: datetime | None = None,
    told: Told = frozenset(),
) -> bool:
    """Whether a row of `DERIVED` still says what the card (`board` loaded) says.

    One that is ahead of `now` is asked for as if it were to be made now, with what was `told`.
    """
    if is_over(card):
        return False
    if row.reason is Reason.STAYS_LATE:
        keeper = audience.keeper
        return row.person_id == keeper.id and row.due_at == end_for_keeper(card, audience)
    if row.reason in CHECKS:
        said = (row.person_id, row.group_id, row.reason, row.due_at)
        return said in check_rows(card, audience.checks)
    if row.reason is Reason.MET:
        host = audience.host
        return (
            host is not None
            and row.person_id == host.id
            and row.due_at == end_of_meeting(card, host)
        )
    owner = (row.person_id, row.group_id)
    reader = next((one for one in audience.readers if ids_of(one) == owner), None)
    if reader is None:
        return False
    occasions, hours = occasions_of(card, reader), hours_of(card, reader)
    if now is None or row.due_at <= now:
        return still_due(row.reason, row.due_at, occasions, card.deadline, hours)
    moments = moments_of(reader, told)
    return (row.reason, row.due_at) in dues(occasions, card.deadline, hours, now, moments)
