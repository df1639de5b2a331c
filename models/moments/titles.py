"""Finding a deadline inside a card's title.

Careful on purpose: a title is text first. A phrase counts at the title's end or start; inside it
only with both day and clock, or after "до"/"by". Words of topic before it ("про", "about",
"з 8 березня") and lone weekdays, months, numbers and prices are left alone. A deadline missed costs
the person two taps; one invented costs trust.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from models.moments.grammar import Calendar, Clock, MonthStretch, Part, Piece, Trust
from models.moments.moment import Past, Reading, Unread
from models.moments.phrase import Pieces, assemble, assemble_plainest, walk
from models.moments.reading import Present, read_phrases, see
from models.moments.tokens import Token, read_tokens

Row = tuple[Piece, ...]
LONGEST: Final = 400  # characters
# Words that make what follows a topic, an origin, a habit or a name of a version.
TOPIC_WORDS: Final = frozenset(
    """
    про об обо о about for of from since after than з із зі с со від от після после для like vs
    every each щодня кожен кожна кожну кожної кожного каждый каждая каждую каждого каждое по
    happy good black чорна чорну чорної черная черную черной добрий доброго доброе добрый хорошего
    версія версії версия версии version ver v release реліз релиз ios android macos windows python
    не not last between між между ціна цена price № як как against минулого прошлый
    """.split()  # noqa: SIM905
)
MONEY: Final = frozenset(
    """
    грн гривень гривня гривні uah руб рублей usd eur доларів долларов євро евро
    раз рази разів раза x х % ₴ $ € ₽ км кг шт
    """.split()  # noqa: SIM905
)
TIMELIKE: Final = frozenset({
    "clock", "pair_clock", "date", "slash", "slash_date", "day_month_full", "day_month_short",
    "weekday", "near", "unit", "year",
})  # fmt: skip
JOINTS: Final = frozenset({"dash", "to", "hour_to", "comma", "and"})
WHOLE_WEEKS: Final = frozenset({"тиждень", "неделю"})
MODAL_FOLLOWERS: Final = frozenset({"be", "not", "have", "also", "need", "help", "work"})
VERTICAL: Final = 9 * 60 + 16  # 9:16 is the shape of a vertical video
LEADING: Final = frozenset({"at", "on", "to", "filler", "edge_says_on", "not"})
OPENING, CLOSING = "([{,;:.–—-|•", ")]},.;:!?…–—|•"
PIECES_OF_REST: Final = re.compile(r"\(\s*\)|\[\s*\]|\{\s*\}")
LOOSE_END: Final = re.compile(r"[\s,;:|•–—-]+$")
LOOSE_START: Final = re.compile(r"^[\s,;:|•–—.!?…-]+")
LONELY_WORD: Final = re.compile(
    r"\s+(?:до|на|к|ко|в|у|во|о|об|by|on|at|till|until|due|deadline|дедлайн|срок|строк|термін)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline in a title: its reading, the phrase and its place, and the title without it.

    Where day and time stand apart ("Завтра зустріч о 9"), `phrase` joins both, `start` to `end`
    spans from the first to the last, and `spans` are the places of each.
    """

    reading: Reading
    phrase: str
    start: int
    end: int
    rest: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Tokens `first` to `last` (not included) and the rows of pieces they may be.

    `alone` tells whether they may be the deadline, `joins` whether they may be its day or time.
    """

    first: int
    last: int
    rows: tuple[Row, ...]
    alone: bool
    joins: bool


def _is_day(piece: Piece) -> bool:
    return not isinstance(piece.atom, (Clock, Part))


def _trusted(row: Sequence[Piece], lead: Token) -> bool:
    """Tell whether a row of pieces is meant as a moment, wherever it stands."""
    if any(piece.trust is Trust.NEVER for piece in row):
        return False
    led = bool(LEADING & lead.senses.keys())
    if len(row) == 1 and isinstance(clock := row[0].atom, Clock):
        if clock.minutes == VERTICAL and not led:
            return False
        if clock.spoken and lead.written in ("на", "к", "ко"):
            return False  # "один на один"
    best = max(piece.trust for piece in row)
    has_day = any(_is_day(piece) for piece in row)
    has_clock = any(isinstance(piece.atom, Clock) for piece in row)
    if has_day and has_clock:
        return True
    return best is Trust.ALONE or (best is Trust.WITH_WORD and led)


def _are_signs(tokens: Sequence[Token]) -> bool:
    return all("sign" in token.senses for token in tokens)


def _may_touch(sign: str, allowed: str) -> bool:
    """Tell whether a sign may stand at a phrase with no space between: brackets, stops, emoji."""
    return sign in allowed or unicodedata.category(sign[0]) == "So"


def _spans_from(tokens: Sequence[Token], i: int, step: int) -> bool:
    """Tell whether the phrase is one end of a span of time ("10:00 - 12:00", "from … to …")."""
    while 0 <= i < len(tokens) and JOINTS & tokens[i].senses.keys():
        i += step
    return 0 <= i < len(tokens) and bool(TIMELIKE & tokens[i].senses.keys())


def _stands_free(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether nothing around the phrase makes it something else."""
    if first:
        before = tokens[first - 1]
        if tokens[first].glued and not _may_touch(before.written, OPENING):
            return False
        if before.written in TOPIC_WORDS:
            return False
    if last < len(tokens):
        after = tokens[last]
        if after.glued and not _may_touch(after.written, CLOSING):
            return False
        if after.written in MONEY:
            return False
        if tokens[last - 1].written == "may" and after.written in MODAL_FOLLOWERS:
            return False
    # "план на тиждень" is what the plan is for
    return not (tokens[first].written == "на" and tokens[last - 1].written in WHOLE_WEEKS)


