"""Waiting for a card: whoever may see it may, and nobody else learns of it."""

from datetime import datetime

from models.refusals import CardDone, DeadlinePast, Gone, ReachedAlready
from models.reminders.waiting import is_at, put_reaches, put_unmoved
from models.rights import Right, check_on_board, open_card
from models.tables import Board, Card, Column, Person


async def wait_unmoved(actor: Person, card_id: int, until: datetime | None, now: datetime) -> Card:
    """Remind this person if the card has not moved by this moment (UTC); None: not any more.

    Raises as `open_card`; `DeadlinePast`; `CardDone`.
    """
    card = await open_at_rest(actor, card_id)
    if until is not None and until <= now:
        raise DeadlinePast(until)
    if until is not None and card.done_at is not None:
        raise CardDone
    await put_unmoved(actor, card, until)
    return card


async def wait_reaches(
    actor: Person, card_id: int, column_id: int, now: datetime, *, on: bool
) -> Card:
    """Tell this person when the card gets as far as a column of its board, or not any more.

    Raises as `open_card`; `Gone`; `ReachedAlready`.
    """
    card = await open_card(actor, card_id, Right.BOARD)
    card = await locked(card)
    column = await Column.get_or_none(id=column_id, board_id=card.board_id)
    if column is None:
        raise Gone
    if on and is_at(card.column, column):
        raise ReachedAlready
    await put_reaches(actor, card, column, now, on=on)
    return card


async def open_at_rest(actor: Person, card_id: int) -> Card:
    """The card, which nobody moves until the end of the transaction. Raises as `open_card`."""
    return await locked(await open_card(actor, card_id, Right.SEE))


async def locked(card: Card) -> Card:
    """The card as it is under the lock of its board."""
    await Board.select_for_update().get(id=card.board_id)
    card = await Card.get(id=card.id).select_related("board", "column")
    check_on_board(card)
    return card
