"""Which rows of pieces make one phrase: at most one day, one clock time, one part of the day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from models.moments.clocks import CLOCK_RULES
from models.moments.days import DAY_RULES
from models.moments.grammar import (
    Calendar,
    Clock,
    Close,
    Day,
    MonthDay,
    MonthStretch,
    Near,
    Offset,
    Part,
    PartOfDay,
    Piece,
    Stretch,
    Unit,
    Weekday,
    Weekend,
    Wrong,
    apply_rules,
)
from models.moments.moment import Why
from models.moments.spans import match_span
from models.moments.tokens import Token

RULES: Final = DAY_RULES + CLOCK_RULES
MOST_PIECES: Final = 4
MOST_FILLERS: Final = 3
FILLERS: Final = frozenset({"on", "to", "filler", "comma", "stop", "dash", "the"})
ENDS: Final = frozenset({"stop", "comma", "tail", "around"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of pieces that belong together; `wrong` is set if one of them cannot be."""

    days: tuple[Day, ...] = ()
    clock: Clock | None = None
    part: PartOfDay | None = None
    offset: Offset | None = None
    close: bool = False
    wrong: Why | None = None


@dataclass(slots=True)
class Pieces:
    """Tokens and what starts at each of them, worked out once."""

    tokens: Sequence[Token]
    known: dict[int, list[tuple[int, Piece]]] = field(default_factory=dict)

    def at(self, i: int) -> list[tuple[int, Piece]]:
        """Give the pieces that start at token `i`, each with the token after it."""
        if i not in self.known:
            found = list(apply_rules(RULES, self.tokens, i))
            found += match_span(self.tokens, i)
            self.known[i] = list(dict.fromkeys(found))
        return self.known[i]


def skip_fillers(tokens: Sequence[Token], i: int) -> list[int]:
    """Give the places at which a phrase may go on after small words and signs at `i`."""
    places = [i]
    while i < len(tokens) and len(places) <= MOST_FILLERS:
        senses = tokens[i].senses
        if FILLERS & senses.keys():
            i += 1
        elif "not" in senses and i + 1 < len(tokens) and "later" in tokens[i + 1].senses:
            i += 2
            i += i < len(tokens) and "than" in tokens[i].senses
        else:
            break
        places.append(i)
    return places


def walk(
    pieces: Pieces, i: int, so_far: tuple[Piece, ...] = ()
) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """Give every row of pieces from token `i` on, with the token after it."""
    if so_far:
        yield i, so_far
    if len(so_far) == MOST_PIECES:
        return
    for place in skip_fillers(pieces.tokens, i):
        if place < len(pieces.tokens):
            for end, piece in pieces.at(place):
                if _may_follow(so_far, piece):
                    yield from walk(pieces, end, (*so_far, piece))


def _may_follow(so_far: tuple[Piece, ...], piece: Piece) -> bool:
    if isinstance(piece.atom, Part) and piece.atom.bound:
        return bool(so_far) and isinstance(so_far[-1].atom, Clock)
    if isinstance(piece.atom, Part):
        parts = [before.atom for before in so_far if isinstance(before.atom, Part)]
        return not parts or (len(parts) == 1 and parts[0].today != piece.atom.today)
    if isinstance(piece.atom, (Clock, Close, Offset)):
        return not any(isinstance(before.atom, type(piece.atom)) for before in so_far)
    return True


def _merge_days(days: Sequence[Day]) -> tuple[Day, ...] | None:
    """Give the days of one phrase: one, or a date with its weekday, or a weekday of a week."""
    if len(days) <= 1:
        return tuple(days)
    if len(days) > 2:
        return None
    for first, second in (days, days[::-1]):
        match first, second:
            case Weekday(week=None), Calendar() | MonthDay() | Near():
                return (second, first)
            case Weekday(week=None), Stretch(unit=Unit.WEEK, shift=shift):
                return (Weekday(first.weekday, week=shift),)
            case MonthDay(shift=None), Stretch(unit=Unit.MONTH, shift=shift):
                return (MonthDay(first.day, shift),)
    return None


def _clock_has_place(pieces: Sequence[Piece]) -> bool:
    """Tell whether a bare number may be an hour here: "завтра 10", "12 noon", not "10"."""
    for before, piece, after in zip((None, *pieces), pieces, (*pieces[1:], None), strict=False):
        if isinstance(piece.atom, Clock) and piece.atom.bare:
            near_day = before is not None and isinstance(before.atom, (Near, Weekday, Part))
            near_part = after is not None and isinstance(after.atom, Part)
            return near_day or near_part
    return True


def assemble(pieces: Sequence[Piece]) -> Phrase | None:
    """Put pieces together into a phrase; None if they do not go together."""
    if not _clock_has_place(pieces):
        return None
    days: list[Day] = []
    clock: Clock | None = None
    part: PartOfDay | None = None
    offset: Offset | None = None
    close = False
    wrong: Why | None = None
    for piece in pieces:
        match piece.atom:
            case Clock() as atom:
                clock = replace(atom, bare=False)
            case Part() as atom:
                part = part if part is not None and atom.today else atom.part
                days += [Near(0)] if atom.today else []
            case Offset() as atom:
                offset = atom
            case Close():
                close = True
            case Wrong() as atom:
                wrong = wrong or atom.why
            case (
                Near()
                | Weekday()
                | Calendar()
                | MonthDay()
                | Stretch()
                | MonthStretch()
                | Weekend()
            ) as atom:
                days.append(atom)
    merged = _merge_days(days)
    timed = clock is not None or part is not None
    if merged is None or (close and timed):
        return None
    if offset is not None and (offset.minutes and (timed or close or merged)):
        return None
    if offset is not None and merged:
        match merged:
            case (Weekday(week=None),) if offset.days > 0 and offset.days % 7 == 0:
                pass
            case _:
                return None
    return Phrase(merged, clock, part, offset, close, wrong)


def assemble_plainest(rows: Sequence[Sequence[Piece]]) -> list[Phrase]:
    """Give the phrases of the fewest pieces that the rows make.

    Longer pieces say more: "до 8 березня" is a date, not eight o'clock and a month.
    """
    phrases = [(len(row), phrase) for row in rows if (phrase := assemble(row)) is not None]
    fewest = min((count for count, _ in phrases), default=0)
    return list(dict.fromkeys(phrase for count, phrase in phrases if count == fewest))


def _opens(sign: Token) -> bool:
    return bool({"at", "plus"} & sign.senses.keys())


def parse(text_tokens: Sequence[Token]) -> list[Phrase]:
    """Give every phrase that the tokens are as a whole, signs around them aside."""
    pieces = Pieces(text_tokens)
    first, last = 0, len(text_tokens)
    while first < last and "around" in text_tokens[first].senses:
        first += 1
    while last and ENDS & text_tokens[last - 1].senses.keys():
        last -= 1
    if first < last and "sign" in text_tokens[first].senses and not _opens(text_tokens[first]):
        return []
    rows = [row for end, row in walk(pieces, first) if end >= last]
    return assemble_plainest(rows)
