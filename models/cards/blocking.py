"""⛔ What is in the way of a card: said with a reason, told to its people, and taken away again."""

from datetime import datetime

from models.cards.history import record
from models.refusals import CardDone, Gone
from models.reminders import tell_blocked
from models.rights import Right, open_card
from models.tables import Card, EventKind, Person

WHY_LIMIT = 255


async def block(actor: Person, card_id: int, why: str, now: datetime) -> Card:
    """Say what is in the way of the card.

    Raises as `open_card`; `CardDone`; `Gone` without words.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    if card.done_at is not None:
        raise CardDone
    why = " ".join(why.split())[:WHY_LIMIT]
    if not why:
        raise Gone
    await put_blocked(card, actor, why, now)
    return card


async def unblock(actor: Person, card_id: int, now: datetime) -> Card:
    """Say that nothing is in the way any more. Raises as `open_card`."""
    card = await open_card(actor, card_id, Right.EDIT)
    await put_blocked(card, actor, None, now)
    return card


async def put_blocked(card: Card, actor: Person, why: str | None, now: datetime) -> None:
    """Write what is in the way, when that is news. The caller has asked for rights."""
    if card.blocked == why:
        return
    before, card.blocked = card.blocked, why
    await card.save(update_fields=["blocked"])
    event = await record(card, actor, EventKind.BLOCKED, now, before=before, after=why)
    await tell_blocked(card, event, now)
