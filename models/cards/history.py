"""Every change of a card is recorded, and reaches every message that shows it."""

from datetime import datetime
from typing import Any

from models.reminders import tell_groups
from models.search.index import WORDLESS, index_card
from models.tables import Card, Event, EventKind, Person, View
from models.views import board_changed


async def record(
    card: Card, actor: Person | None, kind: EventKind, now: datetime, **data: Any
) -> Event:
    """Write a line of history and mark the open messages of the card as stale; the line.

    What it says now can be searched for. With no `actor`, it came about by itself.
    """
    event = await Event.create(card=card, actor=actor, kind=kind, data=data, at=now)
    await View.filter(card_id=card.id, stale=False).update(stale=True)
    await board_changed(card.board_id)
    if kind not in WORDLESS:
        await index_card(card.id)
    await tell_groups(card, event, now)
    return event
