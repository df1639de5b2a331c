"""What a title says besides its words: a moment, people, labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from models.boards import TITLE_LIMIT
from models.moments import Ambiguous, Past, Understood, find_moment
from models.tables import Person

MENTION = re.compile(r"(?<!\S)@(\w[\w'’ʼ-]*)", re.UNICODE)
HASHTAG = re.compile(r"(?<!\S)#(\w*[^\W\d]\w*)", re.UNICODE)
LABEL_LIMIT = 64


@dataclass(frozen=True)
class TitleReading:
    """A typed title, understood: what is left of it, and what was found in it.

    `readings` (UTC) are the moments that an ambiguous or past phrase may mean, to be asked about;
    `phrase` is that phrase, which stays in the title until somebody answers, `rest` the title
    without it.
    """

    title: str
    deadline: datetime | None = None
    readings: tuple[datetime, ...] = ()
    phrase: str = ""
    rest: str = ""
    people: tuple[Person, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def says_more(self) -> bool:
        """Whether anything but words was understood."""
        return bool(self.deadline or self.people or self.labels)


def first_words(text: str, limit: int = TITLE_LIMIT) -> str:
    """The first line of a text with letters in it, cut at a word to at most `limit` characters."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    line = " ".join(line.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    if " " in head and not line[limit - 1].isspace():
        head = head.rsplit(" ", 1)[0]
    return head.rstrip() + "…"


def is_whole_title(text: str) -> bool:
    """Whether a text is nothing but a title: one line, within the limit."""
    stripped = text.strip()
    return len(stripped) <= TITLE_LIMIT and "\n" not in stripped


def read_title(
    typed: str, *, now: datetime, zone: ZoneInfo, day_end: time, members: Sequence[Person]
) -> TitleReading:
    """Understand a typed title on a board with these members, on the writer's clock.

    Whatever is understood stays out of the title, unless nothing would be left of it.
    """
    people, rest = find_people(typed, members)
    labels, rest = find_labels(rest)
    found = find_moment(rest, now=now, zone=zone, day_end=day_end)
    deadline: datetime | None = None
    readings: tuple[datetime, ...] = ()
    phrase = remainder = ""
    if found is not None:
        match found.reading:
            case Understood(moment):
                deadline, rest = moment.at, found.rest
            case Ambiguous(moments):
                readings = tuple(moment.at for moment in moments)
                phrase, remainder = found.phrase, found.rest
            case Past(next=later) if later is not None:
                readings, phrase, remainder = (later.at,), found.phrase, found.rest
            case _:
                pass
    title = " ".join(rest.split())
    if not title:
        return TitleReading(title=" ".join(typed.split()))
    return TitleReading(title, deadline, readings, phrase, remainder, people, labels)


def find_people(text: str, members: Sequence[Person]) -> tuple[tuple[Person, ...], str]:
    """The members that the text names by @username, or by @first name where only one has it."""
    found: dict[int, Person] = {}

    def take(match: re.Match[str]) -> str:
        name = match[1].casefold()
        by_username = [p for p in members if p.username and p.username.casefold() == name]
        named = by_username or [p for p in members if p.first_name.casefold() == name]
        if len(named) != 1:
            return match[0]
        found[named[0].id] = named[0]
        return ""

    rest = MENTION.sub(take, text)
    return tuple(found.values()), rest


def find_labels(text: str) -> tuple[tuple[str, ...], str]:
    """The #labels of the text, each once whatever its letter case."""
    found: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        if len(match[1]) > LABEL_LIMIT:
            return match[0]
        found.setdefault(match[1].casefold(), match[1])
        return ""

    rest = HASHTAG.sub(take, text)
    return tuple(found.values()), rest
