"""Bot API: texts, edits of them, deleting, answers to button presses, chat actions, reactions."""

from sandbox.errors import bad_request
from sandbox.inline import find_inline
from sandbox.limits import QUERY_SECONDS, QUERY_TOO_OLD
from sandbox.markup import check_inline_markup
from sandbox.parameters import ARRAY, BOOLEAN, CHAT, INTEGER, OBJECT, STRING, Method, need
from sandbox.rich_html import parse_rich
from sandbox.rights import reach_chat, reach_message
from sandbox.sending import (
    EPHEMERAL,
    SEND,
    Args,
    find_thread,
    format_caption,
    format_message,
    send,
)
from sandbox.state import Chat, Json, Message
from sandbox.text import utf16_length
from sandbox.views import show_message
from sandbox.world import World

_DELETE_SECONDS = 48 * 3600
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_NO_NUMBER = "message identifier is not specified"
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
_EDIT = {
    "chat_id": CHAT,
    "message_id": INTEGER,
    "inline_message_id": STRING,
    "reply_markup": OBJECT,
}


def send_message(world: World, args: Args) -> Json:
    """sendMessage."""
    return send(world, args, format_message(world, args))


def send_rich_message(world: World, args: Args) -> Json:
    """sendRichMessage."""
    return send(world, args, {"rich_message": parse_rich(args["rich_message"])})


def reach_editable(world: World, args: Args) -> tuple[Chat, Message]:
    """The message to edit: the bot's own, not service, with no keyboard but an inline one.

    Or one that was sent via the bot, by its inline id.
    """
    if args.get("inline_message_id") is not None:
        sent = find_inline(world, args["inline_message_id"])
        return world.state.chats[sent.chat_id], sent
    for name, missing in (("chat_id", "chat_id is empty"), ("message_id", _NO_NUMBER)):
        if args[name] is None:
            raise bad_request(missing)
    chat, message = reach_message(world, args["chat_id"], args["message_id"], "to edit")
    own = message.author_id == world.bot_id and not message.is_service
    forwarded = "forward_origin" in message.body
    if not own or forwarded or message.markup is not None:
        raise bad_request("message can't be edited")
    return chat, message


def replace_content(
    world: World, args: Args, message: Message, fields: set[str], new: Json
) -> Json | bool:
    """Put `new` in the place of `fields`, and the keyboard; refuse when nothing changes.

    Of a message that was sent via the bot, the bot sees nothing.
    """
    chat = world.state.chats[message.chat_id]
    markup = check_inline_markup(args["reply_markup"], private=chat.is_private)
    if markup:
        # An edit cannot change whether the message asks for a reply.
        markup.pop("force_reply", None)
        asks = message.body.get("reply_markup", {}).get("force_reply")
        new = {**new, "reply_markup": {**markup, "force_reply": True} if asks else markup}
    kept = {k: v for k, v in message.body.items() if k not in fields | {"reply_markup"}}
    old = {k: v for k, v in message.body.items() if k in fields | {"reply_markup"}}
    if old == new:
        raise bad_request(_NOT_MODIFIED)
    world.limits.count(None)
    message.body = {**kept, **new, "edit_date": world.unix()}
    world.show(message, "edited")
    if args.get("inline_message_id") is not None:
        return True
    return show_message(world.state, message)


def edit_text(world: World, args: Args) -> Json | bool:
    """editMessageText."""
    rich = args["rich_message"]
    new = {"rich_message": parse_rich(rich)} if rich else format_message(world, args)
    _, message = reach_editable(world, args)
    if not {"text", "rich_message"} & message.body.keys():
        raise bad_request("there is no text in the message to edit")
    fields = {"text", "entities", "link_preview_options", "rich_message"}
    return replace_content(world, args, message, fields, new)


def edit_caption(world: World, args: Args) -> Json | bool:
    """editMessageCaption."""
    new = format_caption(world, args)
    _, message = reach_editable(world, args)
    kinds = {"photo", "video", "document", "animation", "audio", "voice"}
    if not kinds & set(message.body):
        raise bad_request("there is no caption in the message to edit")
    if args["show_caption_above_media"]:
        new["show_caption_above_media"] = True
    fields = {"caption", "caption_entities", "show_caption_above_media"}
    return replace_content(world, args, message, fields, new)


def edit_markup(world: World, args: Args) -> Json | bool:
    """editMessageReplyMarkup."""
    _, message = reach_editable(world, args)
    return replace_content(world, args, message, set(), {})


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    member = world.bot_member(chat)
    own = message.author_id == world.bot_id
    may = own or chat.is_private or member.may("can_delete_messages")
    may = may or (chat.kind == "group" and member.is_admin)
    if not may or "supergroup_chat_created" in message.body:
        raise bad_request("message can't be deleted")
    rights = member.may("can_delete_messages")
    if message.body["date"] <= world.unix() - _DELETE_SECONDS and not rights:
        raise bad_request("message can't be deleted for everyone")


def delete_message(world: World, args: Args) -> bool:
    """deleteMessage."""
    chat, message = reach_message(world, args["chat_id"], args["message_id"], "to delete")
    _check_deletable(world, chat, message)
    world.remove_messages(chat, [message])
    return True


def delete_messages(world: World, args: Args) -> bool:
    """deleteMessages: 1-100 ids; those that are gone are skipped."""
    ids = check_ids(args["message_ids"])
    chat = reach_chat(world, args["chat_id"])
    found = [message for i in ids if (message := world.find_message(chat, i)) is not None]
    for message in found:
        _check_deletable(world, chat, message)
    world.remove_messages(chat, found)
    return True


