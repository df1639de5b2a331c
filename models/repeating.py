"""Repeating cards: a series hands its rule from each card to the next.

The next card is made when the newest is done or when its deadline is here, whichever was chosen.
Both go through one claim: an UPDATE that counts the turn on, and only where it stood; the card is
made in the same transaction, under a key of its series and turn. So neither a crash, nor a second
tap, nor a second process makes it twice or loses it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.cards.copying import copy_card
from models.cards.history import record
from models.recurrence import Recurrence, Rule, begin, read_rule
from models.recurrence_words import SaidRule
from models.refusals import CardDone, Gone
from models.reminders import rewrite
from models.rights import Right, open_card
from models.storage import transaction, values_of
from models.tables import Board, Card, Event, EventKind, NextWhen, Person, Recurring, Series

SWEPT_AT_ONCE = 50


@dataclass(frozen=True)
class Repeat:
    """How a card comes again: a plain value for screens."""

    recurrence: Recurrence
    next_when: NextWhen
    after: datetime
    """The next card's deadline is the first of the rule after this moment."""

    @property
    def next_deadline(self) -> datetime:
        """The deadline (UTC) of the next card."""
        return self.recurrence.following(self.after)

    def coming(self, count: int) -> tuple[datetime, ...]:
        """The deadlines (UTC) of the next cards."""
        return self.recurrence.coming(self.after, count)


async def read_repeat(card: Card, now: datetime) -> Repeat | None:
    """How the card comes again; None when it does not (any more). Asks for no rights."""
    series = await Series.get_or_none(card_id=card.id, stopped_at=None)
    if series is None:
        return None
    return Repeat(recurrence_of(series), series.next_when, latest(card, now))


def plan(person: Person, card: Card, wanted: Rule | SaidRule, now: datetime) -> Recurrence:
    """What the person means by a rule for this card, on the clock of their own zone.

    The time of day is the one said, else the deadline's, else the end of their working day; a
    weekday or date left open is the deadline's, else today's. It counts from the deadline's day,
    or else from the first day that fits.
    """
    zone = person.zone
    local = card.deadline.astimezone(zone) if card.deadline else None
    clock = local.time().replace(second=0, microsecond=0) if local else person.day_ends
    day = (local or now.astimezone(zone)).date()
    if isinstance(wanted, SaidRule):
        clock = wanted.clock or clock
        wanted = wanted.settled(day.weekday(), day.day)
    if local is None:
        return begin(wanted, day, clock, zone, now)
    return Recurrence(wanted, day, clock, zone)


async def repeat(actor: Person, card_id: int, wanted: Rule | SaidRule, now: datetime) -> Card:
    """Let the card come again by this rule; without a deadline it gets the rule's first.

    Raises as `open_card`, and `CardDone`.
    """
    card = await open_unfinished(actor, card_id)
    planned = plan(actor, card, wanted, now)
    values = {**values_for(planned), "stopped_at": None}
    series = await Series.get_or_none(card_id=card.id)
    before = as_kept(series)
    if series is None:
        series = await Series.create(card=card, **values)
    elif any(getattr(series, name) != value for name, value in values.items()):
        await series.update_from_dict(values).save(update_fields=list(values))
    else:
        return card
    dated = None
    if card.deadline is None:
        first = planned.following(now)
        await put_deadline(card, actor, first, now)
        dated = first.isoformat()
    await wait_for_next(card, now)
    kept = {"before": before, "after": as_kept(series), "dated": dated}
    await record(card, actor, EventKind.REPEATS, now, **kept)
    return card


async def choose_when(actor: Person, card_id: int, next_when: NextWhen, now: datetime) -> Card:
    """Choose when the next card is made.

    Raises as `open_card`; `CardDone`; `Gone` when the card does not come again.
    """
    card = await open_unfinished(actor, card_id)
    series = await running(card)
    if series.next_when is not next_when:
        before, series.next_when = as_kept(series), next_when
        await series.save(update_fields=["next_when"])
        await wait_for_next(card, now)
        await record(
            card, actor, EventKind.REPEATS, now, before=before, after=as_kept(series), dated=None
        )
    return card


async def skip(actor: Person, card_id: int, until: datetime, now: datetime) -> Card:
    """Leave out this time: the card moves on to `until`, when that is its next date.

    Asked for again, or too late, nothing changes. Raises as `choose_when`.
    """
    card = await open_unfinished(actor, card_id)
    series = await running(card)
    if until == recurrence_of(series).following(latest(card, now)):
        await put_deadline(card, actor, until, now)
    return card


async def stop(actor: Person, card_id: int, now: datetime) -> Card:
    """Let the card come again no more; what was made stays. Raises as `open_card`."""
    card = await open_card(actor, card_id, Right.EDIT)
    await put_kept(card, actor, None, now)
    return card


def as_kept(series: Series | None) -> dict[str, Any] | None:
    """How a card comes again, as a line of history keeps it; None when it does not."""
    if series is None or series.stopped_at is not None:
        return None
    return {
        "rule": series.rule,
        "start": series.start.isoformat(),
        "clock": series.clock,
        "timezone": series.timezone,
        "next_when": str(series.next_when),
    }


async def kept_now(card: Card) -> dict[str, Any] | None:
    """How the card comes again, as a line of history keeps it. Asks for no rights."""
    return as_kept(await Series.get_or_none(card_id=card.id))


