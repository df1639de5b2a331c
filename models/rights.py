"""Who may do what on a board: the one table, and the one door through which every action goes."""

from enum import StrEnum

from tortoise.expressions import Q

from models.refusals import Gone, NotAllowed
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
    """Rename the board, invite, revoke invitations, show a column to a guest."""


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.ADMIN: frozenset(Right),
    Role.EDITOR: frozenset(Right) - {Right.MANAGE},
    Role.GUEST: frozenset({Right.SEE, Right.BOARD, Right.TICK, Right.COMMENT, Right.APPROVE}),
}
SHOWN = RIGHTS[Role.GUEST] - {Right.BOARD}
"""What somebody may do with the one card, or the cards of the one column, that they are shown."""
LOOKS = {Right.SEE, Right.BOARD}
"""Rights that change nothing."""


async def member_of(person: Person, board_id: int, right: Right) -> Member:
    """This person's membership, with `board` loaded, when it carries the right.

    Raises `Gone` to a stranger, who learns nothing, and `NotAllowed` to a member without the right.
    Whoever is shown a card or a column alone is a stranger here.
    """
    member = (
        await Member.filter(person_id=person.id, board_id=board_id).select_related("board").first()
    )
    if member is None:
        raise Gone
    if right not in RIGHTS[member.role]:
        raise NotAllowed
    return member


async def rights_on(person_id: int, card: Card) -> frozenset[Right]:
    """What this person may do with the card; nothing when it is not theirs to see."""
    member = await Member.get_or_none(person_id=person_id, board_id=card.board_id)
    if member is not None:
        return RIGHTS[member.role]
    scope = Q(card_id=card.id) | Q(column_id=card.column_id)
    return SHOWN if await Grant.filter(scope, person_id=person_id).exists() else frozenset()


async def check_right(person: Person, card: Card, right: Right) -> None:
    """Raise `Gone` to whom the card is not shown, and `NotAllowed` to others without the right."""
    rights = await rights_on(person.id, card)
    if not rights:
        raise Gone
    if right not in rights:
        raise NotAllowed


async def open_card(person: Person, card_id: int, right: Right) -> Card:
    """The card, with `board` and `column` loaded, when this person may do this with it.

    Its board stays locked till the end of the transaction when the right changes something, so
    that changes of one board follow each other. Raises as `check_right`, and `Gone` for no card.
    """
    card = await Card.get_or_none(id=card_id).select_related("board", "column")
    if card is None:
        raise Gone
    await check_right(person, card, right)
    if right in LOOKS:
        return card
    # Read again under the lock: it may have changed while the lock was waited for.
    await Board.select_for_update().get(id=card.board_id)
    fresh = await Card.get(id=card_id).select_related("board", "column")
    if fresh.column_id != card.column_id:
        await check_right(person, fresh, right)
    return fresh
