"""Who may do what on a board: the one table, and the one door through which every action goes."""

from enum import StrEnum

from tortoise.expressions import Q

from models.refusals import BoardArchived, CardArchived, CardDeleted, Gone, NotAllowed
from models.tables import Board, Card, Grant, Member, Person, Role


class Right(StrEnum):
    """What an action needs."""

    SEE = "see"
    BOARD = "board"
    """See what is around a card: the board with its columns, cards and people."""
    TICK = "tick"
    COMMENT = "comment"
    APPROVE = "approve"
    """Approve a card, or ask for changes."""
    EDIT = "edit"
    """Make cards, move them, give them people and deadlines, show one to a guest."""
    MANAGE = "manage"
    """Rename the board, change its columns and roles, invite, show a column to a guest."""
    OWN = "own"
    """Put the board into the archive and take it back, give it to another owner."""


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.ADMIN: frozenset(Right) - {Right.OWN},
    Role.EDITOR: frozenset(Right) - {Right.OWN, Right.MANAGE},
    Role.GUEST: frozenset({Right.SEE, Right.BOARD, Right.TICK, Right.COMMENT, Right.APPROVE}),
}
SHOWN = RIGHTS[Role.GUEST] - {Right.BOARD}
"""What somebody may do with the one card, or the cards of the one column, that they are shown."""
LOOKS = {Right.SEE, Right.BOARD}
"""Rights that change nothing."""


def rights_of(member: Member) -> frozenset[Right]:
    """What this member (`board` loaded) may do now: on a board in the archive, look around."""
    rights = RIGHTS[member.role]
    return rights & LOOKS if member.board.archived_at else rights


async def member_of(person: Person, board_id: int, right: Right) -> Member:
    """This person's membership, with `board` loaded, when it carries the right.

    Raises `Gone` to a stranger, who learns nothing, `NotAllowed` to a member without the right, and
    `BoardArchived` when something is to change on a board in the archive. Whoever is shown a card
    or a column alone is a stranger here.
    """
    member = (
        await Member.filter(person_id=person.id, board_id=board_id).select_related("board").first()
    )
    if member is None:
        raise Gone
    if right not in rights_of(member):
        raise BoardArchived if member.board.archived_at else NotAllowed
    return member


async def rights_on(person_id: int, card: Card) -> frozenset[Right]:
    """What this person may do with the card; nothing when it is not theirs to see."""
    there = Member.filter(person_id=person_id, board_id=card.board_id)
    member = await there.select_related("board").first()
    if member is not None:
        return rights_of(member)
    scope = Q(card_id=card.id)
    if card.archived_at is None:
        scope |= Q(column_id=card.column_id)
    granted = Grant.filter(scope, person_id=person_id, board__archived_at=None)
    return SHOWN if await granted.exists() else frozenset()


async def check_right(person: Person, card: Card, right: Right) -> None:
    """Raise `Gone` to whom the card (`board` loaded) is not shown, others without the right as
    `member_of`."""
    rights = await rights_on(person.id, card)
    if not rights:
        raise Gone
    if right not in rights:
        raise BoardArchived if card.board.archived_at else NotAllowed


async def open_card(person: Person, card_id: int, right: Right) -> Card:
    """The card, with `board` and `column` loaded, when this person may do this with it.

    Its board stays locked till the end of the transaction when the right changes something, so
    that changes of one board follow each other. Raises as `open_any`; `CardDeleted`;
    `CardArchived` for whatever changes a card in the archive.
    """
    card = await open_any(person, card_id, right)
    if right not in LOOKS or card.deleted_at is not None:
        check_on_board(card)
    return card


async def open_any(person: Person, card_id: int, right: Right) -> Card:
    """The same, wherever the card is: in the archive or deleted, too.

    Raises as `check_right`, and `Gone` for no card.
    """
    card = await Card.get_or_none(id=card_id).select_related("board", "column")
    if card is None:
        raise Gone
    await check_right(person, card, right)
    if right in LOOKS:
        return card
    # Read again under the lock: it may have changed while the lock was waited for.
    await Board.select_for_update().get(id=card.board_id)
    fresh = await Card.get_or_none(id=card_id).select_related("board", "column")
    if fresh is None:
        raise Gone
    if fresh.column_id != card.column_id or fresh.board.archived_at:
        await check_right(person, fresh, right)
    return fresh


def check_on_board(card: Card) -> None:
    """Raise `CardDeleted` or `CardArchived` for a card that is not on its board."""
    if card.deleted_at is not None:
        raise CardDeleted(card.id)
    if card.archived_at is not None:
        raise CardArchived(card.id)
