"""The meeting of a brief: what it gave, what was promised there, and its end."""

from datetime import datetime

from models.boards import members_of
from models.briefs.drafts import open_brief
from models.briefs.reading import BriefSheet, read_brief
from models.cards.change import move
from models.cards.create import create_card
from models.cards.history import record
from models.cards.titles import read_title
from models.checklists.items import put_tick
from models.refusals import Gone
from models.tables import (
    Brief,
    Card,
    Column,
    ColumnKind,
    EventKind,
    Item,
    Person,
)

OUTCOMES = ("ideas", "brief", "changes")
"""The results of a meeting, by the ready items that ask for them."""


async def set_outcome(
    actor: Person, brief_id: int, key: str, text: str, now: datetime
) -> BriefSheet:
    """Write one result of the meeting, empty for one that needs no words; its item is ticked.

    Raises as `open_brief`, and `Gone` for an unknown result.
    """
    brief = await open_brief(actor, brief_id)
    if key not in OUTCOMES or brief.meeting_id is None:
        raise Gone
    if brief.outcome.get(key) != text:
        brief.outcome = {**brief.outcome, key: text}
        await brief.save(update_fields=["outcome"])
        card = await Card.get(id=brief.meeting_id)
        await record(card, actor, EventKind.BRIEF, now)
        items = Item.filter(checklist__card_id=card.id, key=key).select_related("checklist")
        for item in await items:
            await put_tick(item, card, actor, now, done=True)
    return await read_brief(brief.id)


async def make_promised(
    actor: Person, brief_id: int, texts: tuple[str, ...], *, key: str, now: datetime
) -> list[Card]:
    """A card of each thing that was promised, with the day and the people that are in its words.

    `key` names the message that they stand in, so that each is made once. Raises as `open_brief`.
    """
    brief = await open_brief(actor, brief_id)
    members = [member.person for member in await members_of(brief.board_id)]
    made = []
    for place, text in enumerate(texts):
        reading = read_title(
            text, now=now, zone=actor.zone, day_end=actor.day_ends, members=members
        )
        made.append(
            await create_card(
                actor, brief.board_id, text, reading, (), key=f"{key}.{place}", now=now
            )
        )
    return made


async def close_meeting(actor: Person, brief_id: int, now: datetime) -> Brief:
    """The meeting's card is done. Raises as `open_brief`; `Gone` where no column is for done."""
    brief = await open_brief(actor, brief_id)
    done = Column.filter(board_id=brief.board_id, kind=ColumnKind.DONE).order_by("position", "id")
    column = await done.first()
    if brief.meeting_id is None or column is None:
        raise Gone
    await move(actor, brief.meeting_id, column.id, now)
    return brief