def _place(tokens: Sequence[Token], first: int, last: int, rows: Sequence[Row]) -> "_Place":
    """Tell what a phrase may be there: a deadline by itself, one part of it, or only in the way."""
    if _spans_from(tokens, first - 1, -1) or _spans_from(tokens, last, 1):
        return _Place(first, last, tuple(rows), alone=False, joins=False)
    pieces = [piece for row in rows for piece in row]
    day = any(_is_day(piece) for piece in pieces)
    clock = any(isinstance(piece.atom, Clock) for piece in pieces)
    firm = any(piece.trust is Trust.ALONE for piece in pieces)
    if _are_signs(tokens[last:]):
        return _Place(first, last, tuple(rows), alone=True, joins=True)
    # "О 9 правилах" is a topic; so may be any hour said aloud before the title's end
    if _are_signs(tokens[:first]):
        return _Place(first, last, tuple(rows), alone=day or firm, joins=day or firm)
    marked = bool({"to", "filler", "not"} & tokens[first].senses.keys())
    return _Place(first, last, tuple(rows), alone=day and (clock or marked), joins=firm)


def _places(tokens: Sequence[Token]) -> list[_Place]:
    pieces = Pieces(tokens)
    places: list[_Place] = []
    first = 0
    while first < len(tokens):
        rows = (
            []
            if "sign" in tokens[first].senses
            else [
                (end, row)
                for end, row in walk(pieces, first)
                if _trusted(row, tokens[first]) and assemble(row) is not None
            ]
        )
        if not rows:
            first += 1
            continue
        last = max(end for end, _ in rows)
        longest = [row for end, row in rows if end == last]
        last -= "comma" in tokens[last - 1].senses
        if _stands_free(tokens, first, last):
            places.append(_place(tokens, first, last, longest))
        first = last
    return places


def _names_an_event(tokens: Sequence[Token], place: _Place) -> bool:
    """Tell whether a date gone by is what the card is about: "фото з події 22 листопада"."""
    led = {"to", "filler", "not"} & tokens[place.first].senses.keys()
    return not led and any(
        isinstance(piece.atom, (Calendar, MonthStretch)) for row in place.rows for piece in row
    )


def _read(rows: Sequence[Sequence[Piece]], present: Present) -> Reading | None:
    phrases = assemble_plainest(rows)
    if not phrases:
        return None
    reading = read_phrases(phrases, present)
    return None if isinstance(reading, Unread) else reading


def cut_out(title: str, spans: Sequence[tuple[int, int]]) -> str:
    """Give the title without the spans, tidied where they were."""
    parts: list[str] = []
    at = 0
    for start, end in (*spans, (len(title), len(title))):
        parts.append(title[at:start])
        at = end
    rest = ""
    for part in parts:
        if rest.endswith(("(", "[", "{")) and part.lstrip()[:1] in (")", "]", "}"):
            rest, part = rest[:-1], part.lstrip()[1:]
        loose = LOOSE_START.sub("", part) if part is not parts[0] else part
        rest = LONELY_WORD.sub("", LOOSE_END.sub("", rest))
        rest = f"{rest} {loose}" if rest and loose else rest or loose
    rest = PIECES_OF_REST.sub("", rest)
    return " ".join(LOOSE_END.sub("", rest).split())


def find_moment(title: str, *, now: datetime, zone: ZoneInfo, day_end: time) -> Found | None:
    """Find the one deadline a title names, as seen at `now` in `zone`, or None.

    The reading is never Unread. None also for a title that is nothing but a moment, and for one
    that names several. Raises ValueError for a `now` without a zone.
    """
    present = see(now, zone, day_end)
    if len(title) > LONGEST:
        return None
    tokens = read_tokens(title)
    places = _places(tokens)
    if len(places) == 1 and places[0].alone:
        rows = places[0].rows
    elif len(places) == 2 and all(place.joins for place in places):
        rows = tuple(
            one + two
            for one in places[0].rows
            for two in places[1].rows
            if any(map(_is_day, one)) != any(map(_is_day, two))
        )
    else:
        return None
    reading = _read(rows, present)
    spans = [(tokens[place.first].start, tokens[place.last - 1].end) for place in places]
    rest = cut_out(title, spans)
    if reading is None or not any(letter.isalnum() for letter in rest):
        return None
    # A day gone by, with no clock beside it, is mostly what the card is about.
    day_gone = isinstance(reading, Past) and not reading.moment.has_time
    if day_gone and _names_an_event(tokens, places[0]):
        return None
    phrase = " ".join(title[start:end] for start, end in spans)
    return Found(reading, phrase, spans[0][0], spans[-1][1], rest, tuple(spans))
