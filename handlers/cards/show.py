"""Showing a card after something happened to it."""

from handlers.cards.screen import card_screen
from handlers.cards.telling import Telling
from handlers.refusals import word
from handlers.screens import ALONE, Screen
from handlers.turn import Turn
from models.cards.sheet import find_card, read_sheet
from models.refusals import OffBoard, Refusal
from models.rights import Right, open_any, rights_on
from models.tables import Card


async def drawn_card(
    turn: Turn, card: Card, place: str | None = None, telling: Telling | None = None
) -> Screen:
    """The card's screen for the reader of this chat; the rights are checked already."""
    turn.check_board(card.board_id)
    sheet = await read_sheet(card.id)
    where = await turn.kept_place() if place is None else place
    alone = where.startswith(ALONE)
    rights = await rights_here(turn, card.id, alone=alone)
    reader = turn.tapper if alone else turn.reader
    return card_screen(reader, sheet, rights, where, telling, me_here(turn, alone=alone))


def me_here(turn: Turn, *, alone: bool = False) -> int | None:
    """Who reads the screen, where one person does; None where everybody in a group sees it."""
    return None if turn.group is not None and not alone else turn.person.id


async def rights_here(turn: Turn, card_id: int, *, alone: bool = False) -> frozenset[Right]:
    """What the card's screens offer: in a group they are for everybody, and taps are checked."""
    if turn.group is not None and not alone:
        return frozenset(Right)
    return await rights_on(turn.person.id, await open_any(turn.person, card_id, Right.SEE))


async def show_card(
    turn: Turn, card: Card, place: str | None = None, *, telling: Telling | None = None
) -> None:
    """Show the card in the tapped message, or in a new one."""
    turn.answer.show(await drawn_card(turn, card, place, telling))


async def replace_card(
    turn: Turn, card: Card, old: int | None, place: str, *, telling: Telling | None = None
) -> None:
    """Show the card below what was typed, instead of the message that asked for it."""
    turn.answer.send(await drawn_card(turn, card, place, telling))
    if old is not None:
        turn.answer.remove(old)


async def show_away(turn: Turn, refusal: OffBoard) -> bool:
    """Show a card that is not on its board, with the way back; False where it is shown to all."""
    card = await find_card(refusal.card_id)
    typed = turn.answer.origin.query_id is None
    if card is None or (typed and turn.group is not None):
        return False
    # What was asked for about the card is not waited for any more.
    await turn.rest()
    try:
        await show_card(turn, card)
    except Refusal:
        return False
    if not typed:
        turn.answer.say(word(turn.tapper, refusal))
    return True
