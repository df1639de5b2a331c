"""Cards of a personal board copied onto a team's, since a personal board itself is never shared."""

from dataclasses import dataclass
from datetime import datetime

from models.cards.copying import add_card, copy_checklists, handed_on
from models.cards.entering import enter
from models.cards.history import record
from models.cards.lists import Line, clamp, read_lines
from models.labels import label_named
from models.refusals import Gone
from models.reminders import rewrite
from models.rights import Right, member_of, open_card
from models.storage import values_of
from models.tables import Board, BoardKind, Card, CardLabel, Content, EventKind, Person

PAGE = 10
AT_ONCE = 50


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
    there = await copied(ids, target)
    return SharePage(source, target, await read_lines(shown), there, len(ids), page, pages)


async def open_ids(board: Board) -> list[int]:
    """The cards of a board that are not done, as they stand on it."""
    cards = Card.filter(board_id=board.id, done_at=None, archived_at=None)
    return await values_of(cards.order_by("column__position", "position"), "id")


async def copied(ids: list[int], target: Board) -> frozenset[int]:
    """Which of these cards are on the board as copies."""
    keys = {key_of(card_id, target): card_id for card_id in ids}
    made = await values_of(
        Card.filter(board_id=target.id, creation_key__startswith="shared:"), "creation_key"
    )
    return frozenset(keys[key] for key in made if key in keys)


def key_of(card_id: int, target: Board) -> str:
    """Names the copy of a card on a board, so that it is made once."""
    return f"shared:{card_id}:{target.id}"


async def share_card(actor: Person, card_id: int, target_id: int, now: datetime) -> Card:
    """Copy a card of one's personal board onto a team's, once; it stays where it is.

    Raises as `open_card`, `own_personal` and `team_to_fill`.
    """
    card = await open_card(actor, card_id, Right.SEE)
    await own_personal(actor, card.board_id)
    return await _copy(card, await team_to_fill(actor, target_id), actor, now)


async def share_all(actor: Person, board_id: int, target_id: int, now: datetime) -> int:
    """Copy the first fifty cards that are not there yet; gives how many were copied.

    Raises as `own_personal` and `team_to_fill`.
    """
    source = await own_personal(actor, board_id)
    target = await team_to_fill(actor, target_id)
    ids = await open_ids(source)
    there = await copied(ids, target)
    left = [card_id for card_id in ids if card_id not in there][:AT_ONCE]
    for card_id in left:
        await _copy(await Card.get(id=card_id), target, actor, now)
    return len(left)


async def _copy(card: Card, target: Board, actor: Person, now: datetime) -> Card:
    made = await Card.get_or_none(creation_key=key_of(card.id, target))
    if made is not None:
        return made
    copy = await add_card(
        target.id,
        title=card.title,
        deadline=card.deadline,
        occasions=card.occasions,
        priority=card.priority,
        author=actor,
        creation_key=key_of(card.id, target),
        created_at=now,
    )
    for content in await Content.filter(card_id=card.id).order_by("position", "id").values():
        await Content.create(card=copy, **handed_on(content))
    for row in await CardLabel.filter(card_id=card.id).select_related("label").order_by("id"):
        label = await label_named(target.id, row.label.name)
        await CardLabel.create(card=copy, label_id=label.id)
    await copy_checklists(card, copy)
    await record(copy, actor, EventKind.CREATED, now)
    await enter(copy, actor, now)
    await rewrite(copy, now)
    return copy
