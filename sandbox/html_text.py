"""Telegram's HTML style, parsed with Telegram's rules and refused in Telegram's words."""

import re
from dataclasses import dataclass

from sandbox.errors import bad_request
from sandbox.text import Formatted, Json, sort_entities, utf16_length

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = {*_STYLES, "a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,7})|#([0-9]{1,8})|([a-zA-Z]+));?")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
_TOKEN = re.compile(r"[0-9A-Za-z.-]*")
_SPACE = re.compile(r"\s*")
FORMAT = re.compile(r"[rR]|[wW]?[dD]?[tT]?")
_LINK = re.compile(r"(?:https?|ftp)://[^\s/]|tg://|ton://|tonsite://", re.IGNORECASE)
_USER = re.compile(r"tg://(?:user|openmessage)\?(?:user_)?id=(\d+)$", re.IGNORECASE)


@dataclass
class _Open:
    tag: str
    argument: str
    unix: int
    offset: int
    start: int


def _problem(text: str, words: str, position: int | None = None, *, tail: str = "") -> Exception:
    if position is not None:
        words = f"{words} at byte offset {len(text[:position].encode())}"
    return bad_request(f"can't parse entities: {words}{tail}")


def decode_references(text: str) -> str:
    """Replace the numeric and the four named references that Telegram knows; keep the others."""

    def replace(match: re.Match[str]) -> str:
        hexadecimal, decimal, name = match.groups()
        if name:
            return _NAMED.get(name, match.group())
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        if code == 0 or code >= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            return match.group()
        return chr(code)

    return _ENTITY.sub(replace, text)


def _read_attributes(text: str, at: int, tag: str, begin: int) -> tuple[int, dict[str, str]]:
    unclosed = _problem(text, f'Unclosed start tag "{tag}"', begin)
    found: dict[str, str] = {}
    while True:
        at = _end(_SPACE, text, at)
        if at >= len(text):
            raise unclosed
        if text[at] == ">":
            return at, found
        stop = _end(_ATTRIBUTE, text, at)
        name = text[at:stop]
        if not name:
            raise _problem(text, f'Empty attribute name in the tag "{tag}"', begin)
        at = _end(_SPACE, text, stop)
        if at >= len(text):
            raise unclosed
        if text[at] != "=":
            found[name] = "1"
            continue
        at = _end(_SPACE, text, at + 1)
        if at >= len(text):
            raise unclosed
        if text[at] in "'\"":
            stop = text.find(text[at], at + 1)
            if stop < 0 or stop + 1 >= len(text):
                raise _problem(text, "Unclosed start tag", begin)
            found[name] = decode_references(text[at + 1 : stop])
            at = stop + 1
        else:
            stop = _end(_TOKEN, text, at)
            if stop >= len(text) or not (text[stop].isspace() or text[stop] == ">"):
                raise _problem(text, "Unexpected end of name token", at)
            found[name] = text[at:stop].lower()
            at = stop


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return at if match is None else match.end()


def _open_tag(text: str, begin: int, offset: int, start: int) -> tuple[int, _Open]:
    at = _end(_NAME, text, begin + 1)
    if at >= len(text):
        raise _problem(text, "Unclosed start tag", begin)
    tag = text[begin + 1 : at].lower()
    if tag not in _TAGS:
        raise _problem(text, f'Unsupported start tag "{tag}"', begin)
    at, given = _read_attributes(text, at, tag, begin)
    argument, unix = "", 0
    if tag == "a":
        argument = given.get("href", "")
    elif tag == "code" and given.get("class", "").startswith("language-"):
        argument = given["class"][9:]
    elif tag == "span" and given.get("class") != "tg-spoiler":
        raise _problem(text, 'Tag "span" must have class "tg-spoiler"', begin)
    elif tag == "tg-emoji":
        argument = given.get("emoji-id", "")
    elif tag == "blockquote" and "expandable" in given:
        argument = "1"
    elif tag == "tg-time":
        argument = given.get("format", "")
        unix = int(given["unix"]) if given.get("unix", "").isdecimal() else 0
    return at + 1, _Open(tag, argument, unix, offset, start)


def _close(opened: _Open, length: int, inner: str, entities: list[Json]) -> None:
    tag = opened.tag
    entity: Json = {"type": _STYLES.get(tag, tag), "offset": opened.offset, "length": length}
    if tag == "tg-emoji":
        if not opened.argument.isdecimal() or int(opened.argument) == 0:
            raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
        entity |= {"type": "custom_emoji", "custom_emoji_id": opened.argument}
    elif tag == "tg-time":
        if not FORMAT.fullmatch(opened.argument):
            raise bad_request("can't parse entities: Invalid date-time format specified")
        if opened.unix <= 0:
            return
        entity |= {"type": "date_time", "unix_time": opened.unix}
        if opened.argument:
            entity["date_time_format"] = opened.argument
    elif tag == "a":
        url = opened.argument or inner
        if user := _USER.match(url):
            entity |= {"type": "text_mention", "user": {"id": int(user.group(1))}}
        elif _LINK.match(url) or ("." in url and ":" not in url and " " not in url):
            host_only = "://" in url and url.count("/") == 2 and "?" not in url
            full = url if "://" in url else f"http://{url}/"
            entity |= {"type": "text_link", "url": f"{full}/" if host_only else full}
        else:
            return
    elif tag == "blockquote" and opened.argument:
        entity["type"] = "expandable_blockquote"
    elif tag in ("pre", "code"):
        twin = entities[-1] if entities else {}
        same = (twin.get("offset"), twin.get("length")) == (opened.offset, length)
        if tag == "pre" and same and twin["type"] == "code" and twin.get("language"):
            twin["type"] = "pre"
            return
        if tag == "code" and opened.argument:
            if same and twin["type"] == "pre":
                twin["language"] = opened.argument
                return
            entity["language"] = opened.argument
    entities.append(entity)


def parse_html(text: str) -> Formatted:
    """The plain text and the entities of `text`; `text_mention` users carry only their id.

    Raises BotApiError with "can't parse entities: ..." where Telegram does.
    """
    entities: list[Json] = []
    stack: list[_Open] = []
    plain: list[str] = []
    offset = at = 0
    while at < len(text):
        begin = text.find("<", at)
        chunk = decode_references(text[at : begin if begin >= 0 else None])
        if chunk:
            plain.append(chunk)
            offset += utf16_length(chunk)
        if begin < 0:
            break
        if not text.startswith("</", begin):
            at, opened = _open_tag(text, begin, offset, len(plain))
            stack.append(opened)
            continue
        if not stack:
            raise _problem(text, "Unexpected end tag", begin)
        stop = _end(_NAME, text, begin + 2)
        name = text[begin + 2 : stop].lower()
        at = _end(_SPACE, text, stop)
        if at >= len(text) or text[at] != ">":
            raise _problem(text, "Unclosed end tag", begin)
        at += 1
        opened = stack.pop()
        if name and name != opened.tag:
            wanted = f', expected "</{opened.tag}>", found "</{name}>"'
            raise _problem(text, "Unmatched end tag", begin, tail=wanted)
        if offset > opened.offset:
            _close(opened, offset - opened.offset, "".join(plain[opened.start :]), entities)
    if stack:
        raise _problem(text, f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return "".join(plain), sort_entities(entities)
