"""From a text to tokens with senses: words by the lexicon, figures by their shape."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from models.moments.lexicon import LEXICON

APOSTROPHES: Final = "'’ʼ`´‘ʹ′＇"
DASHES: Final = "-–—‑−"

TOKEN: Final = re.compile(
    r"(?P<ampm>\b[AaPp]\.\s?[Mm]\b\.?)"
    r"|(?P<figures>[0-9]+(?:[.,:/‑−–-][0-9]+)*)"
    rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|[{APOSTROPHES}](?=[^\W\d_]))*)"
    r"|(?P<sign>\S)"
)
BRACKETS: Final = "()[]«»“”„\"'…"
SIGNS: Final[Mapping[str, Mapping[str, int]]] = {
    **{dash: {"sign": 1, "dash": 1} for dash in DASHES},
    **{stop: {"sign": 1, "stop": 1} for stop in ".!?;:"},
    **{bracket: {"sign": 1, "around": 1} for bracket in BRACKETS},
    ",": {"sign": 1, "comma": 1},
    "@": {"sign": 1, "at": 1},
    "+": {"sign": 1, "plus": 1},
}
UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
TRIPLE: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
ISO: Final = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
PAIR: Final = re.compile(r"(\d{1,2})([.,/-])(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a group of figures or a sign; `start` and `end` are offsets in the text.

    `glued` tells that no space stands before it, `written` is its text in lower case.
    """

    written: str
    start: int
    end: int
    glued: bool
    senses: Mapping[str, int]


def plain_word(word: str) -> str:
    """Give the form the lexicon knows: lower case, no apostrophes, ё as е."""
    composed = unicodedata.normalize("NFC", word).casefold().replace("ё", "е")
    return "".join(letter for letter in composed if letter not in APOSTROPHES)


def _read_pair(first: str, sign: str, second: str) -> dict[str, int]:
    a, b = int(first), int(second)
    senses: dict[str, int] = {}
    if sign in ".,":
        senses["sixtieths"] = round(float(f"{a}.{second}") * 60)
    if sign == "," or (sign == "/" and (first, second) == ("24", "7")):
        return senses
    if sign == "/":
        return {"slash": a * 100 + b}
    if a <= 24 and b < 60 and len(second) == 2:
        senses["pair_clock"] = a * 60 + b
    if a >= 1 and (1 <= b <= 12 or (sign == "." and 24 < a <= 31 >= b > 12)):
        shape = "day_month_bare"
        if sign == "." and len(second) == 2:
            shape = "day_month_full" if len(first) == 2 else "day_month_short"
        senses[shape] = a * 100 + b
    return senses


def _read_figures(written: str) -> dict[str, int]:
    written = re.sub(f"[{DASHES}]", "-", written)
    if written.isdigit():
        if len(written) > 4:
            return {"number": int(written[:9])}
        value = int(written)
        senses = {"number": value}
        if len(written) <= 2:
            senses |= {"n": value, f"figures{len(written)}": value}
        if len(written) == 4 and 1900 <= value < 2200:
            senses["year"] = value
        return senses
    if clock := CLOCK.fullmatch(written):
        return {"clock": int(clock[1]) * 60 + int(clock[2]) if int(clock[2]) < 60 else 9999}
    if iso := ISO.fullmatch(written):
        return {"date": int(iso[1]) * 10000 + int(iso[3]) * 100 + int(iso[4])}
    if triple := TRIPLE.fullmatch(written):
        year = int(triple[4]) + (2000 if len(triple[4]) == 2 else 0)
        day, month = int(triple[1]), int(triple[3])
        dmy = year * 10000 + month * 100 + day
        return {"slash_date" if triple[2] == "/" else "date": dmy}
    if pair := PAIR.fullmatch(written):
        return _read_pair(pair[1], pair[2], pair[3])
    return {}


def _sense_of_sign(sign: str) -> Mapping[str, int]:
    """Let emoji and what belongs to them stand around a phrase."""
    if unicodedata.category(sign) in ("So", "Sk", "Mn", "Me"):
        return {"sign": 1, "around": 1}
    return {"sign": 1}


def _split(text: str) -> Iterator[Token]:
    text = UNSEEN.sub(" ", text)
    last = 0
    for found in TOKEN.finditer(text):
        written = plain_word(found[0])
        match found.lastgroup:
            case "ampm":
                senses: Mapping[str, int] = {"ampm": int(written.startswith("p"))}
            case "figures":
                senses = _read_figures(written)
            case "word":
                senses = LEXICON.get(written, {})
            case _:
                written = found[0]
                senses = SIGNS.get(written) or _sense_of_sign(written)
        yield Token(written, found.start(), found.end(), found.start() == last, senses)
        last = found.end()


def _join(first: Token, last: Token, senses: Mapping[str, int]) -> Token:
    written = f"{first.written} {last.written}"
    return Token(written, first.start, last.end, first.glued, senses)


def _join_ordinal(number: Token, ending: Token) -> Token:
    value = number.senses["n"]
    senses: dict[str, int] = {}
    if "ending" in ending.senses:
        senses |= {"ord": value, "figure_ord": value}
    if "hour_ending" in ending.senses:
        senses["hour"] = value
    return _join(number, ending, senses)


def _join_tens(tens: Token, ones: Token) -> Token | None:
    ten = tens.senses.get("n", 0)
    if ten not in (20, 30, 40, 50) or tens.written.isdigit() or ones.written[:1].isdigit():
        return None
    if tens.written.endswith("и") and not ones.written.endswith(("и", "х", "ого")):
        return None  # "без двадцати девять" is twenty to nine
    senses = {
        kind: ten + ones.senses[kind]
        for kind in ("n", "ord", "day_ord", "hour")
        if 1 <= ones.senses.get(kind, 0) <= 9
    }
    return _join(tens, ones, senses) if senses else None


def read_tokens(text: str) -> list[Token]:
    """Split a text into tokens.

    "8-го", "8th" and "twenty-fifth" become one token, "Dec." loses its dot.
    """
    tokens: list[Token] = []
    waiting = list(_split(text))
    i = 0
    while i < len(waiting):
        token = waiting[i]
        dashed = i + 1 < len(waiting) and "dash" in waiting[i + 1].senses
        other = i + 1 + dashed
        joined: Token | None = None
        if other < len(waiting):
            after = waiting[other]
            if (
                "n" in token.senses
                and token.written.isdigit()
                and after.glued
                and waiting[i + 1].glued
                and {"ending", "hour_ending"} & after.senses.keys()
            ):
                joined = _join_ordinal(token, after)
            elif not dashed or (after.glued and waiting[i + 1].glued):
                joined = _join_tens(token, after)
        if joined is not None:
            tokens.append(joined)
            i = other + 1
            continue
        if (
            token.written == "."
            and token.glued
            and tokens
            and {"short", "unit", "oclock", "year_word"} & tokens[-1].senses.keys()
            and len(tokens[-1].written) <= 5
        ):
            before = tokens.pop()
            token = Token(before.written, before.start, token.end, before.glued, before.senses)
        tokens.append(token)
        i += 1
    return tokens
