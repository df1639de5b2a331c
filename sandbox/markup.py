"""Reply markups: inline keyboards, reply keyboards, forced replies; checked as Telegram does."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.errors import bad_request
from sandbox.parameters import check_fields
from sandbox.state import Json
from sandbox.text import utf16_length

_INLINE_TYPES = {
    "url": str,
    "callback_data": str,
    "web_app": dict,
    "switch_inline_query": str,
    "switch_inline_query_current_chat": str,
    "switch_inline_query_chosen_chat": dict,
    "copy_text": dict,
    "disabled": dict,
}
_KEY_TYPES: dict[str, type] = {
    "request_contact": bool,
    "request_location": bool,
    "web_app": dict,
}
_KEYBOARD_FIELDS: dict[str, type] = {
    "keyboard": list,
    "is_persistent": bool,
    "resize_keyboard": bool,
    "one_time_keyboard": bool,
    "input_field_placeholder": str,
    "selective": bool,
    "force_reply": bool,
}
_CHOSEN_FIELDS: dict[str, type] = {
    "query": str,
    "allow_user_chats": bool,
    "allow_bot_chats": bool,
    "allow_group_chats": bool,
    "allow_channel_chats": bool,
}
_TG_LINK = re.compile(r"(?:tg|ton|tonsite)://\S+", re.IGNORECASE)


def check_markup(markup: Json | None, *, private: bool) -> Json | None:
    """Return a checked reply markup as Telegram would send it back, None when it is empty.

    Limits: 64 bytes of callback data, 1-256 units of copied text, 100 buttons, 8 in a row.
    """
    if not markup:
        return None
    if "inline_keyboard" in markup:
        check_fields(markup, {"inline_keyboard": list, "force_reply": bool}, "reply markup")
        rows = [
            [_check_button(button, private=private) for button in _row(row, "inline_keyboard")]
            for row in markup["inline_keyboard"]
        ]
        rows = [row for row in rows if row]
        if sum(map(len, rows)) > 100:
            raise bad_request("reply markup is too long")
        if any(len(row) > 8 for row in rows):
            raise bad_request("reply markup is too wide: more than 8 buttons in a row")
        asks = {"force_reply": True} if markup.get("force_reply") else {}
        return {"inline_keyboard": rows, **asks} if rows else None
    if "keyboard" in markup:
        check_fields(markup, _KEYBOARD_FIELDS, "reply markup")
        _check_placeholder(markup)
        rows = [
            [_check_key(key, private=private) for key in _row(row, "keyboard")]
            for row in markup["keyboard"]
        ]
        return {**markup, "keyboard": rows}
    if markup.get("remove_keyboard"):
        check_fields(markup, {"remove_keyboard": bool, "selective": bool}, "reply markup")
        return markup
    if markup.get("force_reply"):
        fields = {"force_reply": bool, "input_field_placeholder": str, "selective": bool}
        check_fields(markup, fields, "reply markup")
        _check_placeholder(markup)
        return markup
    raise bad_request("object expected as reply markup")


def check_inline_markup(markup: Json | None, *, private: bool) -> Json | None:
    """The same for edits, which take inline keyboards only."""
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return check_markup(markup, private=private)


def _row(row: Any, field: str) -> list[Any]:
    if isinstance(row, list):
        return row
    owner = " of the InlineKeyboardMarkup" if field == "inline_keyboard" else ""
    raise bad_request(f'field "{field}"{owner} must be an Array of Arrays')


def _check_placeholder(markup: Json) -> None:
    placeholder = markup.get("input_field_placeholder")
    if placeholder is not None and not 1 <= utf16_length(placeholder) <= 64:
        raise bad_request("REPLY_MARKUP_PLACEHOLDER_INVALID")


def _check_look(button: Json, what: str) -> None:
    if not isinstance(button.get("text"), str):
        raise bad_request(f"can't parse {what}: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request(f"{what} text must be non-empty")
    if button.get("style") not in (None, "primary", "success", "danger"):
        raise bad_request(f"can't parse {what}: invalid button style specified")


def _check_button(button: Any, *, private: bool) -> Json:
    what = "inline keyboard button"
    if not isinstance(button, dict):
        raise bad_request(f"can't parse {what}: InlineKeyboardButton must be an Object")
    check_fields(button, {"text": str, "style": str, **_INLINE_TYPES}, what)
    _check_look(button, what)
    kinds = [name for name in _INLINE_TYPES if name in button]
    if not kinds:
        raise bad_request(f"can't parse {what}: Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise bad_request(f"can't parse {what}: exactly one of its optional fields must be used")
    value = button[kinds[0]]
    match kinds[0]:
        case "callback_data":
            if not 1 <= len(value.encode()) <= 64:
                raise bad_request("BUTTON_DATA_INVALID")
        case "url":
            return {**button, "url": check_url(value)}
        case "web_app":
            _check_web_app(value, private=private, what=what)
        case "copy_text":
            check_fields(value, {"text": str}, what)
            if not 1 <= utf16_length(value.get("text", "")) <= 256:
                raise bad_request("BUTTON_COPY_TEXT_INVALID")
        case "switch_inline_query_chosen_chat":
            check_fields(value, _CHOSEN_FIELDS, what)
        case "disabled":
            check_fields(value, {}, what)
    return button


def _check_web_app(value: Json, *, private: bool, what: str) -> None:
    check_fields(value, {"url": str}, what)
    url = value.get("url", "")
    if not url.startswith("https://"):
        raise bad_request(f"{what} Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    if not private:
        raise bad_request("BUTTON_TYPE_INVALID")


def check_url(url: str) -> str:
    """A button's address as Telegram keeps it; an address without a dot in its host is refused."""
    if _TG_LINK.match(url):
        return url
    full = url if "://" in url else f"http://{url}"
    parts = urlsplit(full)
    host = parts.hostname or ""
    if parts.scheme.lower() not in ("http", "https") or "." not in host or " " in url:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return full if parts.path or parts.query else f"{full}/"


def _check_key(key: Any, *, private: bool) -> Json:
    what = "keyboard button"
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict):
        raise bad_request(f"can't parse {what}: KeyboardButton must be a String or an Object")
    check_fields(key, {"text": str, "style": str, **_KEY_TYPES}, what)
    _check_look(key, what)
    if not private:
        if key.get("request_contact"):
            raise bad_request("phone number can be requested in private chats only")
        if key.get("request_location"):
            raise bad_request("location can be requested in private chats only")
        if "web_app" in key:
            raise bad_request("Web App buttons can be used in private chats only")
    if "web_app" in key:
        _check_web_app(key["web_app"], private=True, what=what)
    return key
