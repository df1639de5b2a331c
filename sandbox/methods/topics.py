"""Bot API: topics of forums."""

from sandbox.errors import bad_request
from sandbox.parameters import CHAT, INTEGER, STRING, Method, need
from sandbox.rights import reach_chat
from sandbox.sending import Args
from sandbox.state import Chat, Json, Topic
from sandbox.text import utf16_length
from sandbox.world import World

# The colours Telegram allows: createForumTopic.
COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def _reach_forum(world: World, args: Args) -> Chat:
    chat = reach_chat(world, args["chat_id"])
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _reach_topic(world: World, args: Args, right: str, refusal: str) -> tuple[Chat, Topic]:
    chat = _reach_forum(world, args)
    topic = chat.topics.get(args["message_thread_id"])
    if topic is None:
        raise bad_request("message thread not found")
    own = topic.creator_id == world.bot_id and right == "can_manage_topics"
    if not own and not world.bot_member(chat).may(right):
        raise bad_request(refusal)
    return chat, topic


def create_topic(world: World, args: Args) -> Json:
    """createForumTopic."""
    name = args["name"].strip()
    if not 1 <= utf16_length(name) <= 128:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_INVALID")
    color = args["icon_color"] or COLORS[0]
    if color not in COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    chat = _reach_forum(world, args)
    if not world.bot_member(chat).may("can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    topic, message = world.add_topic(chat, world.bot_id, name, color)
    world.send_update(message)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def edit_topic(world: World, args: Args) -> bool:
    """editForumTopic: the name only."""
    chat, topic = _reach_topic(world, args, "can_manage_topics", "not enough rights")
    name = (args["name"] or "").strip()
    if utf16_length(name) > 128:
        raise bad_request("TOPIC_TITLE_INVALID")
    if not name or name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    world.say_service(chat, world.bot_id, {"forum_topic_edited": {"name": name}}, thread=topic.id)
    world.tell_chats_changed(world.viewers(chat))
    return True


def set_closed(world: World, chat: Chat, actor_id: int, topic: Topic, *, closed: bool) -> None:
    """Close or open a topic again, with its service message."""
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    event: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    world.say_service(chat, actor_id, event, thread=topic.id)
    world.tell_chats_changed(world.viewers(chat))


def close_topic(world: World, args: Args) -> bool:
    """closeForumTopic."""
    chat, topic = _reach_topic(world, args, "can_manage_topics", "not enough rights")
    set_closed(world, chat, world.bot_id, topic, closed=True)
    return True


def reopen_topic(world: World, args: Args) -> bool:
    """reopenForumTopic."""
    chat, topic = _reach_topic(world, args, "can_manage_topics", "not enough rights")
    set_closed(world, chat, world.bot_id, topic, closed=False)
    return True


def remove_topic(world: World, chat: Chat, topic: Topic) -> None:
    """Delete a topic with all its messages."""
    del chat.topics[topic.id]
    inside = [
        message
        for message in chat.messages.values()
        if message.body.get("message_thread_id") == topic.id and not message.deleted
    ]
    world.remove_messages(chat, inside)
    world.tell_chats_changed(world.viewers(chat))


def delete_topic(world: World, args: Args) -> bool:
    """deleteForumTopic."""
    chat, topic = _reach_topic(world, args, "can_delete_messages", "not enough rights")
    remove_topic(world, chat, topic)
    return True


_TOPIC = {"chat_id": need(CHAT), "message_thread_id": need(INTEGER)}
METHODS = {
    "createForumTopic": Method(
        create_topic, {"chat_id": need(CHAT), "name": need(STRING), "icon_color": INTEGER}
    ),
    "editForumTopic": Method(edit_topic, {**_TOPIC, "name": STRING}),
    "closeForumTopic": Method(close_topic, _TOPIC),
    "reopenForumTopic": Method(reopen_topic, _TOPIC),
    "deleteForumTopic": Method(delete_topic, _TOPIC),
}
