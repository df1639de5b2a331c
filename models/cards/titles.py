"""What a title says besides its words: a moment, people, labels, a priority."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from models.boards import TITLE_LIMIT
from models.moments import Ambiguous, Past, Understood, cut_out, find_moment
from models.tables import Person, Priority

MENTION = re.compile(r"(?<!\S)@(\w[\w'’ʼ-]*)", re.UNICODE)
HASHTAG = re.compile(r"(?<!\S)#(\w*[^\W\d]\w*)", re.UNICODE)
EXCLAMATION = re.compile(r"(?<!\S)!{1,3}(?!\S)")
LABEL_LIMIT = 64
DEADLINE, PRIORITY = "d", "i"
"""How `leave` names the deadline and the priority of a title."""


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
    priority: Priority | None = None
    at: datetime | None = None
    """When it was read (UTC), which says what «завтра» meant."""

    @property
    def says_more(self) -> bool:
        """Whether anything but words was understood."""
        return bool(self.deadline or self.people or self.labels or self.priority)


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
    typed: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    day_end: time,
    members: Sequence[Person],
    leave: Collection[str] = (),
) -> TitleReading:
    """Understand a typed title on a board with these members, on the writer's clock.

    Whatever is understood stays out of the title, unless nothing would be left of it; the things
    that `leave` names stay in it and are not set.
    """
    marks = [*find_people(typed, members), *find_labels(typed), *find_priority(typed)]
    found = find_moment(blank(typed, marks), now=now, zone=zone, day_end=day_end)
    marks = [mark for mark in marks if mark.thing not in leave]
    title = blank(typed, marks)
    deadline: datetime | None = None
    readings: tuple[datetime, ...] = ()
    phrase = rest = ""
    if found is not None and DEADLINE not in leave:
        rest = " ".join(cut_out(title, found.spans).split())
        phrase = " ".join(found.phrase.split())
        match found.reading:
            case Understood(moment):
                deadline, title = moment.at, rest
                rest = phrase = ""
            case Ambiguous(moments):
                readings = tuple(moment.at for moment in moments)
            case Past(next=later) if later is not None:
                readings = (later.at,)
            case _:
                rest = phrase = ""
    title = " ".join(title.split())
    if not title:
        return TitleReading(title=" ".join(typed.split()), at=now)
    people = {mark.person.id: mark.person for mark in marks if mark.person}
    labels = {mark.thing: mark.label for mark in marks if mark.label}
    priority = next((mark.priority for mark in marks if mark.priority), None)
    return TitleReading(
        title,
        deadline,
        readings,
        phrase,
        rest,
        tuple(people.values()),
        tuple(labels.values()),
        priority,
        at=now,
    )


@dataclass(frozen=True)
class Mark:
    """A person, label or priority written in a title, from `start` to `end`."""

    start: int
    end: int
    thing: str
    person: Person | None = None
    label: str = ""
    priority: Priority | None = None


def blank(text: str, marks: Iterable[Mark]) -> str:
    """The text with spaces where these stand, so that places in it stay the same."""
    for mark in marks:
        text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def find_people(text: str, members: Sequence[Person]) -> list[Mark]:
    """The members that the text names by @username, or by @first name where only one has it."""
    found = []
    for match in MENTION.finditer(text):
        name = match[1].casefold()
        by_username = [p for p in members if p.username and p.username.casefold() == name]
        named = by_username or [p for p in members if name in first_names(p)]
        if len(named) == 1:
            person = named[0]
            found.append(Mark(*match.span(), thing_of_person(person.id), person=person))
    return found


def first_names(person: Person) -> set[str]:
    """What a person is called for short, without letter case; and the first of two first names."""
    words = person.first_name.casefold().split()
    return {*words[:1], "".join(words)}


def find_labels(text: str) -> list[Mark]:
    """The #labels of the text, each once whatever its letter case: the first form counts."""
    names: dict[str, str] = {}
    found = []
    for match in HASHTAG.finditer(text):
        if len(match[1]) <= LABEL_LIMIT:
            name = names.setdefault(match[1].casefold(), match[1])
            found.append(Mark(*match.span(), thing_of_label(name), label=name))
    return found


def find_priority(text: str) -> list[Mark]:
    """The exclamation marks that stand alone: one is high priority, two or more are urgent."""
    found = list(EXCLAMATION.finditer(text))
    urgent = any(len(match[0]) > 1 for match in found)
    priority = Priority.URGENT if urgent else Priority.HIGH
    return [Mark(*match.span(), PRIORITY, priority=priority) for match in found]


def thing_of_person(person_id: int) -> str:
    """How `leave` names a person."""
    return f"p{person_id}"


def thing_of_label(name: str) -> str:
    """How `leave` names a label."""
    return f"l{name.casefold()}"
