"""Who writes in another's name, and how a channel's posts come into the group for comments."""

from sandbox.asking import get_int
from sandbox.errors import PeopleError
from sandbox.forwarding import content_of, origin_of
from sandbox.state import Chat, Json, Message, Person
from sandbox.views import ANONYMOUS, CHANNEL, TELEGRAM, show_chat
from sandbox.world import World


def sender_of(world: World, person: Person, chat: Chat, how: Json) -> Json | None:
    """The `from` and `sender_chat` of who writes anonymously or as their channel, else None."""
    channel_id = get_int(how, "as_channel")
    if channel_id is not None:
        channel = world.state.chats.get(channel_id)
        owned = channel is not None and channel.member(person.id).status == "creator"
        if channel is None or not owned or channel.kind != "channel" or chat.kind != "supergroup":
            raise PeopleError("One writes in a supergroup as a channel of one's own.", 403)
        return {"from": dict(CHANNEL), "sender_chat": show_chat(world.state, channel)}
    if not how.get("anonymous"):
        return None
    if not (chat.kind == "supergroup" and chat.member(person.id).is_admin):
        raise PeopleError("Only an administrator of a supergroup can write anonymously.", 403)
    return {"from": dict(ANONYMOUS), "sender_chat": show_chat(world.state, chat)}


def bring_to_group(world: World, post: Message) -> None:
    """A channel's post comes into the group for comments, from Telegram itself."""
    channel = world.state.chats[post.chat_id]
    group = world.state.chats.get(channel.discussed_in or 0)
    if group is None or post.is_service:
        return
    content = content_of(post)
    if "media_group_id" in post.body:
        # An album stays one there.
        content["media_group_id"] = f"{post.body['media_group_id']}0"
    sender = {"from": dict(TELEGRAM), "sender_chat": show_chat(world.state, channel)}
    content |= {"is_automatic_forward": True, "forward_origin": origin_of(world, post)}
    message = world.add_message(group, TELEGRAM["id"], content, sender=sender)
    world.send_update(message)
