"""The columns of a board: added, renamed, ordered, removed, and what each is agreed to be.

Whoever changes one locks its board first, so that changes of one board follow each other.
"""

from datetime import datetime

from tortoise.expressions import Subquery
from tortoise.functions import Count

from models.boards import check_title, members_of
from models.cards.change import put_into
from models.checklists.items import follow_card
from models.refusals import ColumnNeeded, Gone, NotAMember, TooManyColumns
from models.reminders import rewrite_all
from models.repeating import follow_done
from models.rights import Right, member_of
from models.tables import Board, Card, Column, ColumnKind, Member, Person, View
from models.views import board_changed

COLUMNS = 20
"""So many columns a board has at most."""
WIP = 99
"""The highest limit of cards in a column."""


async def columns_of(board_id: int) -> list[Column]:
    """The columns of a board in their order, `person` loaded. Asks for no rights."""
    columns = Column.filter(board_id=board_id).select_related("person")
    return await columns.order_by("position", "id")


async def columns_to_manage(actor: Person, board_id: int) -> tuple[Member, list[Column]]:
    """This person's membership and the columns that they may change. Raises as `member_of`."""
    member = await member_of(actor, board_id, Right.MANAGE)
    return member, await columns_of(board_id)


async def counts_of(board_id: int) -> dict[int, int]:
    """How many cards stand in each column of a board that has any."""
    there = Card.filter(board_id=board_id, archived_at=None)
    counted = there.annotate(cards=Count("id")).group_by("column_id")
    return dict(await counted.values_list("column_id", "cards"))


async def count_in(column_id: int) -> int:
    """How many cards stand in a column."""
    return await Card.filter(column_id=column_id, archived_at=None).count()


async def column_to_manage(actor: Person, column_id: int) -> Column:
    """A column (`board`, `person` loaded) that this person may change; its board is locked.

    Raises `Gone`, and as `member_of`.
    """
    found = await Column.get_or_none(id=column_id)
    if found is None:
        raise Gone
    await member_of(actor, found.board_id, Right.MANAGE)
    await Board.select_for_update().get(id=found.board_id)
    # Read again under the lock: it may be gone since.
    column = await Column.filter(id=column_id).select_related("board", "person").first()
    if column is None:
        raise Gone
    return column


async def add_column(actor: Person, board_id: int, title: str) -> Column:
    """A new column for work under way, before the first one for what is done.

    Raises as `member_of` and `check_title`, and `TooManyColumns`.
    """
    title = check_title(title)
    await member_of(actor, board_id, Right.MANAGE)
    await Board.select_for_update().get(id=board_id)
    columns = await columns_of(board_id)
    if len(columns) >= COLUMNS:
        raise TooManyColumns(COLUMNS)
    done = [place for place, one in enumerate(columns) if one.kind is ColumnKind.DONE]
    place = done[0] if done else len(columns)
    column = await Column.create(
        board_id=board_id, title=title, kind=ColumnKind.ACTIVE, position=place
    )
    await _put_in_order([*columns[:place], column, *columns[place:]])
    await board_changed(board_id)
    return column


async def rename_column(actor: Person, column_id: int, title: str) -> Column:
    """Give the column another title. Raises as `check_title` and `column_to_manage`."""
    title = check_title(title)
    column = await column_to_manage(actor, column_id)
    if column.title != title:
        column.title = title
        await column.save(update_fields=["title"])
        await _changed(column)
    return column


async def place_column(actor: Person, column_id: int, place: int) -> Column:
    """Put the column to a place among the others, counted from 0. Raises as `column_to_manage`."""
    column = await column_to_manage(actor, column_id)
    others = [one for one in await columns_of(column.board_id) if one.id != column.id]
    place = min(place, len(others))
    await _put_in_order([*others[:place], column, *others[place:]])
    await _changed(column)
    return column


async def _put_in_order(columns: list[Column]) -> None:
    for position, column in enumerate(columns):
        if column.position != position:
            await Column.filter(id=column.id).update(position=position)
            column.position = position


