"""Topics of a group: the board of each, and what becomes of it when the topic is closed or gone."""

from collections.abc import Sequence
from datetime import datetime

from models.boards import Stage
from models.groups import Standings, bindable, board_made, managed_group
from models.labels import BoardLabel, labels_of
from models.live import redraw_live
from models.refusals import Gone
from models.rhythms import keep_time_of
from models.spots import Part
from models.tables import Board, Column, Group, Label, Person, Topic


async def meet_topic(group: Group, thread_id: int, title: str | None) -> Topic:
    """The topic, made when it is set up first, renamed when Telegram tells its title."""
    topic, _ = await Topic.get_or_create(group=group, thread_id=thread_id)
    if title is not None and topic.title != title:
        topic.title = title
        await topic.save(update_fields=["title"])
    return await topic_with_part(topic.id)


async def managed_topic(
    person: Person, group_id: int, topic_id: int, standings: Standings
) -> Topic:
    """The topic, as `topic_with_part`, when this person may set what it is set to.

    Raises as `models.groups.managed_group`, and `Gone` when there is no such topic.
    """
    group = await managed_group(person, group_id, standings)
    if not await Topic.exists(id=topic_id, group_id=group.id):
        raise Gone
    return await topic_with_part(topic_id)


async def bind_topic(person: Person, topic: Topic, board_id: int, now: datetime) -> Board:
    """Let the topic work on one of this person's team boards. Raises as `bindable`."""
    board = await bindable(person, board_id)
    await _put(topic, board, now)
    return board


async def bind_new(
    person: Person, topic: Topic, stages: Sequence[Stage], ordinal: int, now: datetime
) -> Board:
    """Let the topic (`group` loaded) work on a new board named as it. Raises as `board_made`."""
    title = topic.title or topic.group.title
    board = await board_made(person, topic.group, title, stages, ordinal, now)
    await _put(topic, board, now)
    return board


async def free_topic(topic: Topic, now: datetime) -> None:
    """Let the topic work on its group's board again."""
    await _put(topic, None, now)


async def narrow_topic(person: Person, topic: Topic, part: Part, now: datetime) -> Topic:
    """Let the topic be about a part of its board; the topic, `board`, `column` and `label` loaded.

    Raises as `bindable`, and `Gone` for what is not of its board.
    """
    if topic.board_id is None:
        raise Gone
    board = await bindable(person, topic.board_id)
    columns = Column.filter(id=part.column_id, board_id=board.id)
    labels = Label.filter(id=part.label_id, board_id=board.id)
    if part.column_id is not None and not await columns.exists():
        raise Gone
    if part.label_id is not None and not await labels.exists():
        raise Gone
    await _put(topic, board, now, part)
    return await topic_with_part(topic.id)


async def topic_with_part(topic_id: int) -> Topic:
    """The topic with its `group` and `board`, and the `column` or `label` that it is about."""
    return await Topic.get(id=topic_id).select_related("group", "board", "column", "label")


async def parts_of(person: Person, topic: Topic) -> tuple[list[Column], list[BoardLabel]]:
    """The columns and labels that the topic may be about. Raises as `bindable`, and `Gone`."""
    if topic.board_id is None:
        raise Gone
    board = await bindable(person, topic.board_id)
    columns = await Column.filter(board_id=board.id).order_by("position", "id")
    return columns, await labels_of(board.id)


async def _put(topic: Topic, board: Board | None, now: datetime, part: Part | None = None) -> None:
    before = topic.board_id
    part = part or Part()
    topic.board = board
    topic.board_id = board.id if board else None
    topic.column_id, topic.label_id = part.column_id, part.label_id
    await topic.save(update_fields=["board_id", "column_id", "label_id"])
    if board is not None:
        # The board moved here from a topic that is closed or gone, or the same part of it did.
        closed = Topic.filter(group_id=topic.group_id, board_id=board.id)
        closed = closed.filter(column_id=part.column_id, label_id=part.label_id)
        await closed.filter(closed_at__not_isnull=True).exclude(id=topic.id).delete()
    await keep_time_of(topic.group, now, before)
    await redraw_live(topic.group)


async def close_topic(chat_id: int, thread_id: int, now: datetime) -> Topic | None:
    """Nobody can write in the topic: what concerns its board goes to the general topic.

    Gives it, as `topic_with_part`, when it has a board and this was not known before.
    """
    topic = Topic.filter(group__telegram_id=chat_id, thread_id=thread_id)
    found = await topic.filter(board_id__not_isnull=True).first()
    if found is None:
        return None
    waiting = Topic.filter(id=found.id, closed_at=None)
    return await topic_with_part(found.id) if await waiting.update(closed_at=now) == 1 else None


async def reopen_topic(chat_id: int, thread_id: int) -> None:
    """People can write in the topic again: its board is spoken of there."""
    found = await Topic.get_or_none(group__telegram_id=chat_id, thread_id=thread_id)
    if found is not None:
        await Topic.filter(id=found.id).update(closed_at=None)


async def rename_topic(chat_id: int, thread_id: int, title: str) -> None:
    """Telegram tells the topic's new title."""
    found = await Topic.get_or_none(group__telegram_id=chat_id, thread_id=thread_id)
    if found is not None:
        await Topic.filter(id=found.id).update(title=title)
