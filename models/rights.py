"""Who may do what on a board: the one table, and the one door through which every action goes."""

from enum import StrEnum

from models.refusals import Gone, NotAllowed
from models.tables import Board, Card, Member, Person, Role


class Right(StrEnum):
    """What an action needs."""

    SEE = "see"
    TICK = "tick"
    COMMENT = "comment"
    EDIT = "edit"
    """Make cards, move them, give them people and deadlines."""
    MANAGE = "manage"
    """Rename the board, invite, revoke invitations."""


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.ADMIN: frozenset(Right),
    Role.EDITOR: frozenset({Right.SEE, Right.TICK, Right.COMMENT, Right.EDIT}),
    Role.GUEST: frozenset({Right.SEE, Right.TICK, Right.COMMENT}),
}


async def member_of(person: Person, board_id: int, right: Right) -> Member:
    """This person's membership, with `board` loaded, when it carries the right.

    Raises `Gone` to a stranger, who learns nothing, and `NotAllowed` to a member without the right.
    """
    member = (
        await Member.filter(person_id=person.id, board_id=board_id).select_related("board").first()
    )
    if member is None:
        raise Gone
    if right not in RIGHTS[member.role]:
        raise NotAllowed
    return member


async def open_card(person: Person, card_id: int, right: Right) -> Card:
    """The card, with `board` and `column` loaded, when this person may do this with it.

    Its board stays locked till the end of the transaction when the right changes something, so
    that changes of one board follow each other. Raises as `member_of`.
    """
    card = await Card.get_or_none(id=card_id).select_related("board", "column")
    if card is None:
        raise Gone
    await member_of(person, card.board_id, right)
    if right is Right.SEE:
        return card
    # Read again under the lock: it may have changed while the lock was waited for.
    await Board.select_for_update().get(id=card.board_id)
    return await Card.get(id=card_id).select_related("board", "column")
