"""Every change of a card is recorded, and reaches every message that shows it."""

from collections.abc import Sequence
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from models.reminders import tell_groups
from models.search.index import WORDLESS, index_card
from models.tables import Card, Event, EventKind, Person, View
from models.views import board_changed, cards_changed

AT_ONCE = 500
"""So many lines of history are written by one statement."""
ITSELF = {"by": "itself"}
undoing: ContextVar[int | None] = ContextVar("undoing", default=None)
"""The line of history that is being taken back."""
written: ContextVar[list[int] | None] = ContextVar("written", default=None)
"""The lines of history that one person's doing has written so far."""


async def record(
    card: Card,
    actor: Person | None,
    kind: EventKind,
    now: datetime,
    *,
    kept: Any = None,
    **data: Any,
) -> Event:
    """Write a line of history and mark the open messages of the card as stale; the line.

    What it says now can be searched for. With no `actor`, it came about by itself. Its words for
    people are in `handlers.cards.history_words`; `models.cards.undo` takes it back by what `data`
    tells, and by what the change took away, which is `kept` for a while.
    """
    if actor is None:
        data |= ITSELF
    if (earlier := undoing.get()) is not None:
        data["undoes"] = earlier
    event = await Event.create(card=card, actor=actor, kind=kind, data=data, kept=kept, at=now)
    if (lines := written.get()) is not None:
        lines.append(event.id)
    await View.filter(card_id=card.id, stale=False).update(stale=True)
    await board_changed(card.board_id)
    if kind not in WORDLESS:
        await index_card(card.id)
    await tell_groups(card, event, now)
    return event


async def record_on(
    card_ids: Sequence[int],
    board_id: int,
    actor: Person | None,
    kind: EventKind,
    now: datetime,
    **data: Any,
) -> None:
    """The same for many cards of a board at once, for what groups are not told of.

    Nobody takes that back card by card.
    """
    data["cards"] = len(card_ids)
    await Event.bulk_create(
        [Event(card_id=card_id, actor=actor, kind=kind, data=data, at=now) for card_id in card_ids],
        batch_size=AT_ONCE,
    )
    await cards_changed(card_ids)
    await board_changed(board_id)
