"""Text as Telegram sees it: UTF-16 units, trimming, and the entities it finds by itself."""

import re
from typing import Any

from sandbox.errors import bad_request

Json = dict[str, Any]
Formatted = tuple[str, list[Json]]

# Order among entities that cover the same span: containers first, as the client library sorts.
_RANK = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "text_link": 1,
    "text_mention": 1,
    "pre": 2,
    "code": 2,
}
_OPAQUE = {"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"}
_PLAIN = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
}
_FOUND = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
}
# Kinds with fields of their own: (type, whether it must be there).
_FIELDS: dict[str, dict[str, tuple[type, bool]]] = {
    "pre": {"language": (str, False)},
    "text_link": {"url": (str, True)},
    "text_mention": {"user": (dict, True)},
    "custom_emoji": {"custom_emoji_id": (str, True)},
    "date_time": {"unix_time": (int, True), "date_time_format": (str, False)},
}
_PATTERNS = [
    ("url", re.compile(r"\bhttps?://[^\s<>\"«»]+", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE)),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|ua|pl|de|uk|ru|io|me|dev|app|info|eu)"
            r"\b(?:/[^\s<>\"«»]*)?",
            re.IGNORECASE,
        ),
    ),
    ("mention", re.compile(r"(?<![\w@/])@[a-z0-9_]{3,32}(?!\w)", re.IGNORECASE | re.ASCII)),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>@])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/])", re.I | re.ASCII),
    ),
    ("hashtag", re.compile(r"(?<![\w#&])#(?=\w*[^\W\d])\w{1,255}")),
]


def utf16_length(text: str) -> int:
    """The length in UTF-16 units, the unit of every offset in the Bot API."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, offset: int, length: int) -> str:
    """The part of `text` at an offset and length in UTF-16 units."""
    raw = text.encode("utf-16-le")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def text_of(body: Json) -> str:
    """The text or caption of a message."""
    return str(body.get("text", body.get("caption", "")))


def entities_of(body: Json) -> list[Json]:
    """The entities of a message's text or caption."""
    return list(body.get("entities") or body.get("caption_entities") or [])


def sort_entities(entities: list[Json]) -> list[Json]:
    """By offset, then longer first, then containers before what they contain."""
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], _RANK.get(e["type"], 3)))


def check_entities(text: str, entities: list[Json]) -> list[Json]:
    """Check entities given as JSON and return those that Telegram keeps.

    Entities that Telegram finds by itself are dropped here and found anew in `finish_text`.
    """
    end = utf16_length(text)
    kept = []
    for entity in entities:
        kind = entity.get("type")
        if kind in _FOUND:
            continue
        if kind not in _PLAIN and kind not in _FIELDS:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        fields = {"offset": (int, True), "length": (int, True), **_FIELDS.get(kind, {})}
        _check_fields(kind, entity, fields)
        offset, length = entity["offset"], entity["length"]
        if offset < 0 or offset > end:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + length}"
            )
        if length > 0:
            kept.append(dict(entity))
    return sort_entities(kept)


def _check_fields(kind: str, entity: Json, fields: dict[str, tuple[type, bool]]) -> None:
    problem = "can't parse MessageEntity: "
    for name, (wanted, required) in fields.items():
        if (name in entity or required) and type(entity.get(name)) is not wanted:
            title = {int: "Number", str: "String", dict: "Object"}[wanted]
            raise bad_request(f'{problem}Field "{name}" must be of type {title}')
    unknown = sorted(set(entity) - {"type"} - set(fields))
    if unknown:
        raise bad_request(f'{problem}field "{unknown[0]}" does not belong to "{kind}"')
    if kind == "text_mention" and type(entity["user"].get("id")) is not int:
        raise bad_request(f'{problem}Field "id" must be of type Number')


def find_entities(text: str) -> list[Json]:
    """Entities that Telegram finds in plain text, never overlapping."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "url":
                end = start + len(match.group().rstrip(".,;:!?)]}'…"))
            if end > start and all(end <= s or start >= e for s, e, _ in found):
                found.append((start, end, kind))
    return [
        {
            "type": kind,
            "offset": utf16_length(text[:start]),
            "length": utf16_length(text[start:end]),
        }
        for start, end, kind in sorted(found)
    ]


def finish_text(text: str, entities: list[Json]) -> Formatted:
    """Trim as Telegram does, clip entities to what is left, and add those found in the text.

    White space at the start goes away only up to the first entity; at the end always.
    """
    text = text.replace("\r", "")
    text = "".join(" " if char < " " and char != "\n" else char for char in text)
    trimmed = text.rstrip(" \n")
    end = utf16_length(trimmed)
    first = min((entity["offset"] for entity in entities), default=end)
    left = min(len(trimmed) - len(trimmed.lstrip(" \n")), first)
    trimmed = trimmed[left:]
    kept = []
    for entity in entities:
        length = min(entity["length"], end - entity["offset"])
        if length > 0:
            kept.append({**entity, "offset": entity["offset"] - left, "length": length})
    opaque = [entity for entity in kept if entity["type"] in _OPAQUE]
    for entity in find_entities(trimmed):
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        if all(stop <= e["offset"] or start >= e["offset"] + e["length"] for e in opaque):
            kept.append(entity)
    return trimmed, sort_entities(kept)
