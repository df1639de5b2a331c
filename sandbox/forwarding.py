"""Where a forwarded message comes from, and what of a message goes with a copy or a forward."""

from sandbox.state import Json, Message
from sandbox.views import show_chat, show_user
from sandbox.world import World

_STAYS = {
    "message_id",
    "message_thread_id",
    "is_topic_message",
    "from",
    "sender_chat",
    "date",
    "chat",
    "edit_date",
    "reply_markup",
    "forward_origin",
    "quote",
    "effect_id",
    "has_protected_content",
    "media_group_id",
    "is_automatic_forward",
}


def content_of(message: Message) -> Json:
    """What a copy or a forward takes along."""
    return {name: value for name, value in message.body.items() if name not in _STAYS}


def origin_of(world: World, message: Message, *, hidden: bool = False) -> Json:
    """The `MessageOrigin`; `hidden` is the author's wish not to be linked to."""
    if "forward_origin" in message.body:
        origin: Json = message.body["forward_origin"]
        return origin
    date = message.body["date"]
    chat = world.state.chats[message.chat_id]
    if chat.kind == "channel":
        shown = show_chat(world.state, chat)
        return {"type": "channel", "date": date, "chat": shown, "message_id": message.id}
    if "sender_chat" in message.body:
        return {"type": "chat", "date": date, "sender_chat": message.body["sender_chat"]}
    user = show_user(world.state, message.author_id)
    if hidden:
        name = " ".join(filter(None, (user["first_name"], user.get("last_name"))))
        return {"type": "hidden_user", "date": date, "sender_user_name": name}
    return {"type": "user", "date": date, "sender_user": user}


def regroup(world: World, messages: list[Message]) -> list[str | None]:
    """New album ids for messages that travel together; a lone one leaves its album."""
    counts: dict[str, int] = {}
    for message in messages:
        group = message.body.get("media_group_id")
        if group:
            counts[group] = counts.get(group, 0) + 1
    fresh = {
        group: str(13_000_000_000_000_000 + world.serial())
        for group, count in counts.items()
        if count > 1
    }
    return [fresh.get(message.body.get("media_group_id", "")) for message in messages]
