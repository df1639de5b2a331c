"""Where the bot may act: finding its chats, and Telegram's refusals when it may not."""

from sandbox.errors import BotApiError, bad_request, forbidden
from sandbox.state import Chat, Message
from sandbox.world import World

PIN = "not enough rights to manage pinned messages in the chat"


def shares_a_group(world: World, person_id: int) -> bool:
    """Whether the bot can know a person from a group."""
    return any(
        chat.member(person_id).present and world.bot_member(chat).present
        for chat in world.state.chats.values()
        if not chat.is_private
    )


def find_chat(world: World, chat_id: int | str) -> Chat:
    """A chat by id or @username, whatever the bot may do there; 400 when there is none."""
    if isinstance(chat_id, str):
        name = chat_id[1:].lower()
        for known in world.state.chats.values():
            if known.username and known.username.lower() == name:
                return known
        raise bad_request("chat not found")
    chat = world.state.chats.get(chat_id)
    if chat is None and (chat_id not in world.state.people or chat_id == world.bot_id):
        raise bad_request("chat not found")
    if chat is None or (chat.is_private and not world.state.people[chat.id].started):
        if shares_a_group(world, chat_id):
            raise forbidden("bot can't initiate conversation with a user")
        raise bad_request("chat not found")
    return chat


def reach_chat(world: World, chat_id: int | str, *, write: bool = True) -> Chat:
    """A chat that the bot can read, or write to, or Telegram's refusal."""
    chat = find_chat(world, chat_id)
    if chat.is_private:
        if write and world.state.people[chat.id].blocked:
            raise forbidden("bot was blocked by the user")
        return chat
    if chat.migrated_to is not None:
        raise BotApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    status = world.bot_member(chat).status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if status == "left" and (write or not chat.username):
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    if write and chat.kind == "channel" and not world.bot_member(chat).may("can_post_messages"):
        raise bad_request("need administrator rights in the channel chat")
    return chat


def reach_message(
    world: World, chat_id: int | str, message_id: int, purpose: str, *, write: bool = True
) -> tuple[Chat, Message]:
    """A message in a chat; 400 "message to edit not found" and the like, by `purpose`."""
    chat = reach_chat(world, chat_id, write=write)
    message = world.find_message(chat, message_id)
    if message is None:
        raise bad_request(f"message {purpose} not found")
    return chat, message


def require_right(world: World, chat: Chat, right: str, refusal: str) -> None:
    """400 with `refusal` unless the bot has an administrator's right in a group or channel."""
    if not chat.is_private and not world.bot_member(chat).may(right):
        raise bad_request(refusal)
