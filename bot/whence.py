"""What an update says of itself: the chat and the person, whether anybody is to be answered."""

from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from aiogram.types.update import UpdateTypeLookupError

from bot.happenings import topic_event
from handlers.answer import Origin

CHANNELS_POSTS = 777000
"""Telegram's own account, as which a channel's posts come into its discussion group."""


def whereabouts(update: Update) -> tuple[Chat | None, User | None]:
    """The chat and the person of an update; none for kinds that no handler knows."""
    try:
        event = update.event
    except UpdateTypeLookupError:
        return None, None
    match event:
        case Message():
            return event.chat, event.from_user
        case CallbackQuery(inline_message_id=str()):
            # In which chat it stands is not told: it is answered to who taps, as in private.
            return Chat(id=event.from_user.id, type="private"), event.from_user
        case CallbackQuery():
            return event.message.chat if event.message else None, event.from_user
        case ChatMemberUpdated():
            return event.chat, event.from_user
        case _:
            return None, None


def is_nobody(update: Update, user: User) -> bool:
    """Whether nobody is to be answered: a channel's own post in its group, or another bot.

    An anonymous administrator comes as a bot too, but their commands get a word, and what they or
    other bots do to the group itself counts.
    """
    message = update.message
    if message is not None and message.left_chat_member and message.left_chat_member.is_bot:
        # That the bot itself was removed is told by `my_chat_member`; this would bring it back.
        return True
    if not user.is_bot:
        return user.id == CHANNELS_POSTS
    if message is None:
        return update.my_chat_member is None and update.chat_member is None
    service = (
        message.migrate_to_chat_id
        or message.migrate_from_chat_id
        or message.left_chat_member
        or topic_event(message)
    )
    return not service and not (message.text or "").startswith("/")


def is_goodbye(update: Update) -> bool:
    """Whether the person blocks the bot by this update."""
    changed = update.my_chat_member
    return changed is not None and changed.new_chat_member.status == "kicked"


def origin_of(update: Update, chat: Chat) -> Origin:
    """Where the answer goes."""
    origin = Origin(chat_id=chat.id)
    if update.message is not None and update.message.is_topic_message:
        origin.thread_id = update.message.message_thread_id
    if update.message is not None and (update.message.text or "").startswith("/"):
        origin.command_id = update.message.message_id
    query = update.callback_query
    if query is not None:
        origin.query_id, origin.inline_id = query.id, query.inline_message_id
        if isinstance(query.message, Message):
            origin.ephemeral_id = query.message.ephemeral_message_id
            # An ephemeral message has the number 0, which is nobody's.
            origin.message_id = query.message.message_id or None
            if query.message.is_topic_message:
                origin.thread_id = query.message.message_thread_id
    return origin
