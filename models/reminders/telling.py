"""Rows for what somebody did: given a card, put a reminder off, came back within reach."""

from datetime import datetime, timedelta

from tortoise.expressions import Q

from models.reminders.deriving import WAITING, hours_of, keepers_of
from models.reminders.digests import plan_digest
from models.reminders.hours import Hours
from models.storage import values_of
from models.tables import (
    Assignment,
    Card,
    Comment,
    Event,
    Grant,
    GuestLink,
    Person,
    Reason,
    Reminder,
    ReminderState,
    View,
)

GATHERED = timedelta(seconds=20)
"""So long comments of one card are gathered, so that several said in a row are one message."""

ASKED = {Reason.UNMOVED, Reason.REACHES}
"""What a person waits for, be the card theirs to do or not."""

OF_ALL = {Reason.COMMENT, Reason.VERDICT, Reason.BLOCKED}
"""What all people of a card hear, whether they do it or not."""

TOLD = (
    Reason.ASSIGNED,
    Reason.BLOCKED,
    Reason.CANNOT,
    Reason.COMMENT,
    Reason.REACHES,
    Reason.VERDICT,
    Reason.LEFT,
)
"""What others did, of which somebody hears as soon as it is not quiet."""


async def tell_assigned(card: Card, person: Person, actor: Person | None, now: datetime) -> None:
    """Let somebody know that the card is theirs now, unless they took it themselves."""
    if actor is not None and person.id == actor.id:
        return
    await drop_for(card, person.id, Reason.ASSIGNED)
    await tell(card, person, Reason.ASSIGNED, now)


async def tell_keeper(card: Card, event: Event, now: datetime) -> None:
    """Let whoever answers for the card know what this line of its history says."""
    keeper = (await keepers_of([card]))[card.id]
    await tell(card, keeper, Reason.CANNOT, now, event)


async def tell_left(card: Card, now: datetime) -> None:
    """Let whoever answers for the card know that its next one is open, and something is left."""
    keeper = (await keepers_of([card]))[card.id]
    await tell(card, keeper, Reason.LEFT, now)


async def tell(
    card: Card, person: Person, reason: Reason, now: datetime, event: Event | None = None
) -> None:
    """Let somebody know of the card at this moment, or when their quiet hours end."""
    due_at = hours_of(card, person).next_awake(now)
    await Reminder.create(card=card, person=person, reason=reason, event=event, due_at=due_at)


async def retell(person: Person, now: datetime) -> None:
    """Bring what waits for this person's quiet hours to end in line with their hours now."""
    waiting = Reminder.filter(person_id=person.id, reason__in=TOLD, state=ReminderState.PENDING)
    await waiting.filter(due_at__gt=now).update(due_at=Hours.of(person).next_awake(now))


async def snooze(card: Card, person: Person, until: datetime) -> None:
    """Remind this person of the card again at this moment, instead of any earlier snooze."""
    await drop_for(card, person.id, Reason.SNOOZED)
    await Reminder.create(card=card, person=person, reason=Reason.SNOOZED, due_at=until)


async def drop_for(card: Card, person_id: int, *reasons: Reason) -> None:
    """Take back what waits to be told to this person about the card, for these reasons.

    With none: whatever is told to who does it. What people say of the card, and what was asked
    for, others get too.
    """
    await Reminder.filter(
        card_id=card.id,
        person_id=person_id,
        reason__in=list(reasons or set(Reason) - OF_ALL - ASKED),
        state__in=WAITING,
    ).delete()


async def wake(person: Person, now: datetime) -> None:
    """This person can be reached again: what others did with their cards, and was not told, is now.

    Cards that carry the warning are shown anew, and the digest comes again.
    """
    failed = Reminder.filter(person_id=person.id, state=ReminderState.FAILED)
    await failed.filter(reason__in=TOLD).update(state=ReminderState.PENDING, attempts=0, error=None)
    # The rest is past; nothing of it is to warn on the cards.
    await failed.update(state=ReminderState.DROPPED)
    cards = await values_of(Assignment.filter(person_id=person.id, card__done_at=None), "card_id")
    await View.filter(card_id__in=cards, stale=False).update(stale=True)
    await plan_digest(person, now)


async def tell_comment(card: Card, event: Event, now: datetime) -> None:
    """Let the card's people know that somebody, the event's actor, said something about it.

    Its people are who made it, who does it, who said something before, and its guests. Whoever has
    not been told yet of an earlier comment is told of both at once.
    """
    others = await people_of(card) - {event.actor_id}
    for person in await Person.filter(id__in=others).order_by("id"):
        waiting = Reminder.filter(
            card_id=card.id,
            person_id=person.id,
            reason=Reason.COMMENT,
            state=ReminderState.PENDING,
        )
        # Written, not read: a sweep that takes the row now waits, and then sees the new comment.
        if not await waiting.update(state=ReminderState.PENDING):
            await tell(card, person, Reason.COMMENT, now + GATHERED, event)


async def tell_blocked(card: Card, event: Event, now: datetime) -> None:
    """Let the card's people know what is in its way, as this line of its history says, or no more.

    Whoever has not been told of it yet does not need to hear that it is over.
    """
    waiting = Reminder.filter(card_id=card.id, reason=Reason.BLOCKED, state__in=WAITING)
    unheard = set(await values_of(waiting, "person_id"))
    await waiting.delete()
    others = await people_of(card) - {event.actor_id}
    if event.data["after"] is None:
        others -= unheard
    for person in await Person.filter(id__in=others).order_by("id"):
        await tell(card, person, Reason.BLOCKED, now, event)


async def tell_verdict(card: Card, event: Event, now: datetime) -> None:
    """Let the card's people, and who shows it to guests, know what the event's actor thinks."""
    scope = Q(card_id=card.id) | Q(column_id=card.column_id)
    showed = await values_of(GuestLink.filter(scope), "created_by_id")
    others = ({*showed} | await people_of(card)) - {event.actor_id}
    for person in await Person.filter(id__in=others).order_by("id"):
        await tell(card, person, Reason.VERDICT, now, event)


async def people_of(card: Card) -> set[int]:
    """The ids of who made the card, does it, said something about it, or is shown it alone."""
    assigned = await values_of(Assignment.filter(card_id=card.id), "person_id")
    said = await values_of(Comment.filter(card_id=card.id), "author_id")
    shown = await values_of(Grant.filter(card_id=card.id), "person_id")
    return {card.author_id, *assigned, *said, *shown}
