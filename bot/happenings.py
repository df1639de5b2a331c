"""What Telegram tells of a group itself, whoever did it: it moved, its people or topics changed."""

from collections.abc import Sequence
from datetime import datetime

from aiogram.types import Message, Update

from bot.roster import Change, Roster
from handlers.answer import Answer
from handlers.groups.leaving import tell_departures
from handlers.groups.topics import lost_screen
from handlers.reader import Reader
from models import groups, topics
from models.joining import follow


async def follow_migration(update: Update) -> bool:
    """A group became a supergroup: its board follows. Whoever did it is no matter."""
    message = update.message
    if message is not None and message.migrate_to_chat_id:
        await groups.migrate(message.chat.id, message.migrate_to_chat_id)
    elif message is not None and message.migrate_from_chat_id:
        await groups.migrate(message.migrate_from_chat_id, message.chat.id)
    else:
        return False
    return True


def topic_event(message: Message) -> object:
    """What Telegram tells of a topic by this message; None when it is about something else."""
    return message.forum_topic_closed or message.forum_topic_reopened or message.forum_topic_edited


async def follow_topic(message: Message, answer: Answer, now: datetime) -> None:
    """A topic was closed, opened again or renamed. Whoever did it is no matter."""
    chat_id, thread_id = message.chat.id, message.message_thread_id or 0
    if message.forum_topic_reopened:
        await topics.reopen_topic(chat_id, thread_id)
    elif message.forum_topic_edited and message.forum_topic_edited.name:
        await topics.rename_topic(chat_id, thread_id, message.forum_topic_edited.name)
    elif message.forum_topic_closed:
        lost = await topics.close_topic(chat_id, thread_id, now)
        if lost is not None:
            theirs = Reader(lost.group.language, lost.group.zone, now)
            answer.tell(chat_id, lost_screen(theirs, lost))


async def follow_changes(
    roster: Roster, changes: Sequence[Change], answer: Answer, now: datetime
) -> Answer:
    """Somebody came into a group, left it, rose or fell. Whoever did it is no matter."""
    for change in changes:
        roster.note(change)
        standings = {change.chat_id: change.standing}
        gone = await follow(change.user_id, standings, now)
        tell_departures(answer, gone, now)
    return answer
