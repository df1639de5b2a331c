"""Bot API: what the bot may ask about chats, and what it may do to them as a whole."""

from sandbox.errors import bad_request
from sandbox.membership import change_member
from sandbox.parameters import BOOLEAN, CHAT, INTEGER, Method, need
from sandbox.rights import PIN, find_chat, reach_chat, reach_message, require_right
from sandbox.sending import Args
from sandbox.state import Chat, Json
from sandbox.views import show_full_chat, show_member, show_message
from sandbox.world import World


def get_chat(world: World, args: Args) -> Json:
    """getChat: a `ChatFullInfo`."""
    return show_full_chat(world.state, reach_chat(world, args["chat_id"], write=False))


def get_chat_member(world: World, args: Args) -> Json:
    """getChatMember."""
    chat = reach_chat(world, args["chat_id"], write=False)
    user_id = args["user_id"]
    if user_id != world.bot_id and not _is_known(world, user_id):
        raise bad_request("user not found")
    if chat.is_private:
        if user_id not in (chat.id, world.bot_id):
            raise bad_request("member not found")
        return {"status": "member", "user": world.find_user(user_id)}
    return show_member(world.state, chat, user_id)


def _is_known(world: World, user_id: int) -> bool:
    """Whether the bot has met a person: in private or in any group."""
    person = world.state.people.get(user_id)
    chats = world.state.chats.values()
    met = any(user_id in chat.members and world.bot_id in chat.members for chat in chats)
    return person is not None and (person.started or met)


def get_chat_administrators(world: World, args: Args) -> list[Json]:
    """getChatAdministrators. `return_bots` is about other bots; here there are none."""
    chat = reach_chat(world, args["chat_id"], write=False)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [
        show_member(world.state, chat, member.user_id)
        for member in chat.members.values()
        if member.is_admin
    ]


def get_chat_member_count(world: World, args: Args) -> int:
    """getChatMemberCount."""
    chat = reach_chat(world, args["chat_id"], write=False)
    if chat.is_private:
        return 2
    return sum(member.present for member in chat.members.values())


def leave_chat(world: World, args: Args) -> bool:
    """leaveChat."""
    chat = find_chat(world, args["chat_id"])
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    reach_chat(world, chat.id, write=chat.kind != "channel")
    change_member(world, chat, world.bot_id, world.bot_id, "left")
    return True


def _check_pinning(world: World, chat: Chat) -> None:
    right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
    require_right(world, chat, right, PIN)


def pin_message(world: World, args: Args) -> bool:
    """pinChatMessage; people and the bot see a service message of it."""
    chat, message = reach_message(world, args["chat_id"], args["message_id"], "to pin")
    _check_pinning(world, chat)
    if message.is_service:
        raise bad_request("message can't be pinned")
    if message.id in chat.pinned:
        return True
    chat.pinned.append(message.id)
    pinned = show_message(world.state, message, deep=False)
    thread = message.body.get("message_thread_id")
    world.say_service(chat, world.bot_id, {"pinned_message": pinned}, thread=thread)
    world.tell_chats_changed(world.viewers(chat))
    return True


def unpin_message(world: World, args: Args) -> bool:
    """unpinChatMessage: the given message, or the one pinned last."""
    chat = reach_chat(world, args["chat_id"])
    _check_pinning(world, chat)
    message_id = args["message_id"] or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.messages:
        raise bad_request("message to unpin not found")
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)
        world.tell_chats_changed(world.viewers(chat))
    return True


def unpin_all(world: World, args: Args) -> bool:
    """unpinAllChatMessages."""
    chat = reach_chat(world, args["chat_id"])
    _check_pinning(world, chat)
    chat.pinned.clear()
    world.tell_chats_changed(world.viewers(chat))
    return True


_CHAT = {"chat_id": need(CHAT)}
METHODS = {
    "getChat": Method(get_chat, _CHAT),
    "getChatMember": Method(get_chat_member, {**_CHAT, "user_id": need(INTEGER)}),
    "getChatAdministrators": Method(get_chat_administrators, {**_CHAT, "return_bots": BOOLEAN}),
    "getChatMemberCount": Method(get_chat_member_count, _CHAT),
    "leaveChat": Method(leave_chat, _CHAT),
    "pinChatMessage": Method(
        pin_message, {**_CHAT, "message_id": need(INTEGER), "disable_notification": BOOLEAN}
    ),
    "unpinChatMessage": Method(unpin_message, {**_CHAT, "message_id": INTEGER}),
    "unpinAllChatMessages": Method(unpin_all, _CHAT),
}
