"""Links between cards: shown on both, to whoever may see the other."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from models.cards.history import record
from models.refusals import Gone, TooManyLinks
from models.rights import Right, open_any, open_card, rights_on
from models.tables import Board, Card, CardLink, EventKind, Person

LINKS_LIMIT = 20


@dataclass(frozen=True)
class Linked:
    """The other card of a link."""

    id: int
    number: int
    title: str
    board_id: int
    board_title: str
    done: bool
    archived: bool


async def link(actor: Person, card_id: int, other_id: int, now: datetime, *, on: bool) -> Card:
    """Link two cards, or not any more; the first of them.

    Asked for again, nothing changes. The other one has to be this person's to comment. Raises as
    `open_card` for both, `Gone` for a card with itself, and `TooManyLinks`.
    """
    found = await Card.filter(id__in=[card_id, other_id])
    if len(found) != 2:
        raise Gone
    boards = Board.filter(id__in={one.board_id for one in found})
    await boards.order_by("id").select_for_update()
    card = await open_card(actor, card_id, Right.EDIT)
    other = await open_any(actor, other_id, Right.COMMENT)
    lower, upper = sorted((card.id, other.id))
    rows = CardLink.filter(lower_id=lower, upper_id=upper)
    linked = await rows.exists()
    if on and not linked:
        if other.deleted_at is not None:
            raise Gone
        for one in (card, other):
            if await links_with(one.id).count() >= LINKS_LIMIT:
                raise TooManyLinks(LINKS_LIMIT)
        await CardLink.create(lower_id=lower, upper_id=upper, at=now)
    elif linked and not on:
        await rows.delete()
    if linked is not on:
        kind = EventKind.LINKED if on else EventKind.UNLINKED
        # Of the other only ids: who reads one card's history may not see the other card.
        await record(card, actor, kind, now, other=other.id)
        await record(other, actor, kind, now, other=card.id)
    return card


def links_with(card_id: int) -> QuerySet[CardLink]:
    """The links of a card."""
    return CardLink.filter(Q(lower_id=card_id) | Q(upper_id=card_id))


async def links_of(card_id: int) -> tuple[Linked, ...]:
    """The cards that this one is linked with, the oldest link first. Asks for no rights."""
    rows = await links_with(card_id).order_by("id")
    ids = [row.upper_id if row.lower_id == card_id else row.lower_id for row in rows]
    if not ids:
        return ()
    found = await Card.filter(id__in=ids, deleted_at=None).select_related("board")
    cards = {card.id: card for card in found}
    return tuple(linked_of(cards[one]) for one in ids if one in cards)


def linked_of(card: Card) -> Linked:
    """The card (`board` loaded) as the other end of a link."""
    return Linked(
        id=card.id,
        number=card.number,
        title=card.title,
        board_id=card.board_id,
        board_title=card.board.title,
        done=card.done_at is not None,
        archived=card.archived_at is not None,
    )


async def links_for(person: Person, card_id: int, board_id: int | None) -> tuple[Linked, ...]:
    """The linked cards that this person may see; of one board only where that is given."""
    seen = []
    for linked in await links_of(card_id):
        card = await Card.get(id=linked.id)
        if board_id in (None, card.board_id) and await rights_on(person.id, card):
            seen.append(linked)
    return tuple(seen)


async def may_link(person: Person, card_id: int) -> Linked | None:
    """The card with this id, when this person may link another with it."""
    card = await Card.get_or_none(id=card_id, deleted_at=None).select_related("board")
    if card is None or Right.COMMENT not in await rights_on(person.id, card):
        return None
    return linked_of(card)
