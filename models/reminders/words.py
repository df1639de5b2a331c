"""Reading a typed set of occasions: «за 2 дні, за годину», "an hour before", «щодня, поки не …».

As with moments, the three languages are read alike, since people mix them.
"""

import re
from typing import Final

from models.moments import read_length
from models.reminders.occasions import (
    AT_DEADLINE,
    LATE,
    UNTIL_DONE,
    Occasion,
    Occasions,
)

LONGEST: Final = 200  # characters
APART: Final = re.compile(r"[,;+\n]|\s(?:і|й|та|и|and|&)\s")
QUOTES: Final = re.compile("[«»“”\"'’ʼ`().!]")
NEVER: Final = re.compile(r"ніколи|никогда|never|none|(без|no) \w+|не (нагадувати|напоминать)")
EVERY_DAY: Final = re.compile(
    r"(щодня|щодень|щоранку|щоденно|ежедневно|daily|every ?day"
    r"|(кожен|кожний|каждый) день|кожного дня|кожного ранку|каждое утро"
    r"|(each|every|once a) (day|morning)|раз (на|в) день)\b(?P<rest>.*)"
)
WHILE_LATE: Final = re.compile(
    r"після|после|after|прострочен|просрочен|запізн|опоздан|overdue|\blate\b"
)
UNTIL: Final = re.compile(r"(?:(?:,?\s*(?:аж )?(?:поки|доки|пока|until|till|до)\b.*)|\s*)")
GOES_ON: Final = re.compile(r"(аж )?(поки|доки|пока|un?til)\b")
AT_IT: Final = re.compile(
    r"вчасно|вовремя|on time|when due|when it is due"
    r"|(у|в|о|на|at)( сам| самий| самый| момент| the| час| время)* ?"
    r"(дедлайн\w*|термін\w*|строк\w*|срок\w*|deadline|due time)"
)
LEAD: Final = re.compile(r"^(за|через|in|напередодні|накануне)\s+")
TAIL: Final = re.compile(
    r"\s+(до( дедлайн\w*| термін\w*| строк\w*| срок\w*)?|перед( дедлайном| терміном| сроком)?"
    r"|раніше|заздалегідь|раньше|заранее|before(hand)?( the)?( deadline)?|earlier|ahead"
    r"|in advance|prior( to)?( the)?( deadline)?)$"
)
EVE: Final = re.compile(r"напередодні|накануне|the (day|night) before|day before")


def read_typed(text: str) -> Occasions | None:
    """The occasions that a text names, in any of the three languages; None when it names others.

    They are not counted here.
    """
    plain = QUOTES.sub("", " ".join(text.casefold().split(" "))).strip()
    if not plain or len(plain) > LONGEST:
        return None
    if NEVER.fullmatch(plain):
        return ()
    found: list[Occasion] = []
    for part in parts_of(plain):
        occasion = read_one(part)
        if occasion is None:
            return None
        found.append(occasion)
    return tuple(dict.fromkeys(found)) or None


def parts_of(plain: str) -> list[str]:
    """The text cut where one occasion ends; «щодня, поки не готово» stays whole."""
    parts: list[str] = []
    for part in APART.split(f" {plain} "):
        words = " ".join(part.split())
        if parts and EVERY_DAY.match(parts[-1]) and GOES_ON.match(words):
            parts[-1] += f" {words}"
        elif words:
            parts.append(words)
    return parts


def read_one(part: str) -> Occasion | None:
    """One occasion."""
    daily = EVERY_DAY.fullmatch(part)
    if daily is not None:
        if WHILE_LATE.search(daily["rest"]):
            return LATE
        return UNTIL_DONE if UNTIL.fullmatch(daily["rest"]) else None
    if AT_IT.fullmatch(part):
        return AT_DEADLINE
    if EVE.fullmatch(part):
        return Occasion(days=1)
    bare = TAIL.sub("", LEAD.sub("", part))
    length = read_length(bare)
    if length is None:
        return None
    days, minutes = length
    written = f"{days}d" if not minutes else f"{days * 24 * 60 + minutes}m"
    return Occasion.read(written)
