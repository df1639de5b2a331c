"""Giving a card to somebody, whoever and whatever asks for it."""

from datetime import datetime

from models.cards.history import record
from models.reminders import tell_assigned
from models.tables import Assignment, Card, EventKind, Person


async def give(card: Card, person: Person, actor: Person | None, now: datetime) -> bool:
    """Let the person do the card, and tell them; False when it was theirs before.

    The caller has asked for rights, and rewrites the card's reminders.
    """
    _, made = await Assignment.get_or_create(
        card_id=card.id, person_id=person.id, defaults={"at": now}
    )
    if made:
        await record(card, actor, EventKind.ASSIGNED, now, person=person.id)
        await tell_assigned(card, person, actor, now)
    return made
