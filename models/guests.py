"""Cards and columns shown to somebody outside the board, by links that end."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.boards import INVITE_LASTS
from models.cards.history import record
from models.refusals import Gone, InviteEnded, PersonalBoardStays
from models.rights import Right, member_of, open_card
from models.tables import (
    Board,
    BoardKind,
    Card,
    Column,
    EventKind,
    Grant,
    GuestLink,
    Member,
    Person,
)


@dataclass(frozen=True)
class Shared:
    """What guests are shown of a board: one card, or one column."""

    board: Board
    what: Card | Column

    @property
    def scope(self) -> dict[str, Any]:
        """The same as a field of its links and guests."""
        name = "card_id" if isinstance(self.what, Card) else "column_id"
        return {name: self.what.id}


async def card_to_share(actor: Person, card_id: int) -> Shared:
    """A card that this person may show to guests; its board is locked.

    Raises as `open_card`, and `PersonalBoardStays`.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    check_shareable(card.board)
    return Shared(card.board, card)


async def columns_to_share(actor: Person, board_id: int) -> list[Column]:
    """The columns that this person may show to guests. Raises as `column_to_share`."""
    member = await member_of(actor, board_id, Right.MANAGE)
    check_shareable(member.board)
    return await Column.filter(board_id=board_id).order_by("position", "id")


async def column_to_share(actor: Person, column_id: int) -> Shared:
    """A column that this person may show to guests; its board is locked.

    Raises as `member_of`, and `PersonalBoardStays`.
    """
    column = await Column.get_or_none(id=column_id)
    if column is None:
        raise Gone
    await member_of(actor, column.board_id, Right.MANAGE)
    board = await Board.select_for_update().get(id=column.board_id)
    check_shareable(board)
    return Shared(board, column)


def check_shareable(board: Board) -> None:
    """Raise `PersonalBoardStays` for a personal board."""
    if board.kind is BoardKind.PERSONAL:
        raise PersonalBoardStays


async def standing_link(shared: Shared, now: datetime) -> GuestLink | None:
    """The link to it that works now."""
    working = GuestLink.filter(**shared.scope, revoked_at=None, expires_at__gt=now)
    return await working.order_by("-id").first()


async def make_link(shared: Shared, actor: Person, now: datetime) -> GuestLink:
    """The link to it that works, made when there is none."""
    standing = await standing_link(shared, now)
    if standing is not None:
        return standing
    return await GuestLink.create(
        **shared.scope,
        board=shared.board,
        token=secrets.token_urlsafe(24),
        created_by=actor,
        created_at=now,
        expires_at=now + INVITE_LASTS,
    )


async def end_links(shared: Shared, now: datetime) -> None:
    """End the links to it; whoever came by them stays."""
    await GuestLink.filter(**shared.scope, revoked_at=None).update(revoked_at=now)


async def guests_of(shared: Shared) -> list[Person]:
    """Who came to see it, in the order they came."""
    found = await Grant.filter(**shared.scope).select_related("person").order_by("id")
    return [grant.person for grant in found]


async def follow_link(person: Person, token: str, now: datetime) -> Shared:
    """Show this person what the link leads to; coming twice changes nothing.

    A member of the board sees it anyway. Raises `InviteEnded` when the link expired, was revoked or
    never was.
    """
    link = await GuestLink.filter(token=token).select_related("board", "card", "column").first()
    if link is None or link.revoked_at is not None or link.expires_at <= now:
        raise InviteEnded
    what = link.card or link.column
    if what is None:
        raise InviteEnded
    shared = Shared(link.board, what)
    await Board.select_for_update().get(id=link.board_id)
    if await Member.exists(board_id=link.board_id, person_id=person.id):
        return shared
    _, came = await Grant.get_or_create(
        **shared.scope, person=person, defaults={"board": link.board, "at": now}
    )
    if came and isinstance(what, Card):
        await record(what, person, EventKind.SHARED, now)
    return shared


async def send_away(shared: Shared, person_id: int, actor: Person, now: datetime) -> None:
    """Show it to this guest no more; a second time changes nothing."""
    gone = await Grant.filter(**shared.scope, person_id=person_id).delete()
    if gone and isinstance(shared.what, Card):
        await record(shared.what, actor, EventKind.UNSHARED, now, person=person_id)
