"""The group that a brief was asked for in, where what comes of it is shown."""

from models.refusals import Gone
from models.spots import Spot, spot_at
from models.tables import Brief, Group


async def home_of(group_id: int, thread_id: int | None) -> Spot:
    """The spot of a group, or of a topic of it, that has a board.

    Asks for no rights. Raises `Gone` where the bot is not, or no board is worked on.
    """
    group = await Group.get_or_none(id=group_id, left_at=None)
    if group is None:
        raise Gone
    spot = await spot_at(group, thread_id)
    if spot.board_id is None:
        raise Gone
    return spot


async def shown_in(brief: Brief) -> Group | None:
    """The group of the brief, where the brief's board may be shown still."""
    if brief.group_id is None:
        return None
    group = await Group.get_or_none(id=brief.group_id, left_at=None)
    if group is None:
        return None
    spot = await spot_at(group, brief.thread_id)
    return group if spot.shows(brief.board_id) else None
