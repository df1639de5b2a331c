"""Changing a card. Every change names the state it wants, so that a second tap changes nothing."""

from datetime import datetime

from models.boards import check_title
from models.cards.assigning import give
from models.cards.entering import enter
from models.cards.history import record
from models.checklists.items import follow_card
from models.refusals import DeadlinePast, Gone, NotAMember, TakenAlready
from models.reminders import drop_for, follow_move, rewrite
from models.repeating import follow_done, put_deadline
from models.rights import Right, open_card
from models.tables import (
    Assignment,
    Board,
    Card,
    Column,
    ColumnKind,
    EventKind,
    Member,
    Person,
    Priority,
)


async def move(actor: Person, card_id: int, column_id: int, now: datetime) -> Card:
    """Put the card at the bottom of a column of its board. Raises as `open_card`, and `Gone`."""
    card = await open_card(actor, card_id, Right.EDIT)
    column = await Column.get_or_none(id=column_id, board_id=card.board_id)
    if column is None:
        raise Gone
    if card.column_id != column.id:
        await put_into(card, column, actor, now)
    return card


async def put_into(card: Card, column: Column, actor: Person | None, now: datetime) -> None:
    """Put the card (`column` loaded) into another column, with what follows from it.

    The caller has asked for rights, and holds the board's lock; with no `actor` it comes about by
    itself.
    """
    before, place = card.column, card.position
    board = await Board.get(id=card.board_id)
    board.last_position += 1
    await board.save(update_fields=["last_position"])
    card.column = column
    card.position = board.last_position
    card.done_at = now if column.kind is ColumnKind.DONE else None
    await card.save(update_fields=["column_id", "position", "done_at"])
    # First, so that the move is the last that is told, and taken back with what it brought.
    given = await enter(card, actor, now)
    following = await follow_done(card, actor, now) if card.done_at is not None else None
    await record(
        card,
        actor,
        EventKind.MOVED,
        now,
        **({"given": given.id} if given else {}),
        **({"following": following.id} if following else {}),
        before=before.title,
        after=column.title,
        before_id=before.id,
        after_id=column.id,
        place=place,
        done=card.done_at is not None,
    )
    await follow_move(card, actor, now)
    await rewrite(card, now)
    await follow_card(card, actor, now)


async def rename(actor: Person, card_id: int, title: str, now: datetime) -> Card:
    """Give the card another title. Raises as `open_card` and `check_title`."""
    title = check_title(title)
    card = await open_card(actor, card_id, Right.EDIT)
    if card.title != title:
        before, card.title = card.title, title
        kept = {"understood": card.understood, "titled_by": card.titled_by}
        card.understood = card.titled_by = None
        await card.save(update_fields=["title", "understood", "titled_by"])
        await record(card, actor, EventKind.RENAMED, now, kept=kept, before=before, after=title)
    return card


async def assign(actor: Person, card_id: int, person_id: int, now: datetime) -> Card:
    """Give the card to a member of its board, who is told. Raises as `open_card`; `NotAMember`."""
    card = await open_card(actor, card_id, Right.EDIT)
    member = (
        await Member.filter(board_id=card.board_id, person_id=person_id)
        .select_related("person")
        .first()
    )
    if member is None:
        raise NotAMember
    if await give(card, member.person, actor, now):
        await rewrite(card, now)
    return card


async def claim(actor: Person, card_id: int, now: datetime) -> Card:
    """Give the card to whoever asks, as long as nobody has it.

    Raises as `open_card`; `TakenAlready` when somebody else was quicker.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    taken = await Assignment.filter(card_id=card.id).select_related("person").order_by("id")
    if taken and actor.id not in {found.person_id for found in taken}:
        raise TakenAlready(taken[0].person.name)
    return await assign(actor, card_id, actor.id, now)


async def unassign(actor: Person, card_id: int, person_id: int, now: datetime) -> Card:
    """Take a person off the card; what was to be told to them is not. Raises as `open_card`."""
    card = await open_card(actor, card_id, Right.EDIT)
    if await Assignment.filter(card_id=card.id, person_id=person_id).delete():
        await record(card, actor, EventKind.UNASSIGNED, now, person=person_id)
        await drop_for(card, person_id)
        await rewrite(card, now)
    return card


async def set_deadline(
    actor: Person, card_id: int, deadline: datetime | None, now: datetime
) -> Card:
    """Set (UTC) or clear the deadline. Raises as `open_card`, and `DeadlinePast`."""
    card = await open_card(actor, card_id, Right.EDIT)
    if card.deadline == deadline:
        return card
    if deadline is not None and deadline <= now:
        raise DeadlinePast(deadline)
    await put_deadline(card, actor, deadline, now)
    return card


async def set_priority(actor: Person, card_id: int, priority: Priority, now: datetime) -> Card:
    """Say how much the card matters. Raises as `open_card`."""
    card = await open_card(actor, card_id, Right.EDIT)
    if card.priority is not priority:
        before, card.priority = card.priority, priority
        await card.save(update_fields=["priority"])
        names = {"before": before.name.lower(), "after": priority.name.lower()}
        await record(card, actor, EventKind.PRIORITY, now, **names)
    return card
