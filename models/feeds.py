"""Deadlines that a calendar follows by a secret address: a board's, or one's own."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from models.cards.dated import due_cards
from models.cards.lists import Line, read_lines
from models.refusals import Gone
from models.storage import values_of
from models.tables import Feed, Person

MOST = 1000
"""So many deadlines at most are told to a calendar, the latest of them."""


@dataclass(frozen=True)
class Followed:
    """What a calendar is told for `person`; `title` is the board's, None for their own cards."""

    person: Person
    title: str | None
    lines: tuple[Line, ...]


async def standing_feed(person: Person, board_id: int | None) -> tuple[Feed | None, str | None]:
    """The address that works now, if there is one, and the board's title. Raises as `due_cards`."""
    _, title = await due_cards(person, board_id)
    return await Feed.filter(person_id=person.id, board_id=board_id).first(), title


async def make_feed(person: Person, board_id: int | None, now: datetime) -> None:
    """Make the address, where there is none. Raises as `due_cards`."""
    standing, _ = await standing_feed(person, board_id)
    if standing is None:
        await Feed.create(
            person=person,
            board_id=board_id,
            token=secrets.token_urlsafe(24),
            created_at=now,
        )


async def end_feed(person: Person, board_id: int | None) -> None:
    """Let the address lead nowhere; a second time changes nothing."""
    await Feed.filter(person_id=person.id, board_id=board_id).delete()


async def followed(token: str) -> Followed:
    """The open cards with a deadline behind an address, as its owner may see them by now.

    Raises `Gone` for an address that ended or never was, and as `due_cards` when the board is not
    its owner's to see any more. A board in the archive has no deadlines.
    """
    feed = await Feed.get_or_none(token=token).select_related("person")
    if feed is None:
        raise Gone
    cards, title = await due_cards(feed.person, feed.board_id)
    dated = cards.filter(deadline__isnull=False, board__archived_at=None)
    ids = await values_of(dated.order_by("-deadline", "id").limit(MOST), "id")
    return Followed(feed.person, title, await read_lines(ids))
