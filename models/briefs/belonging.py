"""Which brief a card belongs to."""

from dataclasses import dataclass

from tortoise.expressions import Q

from models.tables import Brief, BriefNetwork


@dataclass(frozen=True)
class Belonging:
    """A card's place in a brief: it is the brief's own, the meeting's or, else, a network's."""

    brief_id: int
    own: bool = False
    meeting: bool = False


async def belonging_of(card_id: int) -> Belonging | None:
    """The brief that this card belongs to; None for all other cards. Asks for no rights."""
    brief = await Brief.filter(Q(card_id=card_id) | Q(meeting_id=card_id)).first()
    if brief is not None:
        return Belonging(
            int(brief.id), own=brief.card_id == card_id, meeting=brief.meeting_id == card_id
        )
    network = await BriefNetwork.filter(card_id=card_id).first()
    return Belonging(network.brief_id) if network else None