def check_ids(ids: list[object]) -> list[int]:
    """1-100 message ids."""
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > 100:
        raise bad_request("too many message identifiers specified")
    numbers = [i for i in ids if type(i) is int]
    if len(numbers) != len(ids):
        raise bad_request("message identifier must be a Number")
    return numbers


def answer_callback_query(world: World, args: Args) -> bool:
    """answerCallbackQuery: once, and in time by the sandbox's clock."""
    if utf16_length(args["text"] or "") > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    url = args["url"]
    if url and not url.startswith(
        (f"https://t.me/{world.bot_username}?", f"tg://resolve?domain={world.bot_username}&")
    ):
        raise bad_request("URL_INVALID")
    query = world.state.queries.get(args["callback_query_id"])
    late = query is None or world.clock.timestamp() - query.at > QUERY_SECONDS
    if query is None or late or query.answered:
        raise bad_request(QUERY_TOO_OLD)
    query.answered = True
    toast = {
        "type": "toast",
        "chat": query.chat_id,
        "message_id": query.message_id,
        "ephemeral_message_id": query.ephemeral_id,
        "callback_query_id": query.id,
        "text": args["text"] or "",
        "alert": bool(args["show_alert"]),
        "url": url or None,
    }
    world.events.tell([query.person_id], toast)
    return True


def send_chat_action(world: World, args: Args) -> bool:
    """sendChatAction."""
    if args["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = reach_chat(world, args["chat_id"])
    if chat.kind == "channel":
        raise bad_request("chat actions can't be sent to channel chats")
    find_thread(world, chat, args["message_thread_id"])
    until = world.clock.timestamp() + 5
    told = {"type": "typing", "chat": chat.id, "action": args["action"], "until": until}
    world.events.tell(world.viewers(chat), told)
    return True


def set_reaction(world: World, args: Args) -> bool:
    """setMessageReaction: at most one reaction, an emoji."""
    reactions = args["reaction"] or []
    for reaction in reactions:
        if not isinstance(reaction, dict) or reaction.get("type") != "emoji":
            raise bad_request("can't parse ReactionType: invalid reaction type specified")
        check_reaction(reaction.get("emoji"))
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    _, message = reach_message(world, args["chat_id"], args["message_id"], "to react")
    if message.is_service:
        raise bad_request("message can't be reacted")
    put_reactions(world, message, world.bot_id, reactions)
    return True


def check_reaction(emoji: object) -> None:
    """Telegram's free reactions only."""
    if emoji not in REACTIONS:
        raise bad_request("REACTION_INVALID")


def put_reactions(world: World, message: Message, user_id: int, reactions: list[Json]) -> None:
    """Replace a user's reactions on a message and show it to everybody there."""
    message.reactions[user_id] = reactions
    told = {
        "type": "reaction",
        "chat": message.chat_id,
        "message_id": message.id,
        "reactions": [
            {**item, "user_id": who} for who, items in message.reactions.items() for item in items
        ],
    }
    world.events.tell(world.viewers(world.state.chats[message.chat_id]), told)


# The free reactions, as the Bot API lists them at ReactionTypeEmoji; joined signs by their codes.
_REACTIONS = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴
😍 🐳 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👀
🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎
👾 🤷 😡
❤\u200d🔥 👨\u200d💻 🤷\u200d♂ 🤷\u200d♀
"""
REACTIONS = frozenset(_REACTIONS.split())

METHODS = {
    "sendMessage": Method(
        send_message,
        {
            **SEND,
            **EPHEMERAL,
            "text": need(STRING),
            "parse_mode": STRING,
            "entities": ARRAY,
            "link_preview_options": OBJECT,
        },
    ),
    "sendRichMessage": Method(
        send_rich_message, {**SEND, **EPHEMERAL, "rich_message": need(OBJECT)}
    ),
    "editMessageText": Method(
        edit_text,
        {
            **_EDIT,
            "text": STRING,
            "rich_message": OBJECT,
            "parse_mode": STRING,
            "entities": ARRAY,
            "link_preview_options": OBJECT,
        },
    ),
    "editMessageCaption": Method(
        edit_caption,
        {
            **_EDIT,
            "caption": STRING,
            "parse_mode": STRING,
            "caption_entities": ARRAY,
            "show_caption_above_media": BOOLEAN,
        },
    ),
    "editMessageReplyMarkup": Method(edit_markup, _EDIT),
    "deleteMessage": Method(delete_message, {"chat_id": need(CHAT), "message_id": need(INTEGER)}),
    "deleteMessages": Method(delete_messages, {"chat_id": need(CHAT), "message_ids": need(ARRAY)}),
    "answerCallbackQuery": Method(
        answer_callback_query,
        {
            "callback_query_id": need(STRING),
            "text": STRING,
            "show_alert": BOOLEAN,
            "url": STRING,
            "cache_time": INTEGER,
        },
    ),
    "sendChatAction": Method(
        send_chat_action,
        {"chat_id": need(CHAT), "message_thread_id": INTEGER, "action": need(STRING)},
    ),
    "setMessageReaction": Method(
        set_reaction,
        {
            "chat_id": need(CHAT),
            "message_id": need(INTEGER),
            "reaction": ARRAY,
            "is_big": BOOLEAN,
        },
    ),
}
