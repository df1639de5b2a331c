"""A card comes onto a board or into a column, whose person is given it."""

from datetime import datetime

from models.cards.assigning import give
from models.tables import Card, Column, ColumnKind, Member, Person


async def first_column(board_id: int) -> Column | None:
    """Where the cards of a board begin: its first column in which they are not done."""
    begun = Column.filter(board_id=board_id, kind__not=ColumnKind.DONE)
    return await begun.order_by("position", "id").first()


async def enter(card: Card, actor: Person | None, now: datetime) -> Person | None:
    """Give the card (`column` loaded) to the person of the column that it has come into.

    Gives that person, None when there is none or the card was theirs before.

    Nobody is given what is done. Call it in the transaction that puts the card there, with the
    board locked, before its reminders are rewritten.
    """
    column = card.column
    if column.person_id is None or column.kind is ColumnKind.DONE:
        return None
    there = Member.filter(board_id=card.board_id, person_id=column.person_id)
    member = await there.select_related("person").first()
    if member is None or not await give(card, member.person, actor, now):
        return None
    return member.person
