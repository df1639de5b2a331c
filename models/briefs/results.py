"""What came of a brief: its figure and those of its networks, and in people's words."""

from datetime import datetime
from decimal import Decimal

from models.briefs.checking import open_running
from models.cards.change import put_into
from models.cards.history import record
from models.refusals import Gone
from models.tables import (
    BriefNetwork,
    BriefState,
    Card,
    Column,
    ColumnKind,
    EventKind,
    Network,
    Person,
)

TEXT_LIMIT = 1500


async def set_result(actor: Person, brief_id: int, value: Decimal, now: datetime) -> Card:
    """Write the figure at the end, in the brief's unit. Raises as `open_brief`."""
    brief, card = await open_running(actor, brief_id)
    if brief.result != value:
        brief.result = value
        await brief.save(update_fields=["result"])
        await record(card, actor, EventKind.BRIEF, now)
    return card


async def set_network_figure(
    actor: Person, brief_id: int, network: Network, value: Decimal, now: datetime
) -> Card:
    """Write what a network gave. Raises as `open_brief`, and `Gone` for one that is not chosen."""
    brief, card = await open_running(actor, brief_id)
    row = await BriefNetwork.get_or_none(brief_id=brief.id, network=network)
    if row is None:
        raise Gone
    if row.figure != value:
        row.figure = value
        await row.save(update_fields=["figure"])
        await record(card, actor, EventKind.BRIEF, now)
    return card


async def set_result_text(actor: Person, brief_id: int, text: str, now: datetime) -> Card:
    """Write what was done and what came of it, in people's words. Raises as `open_brief`."""
    brief, card = await open_running(actor, brief_id)
    if brief.result_text != text:
        brief.result_text = text
        await brief.save(update_fields=["result_text"])
        await record(card, actor, EventKind.BRIEF, now)
    return card


async def end_brief(actor: Person, brief_id: int, now: datetime) -> Card:
    """The brief is over: its card is done. Raises as `open_brief`."""
    brief, card = await open_running(actor, brief_id)
    if brief.state is BriefState.RUNNING:
        brief.state, brief.ended_at = BriefState.ENDED, now
        await brief.save(update_fields=["state", "ended_at"])
        await record(card, actor, EventKind.BRIEF, now)
    done = Column.filter(board_id=card.board_id, kind=ColumnKind.DONE).order_by("position", "id")
    column = await done.first()
    if column is not None and card.done_at is None:
        await put_into(card, column, actor, now)
    return card
