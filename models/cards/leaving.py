"""The cards of somebody who leaves a board: nobody's, or somebody else's."""

from dataclasses import dataclass
from datetime import datetime

from models.cards.assigning import give
from models.cards.history import record
from models.reminders import drop_for, rewrite, rewrite_by
from models.storage import values_of
from models.tables import Assignment, Board, Card, Column, EventKind, Grant, Member, Person


@dataclass(frozen=True)
class Freed:
    """A card that somebody was to do."""

    id: int
    number: int
    title: str


async def cards_of(board_id: int, person_id: int) -> list[Card]:
    """The open cards of a board that are assigned to this person, in their order."""
    mine = await values_of(
        Assignment.filter(person_id=person_id, card__board_id=board_id), "card_id"
    )
    return await Card.filter(id__in=mine, done_at=None, archived_at=None).order_by("number")


async def hand_over(
    member: Member, heir: Person | None, actor: Person | None, now: datetime
) -> tuple[Freed, ...]:
    """Take a member (`person` loaded) off the board and their open cards; the heir gets those.

    With no heir they are nobody's. `actor` is None when Telegram told that the person is gone.
    """
    await Board.select_for_update().get(id=member.board_id)
    await member.delete()
    # What they were shown as a guest before they came onto the board goes, too.
    await Grant.filter(board_id=member.board_id, person_id=member.person_id).delete()
    theirs = Column.filter(board_id=member.board_id, person_id=member.person_id)
    await theirs.update(person_id=heir.id if heir else None)
    freed = await pass_cards(member, heir, actor, now)
    await rewrite_by(member.person_id, member.board_id, now)
    return freed


async def pass_cards(
    member: Member, heir: Person | None, actor: Person | None, now: datetime
) -> tuple[Freed, ...]:
    """Take a member's open cards from them; the heir gets those, nobody without one.

    The caller has asked for rights, and locked the board.
    """
    cards = await cards_of(member.board_id, member.person_id)
    for card in cards:
        await Assignment.filter(card_id=card.id, person_id=member.person_id).delete()
        await record(card, actor, EventKind.UNASSIGNED, now, person=member.person_id)
        await drop_for(card, member.person_id)
        if heir is not None:
            await give(card, heir, actor, now)
        await rewrite(card, now)
    return tuple(Freed(card.id, card.number, card.title) for card in cards)
