"""The cards of a brief that is under way follow its answers.

Call these in the transaction of the change, with the board locked.
"""

from datetime import datetime

from models.briefs.belonging import is_at_hand
from models.briefs.reading import BriefSheet, read_brief
from models.cards.change import assign, set_deadline, unassign
from models.cards.create import create_card
from models.cards.history import record
from models.cards.pieces import Piece, keep
from models.cards.titles import TitleReading, first_words
from models.networks import NAMES
from models.reminders import rewrite
from models.tables import (
    Brief,
    BriefNetwork,
    BriefState,
    Card,
    EventKind,
    Person,
)


async def follow(brief: Brief, actor: Person, now: datetime) -> None:
    """Give the brief's card what was sent since, and tell of the change; nothing for a draft."""
    if brief.state is BriefState.DRAFT:
        return
    sheet = await read_brief(brief.id)
    if await is_at_hand(brief, brief.card_id):
        card = await Card.get(id=brief.card_id)
        await keep(card, pieces_of(sheet))
        await record(card, actor, EventKind.BRIEF, now)
        # Its checkpoints, and who is asked for their numbers, may be others now.
        await rewrite(card, now)


async def follow_due(brief: Brief, actor: Person, now: datetime) -> None:
    """The brief's card is due when the target is."""
    if brief.card_id is not None and await is_at_hand(brief, brief.card_id):
        await put_off(brief.card_id, brief.due_at, actor, now)


async def follow_owner(brief: Brief, before: int | None, actor: Person, now: datetime) -> None:
    """The brief's card goes to who answers for the request now, who comes to the meeting too."""
    if brief.card_id is not None and await is_at_hand(brief, brief.card_id):
        await hand_on(brief.card_id, before, brief.owner_id, actor, now)
    if brief.meeting_id is not None and await is_at_hand(brief, brief.meeting_id):
        await hand_on(brief.meeting_id, None, brief.owner_id, actor, now)


async def follow_handover(brief: Brief, row: BriefNetwork, actor: Person, now: datetime) -> None:
    """The network's card is due when its content is."""
    if row.card_id is not None and await is_at_hand(brief, row.card_id):
        await put_off(row.card_id, row.deadline, actor, now)


async def follow_maker(
    brief: Brief, row: BriefNetwork, before: int | None, actor: Person, now: datetime
) -> None:
    """The network's card goes to who makes the content now."""
    if row.card_id is not None and await is_at_hand(brief, row.card_id):
        await hand_on(row.card_id, before, row.person_id, actor, now)


async def put_off(card_id: int, at: datetime | None, actor: Person, now: datetime) -> None:
    """Let the card be due at this moment, unless that has passed."""
    if at is None or at > now:
        await set_deadline(actor, card_id, at, now)


async def hand_on(
    card_id: int, before: int | None, after: int | None, actor: Person, now: datetime
) -> None:
    """Take the card from one person and give it to another."""
    if before == after:
        return
    if before is not None:
        await unassign(actor, card_id, before, now)
    if after is not None:
        await assign(actor, card_id, after, now)


async def make_network_cards(brief: Brief, actor: Person, now: datetime) -> None:
    """A card for every network that has none, with its own deadline, label and person.

    Nothing for a draft.
    """
    if brief.state is BriefState.DRAFT:
        return
    sheet = await read_brief(brief.id)
    rows = BriefNetwork.filter(brief_id=brief.id, card_id=None).select_related("person")
    for row in await rows.order_by("id"):
        name = NAMES[row.network]
        title = first_words(f"{name}: {sheet.title}" if sheet.title else name)
        reading = TitleReading(
            title,
            deadline=ahead(row.deadline, now),
            people=(row.person,) if row.person else (),
            labels=(name.casefold(),),
        )
        key = f"brief.{brief.id}.{row.network}"
        row.card = await create_card(actor, brief.board_id, title, reading, (), key=key, now=now)
        await row.save(update_fields=["card_id"])


def ahead(at: datetime | None, now: datetime) -> datetime | None:
    """A moment that has not passed."""
    return at if at is not None and at > now else None


def pieces_of(sheet: BriefSheet) -> tuple[Piece, ...]:
    """What was sent for the brief, each message once."""
    found = {(piece.chat_id, piece.message_id): piece for _, piece in sheet.parts}
    return tuple(found.values())
