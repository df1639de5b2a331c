"""A copy of a card that somebody asked for, on its board or on another."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from models.cards.copying import add_card, copy_checklists, give_to, handed_on
from models.cards.entering import enter
from models.cards.history import record
from models.field_values import copy_values
from models.labels import label_named
from models.reminders import rewrite
from models.rights import Right, check_on_board, member_of, open_any
from models.storage import values_of
from models.tables import (
    Assignment,
    Board,
    Card,
    CardLabel,
    Content,
    EventKind,
    Item,
    Member,
    Person,
)


async def copy_onto(actor: Person, card_id: int, board_id: int, *, at: int, now: datetime) -> Card:
    """A copy of the card at the bottom of the first column of a board that may be another.

    It has the title, content, labels and priority, what the board has fields for, the lists with
    nothing ticked, and those of the people who are on the board; but no deadline, comments or
    history. `at` (Unix seconds) tells
    the screen that asked from a later one: asked by the same screen again, the same card comes
    back. Raises as `open_card` for the one and as `member_of` for the other.
    """
    card = await open_any(actor, card_id, Right.SEE)
    if card.deleted_at is not None:
        check_on_board(card)
    await member_of(actor, board_id, Right.EDIT)
    await Board.select_for_update().get(id=board_id)
    key = key_of("copy", actor.id, card.id, board_id, at)
    made = await Card.get_or_none(creation_key=key).select_related("board", "column")
    if made is not None:
        return made
    copy = await add_card(
        board_id,
        title=card.title,
        priority=card.priority,
        author_id=actor.id,
        creation_key=key,
        created_at=now,
    )
    for content in await Content.filter(card_id=card.id).order_by("position", "id").values():
        await Content.create(card=copy, **handed_on(content))
    for row in await CardLabel.filter(card_id=card.id).select_related("label").order_by("id"):
        label = await label_named(board_id, row.label.name, row.label.sign)
        # Two long names may be one there.
        await CardLabel.get_or_create(card=copy, label=label)
    await copy_values(card.id, copy)
    await copy_checklists(card, copy)
    await free_items(copy)
    await record(copy, actor, EventKind.CREATED, now, copy_of=card.id, number=card.number)
    assigned = Assignment.filter(card_id=card.id).order_by("id")
    await give_to(copy, await values_of(assigned, "person_id"), actor, now)
    await enter(copy, actor, now)
    await rewrite(copy, now)
    return copy


async def free_items(card: Card) -> None:
    """Take people who are not on the card's board off the items of its lists."""
    members = await values_of(Member.filter(board_id=card.board_id), "person_id")
    given = Item.filter(checklist__card_id=card.id, person_id__isnull=False)
    items = await given.exclude(person_id__in=members)
    await Item.filter(id__in=[item.id for item in items]).update(person_id=None)


def key_of(kind: str, *parts: int | str) -> str:
    """The name of what asked for a card, short whatever the parts."""
    whole = sha256(repr(parts).encode()).hexdigest()
    return f"{kind}:{whole[:32]}"


async def people_elsewhere(card: Card, board_id: int) -> Sequence[Person]:
    """Who does the card and is not on that board."""
    members = await values_of(Member.filter(board_id=board_id), "person_id")
    found = Assignment.filter(card_id=card.id).select_related("person").order_by("id")
    return [one.person for one in await found if one.person_id not in members]
