"""One update in the hands of its handler: who acts, where, when, and how it is answered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import F
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State

from handlers.answer import Answer
from handlers.documents.tables import Table
from handlers.reader import Reader
from models.groups import Standings
from models.refusals import Gone, Refusal
from models.rights import Right, open_any, open_card
from models.spots import Part, Spot
from models.tables import Card, Group, Person
from models.views import place_of, subject_of

GROUPS = {"group", "supergroup"}
DRAFT = "DraftState"
BRIEF = "AskState"
"""The questions of a brief, whose answers stand in its rows already."""
OWN = "own.0"
"""Where ⬅️ leads from what one person of a group sees: to the board, for their eyes alone."""
PRIVATE = F.message.chat.type == "private"
"""Lets a tap through in a private chat only: what is personal never appears in a group."""


@dataclass(frozen=True)
class Hearing:
    """What the bot hears and may do in a group, as Telegram says at this moment."""

    reads_all: bool
    """Privacy mode is off: every message is heard, also where the bot is no admin."""
    admin: bool
    pins: bool
    deletes: bool
    topics: bool


@dataclass(frozen=True)
class Turn:
    """One update. `reader` reads the chat's screens, `tapper` the person's toasts.

    In private the two are the same.
    """

    person: Person
    group: Group | None
    reader: Reader
    tapper: Reader
    now: datetime
    answer: Answer
    state: FSMContext
    standings: Standings
    """What the person is in the groups that this update is about, asked before the transaction."""
    spot: Spot | None = None
    """Where in the group this is: which of its boards is worked on here."""
    hearing: Hearing | None = None
    """What the bot may do in the group, asked for the screen that tells of it."""
    upload: Table | Refusal | None = None
    """The spreadsheet that was asked for and came, read before the transaction, or why not."""

    @property
    def place(self) -> str:
        """Where ⬅️ leads by default in this chat."""
        return "group" if self.group else ""

    async def kept_place(self) -> str:
        """Where ⬅️ leads from the tapped message."""
        origin = self.answer.origin
        if origin.ephemeral_id is not None or origin.live:
            return OWN
        return await self.place_at(origin.message_id)

    async def place_at(self, message_id: int | None) -> str:
        """Where ⬅️ leads from a message of this chat."""
        return await place_of(self.answer.origin.chat_id, message_id) or self.place

    async def kept_subject(self) -> str:
        """What the tapped message is about."""
        origin = self.answer.origin
        return await subject_of(origin.chat_id, origin.message_id)

    def check_group(self) -> Group:
        """The group of this chat. Raises `Gone` in private, where its buttons are never drawn."""
        if self.group is None:
            raise Gone
        return self.group

    def check_spot(self) -> Spot:
        """The spot of this group. Raises `Gone` in private."""
        if self.spot is None:
            raise Gone
        return self.spot

    @property
    def board_id(self) -> int | None:
        """The board that is worked on in this group or topic; None in private."""
        return self.spot.board_id if self.spot else None

    def part_of(self, board_id: int) -> Part:
        """What of a board is worked on here: in a topic, a column or a label of it."""
        if self.spot is None or self.spot.board_id != board_id:
            return Part()
        return self.spot.part

    def check_board(self, board_id: int) -> None:
        """Raise `Gone` in a group, or a topic, for any board but its own."""
        if self.group is not None and not self.check_spot().shows(board_id):
            raise Gone

    async def card(self, card_id: int, right: Right) -> Card:
        """The card, when this person may do this with it and it may be shown in this chat.

        Raises as `models.rights.open_card`.
        """
        card = await open_card(self.person, card_id, right)
        self.check_board(card.board_id)
        return card

    async def card_anywhere(self, card_id: int, right: Right) -> Card:
        """The same, when the card is in the archive or deleted, too."""
        card = await open_any(self.person, card_id, right)
        self.check_board(card.board_id)
        return card

    async def wait(self, state: State, **dialog: Any) -> None:
        """Wait for a typed answer in `state`, remembering `dialog`; a draft is set aside."""
        data = await self.state.get_data()
        current = await self.state.get_state()
        if current and current.startswith(DRAFT):
            data["draft_state"] = current
        await self.state.set_data({**data, "dialog": dialog})
        await self.state.set_state(state)

    async def dialog(self) -> dict[str, Any]:
        """What `wait` was told to remember."""
        found: dict[str, Any] = (await self.state.get_data()).get("dialog", {})
        return found

    async def rest(self) -> None:
        """Wait for no typed answer any more; a draft that was set aside is taken up again."""
        current = await self.state.get_state()
        if current is None or current.startswith(DRAFT):
            return
        data = await self.state.get_data()
        data.pop("dialog", None)
        await self.state.set_state(data.pop("draft_state", None))
        await self.state.set_data(data)
