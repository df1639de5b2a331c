"""Cards that come by themselves: a copy of a card, as the next of its series."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from models.cards.entering import enter, first_column
from models.cards.history import record
from models.field_values import copy_values
from models.reminders import rewrite, tell_assigned
from models.storage import values_of
from models.tables import (
    Assignment,
    Board,
    Card,
    CardLabel,
    Checklist,
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
    copy = await add_card(
        card.board_id,
        title=card.title,
        deadline=deadline,
        occasions=card.occasions,
        priority=card.priority,
        author_id=card.author_id,
        creation_key=key,
        created_at=now,
    )
    for content in await Content.filter(card_id=card.id).order_by("position", "id").values():
        await Content.create(card=copy, **handed_on(content))
    for label in await CardLabel.filter(card_id=card.id).order_by("id"):
        await CardLabel.create(card=copy, label_id=label.label_id)
    await copy_values(card.id, copy)
    await copy_checklists(card, copy)
    await record(copy, actor, EventKind.CREATED, now, after=card.id, number=card.number)
    assigned = Assignment.filter(card_id=card.id).order_by("id")
    await give_to(copy, await values_of(assigned, "person_id"), actor, now)
    await rewrite(copy, now)
    return copy


async def add_card(board_id: int, **values: Any) -> Card:
    """A card at the bottom of its board's first column, with these values and nothing else.

    The board is locked by the caller; it has a column.
    """
    board = await Board.get(id=board_id)
    column = await first_column(board.id)
    board.last_number += 1
    board.last_position += 1
    await board.save(update_fields=["last_number", "last_position"])
    return await Card.create(
        board=board,
        column=column,
        number=board.last_number,
        position=board.last_position,
        **values,
    )


async def give_to(
    card: Card, people: Iterable[int], actor: Person | None, now: datetime
) -> list[Person]:
    """Assign those of the people who are on the board to a new card, in this order; who they are.

    They are told, but for the `actor`; after them the person of its column has it, too.
    """
    members = {
        member.person_id: member.person
        for member in await Member.filter(board_id=card.board_id).select_related("person")
    }
    found = [members[person_id] for person_id in dict.fromkeys(people) if person_id in members]
    for person in found:
        await Assignment.create(card=card, person=person, at=now)
        await tell_assigned(card, person, actor, now)
    await enter(card, actor, now)
    return found


async def copy_checklists(card: Card, copy: Card) -> None:
    """The same lists of the same steps, none of them ticked."""
    for checklist in await Checklist.filter(card_id=card.id).order_by("position").values():
        made = await Checklist.create(card=copy, **handed_on(checklist))
        for item in await Item.filter(checklist_id=checklist["id"]).order_by("position").values():
            await Item.create(checklist=made, **handed_on(item))


def handed_on(row: dict[str, Any]) -> dict[str, Any]:
    """The values of a row that its copy has too."""
    return {name: value for name, value in row.items() if name not in OWN}
