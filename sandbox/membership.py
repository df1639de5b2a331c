"""Joining, leaving, promoting, blocking: the state, the service messages and the updates."""

from sandbox.state import (
    ADMIN_RIGHTS,
    CHANNEL_RIGHTS,
    FORUM_RIGHTS,
    GROUP_RIGHTS,
    Chat,
    Json,
    Member,
    Person,
)
from sandbox.views import show_chat, show_member, show_person
from sandbox.world import World


def default_rights() -> dict[str, bool]:
    """What a new administrator may do unless told otherwise."""
    names = {*ADMIN_RIGHTS, *GROUP_RIGHTS, *CHANNEL_RIGHTS, *FORUM_RIGHTS}
    return dict.fromkeys(sorted(names - {"can_promote_members"}), True)


def change_member(
    world: World,
    chat: Chat,
    actor_id: int,
    user_id: int,
    status: str,
    rights: dict[str, bool] | None = None,
    *,
    announce: bool = True,
) -> None:
    """Give a user another status in a group or channel, and tell everybody as Telegram does.

    Without `announce` the chat gets no service message: the group was made with the user in it.
    """
    before = set(world.viewers(chat))
    old = show_member(world.state, chat, user_id)
    was_present = chat.member(user_id).present
    chat.members[user_id] = Member(user_id, status, dict(rights or {}))
    new = show_member(world.state, chat, user_id)
    if old == new:
        return
    _send_change(world, chat, actor_id, user_id, old, new)
    is_present = chat.member(user_id).present
    if announce and chat.kind != "channel" and was_present != is_present:
        if is_present:
            content: Json = {"new_chat_members": [new["user"]]}
        else:
            content = {"left_chat_member": new["user"]}
        world.say_service(chat, actor_id, content)
    world.tell_chats_changed(before | set(world.viewers(chat)))


def _send_change(
    world: World, chat: Chat, actor_id: int, user_id: int, old: Json, new: Json
) -> None:
    change = {
        "chat": show_chat(world.state, chat),
        "from": world.find_user(actor_id),
        "date": world.unix(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    if user_id == world.bot_id:
        world.updates.add("my_chat_member", change, chat.id)
    elif world.bot_member(chat).is_admin:
        world.updates.add("chat_member", change, chat.id)


def set_blocked(world: World, person: Person, *, blocked: bool) -> None:
    """Block or unblock the bot, with the `my_chat_member` update of a real change."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    chat = world.private_chat(person.id)
    statuses = ("member", "kicked") if blocked else ("kicked", "member")
    old, new = (_bot_in_private(world, status) for status in statuses)
    change = {
        "chat": show_chat(world.state, chat),
        "from": show_person(person),
        "date": world.unix(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    world.updates.add("my_chat_member", change, chat.id)
    world.tell_chats_changed([person.id])


def _bot_in_private(world: World, status: str) -> Json:
    shown: Json = {"status": status, "user": world.bot()}
    return {**shown, "until_date": 0} if status == "kicked" else shown
