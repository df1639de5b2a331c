"""Rich messages written as HTML: blocks as Telegram keeps them, and the limits it has for them.

Of Telegram's tags those are understood that need no media; any other is refused by name.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from sandbox.errors import bad_request
from sandbox.html_text import FORMAT
from sandbox.parameters import check_fields
from sandbox.state import Json
from sandbox.text import utf16_length

CHARACTERS, BLOCKS, DEPTH, TABLE_COLUMNS = 32_768, 500, 16, 20
_FIELDS: dict[str, type] = {
    "html": str,
    "markdown": str,
    "blocks": list,
    "media": list,
    "is_rtl": bool,
    "skip_entity_detection": bool,
}
_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "s": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "mark": "marked",
    "tg-spoiler": "spoiler",
}
_INLINE = {*_STYLES, "a", "tg-time"}
_HEADINGS = {f"h{size}": size for size in range(1, 7)}
_TEXTS = {"p": "paragraph", "footer": "footer", **dict.fromkeys(_HEADINGS, "heading")}
_INSIDE = {
    "summary": {"details"},
    "tr": {"table"},
    "td": {"tr"},
    "th": {"tr"},
    "caption": {"table"},
    "li": {"ul", "ol"},
}
_HOLDERS = {"", "details", "blockquote", "li"}
"""In what a block may stand."""
_BLOCKS = {*_TEXTS, "details", "table", "ul", "ol", "blockquote", "hr"}
_EMPTY = {"hr", "br"}
_LINK = re.compile(r"(?:https?|tg|mailto):", re.IGNORECASE)


@dataclass
class _Node:
    tag: str
    given: dict[str, str] = field(default_factory=dict)
    inside: list["_Node | str"] = field(default_factory=list)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Node("")
        self.stack = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE | _BLOCKS | _EMPTY | _INSIDE.keys():
            raise _problem(f'unsupported start tag "{tag}"')
        above = self.stack[-1].tag
        if tag in _INSIDE and above not in _INSIDE[tag]:
            raise _problem(f'tag "{tag}" must be inside "{min(_INSIDE[tag])}"')
        if tag in _BLOCKS and above not in _HOLDERS:
            raise _problem(f'tag "{tag}" can\'t be inside "{above}"')
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].inside.append(node)
        if tag not in _EMPTY:
            self.stack.append(node)
        if len(self.stack) > DEPTH + 1:
            raise _problem("nesting is too deep")

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY:
            return
        if self.stack[-1].tag != tag or len(self.stack) == 1:
            raise _problem(f'unmatched end tag "{tag}"')
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].inside.append(data)


def _problem(words: str) -> Exception:
    return bad_request(f"can't parse rich message: {words}")


def parse_rich(given: Json) -> Json:
    """The `RichMessage` of an `InputRichMessage` with `html`. Raises as Telegram refuses."""
    check_fields(given, _FIELDS, "rich message")
    named = [name for name in ("html", "markdown", "blocks") if given.get(name)]
    if len(named) != 1:
        raise bad_request("exactly one of html, markdown, and blocks must be specified")
    if named != ["html"] or given.get("media"):
        raise bad_request("the sandbox supports rich messages with html only, without media")
    tree = _Tree()
    tree.feed(str(given["html"]))
    tree.close()
    if len(tree.stack) > 1:
        raise _problem(f'can\'t find end tag of "{tree.stack[-1].tag}"')
    blocks = _blocks(tree.root)
    if not blocks:
        raise bad_request("rich message is empty")
    if _units(blocks) > CHARACTERS:
        raise bad_request("rich message is too long")
    if _count(blocks) > BLOCKS:
        raise bad_request("rich message has too many blocks")
    message: Json = {"blocks": blocks}
    return {**message, "is_rtl": True} if given.get("is_rtl") else message


def _blocks(node: _Node) -> list[Json]:
    found: list[Json] = []
    loose: list[_Node | str] = []
    for part in node.inside:
        if isinstance(part, _Node) and part.tag in _BLOCKS:
            found += _paragraph(loose)
            loose = []
            found.append(_block(part))
        elif not (isinstance(part, _Node) and part.tag == "summary"):
            loose.append(part)
    return found + _paragraph(loose)


def _paragraph(parts: list[_Node | str]) -> list[Json]:
    text = _rich(parts)
    return [{"type": "paragraph", "text": text}] if _units(text) and _plain(text).strip() else []


def _block(node: _Node) -> Json:
    tag = node.tag
    if tag in _TEXTS:
        sized: Json = {"size": _HEADINGS[tag]} if tag in _HEADINGS else {}
        return {"type": _TEXTS[tag], "text": _rich(node.inside), **sized}
    if tag == "hr":
        return {"type": "divider"}
    if tag == "table":
        return _table(node)
    if tag == "blockquote":
        return {"type": "blockquote", "blocks": _blocks(node)}
    if tag == "details":
        summary = [part for part in node.inside if isinstance(part, _Node)][:1]
        if not summary or summary[0].tag != "summary":
            raise _problem('tag "details" must begin with "summary"')
        opened: Json = {"is_open": True} if "open" in node.given else {}
        inside = _blocks(node)
        if not inside:
            raise _problem('tag "details" is empty')
        return {
            "type": "details",
            "summary": _rich(summary[0].inside),
            "blocks": inside,
            **opened,
        }
    items = [part for part in node.inside if isinstance(part, _Node)]
    ordered: Json = {"type": "1"} if tag == "ol" else {}
    return {
        "type": "list",
        "items": [
            {"label": f"{n}." if ordered else "•", "blocks": _blocks(item), **ordered}
            for n, item in enumerate(items, 1)
        ],
    }


def _table(node: _Node) -> Json:
    rows = [part for part in node.inside if isinstance(part, _Node) and part.tag == "tr"]
    cells = [
        [
            {
                "text": _rich(cell.inside),
                "align": cell.given.get("align", "left"),
                "valign": "top",
                **({"is_header": True} if cell.tag == "th" else {}),
            }
            for cell in row.inside
            if isinstance(cell, _Node)
        ]
        for row in rows
    ]
    if not cells or not all(cells):
        raise _problem("a table must have cells")
    if max(map(len, cells)) > TABLE_COLUMNS:
        raise bad_request("rich message table has too many columns")
    styles = {f"is_{name}": True for name in ("bordered", "striped", "compact")}
    return {
        "type": "table",
        "cells": cells,
        **{name: True for name in styles if name.removeprefix("is_") in node.given},
    }


def _rich(parts: list[_Node | str]) -> Json | str | list[Json | str]:
    found: list[Json | str] = []
    for part in parts:
        if isinstance(part, str):
            found.append(part)
        elif part.tag == "br":
            found.append("\n")
        elif part.tag in _STYLES:
            found.append({"type": _STYLES[part.tag], "text": _rich(part.inside)})
        elif part.tag == "a":
            url = part.given.get("href", "")
            if not _LINK.match(url):
                raise _problem("invalid link")
            found.append({"type": "url", "text": _rich(part.inside), "url": url})
        elif part.tag == "tg-time":
            pattern, unix = part.given.get("format", ""), part.given.get("unix", "")
            if not FORMAT.fullmatch(pattern) or not unix.isdecimal():
                raise _problem("invalid date-time")
            found.append(
                {
                    "type": "date_time",
                    "text": _rich(part.inside),
                    "unix_time": int(unix),
                    "date_time_format": pattern,
                }
            )
        else:
            raise _problem(f'tag "{part.tag}" can\'t be inside a text')
    return found[0] if len(found) == 1 else found if found else ""


def _plain(text: object) -> str:
    match text:
        case str():
            return text
        case list():
            return "".join(map(_plain, text))
        case dict():
            return _plain(text.get("text", ""))
    return ""


def _units(value: object) -> int:
    """UTF-16 units of every text in it."""
    match value:
        case list():
            return sum(map(_units, value))
        case dict():
            kept = ("text", "summary", "blocks", "cells", "items")
            return sum(_units(value[name]) for name in kept if name in value)
        case str():
            return utf16_length(value)
    return 0


def _count(blocks: list[Json]) -> int:
    """Blocks with those inside, items and rows."""
    return sum(
        1
        + _count(block.get("blocks", []))
        + len(block.get("cells", []))
        + sum(1 + _count(item["blocks"]) for item in block.get("items", []))
        for block in blocks
    )