async def set_column_kind(actor: Person, column_id: int, kind: ColumnKind, now: datetime) -> Column:
    """Say what the column is for; its cards are done from now on, or not done any more.

    Raises as `column_to_manage`, and `ColumnNeeded`.
    """
    column = await column_to_manage(actor, column_id)
    if column.kind is kind:
        return column
    others = [one for one in await columns_of(column.board_id) if one.id != column.id]
    check_kinds([kind, *(one.kind for one in others)])
    before, column.kind = column.kind, kind
    await column.save(update_fields=["kind"])
    if (before is ColumnKind.DONE) is not (kind is ColumnKind.DONE):
        await _follow_kind(column, actor, now)
    await _changed(column)
    return column


async def _follow_kind(column: Column, actor: Person, now: datetime) -> None:
    done_at = now if column.kind is ColumnKind.DONE else None
    there = Card.filter(column_id=column.id, archived_at=None)
    cards = await there.order_by("position")
    # Those in the archive, too: they come back as what their column is for.
    await Card.filter(column_id=column.id).update(done_at=done_at)
    await rewrite_all([card.id for card in cards], now)
    for card in cards:
        card.done_at = done_at
        await follow_card(card, actor, now)
        if done_at is not None:
            await follow_done(card, actor, now)


def check_kinds(kinds: list[ColumnKind]) -> None:
    """Raise `ColumnNeeded` unless cards can be done, and not done, in columns of these kinds."""
    if len({kind is ColumnKind.DONE for kind in kinds}) < 2:
        raise ColumnNeeded


async def set_wip(actor: Person, column_id: int, wip: int) -> Column:
    """Agree how many cards are under way in the column at most; 0 for as many as there are.

    More are warned of, not refused. Raises as `column_to_manage`.
    """
    column = await column_to_manage(actor, column_id)
    wanted = min(wip, WIP) or None
    if column.wip != wanted:
        column.wip = wanted
        await column.save(update_fields=["wip"])
        await board_changed(column.board_id)
    return column


async def set_column_person(actor: Person, column_id: int, person_id: int) -> Column:
    """Say who is given each card that enters the column; nobody when the id is 0.

    Raises as `column_to_manage`, and `NotAMember`.
    """
    column = await column_to_manage(actor, column_id)
    members = {member.person_id: member.person for member in await members_of(column.board_id)}
    if person_id and person_id not in members:
        raise NotAMember
    if column.person_id != (person_id or None):
        column.person = members.get(person_id)
        await column.save(update_fields=["person_id"])
    return column


async def remove_column(
    actor: Person, board_id: int, column_id: int, heir_id: int, now: datetime
) -> int:
    """Take the column off the board; gives how many cards went to the bottom of the heir.

    A second time changes nothing. Raises as `member_of`; `Gone` for a column or an heir of
    another board; `ColumnNeeded`.
    """
    await member_of(actor, board_id, Right.MANAGE)
    await Board.select_for_update().get(id=board_id)
    columns = {column.id: column for column in await columns_of(board_id)}
    heir = columns.get(heir_id)
    if heir is None or heir_id == column_id:
        raise Gone
    if column_id not in columns:
        if await Column.exists(id=column_id):
            raise Gone
        return 0
    check_kinds([one.kind for one in columns.values() if one.id != column_id])
    # What is in the archive comes along without a word.
    done_at = now if heir.kind is ColumnKind.DONE else None
    archived = Card.filter(column_id=column_id, archived_at__isnull=False)
    await archived.update(column_id=heir_id, done_at=done_at)
    cards = await Card.filter(column_id=column_id).select_related("column").order_by("position")
    for card in cards:
        await put_into(card, heir, actor, now)
    await columns[column_id].delete()
    await board_changed(board_id)
    return len(cards)


async def _changed(column: Column) -> None:
    """Let the messages follow that show this column: live boards, and the cards in it."""
    await board_changed(column.board_id)
    cards = Subquery(Card.filter(column_id=column.id).values("id"))
    await View.filter(card_id__in=cards, stale=False).update(stale=True)
