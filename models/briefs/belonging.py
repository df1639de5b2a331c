"""Which brief a card belongs to."""

from dataclasses import dataclass

from tortoise.expressions import Q

from models.tables import Brief, BriefNetwork, Card


@dataclass(frozen=True)
class Belonging:
    """A card's place in a brief: it is the brief's own, the meeting's or, else, a network's."""

    brief_id: int
    own: bool = False
    meeting: bool = False


async def belonging_of(card: Card) -> Belonging | None:
    """The brief that this card belongs to; None for all other cards. Asks for no rights.

    A card that went to another board leaves its brief behind: whoever is there may not see it.
    """
    found = Q(card_id=card.id) | Q(meeting_id=card.id)
    brief = await Brief.filter(found, board_id=card.board_id).first()
    if brief is not None:
        return Belonging(
            int(brief.id), own=brief.card_id == card.id, meeting=brief.meeting_id == card.id
        )
    network = await BriefNetwork.filter(card_id=card.id, brief__board_id=card.board_id).first()
    return Belonging(network.brief_id) if network else None


async def is_at_hand(brief: Brief, card_id: int | None) -> bool:
    """Whether this card of the brief is on its board still, so that it can follow the brief."""
    cards = Card.filter(id=card_id, board_id=brief.board_id, archived_at=None, deleted_at=None)
    return card_id is not None and await cards.exists()
