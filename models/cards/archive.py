"""The archive: cards that left their board, by a tap or by themselves, and the way back.

A deleted card is an archived one that goes for good after `TAKEN_BACK_FOR`.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from models.cards.change import move
from models.cards.history import record
from models.cards.lists import PAGE, Line, clamp, read_lines
from models.moments import at_wall
from models.refusals import Gone
from models.reminders import drop_for, rewrite
from models.repeating import pause, wait_for_next
from models.rights import Right, check_on_board, member_of, open_any
from models.storage import transaction, values_of
from models.tables import (
    Assignment,
    Board,
    Card,
    Column,
    ColumnKind,
    Event,
    EventKind,
    Member,
    Person,
    Role,
)

TAKEN_BACK_FOR = timedelta(days=30)
"""So long a deleted card can be brought back."""
AFTER_DAYS = (0, 7, 14, 30)
"""How many days after they were done cards may go to the archive by themselves; 0: never."""
AWAY = ("archived_at", "deleted_at", "restored_at", "done_at")
"""What tells that a card is not on its board, and since when."""
AT_ONCE = 200
MONTHS = 12


@dataclass(frozen=True)
class ArchivePage:
    """One page of what is not on a board (any more), the newest first; `page` counts from 0."""

    board_id: int
    board_title: str
    role: Role
    days: int | None
    """So many days after it was done a card comes here by itself."""
    lines: tuple[Line, ...]
    total: int
    deleted: int
    """How many cards of the board were deleted and can be brought back."""
    page: int
    pages: int


async def archive(actor: Person, card_id: int, now: datetime) -> Card:
    """Take the card off its board into the archive. Raises as `member_of`, and `CardDeleted`."""
    card = await open_any(actor, card_id, Right.EDIT)
    if card.archived_at is not None:
        if card.deleted_at is not None:
            check_on_board(card)
        return card
    await put_away(card, actor, now)
    return card


async def put_away(card: Card, actor: Person | None, now: datetime) -> None:
    """Take a card of a locked board into the archive. A series goes on only from a done card."""
    if not await Card.filter(id=card.id, archived_at=None).update(archived_at=now):
        return
    card.archived_at = now
    await record(card, actor, EventKind.ARCHIVED, now)
    await rewrite(card, now)
    if card.done_at is None:
        await pause(card)


async def restore(actor: Person, card_id: int, now: datetime) -> Card:
    """Bring the card back to where it was on its board, from the archive or deleted.

    Who has left the board meanwhile does not do it any more. Raises as `member_of`.
    """
    card = await open_any(actor, card_id, Right.EDIT)
    if card.archived_at is not None:
        await tell_return(card, await bring_onto_board(card, actor, now), actor, now)
    return card


async def bring_onto_board(card: Card, actor: Person, now: datetime) -> dict[str, str | None]:
    """Bring the card back; what its stay away was, for `tell_return`. Asks for no rights."""
    away = {
        name: moment and moment.isoformat() for name in AWAY for moment in [getattr(card, name)]
    }
    card.archived_at = card.deleted_at = None
    card.restored_at = now
    # Its column may be another one meanwhile.
    done = card.column.kind is ColumnKind.DONE
    card.done_at = (card.done_at or now) if done else None
    await card.save(update_fields=["archived_at", "deleted_at", "restored_at", "done_at"])
    members = set(await values_of(Member.filter(board_id=card.board_id), "person_id"))
    for person_id in await values_of(Assignment.filter(card_id=card.id), "person_id"):
        if person_id not in members:
            await Assignment.filter(card_id=card.id, person_id=person_id).delete()
            await record(card, actor, EventKind.UNASSIGNED, now, person=person_id)
            await drop_for(card, person_id)
    await rewrite(card, now)
    await wait_for_next(card, now)
    return away


async def tell_return(
    card: Card, away: dict[str, str | None], actor: Person, now: datetime, **data: Any
) -> None:
    """Record that the card is back. Last of all, so that this is what ↩️ takes back."""
    deleted = away["deleted_at"] is not None
    await record(card, actor, EventKind.RESTORED, now, deleted=deleted, away=away, **data)


async def send_off(card: Card, away: dict[str, str | None], actor: Person, now: datetime) -> None:
    """Put a card that came back to where it was; if deleted, to be brought back as long again."""
    for name in AWAY:
        moment = away[name]
        setattr(card, name, datetime.fromisoformat(moment) if moment else None)
    card.deleted_at = now if card.deleted_at else None
    await card.save(update_fields=list(AWAY))
    kind = EventKind.ARCHIVED if card.deleted_at is None else EventKind.DELETED
    await record(card, actor, kind, now)
    await rewrite(card, now)
    if card.done_at is None or card.deleted_at is not None:
        await pause(card)


async def undelete(card: Card, actor: Person, now: datetime) -> None:
    """Bring a deleted card back into the archive, where it was before."""
    card.deleted_at = None
    await card.save(update_fields=["deleted_at"])
    await record(card, actor, EventKind.RESTORED, now, deleted=True, into="archive")
    await rewrite(card, now)


async def take_up(actor: Person, card_id: int, now: datetime) -> Card:
    """Bring a done card back as one to be done again, in the first column; others as `restore`.

    On the board already, it stays as it is. Raises as `member_of`.
    """
    card = await open_any(actor, card_id, Right.EDIT)
    if card.archived_at is None:
        return card
    away = await bring_onto_board(card, actor, now)
    columns = Column.filter(board_id=card.board_id).exclude(kind=ColumnKind.DONE)
    first = await columns.order_by("position", "id").first()
    moved = card.done_at is not None and first is not None
    if moved and first is not None:
        card = await move(actor, card_id, first.id, now)
    await tell_return(card, away, actor, now, moved=moved)
    return card


async def delete(actor: Person, card_id: int, now: datetime) -> Card:
    """Delete the card: `restore` brings it back, as long as it is kept. Raises as `member_of`."""
    card = await open_any(actor, card_id, Right.EDIT)
    if card.deleted_at is None:
        archived = card.archived_at is not None
        card.deleted_at = now
        card.archived_at = card.archived_at or now
        await card.save(update_fields=["archived_at", "deleted_at"])
        await record(card, actor, EventKind.DELETED, now, archived=archived)
        await rewrite(card, now)
        await pause(card)
    return card


async def archive_page(
    person: Person, board_id: int, page: int, *, month: date | None = None
) -> ArchivePage:
    """A page of the board's archive, of one `month` on the person's clock if given.

    The last page when there are fewer. Raises as `member_of`.
    """
    member = await member_of(person, board_id, Right.BOARD)
    cards = archived(board_id)
    if month is not None:
        since, until = bounds(month, person.zone)
        cards = cards.filter(archived_at__gte=since, archived_at__lt=until)
    return await page_of(member, cards, "-archived_at", page)


async def deleted_page(person: Person, board_id: int, page: int) -> ArchivePage:
    """A page of the board's deleted cards that can be brought back. Raises as `member_of`."""
    member = await member_of(person, board_id, Right.EDIT)
    return await page_of(member, deleted(board_id), "-deleted_at", page)


