"""Making a card, once for each message that asks for it."""

from datetime import datetime

from models.boards import TITLE_LIMIT
from models.cards.entering import enter, first_column
from models.cards.history import record
from models.cards.pieces import Piece, keep
from models.cards.titles import TitleReading, first_words
from models.cards.understanding import put_label, what_was_understood
from models.refusals import Gone, TitleMissing
from models.reminders import rewrite, tell_assigned
from models.rights import Right, member_of, open_card
from models.spots import Part
from models.storage import values_of
from models.tables import (
    Assignment,
    Board,
    Card,
    CardLabel,
    Column,
    ColumnKind,
    Did,
    EventKind,
    Member,
    Person,
    Priority,
)


async def create_card(
    actor: Person,
    board_id: int,
    typed: str,
    reading: TitleReading,
    pieces: tuple[Piece, ...],
    *,
    key: str,
    now: datetime,
    titled: str | None = None,
    part: Part | None = None,
) -> Card:
    """The card that the message `key` asked for, at the bottom of the board's first column.

    With `part`, in its column instead, and with its label.
    `titled` names the message that `typed` stands in; `typed` is remembered while what was
    understood in it can be taken back. Asked for again, the same card comes back unchanged.
    Raises as `member_of`, `TitleMissing` and `CardFull`, and `Gone` for a column that is gone.
    """
    await member_of(actor, board_id, Right.EDIT)
    board = await Board.select_for_update().get(id=board_id)
    made = await Card.get_or_none(creation_key=key).select_related("board", "column")
    if made is not None:
        return made
    title = first_words(reading.title, TITLE_LIMIT)
    if not title:
        raise TitleMissing
    part = part or Part()
    if part.column_id is None:
        column = await first_column(board_id)
    else:
        column = await Column.get_or_none(id=part.column_id, board_id=board_id)
    if column is None:
        raise Gone
    board.last_number += 1
    board.last_position += 1
    await board.save(update_fields=["last_number", "last_position"])
    card = await Card.create(
        board=board,
        column=column,
        number=board.last_number,
        title=title,
        understood=what_was_understood(typed, reading),
        titled_by=titled,
        position=board.last_position,
        deadline=reading.deadline,
        priority=reading.priority or Priority.NONE,
        author=actor,
        creation_key=key,
        created_at=now,
        done_at=now if column.kind is ColumnKind.DONE else None,
    )
    # Before anything is told of it: a topic may be about the cards with one of these.
    if part.label_id is not None:
        await CardLabel.create(card=card, label_id=part.label_id)
    for name in reading.labels:
        await put_label(card, name)
    await keep(card, pieces)
    await record(card, actor, EventKind.CREATED, now)
    members = await values_of(Member.filter(board_id=board_id), "person_id")
    for person in reading.people:
        if person.id in members:
            await Assignment.create(card=card, person=person, at=now)
            await record(card, actor, EventKind.ASSIGNED, now, person=person.id, titled=True)
            await tell_assigned(card, person, actor, now)
    await enter(card, actor, now)
    await rewrite(card, now)
    return card


async def made_from(key: str) -> Card | None:
    """The card that the message `key` made; asks for no rights."""
    return await Card.get_or_none(creation_key=key)


async def add_content(
    actor: Person, card_id: int, pieces: tuple[Piece, ...], now: datetime
) -> Card:
    """Put more content into a card; the same message is kept once.

    Raises as `open_card`, and `CardFull`.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    if new := await keep(card, pieces):
        await record(card, actor, EventKind.CONTENT, now, did=Did.ADDED, parts=new)
    return card
