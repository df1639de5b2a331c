"""Reading a number as people type it: `1 200`, `12,5 %`, `39 тис`, `~40`, `2 млн 300 тис`.

A text holds one number, with any words around it ("зареєструвалось 39"). Nothing is guessed: what
may be meant in two ways is refused with both, and what is not wholly understood is refused. What
was decided: in a count, a single mark before three figures parts thousands, so `1,200` and `1.200`
are 1200, since nobody counts thousandths of a person. Where there may be a fraction, as in percent
or millions, it is asked.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from models.refusals import FigureUnclear, FigureUnread

LARGEST = Decimal(10) ** 12
PLACES = 4
"""How many places after the point are kept; further ones are rounded."""

NUMBER = re.compile(
    r"(?<![\w.,/*^])(?P<sign>(?<![\w+−-])[+−-])?"
    r"(?P<figures>[0-9]+(?:(?:[.,'’]|[^\S\n])[0-9]+)*)"
    r"(?P<gap>[^\S\n]*)(?P<word>%|[^\W\d_]+)?"
)
ABOUT = re.compile(
    r"[~≈]|\b(?:приблизно|близько|орієнтовно|десь|примерно|около|приблизительно|где-то"
    r"|about|around|roughly|approximately|approx|circa)\b"
)
PERCENT = re.compile(r"%|(?:відсот|процент|percent)\w*|pct")
HALVES = re.compile(r"\b(?:полов\w*|півтор\w*|полтор\w*|пів|half)\b")
SCALES = tuple(
    (re.compile(words), Decimal(scale))
    for words, scale in (
        (r"десят(?:к|ок)\w*", 10),
        (r"дюжин\w*|dozens?", 12),
        (r"сот(?:ень|ен|ні|ня|ни)?|сотн[яюиі]\w*|hundreds?", 100),
        (r"тис|тыс|тисяч\w*|тысяч\w*|тищ|thousands?|k|к|ths", 1_000),
        (r"млн|мільйон\w*|миллион\w*|millions?|mln|mio", 1_000_000),
        (r"млрд|мільярд\w*|миллиард\w*|billions?|bln|bn", 1_000_000_000),
    )
)
SHORT_SCALES = {"т": 1_000, "t": 1_000, "м": 1_000_000, "m": 1_000_000}
"""A letter that may be thousands or millions, or else tons, metres or minutes."""
GLUED = {"грн", "uah", "usd", "eur", "руб", "шт", "чол", "чел", "$", "€", "₴"}
"""What may stand right after the figures, without a space, and changes nothing."""
NOUGHTS = {"нуль", "ноль", "zero", "none", "жодного", "жодної", "ні одного", "ни одного"} | {
    "ни одной",
    "нема",
    "немає",
    "нет",
    "no one",
    "nobody",
    "nothing",
}


@dataclass(frozen=True)
class Figure:
    """A number that was typed: a count, or 13.5 for 13.5 %. `about`: it was said to be rough."""

    value: Decimal
    percent: bool = False
    about: bool = False


@dataclass(frozen=True)
class Part:
    """One of the numbers that add up: `2 млн` and `300 тис`."""

    readings: tuple[Decimal, ...]
    scale: Decimal
    percent: bool
    negative: bool


def read_figure(text: str, *, whole: bool = True) -> Figure:
    """The number in the text. `whole`: it counts people or things, so that `1,200` is 1200.

    Raises `FigureUnclear` with the two things that it may mean, and `FigureUnread`.
    """
    words = text.casefold().strip()
    if words.strip(".!") in NOUGHTS:
        return Figure(Decimal(0))
    matches = list(NUMBER.finditer(text.strip()))
    if not matches or not covers(text.strip(), matches):
        raise FigureUnread(text)
    parts = [read_part(match, text) for match in matches]
    about = bool(ABOUT.search(words))
    found = [replace(one, about=about) for one in summed(parts, text, whole=whole)]
    if any(abs(one.value) > LARGEST for one in found):
        raise FigureUnread(text)
    if len(found) > 1:
        raise FigureUnclear(text, found[0], found[1])
    return found[0]


def words_beside(text: str) -> tuple[str, ...] | None:
    """The words of a text that are no part of its number, in small letters; signs of a card or a
    person are words, too. None when the text holds no number that can be read, or asked about.
    """
    matches = list(NUMBER.finditer(text))
    if not matches or not is_figure(text):
        return None
    rest = ABOUT.sub(" ", NUMBER.sub(" ", text.casefold()))
    after = [(match["word"] or "").casefold() for match in matches]
    counted = [word for word in after if word and not belongs(word)]
    return (*re.findall(r"[^\W_]+|[#@№]", rest), *counted)


def is_figure(text: str) -> bool:
    """Whether a text holds one number, whatever it may mean."""
    try:
        read_figure(text)
    except FigureUnclear:
        return True
    except FigureUnread:
        return False
    return True


def belongs(word: str) -> bool:
    """Whether a word after figures is a part of the number, or what money and pieces are called."""
    return is_scale(word) or word in SHORT_SCALES or word in GLUED


def covers(text: str, matches: list[re.Match[str]]) -> bool:
    """Whether every figure, and every word that would change them, belongs to the numbers."""
    rest = list(text)
    for match in matches:
        rest[match.start() : match.end()] = " " * (match.end() - match.start())
    if any(unicodedata.category(letter).startswith("N") for letter in rest):
        return False
    left = "".join(rest).casefold()
    changing = [word for word in re.findall(r"[^\W\d_]+|%", left) if is_scale(word)]
    return not changing and not HALVES.search(text.casefold())


def is_scale(word: str) -> bool:
    """Whether this word says how many times, or that it is a percentage."""
    return bool(PERCENT.fullmatch(word)) or scale_of(word) is not None


def scale_of(word: str) -> Decimal | None:
    """How many times a word stands for, in small letters."""
    return next((scale for words, scale in SCALES if words.fullmatch(word)), None)


def read_part(match: re.Match[str], text: str) -> Part:
    """One number with the word after it."""
    readings, word = plain_readings(match["figures"]), match["word"] or ""
    if not readings:
        raise FigureUnread(text)
    negative = (match["sign"] or "+") != "+"
    small = word.casefold()
    if PERCENT.fullmatch(small):
        return Part(readings, Decimal(1), percent=True, negative=negative)
    scale = Decimal(1_000_000) if word in {"M", "М"} else scale_of(small)
    if scale is None and small in SHORT_SCALES:
        sign = -1 if negative else 1
        value = sign * readings[0]
        raise FigureUnclear(text, Figure(value), Figure(value * SHORT_SCALES[small]))
    if scale is None and small and not match["gap"] and small not in GLUED:
        raise FigureUnread(text)
    return Part(readings, scale or Decimal(1), percent=False, negative=negative)


def plain_readings(figures: str) -> tuple[Decimal, ...]:
    """What figures with marks between them may mean; nothing when they are no number."""
    groups = re.split(r"[^0-9]", figures)
    marks = [" " if mark.isspace() else mark for mark in re.findall(r"[^0-9]", figures)]
    last = marks[-1] if marks else ""
    if last in (".", ",") and marks.count(last) == 1:
        fraction = rounded(f"{''.join(groups[:-1])}.{groups[-1]}")
        if is_grouped(groups[:-1], marks[:-1]):
            alone = len(marks) == 1 and is_grouped(groups, marks)
            return (Decimal("".join(groups)), fraction) if alone else (fraction,)
        return ()
    return (Decimal("".join(groups)),) if is_grouped(groups, marks) else ()


def is_grouped(groups: list[str], marks: list[str]) -> bool:
    """Whether the figures are one group, or go by threes from the right with the same marks."""
    if not marks:
        return True
    first, *others = groups
    by_threes = 1 <= len(first) <= 3 and all(len(group) == 3 for group in others)
    return by_threes and len(set(marks)) == 1 and not first.startswith("0")


def rounded(figures: str) -> Decimal:
    """The number, with as many places as are kept."""
    value = Decimal(figures)
    return round(value, PLACES) if value < LARGEST * 1000 else value


def summed(parts: list[Part], text: str, *, whole: bool) -> list[Figure]:
    """What the parts come to: one figure, or two when it may be either."""
    if len(parts) == 1:
        (part,) = parts
        readings = part.readings
        if whole and part.scale == 1 and not part.percent:
            readings = readings[:1]
        sign = -1 if part.negative else 1
        return [Figure(sign * value * part.scale, part.percent) for value in readings]
    scales = [part.scale for part in parts]
    falling = all(high > low for high, low in pairwise(scales))
    plain = all(not part.percent and not part.negative for part in parts[1:])
    if not falling or not plain or parts[0].percent or any(len(p.readings) > 1 for p in parts):
        raise FigureUnread(text)
    for part, low in zip(parts[1:], scales, strict=False):
        # «2 тис 300 тис» adds up to nothing that a person would say.
        if part.readings[0] * part.scale >= low:
            raise FigureUnread(text)
    total = sum((part.readings[0] * part.scale for part in parts), Decimal(0))
    sign = -1 if parts[0].negative else 1
    found = [Figure(sign * total)]
    if scales[-1] == 1 and scales[-2] > 1000:
        # «2 млн 300»: three hundred, or three hundred thousand?
        more = total + parts[-1].readings[0] * (scales[-2] / 1000 - 1)
        found.append(Figure(sign * more))
    return found
