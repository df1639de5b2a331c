"""Text within Telegram's limits, which count UTF-16 units after parsing."""

import html
import re

MESSAGE_LIMIT = 4096
TOAST_LIMIT = 200
CUT = "…"
TOKEN = re.compile(r"<(/?)([a-z-]+)[^>]*>|&#?\w+;|.", re.DOTALL)
"""A tag, a character that is written as an entity, or one that is not."""


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def visible_units(markup: str) -> int:
    """The length of an HTML text after parsing, in UTF-16 units."""
    return units(html.unescape(re.sub(r"<[^>]*>", "", markup)))


def fitted(markup: str) -> str:
    """The HTML text as one message takes it: what is too much is cut, and what is open closed."""
    if visible_units(markup) <= MESSAGE_LIMIT:
        return markup
    kept, unclosed, left = list[str](), list[str](), MESSAGE_LIMIT - units(CUT)
    for token in TOKEN.finditer(markup):
        closes, tag = token.groups()
        if tag is None:
            left -= units(html.unescape(token[0]))
            if left < 0:
                break
        elif closes:
            unclosed.pop()
        else:
            unclosed.append(tag)
        kept.append(token[0])
    return "".join([*kept, CUT, *(f"</{tag}>" for tag in reversed(unclosed))])


def fitted_toast(words: str) -> str:
    """The words as the answer to a tap takes them."""
    if units(words) <= TOAST_LIMIT:
        return words
    room = 2 * (TOAST_LIMIT - units(CUT))
    return words.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT
