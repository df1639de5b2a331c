"""The live board: one message in a group, or in a topic, that always shows the board there.

Its `View` row is made before the message: with no positive id until the sweep has posted it. Every
change of a card makes the row stale; the sweep draws it anew, seldom enough for Telegram, and what
changed meanwhile makes it stale once more, so the last state always arrives.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.expressions import Q
from tortoise.functions import Count

from models.cards.lists import Line, cards_of, read_lines
from models.labels import Tag, tag_of
from models.spots import Spot
from models.storage import values_of
from models.tables import Board, BoardKind, Card, Column, ColumnKind, Group, Label, Topic, View
from models.views import LIVE, OLD_LIVE

EVERY = timedelta(seconds=5)
"""How long a live board stays as it is: twelve changes a minute, of the twenty of a group."""
IN_DOUBT = timedelta(minutes=5)
DONE_SHOWN = 3
UNPOSTED = 0
"""The message id of what is still to be posted in no topic; in a topic its number, negative."""


@dataclass(frozen=True)
class LiveColumn:
    """A column with its first cards; `cards` is how many there are."""

    title: str
    kind: ColumnKind
    cards: int
    lines: tuple[Line, ...]
    wip: int | None = None


@dataclass(frozen=True)
class LiveBoard:
    """A board as everybody in its group sees it."""

    id: int
    title: str
    columns: tuple[LiveColumn, ...]
    archived: bool = False
    """It is in the archive, and nothing changes on it."""
    label: Tag | None = None
    """The label that all its cards have, where a topic is about one."""


async def put_up(spot: Spot, thread_id: int | None) -> None:
    """Let the board of a spot be posted at its bottom, instead of where it is now."""
    chat_id = spot.group.telegram_id
    number = -(thread_id or UNPOSTED)
    own = Topic.filter(group_id=spot.group.id, board_id__not_isnull=True)
    bound = set(await values_of(own, "thread_id"))
    earlier = [
        view
        for view in await View.filter(chat_id=chat_id, subject=LIVE).exclude(message_id=number)
        if (view.thread_id if view.thread_id in bound else None)
        == (thread_id if thread_id in bound else None)
    ]
    shown = View.filter(id__in=[view.id for view in earlier if is_posted(view)])
    await shown.update(subject=OLD_LIVE, stale=True, due_at=None)
    await View.filter(id__in=[view.id for view in earlier if not is_posted(view)]).delete()
    await View.update_or_create(
        chat_id=chat_id,
        message_id=number,
        defaults={
            "subject": LIVE,
            "stale": True,
            "due_at": None,
            "thread_id": thread_id,
            "board_id": spot.board_id,
        },
    )


def is_posted(view: View) -> bool:
    """Whether the live board stands in the chat already."""
    posted: bool = view.message_id > UNPOSTED
    return posted


async def move_live(old: int, new: int) -> None:
    """Let a live board follow its group to another chat id."""
    if await View.exists(chat_id=old, subject=LIVE):
        defaults = {"subject": LIVE, "stale": True}
        await View.get_or_create(chat_id=new, message_id=UNPOSTED, defaults=defaults)


async def switch_live(group: Group, *, on: bool) -> None:
    """Set whether the live boards of a group stand in it; each comes back to where it was."""
    group.live = on
    await group.save(update_fields=["live"])
    if on and not await View.exists(chat_id=group.telegram_id, subject=LIVE):
        await put_up(Spot(group), None)
    await redraw_live(group)


async def see_rich(group: Group, *, on: bool) -> None:
    """Set whether a group sees its board as Telegram's rich message."""
    group.rich = on
    await group.save(update_fields=["rich"])
    await redraw_live(group)


async def take_down(view: View) -> None:
    """The live board stands in the chat no more, and comes back when the group wants it."""
    await View.filter(id=view.id).update(message_id=-(view.thread_id or UNPOSTED))


async def redraw_live(group: Group) -> None:
    """Let the live board be drawn anew: the group has another board, language or clock."""
    await View.filter(chat_id=group.telegram_id, subject=LIVE).update(stale=True)


async def take_live(now: datetime, limit: int = 30) -> list[View]:
    """Live boards that are to be drawn anew, each given to one taker; the new before the old."""
    free = Q(due_at=None) | Q(due_at__lte=now)
    waiting = View.filter(free, stale=True, subject__in=[LIVE, OLD_LIVE])
    return [
        view
        for view in await waiting.order_by("message_id").limit(limit)
        if await View.filter(free, id=view.id, stale=True).update(stale=False, due_at=now + EVERY)
    ]


async def doubt_live(now: datetime) -> None:
    """After a start: draw what a stopped process had taken just before."""
    doubtful = View.filter(subject__in=[LIVE, OLD_LIVE], due_at__gt=now - IN_DOUBT)
    await doubtful.update(stale=True)


async def posted(view: View, chat_id: int, message_id: int) -> None:
    """Remember where the live board is now."""
    await View.filter(id=view.id).update(chat_id=chat_id, message_id=message_id)


async def lose_live(view: View) -> None:
    """Forget a live board; /board makes another."""
    await View.filter(id=view.id).delete()


async def first_pin_refusal(group: Group, now: datetime) -> bool:
    """Whether the group's admins are to be told now that the bot may not pin."""
    told = Group.filter(id=group.id, pin_told_at=None)
    return await told.update(pin_told_at=now) == 1


def shown_of(column: Column, shown: int) -> int:
    """How many cards of a column a live board names: of what is done, the newest."""
    return min(shown, DONE_SHOWN) if column.kind is ColumnKind.DONE else shown


async def read_live(view: View, spot: Spot, shown: int) -> LiveBoard | None:
    """What the spot is about of its board, with up to `shown` cards of each column.

    None when it has no board. Asks for no rights: it is for everybody there. Notes that the live
    board shows this one.
    """
    board = await Board.get_or_none(id=spot.board_id, kind=BoardKind.TEAM)
    if board is None:
        return None
    if view.board_id != board.id:
        # Before the cards are read: what changes from now on makes it stale.
        await View.filter(id=view.id).update(board_id=board.id)
    if board.archived_at is not None:
        return LiveBoard(board.id, board.title, (), archived=True)
    part = spot.part
    counts = dict(
        await part.of(Card.filter(board_id=board.id, archived_at=None))
        .annotate(cards=Count("id"))
        .group_by("column_id")
        .values_list("column_id", "cards")
    )
    columns = [
        column
        for column in await Column.filter(board_id=board.id).order_by("position", "id")
        if part.column_id in (None, column.id)
    ]
    label = await Label.get_or_none(id=part.label_id)
    ids = [
        card_id
        for column in columns
        if counts.get(column.id)
        for card_id in await values_of(
            part.of(cards_of(column)).limit(shown_of(column, shown)), "id"
        )
    ]
    lines = await read_lines(ids)
    return LiveBoard(
        board.id,
        board.title,
        tuple(
            LiveColumn(
                column.title,
                column.kind,
                counts.get(column.id, 0),
                tuple(line for line in lines if line.column_id == column.id),
                column.wip,
            )
            for column in columns
        ),
        label=tag_of(label) if label else None,
    )
