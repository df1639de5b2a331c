"""Text in pictures: letters of one font, emoji of another, wrapped and cut to a width."""

from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

import regex
from PIL import ImageDraw, ImageFont, features

FONTS = Path(__file__).parent / "fonts"
CLUSTER = regex.compile(r"\X")
"""What people see as one character: an emoji with its skin, its flag or its companions."""
EMOJI = regex.compile(r"\p{Emoji_Presentation}|\p{RI}|\ufe0f|\u20e3")
UNSEEN = regex.compile(r"[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What has no picture of its own, such as marks of direction or the end of a paragraph."""
MORE = "…"
SINK = 0.1
"""So much of its size an emoji is drawn lower, to stand in the middle of the letters."""
LEFT_TO_RIGHT = "ltr" if features.check("raqm") else None
"""Of the line as a whole, whatever letters it begins with; where nothing turns words, None."""


@cache
def face(size: int, *, bold: bool = False, emoji: bool = False) -> ImageFont.FreeTypeFont:
    """A font of so many pixels."""
    name = "Twemoji" if emoji else "DejaVuSans-Bold" if bold else "DejaVuSans"
    return ImageFont.truetype(FONTS / f"{name}.ttf", size)


def clusters(text: str) -> list[str]:
    """The characters of a text as people see them."""
    return CLUSTER.findall(text)


@lru_cache(maxsize=4096)
def runs(text: str) -> tuple[tuple[bool, str], ...]:
    """The text in pieces that are all emoji or all letters."""
    seen = clusters(UNSEEN.sub(" ", text))
    pieces = groupby(seen, key=lambda one: EMOJI.search(one) is not None)
    return tuple((emoji, "".join(found)) for emoji, found in pieces)


@lru_cache(maxsize=16384)
def width(text: str, size: int, *, bold: bool = False) -> float:
    """How wide the text is, in pixels."""
    return sum(
        face(size, bold=bold, emoji=emoji).getlength(one, direction=LEFT_TO_RIGHT)
        for emoji, one in runs(text)
    )


def draw_text(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    size: int,
    color: str,
    *,
    bold: bool = False,
) -> float:
    """Write one line; `at` is its left and its baseline. Gives where it ends."""
    x, y = at
    for emoji, one in runs(text):
        font = face(size, bold=bold, emoji=emoji)
        draw.text(
            (x, y + size * SINK if emoji else y),
            one,
            font=font,
            fill=color,
            anchor="ls",
            direction=LEFT_TO_RIGHT,
            embedded_color=emoji,
        )
        x += font.getlength(one, direction=LEFT_TO_RIGHT)
    return x


def cut(text: str, room: float, size: int, *, bold: bool = False) -> str:
    """As much of the text as fits in so many pixels, with … where something is left out."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = clusters(text)
    while kept and width("".join(kept).rstrip() + MORE, size, bold=bold) > room:
        kept.pop()
    return "".join(kept).rstrip() + MORE


def broken(word: str, room: float, size: int, *, bold: bool = False) -> list[str]:
    """A word in parts that each fit: one, unless it is too long for a line."""
    if width(word, size, bold=bold) <= room:
        return [word]
    found = [""]
    for one in clusters(word):
        if found[-1] and width(found[-1] + one, size, bold=bold) > room:
            found.append("")
        found[-1] += one
    return found


def wrap(text: str, room: float, size: int, most: int, *, bold: bool = False) -> list[str]:
    """The text in up to `most` lines of so many pixels; what is left over becomes …"""
    found = [""]
    words = [part for word in text.split() for part in broken(word, room, size, bold=bold)]
    for number, word in enumerate(words):
        longer = f"{found[-1]} {word}".strip()
        if width(longer, size, bold=bold) <= room:
            found[-1] = longer
        elif len(found) == most:
            rest = " ".join((found[-1], *words[number:])).strip()
            found[-1] = cut(rest[:200], room, size, bold=bold)
            break
        elif not found[-1]:
            found[-1] = cut(word, room, size, bold=bold)
        else:
            found.append(cut(word, room, size, bold=bold))
    return found
