"""Due rows as a card's deadline, people and sets say: derived, and brought in line by difference.

Call these in the transaction of the change, with the boards of the cards locked: rows that are
right stay untouched, also overdue ones that a sweep has still to send.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from tortoise.expressions import Q, Subquery

from models.reminders.moments import LATE_DAYS, dues, end_of_patience, still_due
from models.reminders.occasions import occasions_for
from models.storage import values_of
from models.tables import (
    Assignment,
    Board,
    Card,
    Member,
    Person,
    Reason,
    Reminder,
    ReminderState,
)

DERIVED = (Reason.BEFORE, Reason.DEADLINE, Reason.LATE, Reason.DAILY, Reason.STAYS_LATE)
CHAINED = (Reason.LATE, Reason.DAILY)
"""Rows that make the next one when they are sent."""
WAITING = (ReminderState.PENDING, ReminderState.CLAIMED)
FORGOTTEN = timedelta(days=LATE_DAYS + 3)
"""This long after its deadline nobody is reminded of a card, in any zone."""
AT_ONCE = 200
Wanted = tuple[int, Reason, datetime]


async def rewrite(card: Card, now: datetime) -> None:
    """Make the card's waiting rows what its deadline, people, column and sets say now.

    They go to the assignees; with none, to the author.
    """
    await rewrite_some([card.id], now)


async def rewrite_for(person: Person, now: datetime) -> None:
    """The same for all open cards of this person, whose zone or set has changed; locks boards."""
    boards = await values_of(Member.filter(person_id=person.id), "board_id")
    await Board.filter(id__in=boards).order_by("id").select_for_update()
    theirs = Subquery(Assignment.filter(person_id=person.id).values("card_id"))
    cards = Card.filter(Q(id__in=theirs) | Q(author_id=person.id), may_be_due(now))
    await rewrite_all(await values_of(cards.order_by("id"), "id"), now)


async def rewrite_on(board: Board, now: datetime) -> None:
    """The same for all open cards of this board, whose set has changed."""
    cards = Card.filter(may_be_due(now), board_id=board.id)
    await rewrite_all(await values_of(cards.order_by("id"), "id"), now)


def may_be_due(now: datetime) -> Q:
    """Cards of which somebody may be reminded after `now`."""
    dated = Q(deadline__gt=now - FORGOTTEN) | Q(occasions__contains="daily")
    return Q(dated, done_at=None)


async def rewrite_all(card_ids: Sequence[int], now: datetime) -> None:
    """Rewrite the rows of these cards, a bounded number of cards at a time."""
    for start in range(0, len(card_ids), AT_ONCE):
        await rewrite_some(card_ids[start : start + AT_ONCE], now)


async def rewrite_some(card_ids: Sequence[int], now: datetime) -> None:
    """Rewrite the rows of these cards, in as many queries as for one."""
    cards = await Card.filter(id__in=card_ids).select_related("board", "author")
    readers = await readers_of(cards)
    known = await Reminder.filter(
        Q(state__in=WAITING) | Q(due_at__gt=now, state__not=ReminderState.DROPPED),
        card_id__in=card_ids,
        reason__in=DERIVED,
    )
    wrong: list[int] = []
    fresh: list[Reminder] = []
    for card in cards:
        kept: set[Wanted] = set()
        for row in (row for row in known if row.card_id == card.id):
            if row.state in WAITING and not is_right(row, card, readers[card.id]):
                wrong.append(row.id)
            else:
                kept.add((row.person_id, row.reason, row.due_at))
        fresh += [
            Reminder(card_id=card.id, person_id=person_id, reason=reason, due_at=due_at)
            for person_id, reason, due_at in wanted(card, readers[card.id], now)
            if (person_id, reason, due_at) not in kept
        ]
    if wrong:
        await Reminder.filter(id__in=wrong, state__in=WAITING).delete()
    if fresh:
        await Reminder.bulk_create(fresh)


async def readers_of(cards: Iterable[Card]) -> dict[int, list[Person]]:
    """Who is reminded of each card (`author` loaded): its assignees; with none, its author."""
    found: dict[int, list[Person]] = {card.id: [] for card in cards}
    rows = Assignment.filter(card_id__in=list(found)).select_related("person").order_by("id")
    for assignment in await rows:
        found[assignment.card_id].append(assignment.person)
    return {card.id: found[card.id] or [card.author] for card in cards}


def wanted(card: Card, readers: Sequence[Person], now: datetime) -> list[Wanted]:
    """Who is reminded of the card (`board`, `author` loaded) after `now`, why and when."""
    if card.done_at is not None:
        return []
    found = [
        (person.id, reason, due_at)
        for person in readers
        for reason, due_at in dues(occasions_for(card, person), card.deadline, person.zone, now)
    ]
    last_word = end_for_author(card, readers)
    if last_word is not None and last_word > now:
        found.append((card.author.id, Reason.STAYS_LATE, last_word))
    return found


def end_for_author(card: Card, readers: Sequence[Person]) -> datetime | None:
    """When the author hears that the card stays late; None when nobody is told that it is late."""
    told = any(occasion.daily for person in readers for occasion in occasions_for(card, person))
    if card.deadline is None or not told:
        return None
    return end_of_patience(card.deadline, card.author.zone)


def is_right(row: Reminder, card: Card, readers: Sequence[Person]) -> bool:
    """Whether a row of `DERIVED` still says what the card (`board`, `author` loaded) says."""
    if card.done_at is not None:
        return False
    if row.reason is Reason.STAYS_LATE:
        return row.person_id == card.author.id and row.due_at == end_for_author(card, readers)
    person = next((person for person in readers if person.id == row.person_id), None)
    return person is not None and still_due(
        row.reason, row.due_at, occasions_for(card, person), card.deadline, person.zone
    )
