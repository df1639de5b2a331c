"""Showing a card after something happened to it."""

from dataclasses import dataclass
from datetime import datetime

from aiogram.fsm.context import FSMContext

from handlers.answer import Answer
from handlers.cards.screen import card_screen
from handlers.reader import Reader
from handlers.screens import Screen
from models.cards.sheet import read_sheet
from models.rights import RIGHTS, Right, member_of
from models.tables import Card, Group, Person
from models.views import place_of


@dataclass(frozen=True)
class Turn:
    """One update: who acts, where, when, and how it is answered.

    `reader` reads the chat's screens, `tapper` the person's toasts; in private they are the same.
    """

    person: Person
    group: Group | None
    reader: Reader
    tapper: Reader
    now: datetime
    answer: Answer
    state: FSMContext

    @property
    def place(self) -> str:
        """Where ⬅️ leads by default in this chat."""
        return "group" if self.group else ""

    async def kept_place(self) -> str:
        """Where ⬅️ leads from the tapped message."""
        origin = self.answer.origin
        return await place_of(origin.chat_id, origin.message_id) or self.place


async def drawn_card(turn: Turn, card: Card, place: str | None = None) -> Screen:
    """The card's screen for the reader of this chat; the caller has checked the rights."""
    sheet = await read_sheet(card.id)
    where = await turn.kept_place() if place is None else place
    return card_screen(turn.reader, sheet, await rights_here(turn, card.board_id), where)


async def rights_here(turn: Turn, board_id: int) -> frozenset[Right]:
    """What the screen of this chat offers: a group's screen is for all, taps are checked."""
    if turn.group is not None:
        return frozenset(Right)
    return RIGHTS[(await member_of(turn.person, board_id, Right.SEE)).role]


async def show_card(turn: Turn, card: Card, place: str | None = None) -> None:
    """Show the card in the tapped message, or in a new one."""
    turn.answer.show(await drawn_card(turn, card, place))


async def replace_card(turn: Turn, card: Card, old: int | None, place: str) -> None:
    """Show the card below what was typed, instead of the message that asked for it."""
    turn.answer.send(await drawn_card(turn, card, place))
    if old is not None:
        turn.answer.remove(old)
