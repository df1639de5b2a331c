"""Rows for what somebody did: given a card, put a reminder off, came back within reach."""

from datetime import datetime, timedelta

from models.reminders.deriving import WAITING
from models.storage import values_of
from models.tables import (
    Assignment,
    Card,
    Comment,
    Event,
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
    """Take back what waits to be told to this person about the card, for these reasons.

    With none: whatever is told to who does it. Comments, and what was asked for, others get too.
    """
    await Reminder.filter(
        card_id=card.id,
        person_id=person_id,
        reason__in=list(reasons or set(Reason) - {Reason.COMMENT} - ASKED),
        state__in=WAITING,
    ).delete()


async def wake(person: Person) -> None:
    """This person can be reached again: what others did with their cards, and was not told, is now.

    Cards that carry the warning are shown anew.
    """
    await Reminder.filter(
        person_id=person.id,
        reason__in=[Reason.ASSIGNED, Reason.CANNOT, Reason.COMMENT, Reason.REACHES],
        state=ReminderState.FAILED,
    ).update(state=ReminderState.PENDING, attempts=0, error=None)
    # The rest is past; nothing of it is to warn on the cards.
    await Reminder.filter(person_id=person.id, state=ReminderState.FAILED).update(
        state=ReminderState.DROPPED
    )
    cards = await values_of(Assignment.filter(person_id=person.id, card__done_at=None), "card_id")
    await View.filter(card_id__in=cards, stale=False).update(stale=True)


async def tell_author(card: Card, event: Event, now: datetime) -> None:
    """Let the card's author know what this line of its history says."""
    await Reminder.create(
        card=card, person_id=card.author_id, reason=Reason.CANNOT, event=event, due_at=now
    )


async def tell_comment(card: Card, event: Event, now: datetime) -> None:
    """Let the card's people know that somebody, the event's actor, said something about it.

    Its people are who made it, who does it, and who said something before. Whoever has not been
    told yet of an earlier comment is told of both at once.
    """
    for person_id in await people_of(card) - {event.actor_id}:
        waiting = Reminder.filter(
            card_id=card.id,
            person_id=person_id,
            reason=Reason.COMMENT,
            state=ReminderState.PENDING,
        )
        # Written, not read: a sweep that takes the row now waits, and then sees the new comment.
        if not await waiting.update(state=ReminderState.PENDING):
            await Reminder.create(
                card=card,
                person_id=person_id,
                reason=Reason.COMMENT,
                event=event,
                due_at=now + GATHERED,
            )


async def people_of(card: Card) -> set[int]:
    """The ids of who made the card, who does it, and who said something about it."""
    assigned = await values_of(Assignment.filter(card_id=card.id), "person_id")
    said = await values_of(Comment.filter(card_id=card.id), "author_id")
    return {card.author_id, *assigned, *said}
