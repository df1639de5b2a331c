"""What people type for a brief in words: networks, checkpoints, a person of the board."""

import re
from collections.abc import Sequence
from typing import Final

from models.tables import Case, Member, Network, Person

STEMS: Final[dict[Network, tuple[str, ...]]] = {
    Network.INSTAGRAM: ("instagram", "insta", "ig", "інст", "инст", "інстаграм", "инстаграм"),
    Network.FACEBOOK: ("facebook", "fb", "фейсбук", "фб"),
    Network.TIKTOK: ("tiktok", "tik-tok", "tt", "тікток", "тикток", "тік-ток", "тик-ток"),
    Network.YOUTUBE: ("youtube", "yt", "ютуб", "ютьюб", "ютюб"),
    Network.LINKEDIN: ("linkedin", "лінкедін", "линкедин", "лінкедин"),
    Network.TELEGRAM: ("telegram", "tg", "телеграм", "тг"),
    Network.X: ("x", "twitter", "твіттер", "твиттер", "твітер", "икс", "ікс"),
    Network.THREADS: ("threads", "тредс", "трідс", "тредз"),
    Network.PINTEREST: ("pinterest", "пінтерест", "пинтерест"),
}
CASES: Final[dict[Case, tuple[str, ...]]] = {
    Case.INITIATIVE: ("initiative", "ініціатив", "инициатив"),
    Case.EVENT: ("event", "поді", "захід", "событи", "мероприят", "івент", "ивент"),
    Case.ACHIEVEMENT: ("achievement", "досягнен", "достижен"),
}
WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
SHARE: Final = re.compile(r"(?<![\d.,])(\d{1,3})\s*(?:%|відс\w*|проц\w*|percent)", re.IGNORECASE)
LONG: Final = 4
"""A word this long may have endings."""
WHOLE: Final = 100


def read_networks(text: str) -> tuple[Network, ...]:
    """The networks that a text names, in the order in which they are offered."""
    words = WORD.findall(text.casefold())
    return tuple(
        network
        for network, stems in STEMS.items()
        if any(
            word == stem or (len(stem) >= LONG and word.startswith(stem))
            for word in words
            for stem in stems
        )
    )


def read_case(text: str) -> Case | None:
    """The case that a text names, in any of the languages."""
    words = WORD.findall(text.casefold())
    found = [
        case
        for case, stems in CASES.items()
        if any(word.startswith(stem) for word in words for stem in stems)
    ]
    return found[0] if len(found) == 1 else None


def read_share(text: str) -> tuple[int, str] | None:
    """The percentage in a text, and what is left of the text; None when there is not one."""
    found = list(SHARE.finditer(text))
    if len(found) != 1 or not 0 < int(found[0][1]) <= WHOLE:
        return None
    rest = text[: found[0].start()] + text[found[0].end() :]
    return int(found[0][1]), rest.strip(" ,;:—–-")


def find_member(text: str, members: Sequence[Member]) -> Member | None:
    """The one member (`person` loaded) whom a text names: by @username, name or first name."""
    wanted = " ".join(text.casefold().split()).removeprefix("@")
    if not wanted:
        return None
    by_name = [one for one in members if wanted in names_of(one.person)]
    by_first = [one for one in members if wanted == one.person.first_name.casefold()]
    return next((found[0] for found in (by_name, by_first) if len(found) == 1), None)


def names_of(person: Person) -> set[str]:
    """By which somebody is told from others, in small letters."""
    return {(person.username or "").casefold(), person.name.casefold()}
