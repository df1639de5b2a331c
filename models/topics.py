"""Topics of a group: the board of each, and what becomes of it when the topic is closed or gone."""

from collections.abc import Sequence
from datetime import datetime

from models.boards import Stage
from models.groups import Standings, bindable, board_made, managed_group
from models.live import redraw_live
from models.refusals import Gone
from models.rhythms import keep_time_of
from models.tables import Board, Group, Person, Topic


async def meet_topic(group: Group, thread_id: int, title: str | None) -> Topic:
    """The topic, made when it is set up first, renamed when Telegram tells its title."""
    topic, _ = await Topic.get_or_create(group=group, thread_id=thread_id)
    if title is not None and topic.title != title:
        topic.title = title
        await topic.save(update_fields=["title"])
    return topic


async def managed_topic(
    person: Person, group_id: int, topic_id: int, standings: Standings
) -> Topic:
    """The topic, `group` and `board` loaded, when this person may set what it is set to.

    Raises as `models.groups.managed_group`, and `Gone` when there is no such topic.
    """
    group = await managed_group(person, group_id, standings)
    topic = await Topic.get_or_none(id=topic_id, group_id=group.id).select_related("group", "board")
    if topic is None:
        raise Gone
    return topic


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


async def _put(topic: Topic, board: Board | None, now: datetime) -> None:
    before = topic.board_id
    topic.board = board
    topic.board_id = board.id if board else None
    await topic.save(update_fields=["board_id"])
    if board is not None:
        # The board moved here from a topic that is closed or gone.
        closed = Topic.filter(group_id=topic.group_id, board_id=board.id)
        await closed.filter(closed_at__not_isnull=True).exclude(id=topic.id).delete()
    await keep_time_of(topic.group, now, before)
    await redraw_live(topic.group)


async def close_topic(chat_id: int, thread_id: int, now: datetime) -> Topic | None:
    """Nobody can write in the topic: what concerns its board goes to the general topic.

    Gives the topic, `group` and `board` loaded, when it has a board and this was not known before.
    """
    topic = Topic.filter(group__telegram_id=chat_id, thread_id=thread_id)
    found = await topic.filter(board_id__not_isnull=True).select_related("group", "board").first()
    if found is None:
        return None
    waiting = Topic.filter(id=found.id, closed_at=None)
    return found if await waiting.update(closed_at=now) == 1 else None


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