async def page_of(member: Member, cards: QuerySet[Card], order: str, page: int) -> ArchivePage:
    """A page of these cards of the member's board (`board` loaded)."""
    board = member.board
    total = await cards.count()
    pages, page = clamp(total, page)
    ids = await values_of(cards.order_by(order, "-id").offset(page * PAGE).limit(PAGE), "id")
    return ArchivePage(
        board_id=board.id,
        board_title=board.title,
        role=member.role,
        days=board.archive_days,
        lines=await read_lines(ids),
        total=total,
        deleted=await deleted(board.id).count(),
        page=page,
        pages=pages,
    )


def archived(board_id: int) -> QuerySet[Card]:
    """The cards in the archive of a board, but for the deleted ones."""
    return Card.filter(board_id=board_id, archived_at__isnull=False, deleted_at=None)


def deleted(board_id: int) -> QuerySet[Card]:
    """The deleted cards of a board that can be brought back."""
    return Card.filter(board_id=board_id, deleted_at__isnull=False)


def bounds(month: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When (UTC) a month begins in a zone, and when the next one does."""
    first = month.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return at_wall(first, time(), zone), at_wall(following, time(), zone)


async def months_of(
    person: Person, board_id: int, before: date | None = None
) -> tuple[tuple[date, int], ...]:
    """The months, the newest first, with how many cards went to the archive in each.

    On the person's clock; `MONTHS` of them at most, those before a given one. Raises as
    `member_of`.
    """
    await member_of(person, board_id, Right.BOARD)
    found: list[tuple[date, int]] = []
    older = archived(board_id)
    if before is not None:
        older = older.filter(archived_at__lt=bounds(before, person.zone)[0])
    while len(found) < MONTHS:
        newest = await older.order_by("-archived_at").first()
        if newest is None or newest.archived_at is None:
            break
        month = newest.archived_at.astimezone(person.zone).date().replace(day=1)
        since = bounds(month, person.zone)[0]
        found.append((month, await older.filter(archived_at__gte=since).count()))
        older = archived(board_id).filter(archived_at__lt=since)
    return tuple(found)


async def archive_after(actor: Person, board_id: int, days: int) -> Board:
    """Let done cards go to the archive by themselves after so many days; 0: never.

    Raises as `member_of`, and `Gone` for another number of days than `AFTER_DAYS`.
    """
    member = await member_of(actor, board_id, Right.MANAGE)
    if days not in AFTER_DAYS:
        raise Gone
    member.board.archive_days = days or None
    await member.board.save(update_fields=["archive_days"])
    return member.board


async def archive_done(now: datetime) -> int:
    """Put away what was done long enough ago, where the board wants that; how many cards."""
    boards = Board.filter(archive_days__isnull=False, archived_at=None).order_by("id")
    found = 0
    for board_id in await values_of(boards, "id"):
        while moved := await archive_done_of(board_id, now):
            found += moved
    return found


async def archive_done_of(board_id: int, now: datetime) -> int:
    """The same for some cards of one board: 0 when none is left.

    The lock lets only one of two processes have a card.
    """
    async with transaction():
        board = await Board.select_for_update().get_or_none(id=board_id)
        if board is None or board.archive_days is None:
            return 0
        since = now - timedelta(days=board.archive_days)
        rested = Q(restored_at=None) | Q(restored_at__lte=since)
        cards = Card.filter(rested, board_id=board_id, archived_at=None, done_at__lte=since)
        due = await cards.order_by("id").limit(AT_ONCE)
        for card in due:
            await put_away(card, None, now)
        return len(due)


async def delete_for_good(now: datetime) -> int:
    """Forget the cards whose time to be brought back is over, and what changes took away; how
    many cards."""
    past = Event.filter(kept__isnull=False, at__lte=now - TAKEN_BACK_FOR)
    # Asked first: to change nothing would make SQLite wait for others all the same.
    if await past.exists():
        await past.update(kept=None)
    return await Card.filter(deleted_at__lte=now - TAKEN_BACK_FOR).delete()
