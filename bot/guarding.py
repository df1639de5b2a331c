"""What is checked of every tap in a group, before its handler."""

from aiogram.types import CallbackQuery

from handlers.groups.links import named_in
from handlers.turn import Turn
from models.spots import board_of


async def check_place(turn: Turn, query: CallbackQuery) -> None:
    """Raise `Gone` in a group for a card of any board but its own, whoever taps.

    What handlers show may be seen by everybody there, so none of them is asked.
    """
    card_id = named_in(query, "card")
    board_id = await board_of(card_id) if card_id is not None else None
    if board_id is not None:
        turn.check_board(board_id)
