"""The steps that every message of the bot takes: text, topic, reply, markup, rates, delivery."""

from typing import Any

from sandbox.discussion import bring_to_group
from sandbox.ephemeral import find_receiver, whisper
from sandbox.errors import bad_request
from sandbox.html_text import parse_html
from sandbox.markup import check_markup
from sandbox.parameters import (
    ARRAY,
    BOOLEAN,
    CHAT,
    INTEGER,
    OBJECT,
    STRING,
    Param,
    check_fields,
    need,
)
from sandbox.rights import reach_chat
from sandbox.state import Chat, Json, Message
from sandbox.text import (
    Formatted,
    check_entities,
    cut,
    entities_of,
    finish_text,
    text_of,
    utf16_length,
)
from sandbox.views import show_message
from sandbox.world import World

Args = dict[str, Any]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

QUIET: dict[str, Param] = {"disable_notification": BOOLEAN, "protect_content": BOOLEAN}
EPHEMERAL: dict[str, Param] = {"ephemeral_message_parameters": OBJECT}
SEND: dict[str, Param] = {
    "chat_id": need(CHAT),
    "message_thread_id": INTEGER,
    **QUIET,
    "allow_paid_broadcast": BOOLEAN,
    "message_effect_id": STRING,
    "reply_parameters": OBJECT,
    "reply_markup": OBJECT,
}
CAPTION: dict[str, Param] = {"caption": STRING, "parse_mode": STRING, "caption_entities": ARRAY}
_REPLY_FIELDS: dict[str, type] = {
    "message_id": int,
    "chat_id": int,
    "allow_sending_without_reply": bool,
    "quote": str,
    "quote_parse_mode": str,
    "quote_entities": list,
    "quote_position": int,
}
_PREVIEW_FIELDS: dict[str, type] = {
    "is_disabled": bool,
    "url": str,
    "prefer_small_media": bool,
    "prefer_large_media": bool,
    "show_above_text": bool,
}


def format_text(
    world: World, text: str, parse_mode: str | None, entities: list[Any] | None
) -> Formatted:
    """Text and entities as Telegram keeps them; either a parse mode or entities count."""
    mode = (parse_mode or "none").lower()
    if mode == "html":
        plain, found = parse_html(text)
    elif mode in ("markdown", "markdownv2"):
        raise bad_request("the sandbox supports parse_mode HTML only")
    elif mode != "none":
        raise bad_request("unsupported parse_mode")
    else:
        if not all(isinstance(entity, dict) for entity in entities or []):
            raise bad_request("can't parse MessageEntity: expected an Object")
        plain, found = text, check_entities(text, entities or [])
    kept = []
    for entity in found:
        if entity["type"] == "text_mention":
            user = world.find_user(int(entity["user"]["id"]))
            if user is None:
                continue
            entity["user"] = user
        kept.append(entity)
    return finish_text(plain, kept)


def format_message(world: World, args: Args) -> Json:
    """`text` and `entities` of a message, 1-4096 units after parsing."""
    if not args["text"]:
        raise bad_request("message text is empty")
    text, entities = format_text(world, args["text"], args["parse_mode"], args["entities"])
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    options = args["link_preview_options"]
    if options:
        check_fields(options, _PREVIEW_FIELDS, "link preview options")
        content["link_preview_options"] = options
    return content


def format_caption(world: World, args: Args) -> Json:
    """`caption` and `caption_entities`, 0-1024 units after parsing; empty when there is none."""
    caption, entities = format_text(
        world, args.get("caption") or "", args.get("parse_mode"), args.get("caption_entities")
    )
    if utf16_length(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    content: Json = {"caption": caption} if caption else {}
    if entities:
        content["caption_entities"] = entities
    return content


def find_thread(world: World, chat: Chat, thread: int | None) -> int | None:
    """Check a topic's id; topics exist in forums only, and General has none."""
    if thread is None or thread == 0:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not world.bot_member(chat).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return thread


def find_reply(world: World, chat: Chat, given: Json | None) -> tuple[Message | None, Json]:
    """The message replied to, and the quote to put into the new one."""
    if not given:
        return None, {}
    check_fields(given, _REPLY_FIELDS, "reply parameters")
    if given.get("chat_id", chat.id) != chat.id:
        raise bad_request("replies to other chats are not supported by the sandbox")
    if "message_id" not in given:
        raise bad_request("can't parse reply parameters: Can't find field \"message_id\"")
    message = world.find_message(chat, given["message_id"])
    if message is None:
        if given.get("allow_sending_without_reply"):
            return None, {}
        raise bad_request("message to be replied not found")
    if not given.get("quote"):
        return message, {}
    quote, entities = format_text(
        world, given["quote"], given.get("quote_parse_mode"), given.get("quote_entities")
    )
    return message, {"quote": make_quote(message, quote, entities, given.get("quote_position"))}


def make_quote(
    message: Message, quote: str, entities: list[Json], position: int | None = None
) -> Json:
    """A `TextQuote`; the quote must stand in the message word for word."""
    text = text_of(message.body)
    index = text.find(quote)
    if index < 0 or not quote:
        raise bad_request("QUOTE_TEXT_INVALID")
    at = utf16_length(text[:index])
    if position is not None and cut(text, position, utf16_length(quote)) == quote:
        at = position
    shown: Json = {"text": quote, "position": at, "is_manual": True}
    styles = [e for e in entities if e["type"] in _QUOTABLE]
    return {**shown, "entities": styles} if styles else shown


_QUOTABLE = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "custom_emoji",
    "date_time",
}


