"""Cards of a personal board copied onto a team's, since a personal board itself is never shared."""

from dataclasses import dataclass
from datetime import datetime

from models.cards.copies import copy_onto, key_of
from models.cards.lists import Line, clamp, read_lines
from models.refusals import Gone
from models.rights import Right, member_of, open_card
from models.storage import values_of
from models.tables import Board, BoardKind, Card, Person

PAGE = 10
AT_ONCE = 50
ONCE = 0
"""In the place of the moment of a screen: however often it is asked for, there is one copy."""


@dataclass(frozen=True)
class SharePage:
    """Open cards of a personal board (`source`), and which of them are on the team's already."""

    source: Board
    target: Board
    lines: tuple[Line, ...]
    there: frozenset[int]
    total: int
    page: int
    pages: int


async def own_personal(actor: Person, board_id: int) -> Board:
    """A personal board of this person. Raises as `member_of`, and `Gone` for a team's."""
    board = (await member_of(actor, board_id, Right.EDIT)).board
    if board.kind is not BoardKind.PERSONAL:
        raise Gone
    return board


async def team_to_fill(actor: Person, board_id: int) -> Board:
    """A team board on which this person makes cards, locked. Raises as `member_of`, and `Gone`."""
    board = (await member_of(actor, board_id, Right.EDIT)).board
    if board.kind is not BoardKind.TEAM:
        raise Gone
    return await Board.select_for_update().get(id=board.id)


async def share_page(actor: Person, board_id: int, target_id: int, page: int) -> SharePage:
    """A page of what can be copied. Raises as `own_personal` and `team_to_fill`."""
    source = await own_personal(actor, board_id)
    target = await team_to_fill(actor, target_id)
    ids = await open_ids(source)
    pages, page = clamp(len(ids), page)
    shown = ids[page * PAGE : (page + 1) * PAGE]
    there = await copied(actor, ids, target)
    return SharePage(source, target, await read_lines(shown), there, len(ids), page, pages)


async def open_ids(board: Board) -> list[int]:
    """The cards of a board that are not done, as they stand on it."""
    cards = Card.filter(board_id=board.id, done_at=None, archived_at=None)
    return await values_of(cards.order_by("column__position", "position"), "id")


async def copied(actor: Person, ids: list[int], target: Board) -> frozenset[int]:
    """Which of these cards this person has copied onto the board from here."""
    keys = {name_of(actor, card_id, target): card_id for card_id in ids}
    cards = Card.filter(board_id=target.id, creation_key__startswith="copy:")
    return frozenset(keys[key] for key in await values_of(cards, "creation_key") if key in keys)


def name_of(actor: Person, card_id: int, target: Board) -> str:
    """What asks for the copy of a card on a board, so that it is made once."""
    return key_of("copy", actor.id, card_id, target.id, ONCE)


async def share_card(actor: Person, card_id: int, target_id: int, now: datetime) -> Card:
    """Copy a card of one's personal board onto a team's, once; it stays where it is.

    Raises as `open_card`, `own_personal` and `team_to_fill`.
    """
    card = await open_card(actor, card_id, Right.SEE)
    await own_personal(actor, card.board_id)
    await team_to_fill(actor, target_id)
    return await copy_onto(actor, card_id, target_id, at=ONCE, now=now)


async def share_all(actor: Person, board_id: int, target_id: int, now: datetime) -> int:
    """Copy the first fifty cards that are not there yet; gives how many were copied.

    Raises as `own_personal` and `team_to_fill`.
    """
    source = await own_personal(actor, board_id)
    target = await team_to_fill(actor, target_id)
    ids = await open_ids(source)
    there = await copied(actor, ids, target)
    left = [card_id for card_id in ids if card_id not in there][:AT_ONCE]
    for card_id in left:
        await copy_onto(actor, card_id, target.id, at=ONCE, now=now)
    return len(left)
