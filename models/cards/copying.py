"""A copy of a card, as the next of its series."""

from datetime import datetime
from typing import Any

from models.cards.history import record
from models.reminders import rewrite, tell_assigned
from models.storage import values_of
from models.tables import (
    Assignment,
    Board,
    Card,
    CardLabel,
    Checklist,
    Column,
    Content,
    EventKind,
    Item,
    Member,
    Person,
)

OWN = {"id", "card_id", "checklist_id", "done_by_id", "done_at", "became_id", "deadline"}
"""What a row of a card does not hand on to its copy."""


async def copy_card(
    card: Card, *, key: str, deadline: datetime, actor: Person | None, now: datetime
) -> Card:
    """A copy at the bottom of its board's first column: its own history, nothing ticked.

    `key` makes it once. People who left the board meanwhile are left out; the others are told,
    but for the `actor`. The board is locked by the caller; it has a column.
    """
    board = await Board.get(id=card.board_id)
    column = await Column.filter(board_id=board.id).order_by("position", "id").first()
    board.last_number += 1
    board.last_position += 1
    await board.save(update_fields=["last_number", "last_position"])
    copy = await Card.create(
        board=board,
        column=column,
        number=board.last_number,
        title=card.title,
        position=board.last_position,
        deadline=deadline,
        occasions=card.occasions,
        priority=card.priority,
        author_id=card.author_id,
        creation_key=key,
        created_at=now,
    )
    for content in await Content.filter(card_id=card.id).order_by("id").values():
        await Content.create(card=copy, **handed_on(content))
    for label in await CardLabel.filter(card_id=card.id).order_by("id"):
        await CardLabel.create(card=copy, label_id=label.label_id)
    await copy_checklists(card, copy)
    await record(copy, actor, EventKind.CREATED, now, after=card.id, number=card.number)
    members = await values_of(Member.filter(board_id=board.id), "person_id")
    assignments = Assignment.filter(card_id=card.id, person_id__in=members).order_by("id")
    for assignment in await assignments.select_related("person"):
        await Assignment.create(card=copy, person=assignment.person, at=now)
        await tell_assigned(copy, assignment.person, actor, now)
    await rewrite(copy, now)
    return copy


async def copy_checklists(card: Card, copy: Card) -> None:
    """The same lists of the same steps, none of them ticked."""
    for checklist in await Checklist.filter(card_id=card.id).order_by("position").values():
        made = await Checklist.create(card=copy, **handed_on(checklist))
        for item in await Item.filter(checklist_id=checklist["id"]).order_by("position").values():
            await Item.create(checklist=made, **handed_on(item))


def handed_on(row: dict[str, Any]) -> dict[str, Any]:
    """The values of a row that its copy has too."""
    return {name: value for name, value in row.items() if name not in OWN}