async def put_kept(card: Card, actor: Person, kept: dict[str, Any] | None, now: datetime) -> None:
    """Let the card come again as a line of history says; None: no more. Asks for no rights.

    The card had a series before when `kept` says how.
    """
    series = await Series.get_or_none(card_id=card.id)
    before = as_kept(series)
    if series is None or before == kept:
        return
    if kept is None:
        series.stopped_at = now
    else:
        series.update_from_dict({**kept, "start": date.fromisoformat(kept["start"])})
        series.next_when, series.stopped_at = NextWhen(kept["next_when"]), None
    await series.save()
    await wait_for_next(card, now)
    await record(card, actor, EventKind.REPEATS, now, before=before, after=kept, dated=None)


async def put_deadline(card: Card, actor: Person, deadline: datetime | None, now: datetime) -> None:
    """Write another deadline (UTC), with what follows from it. The caller has asked for rights."""
    before, card.deadline = card.deadline, deadline
    await card.save(update_fields=["deadline"])
    await record(
        card,
        actor,
        EventKind.DEADLINE,
        now,
        before=before and before.isoformat(),
        after=deadline and deadline.isoformat(),
    )
    await rewrite(card, now)
    await wait_for_next(card, now)


async def wait_for_next(card: Card, now: datetime) -> None:
    """Set when the next card is due, after the deadline or the choice of its series changed."""
    series = await Series.get_or_none(card_id=card.id, stopped_at=None)
    if series is not None:
        due = series.next_when is NextWhen.DUE
        waits = card.deadline or recurrence_of(series).following(now)
        await Series.filter(id=series.id).update(due_at=waits if due else None)


async def pause(card: Card) -> None:
    """Let no next card come by itself, until `wait_for_next`: the card leaves its board."""
    await Series.filter(card_id=card.id).update(due_at=None)


async def follow_done(card: Card, actor: Person | None, now: datetime) -> Card | None:
    """Make the next card when this one was just done, if its series waits for that; that card.

    Call it in the transaction that moves the card, with its board locked.
    """
    series = await Series.get_or_none(card_id=card.id, next_when=NextWhen.DONE, stopped_at=None)
    return await make_next(series, card, actor, now) if series is not None else None


async def come_again(card: Card, following: Card, now: datetime) -> None:
    """Let the series go on from this card again, whose next one was made too early."""
    await Series.filter(card_id=following.id).update(card_id=card.id)
    await wait_for_next(card, now)


async def due_series(now: datetime) -> list[int]:
    """The series whose next card is due, the oldest first."""
    due = Series.filter(due_at__lte=now, stopped_at=None, card__board__archived_at=None)
    waiting = due.order_by("due_at", "id")
    return await values_of(waiting.limit(SWEPT_AT_ONCE), "id")


async def follow_due(series_id: int, now: datetime) -> bool:
    """Make the next card of a series whose deadline is here; False when another process did."""
    async with transaction():
        series = await Series.get_or_none(id=series_id).select_related("card")
        if series is None:
            return False
        await Board.select_for_update().get(id=series.card.board_id)
        # What changed before the lock was had, as the deadline does, is to be seen.
        fresh = await Series.get_or_none(
            id=series_id,
            turn=series.turn,
            due_at__lte=now,
            stopped_at=None,
            card__board__archived_at=None,
        ).select_related("card")
        return fresh is not None and await make_next(fresh, fresh.card, None, now) is not None


async def make_next(series: Series, card: Card, actor: Person | None, now: datetime) -> Card | None:
    """The next card of the series after `card`; None when it was made already."""
    turn = series.turn + 1
    claimed = await Series.filter(
        id=series.id, card_id=card.id, turn=series.turn, stopped_at=None
    ).update(turn=turn)
    if not claimed:
        return None
    deadline = recurrence_of(series).following(latest(card, now))
    key = f"series:{series.id}:{turn}"
    made = await copy_card(card, key=key, deadline=deadline, actor=actor, now=now)
    due_at = deadline if series.next_when is NextWhen.DUE else None
    await Series.filter(id=series.id).update(card_id=made.id, due_at=due_at)
    await record(card, actor, EventKind.REPEATED, now, next=made.id, number=made.number)
    return made


async def next_number(card: Card) -> int | None:
    """The number of the card that was made to follow this one. Asks for no rights."""
    event = await Event.filter(card_id=card.id, kind=EventKind.REPEATED).order_by("-id").first()
    return int(event.data["number"]) if event else None


def latest(card: Card, now: datetime) -> datetime:
    """What the next deadline has to be later than: now, and the deadline there is."""
    return max(now, card.deadline) if card.deadline else now


def recurrence_of(row: Recurring) -> Recurrence:
    """The recurrence that a row describes."""
    return Recurrence(read_rule(row.rule), row.start, row.time_of_day, row.zone)


def values_for(recurrence: Recurrence) -> dict[str, Any]:
    """The values of a row that describes the recurrence."""
    return {
        "rule": str(recurrence.rule),
        "start": recurrence.start,
        "clock": recurrence.clock.hour * 60 + recurrence.clock.minute,
        "timezone": recurrence.zone.key,
    }


async def running(card: Card) -> Series:
    """The card's series. Raises `Gone` when the card does not come again."""
    series = await Series.get_or_none(card_id=card.id, stopped_at=None)
    if series is None:
        raise Gone
    return series


async def open_unfinished(actor: Person, card_id: int) -> Card:
    """The card, to be changed while it is not done. Raises as `open_card`, and `CardDone`."""
    card = await open_card(actor, card_id, Right.EDIT)
    if card.done_at is not None:
        raise CardDone
    return card
