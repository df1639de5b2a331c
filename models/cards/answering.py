"""A card's own set of reminders, and the word that somebody cannot do it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from models.cards.history import record
from models.refusals import Gone, NotAllowed
from models.reminders import Occasion, keepers_of, rewrite, tell_keeper, write_occasions
from models.rights import Right, check_on_board, open_card
from models.tables import Assignment, Board, Card, Event, EventKind, Person

WHY_LIMIT = 500
SAME_WORD = timedelta(hours=1)
"""The same word said again so soon after is a second tap."""


async def set_reminders(
    actor: Person, card_id: int, occasions: Iterable[Occasion] | None, now: datetime
) -> Card:
    """Give the card its own set; None: its readers are reminded as they like.

    Raises as `open_card`, and `TooManyOccasions`.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    text = None if occasions is None else write_occasions(occasions)
    await put_reminders(card, actor, text, now)
    return card


async def put_reminders(card: Card, actor: Person, text: str | None, now: datetime) -> None:
    """Write the card's own set, when that is news. The caller has asked for rights."""
    if card.occasions == text:
        return
    before, card.occasions = card.occasions, text
    await card.save(update_fields=["occasions"])
    await record(card, actor, EventKind.REMINDERS, now, before=before, after=text)
    await rewrite(card, now)


async def decline(actor: Person, card_id: int, why: str, now: datetime) -> Card:
    """Tell who answers for the card that this assignee cannot do it, and why; who does it stays.

    Raises as `open_card`, and `NotAllowed` to them and to whoever is not on the card.
    """
    card = await open_card(actor, card_id, Right.SEE)
    await Board.select_for_update().get(id=card.board_id)
    check_on_board(card)
    assigned = await Assignment.exists(card_id=card.id, person_id=actor.id)
    if not assigned or (await keepers_of([card]))[card.id].id == actor.id:
        raise NotAllowed
    why = " ".join(why.split())[:WHY_LIMIT]
    if not why:
        raise Gone
    newest = (
        await Event.filter(card_id=card.id, actor_id=actor.id, kind=EventKind.CANNOT)
        .order_by("-id")
        .first()
    )
    if newest and newest.data["why"] == why and newest.at > now - SAME_WORD:
        return card
    event = await record(card, actor, EventKind.CANNOT, now, why=why)
    await tell_keeper(card, event, now)
    return card


async def find_word(event_id: int, card_id: int) -> Event | None:
    """The word of somebody who cannot do this card, `actor` loaded."""
    return (
        await Event.filter(id=event_id, card_id=card_id, kind=EventKind.CANNOT)
        .select_related("actor")
        .first()
    )


async def find_event(event_id: int, card_id: int) -> Event | None:
    """A line of this card's history, `actor` loaded."""
    return await Event.filter(id=event_id, card_id=card_id).select_related("actor").first()
