"""Ephemeral messages: seen by one person of a group, and known by an id of their own."""

from sandbox.errors import bad_request
from sandbox.limits import QUERY_SECONDS, QUERY_TOO_OLD
from sandbox.parameters import check_fields
from sandbox.state import Chat, Json, Message
from sandbox.views import show_bot, show_chat, show_user
from sandbox.world import World

_FIELDS: dict[str, type | tuple[type, ...]] = {
    "receiver_user_id": int,
    "callback_query_id": str,
    "replace_callback_query_message": bool,
}
_GROUPS = ("group", "supergroup")


def find_receiver(world: World, chat: Chat, given: Json | None) -> int | None:
    """Who alone is to see a message; None when everybody is.

    The schema says which parameters there are; the words of the refusals are the sandbox's own.
    """
    if not given:
        return None
    check_fields(given, _FIELDS, "ephemeral message parameters")
    receiver = given.get("receiver_user_id")
    if receiver is None:
        raise bad_request("receiver_user_id is not specified")
    if chat.kind not in _GROUPS:
        raise bad_request("ephemeral messages can be sent to groups and supergroups only")
    if receiver not in world.viewers(chat):
        raise bad_request("USER_NOT_PARTICIPANT")
    if given.get("replace_callback_query_message"):
        raise bad_request("the sandbox shows ephemeral messages below others only")
    query_id = given.get("callback_query_id")
    if query_id is not None:
        query = world.state.queries.get(query_id)
        ours = query is not None and (query.person_id, query.chat_id) == (receiver, chat.id)
        if query is None or not ours or world.clock.timestamp() - query.at > QUERY_SECONDS:
            raise bad_request(QUERY_TOO_OLD)
    return int(receiver)


def whisper(world: World, chat: Chat, content: Json, receiver: int, place: Json) -> Message:
    """Put the bot's message into a chat for one person, below everything that is there now."""
    markup = place["markup"]
    if markup and "inline_keyboard" not in markup:
        raise bad_request("ephemeral messages can have inline keyboards only")
    number = chat.next_ephemeral_id
    chat.next_ephemeral_id += 1
    body: Json = {"message_id": 0, "from": show_bot(world.state), "date": world.unix()}
    body["chat"] = show_chat(world.state, chat)
    body["receiver_user"] = show_user(world.state, receiver)
    body["ephemeral_message_id"] = number
    if place["thread"] is not None:
        body |= {"message_thread_id": place["thread"], "is_topic_message": True}
    body |= content
    if markup:
        body["reply_markup"] = markup
    message = Message(
        0,
        chat.id,
        world.bot_id,
        body,
        reply_to=place["reply_to"],
        receiver=receiver,
        after=max(chat.messages, default=0),
    )
    chat.ephemeral[number] = message
    world.show(message, "message")
    return message


def seen_by(chat: Chat, ephemeral_id: int, person_id: int) -> Message | None:
    """The ephemeral message that this person sees or has seen."""
    message = chat.ephemeral.get(ephemeral_id)
    return message if message is not None and message.receiver == person_id else None


def in_order(chat: Chat, person_id: int) -> list[Message]:
    """All that a person sees in a chat, as it stands there."""
    shown = [message for message in chat.messages.values() if not message.deleted]
    own = [m for m in chat.ephemeral.values() if m.receiver == person_id and not m.deleted]
    if not own:
        return shown
    # What is ephemeral has no number of its own among the rest: it follows what was there.
    return sorted([*shown, *own], key=lambda m: (m.id or m.after, m.id == 0))