def prepare(world: World, args: Args) -> tuple[Chat, Json, Args]:
    """Chat, extra content and keywords for `deliver`, from the parameters all sends share.

    Markup is checked before the chat's state is, rates last, as Telegram does.
    """
    chat_id = args["chat_id"]
    private = isinstance(chat_id, int) and chat_id > 0
    markup = check_markup(args.get("reply_markup"), private=private)
    chat = reach_chat(world, chat_id)
    thread = find_thread(world, chat, args.get("message_thread_id"))
    reply, extra = find_reply(world, chat, args.get("reply_parameters"))
    if reply is not None and thread is None and reply.body.get("is_topic_message"):
        thread = reply.body["message_thread_id"]
    if args.get("message_effect_id"):
        if not chat.is_private:
            raise bad_request("EFFECT_CHAT_INVALID")
        extra["effect_id"] = args["message_effect_id"]
    if args.get("protect_content"):
        extra["has_protected_content"] = True
    place = {"reply_to": reply.id if reply else None, "thread": thread, "markup": markup}
    return chat, extra, place


def deliver(world: World, chat: Chat, content: Json, place: Args) -> Message:
    """Put the bot's message into the chat and do what its markup asks of the people there."""
    markup = place["markup"]
    inline = markup if markup and "inline_keyboard" in markup else None
    if inline:
        content = {**content, "reply_markup": inline}
    other = markup if markup and not inline else None
    message = world.add_message(
        chat,
        world.bot_id,
        content,
        reply_to=place["reply_to"],
        thread=place["thread"],
        markup=other,
    )
    if markup:
        _apply_markup(world, chat, message, markup)
    bring_to_group(world, message)
    return message


def send(world: World, args: Args, content: Json) -> Json:
    """Send one message and return it."""
    chat, extra, place = prepare(world, args)
    receiver = find_receiver(world, chat, args.get("ephemeral_message_parameters"))
    world.limits.count(chat.id)
    content = {**content, **extra}
    if receiver is not None:
        message = whisper(world, chat, content, receiver, place)
    else:
        message = deliver(world, chat, content, place)
    return show_message(world.state, message)


def _apply_markup(world: World, chat: Chat, message: Message, markup: Json) -> None:
    targets = world.viewers(chat)
    if markup.get("selective"):
        targets = [person_id for person_id in targets if _is_meant(world, chat, message, person_id)]
    for person_id in targets:
        person = world.state.people[person_id]
        if "keyboard" in markup:
            person.keyboards[chat.id] = markup
        if markup.get("remove_keyboard"):
            person.keyboards.pop(chat.id, None)
        if markup.get("force_reply"):
            person.force_reply[chat.id] = {
                "message_id": message.id,
                "placeholder": markup.get("input_field_placeholder"),
            }
    world.tell_chats_changed(targets)


def _is_meant(world: World, chat: Chat, message: Message, person_id: int) -> bool:
    """Whom `selective` means: the people mentioned and the sender of the message replied to."""
    target = chat.messages.get(message.reply_to or 0)
    if target is not None and target.author_id == person_id:
        return True
    person = world.state.people[person_id]
    body = message.body
    for entity in entities_of(body):
        text = cut(text_of(body), entity["offset"], entity["length"])
        if entity["type"] == "text_mention" and entity["user"]["id"] == person_id:
            return True
        if entity["type"] == "mention" and text[1:].lower() == (person.username or "").lower():
            return True
    return False
