"""Inline mode: what people ask for behind the bot's name, and the messages made of its answers."""

from typing import Any

from sandbox.errors import bad_request
from sandbox.limits import QUERY_TOO_OLD
from sandbox.markup import check_inline_markup
from sandbox.parameters import ARRAY, BOOLEAN, INTEGER, OBJECT, STRING, Method, check_fields, need
from sandbox.sending import Args, format_message
from sandbox.state import Chat, InlineQuery, Json, Message, Person
from sandbox.text import utf16_length
from sandbox.views import show_person
from sandbox.world import World

QUERY_LIMIT = 256
RESULTS_LIMIT = 50
# How long an inline query can be answered. Telegram names no number; reports say about 10 s.
ANSWER_SECONDS = 10
_ARTICLE: dict[str, type | tuple[type, ...]] = {
    "type": str,
    "id": str,
    "title": str,
    "input_message_content": dict,
    "reply_markup": dict,
    "url": str,
    "description": str,
    "thumbnail_url": str,
    "thumbnail_width": int,
    "thumbnail_height": int,
}
_TEXT: dict[str, type | tuple[type, ...]] = {
    "message_text": str,
    "parse_mode": str,
    "entities": list,
    "link_preview_options": dict,
}
_BUTTON: dict[str, type | tuple[type, ...]] = {"text": str, "start_parameter": str}


def ask(world: World, person: Person, chat: Chat, text: str, offset: str) -> InlineQuery:
    """A person types `@bot text` in a chat: the query, and the bot's update about it."""
    query = InlineQuery(
        id=str(500_000_000_000_000_000 + world.serial()),
        person_id=person.id,
        text=text[:QUERY_LIMIT],
        at=world.clock.timestamp(),
    )
    world.state.inline_queries[query.id] = query
    update = {
        "id": query.id,
        "from": show_person(person),
        "query": query.text,
        "offset": offset,
        "chat_type": "sender" if chat.is_private else chat.kind,
    }
    world.updates.add("inline_query", update, person.id)
    return query


def answer_inline_query(world: World, args: Args) -> bool:
    """answerInlineQuery: articles with a text, in time by the sandbox's clock."""
    query = world.state.inline_queries.get(args["inline_query_id"])
    if query is None or world.clock.timestamp() - query.at > ANSWER_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    results = args["results"]
    if len(results) > RESULTS_LIMIT:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(str(args["next_offset"] or "").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    found = [_check_result(world, result) for result in results]
    if len({result["id"] for result in found}) < len(found):
        raise bad_request("RESULT_ID_DUPLICATE")
    button = args["button"]
    if button:
        check_fields(button, _BUTTON, "inline query results button")
        if not button.get("text") or not button.get("start_parameter"):
            raise bad_request("can't parse inline query results button")
    query.answer = {
        "results": found,
        "button": button,
        "next_offset": args["next_offset"] or "",
        "cache_time": 300 if args["cache_time"] is None else args["cache_time"],
        "is_personal": bool(args["is_personal"]),
    }
    world.clock.bell.ring()
    return True


def _check_result(world: World, result: Any) -> Json:
    """One result as it is kept, its text parsed."""
    if not isinstance(result, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    if result.get("type") != "article":
        raise bad_request("the sandbox supports inline results of type article only")
    check_fields(result, _ARTICLE, "inline query result")
    if not 1 <= len(str(result.get("id", "")).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content") or {}
    check_fields(content, _TEXT, "input message content")
    given = {"text": content.get("message_text"), "parse_mode": None, "entities": None}
    given |= {"link_preview_options": None, **content}
    body = format_message(world, given)
    # Where it will be sent is not known yet, so only what is allowed everywhere is.
    markup = check_inline_markup(result.get("reply_markup"), private=False)
    if markup:
        body["reply_markup"] = markup
    if utf16_length(result.get("description", "")) > 512:
        raise bad_request("DESCRIPTION_TOO_LONG")
    shown = {key: result[key] for key in ("id", "title", "description", "url") if key in result}
    return {**shown, "message": body}


def send_result(
    world: World, person: Person, chat: Chat, query: InlineQuery, result_id: str
) -> Message | None:
    """Put a result into a chat as the person's message via the bot; None when there is none such.

    With a keyboard it has an id of its own, by which alone the bot can edit it.
    """
    results: list[Json] = (query.answer or {}).get("results", [])
    chosen = next((result for result in results if result["id"] == result_id), None)
    if chosen is None:
        return None
    content = {**chosen["message"], "via_bot": world.bot()}
    message = world.add_message(chat, person.id, content)
    if "reply_markup" in content:
        message.inline_id = f"AgAAA{world.serial():08d}_{chat.id & 0xFFFFFFFF:08x}{message.id:08x}"
        world.state.inline_messages[message.inline_id] = (chat.id, message.id)
    return message


def find_inline(world: World, inline_id: str) -> Message:
    """The message that was sent via the bot, by its inline id; 400 when it is gone."""
    chat_id, message_id = world.state.inline_messages.get(inline_id, (0, 0))
    chat = world.state.chats.get(chat_id)
    message = world.find_message(chat, message_id) if chat else None
    if message is None:
        raise bad_request("MESSAGE_ID_INVALID")
    return message


METHODS = {
    "answerInlineQuery": Method(
        answer_inline_query,
        {
            "inline_query_id": need(STRING),
            "results": need(ARRAY),
            "cache_time": INTEGER,
            "is_personal": BOOLEAN,
            "next_offset": STRING,
            "button": OBJECT,
        },
    )
}
