"""Rules for distances from now: "через 2 тижні", "in an hour and a half", "за 3 дні".

"за 3 дні" and "within 3 days" are read as "in 3 days": a deadline is the same either way.
"через день" is tomorrow or the day after; the person chooses.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from models.moments.clocks import LAST_UNSURE_HOUR
from models.moments.grammar import Atom, Offset, Piece, Rule, Trust, Unit, apply_rules, rule
from models.moments.tokens import Token, read_tokens

WHOLE: Final = 60  # amounts are counted in sixtieths, so that halves and quarters are whole
MONTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
DAYS: Final = {Unit.DAY: 1, Unit.WEEK: 7}
MOST_PARTS: Final = 3


def _amount(sixtieths: int, unit: int) -> Atom | None:
    """Give an offset; None for parts of days and weeks, which have no agreed length."""
    if sixtieths == 0:
        return None
    if unit == Unit.HOUR:
        return Offset(minutes=sixtieths)
    if unit in MONTHS:
        months, rest = divmod(sixtieths * MONTHS[Unit(unit)], WHOLE)
        return None if rest else Offset(months=months)
    count, rest = divmod(sixtieths, WHOLE)
    if rest:
        return None
    return Offset(minutes=count) if unit == Unit.MINUTE else Offset(days=count * DAYS[Unit(unit)])


def _count(count: int, unit: int) -> Atom | None:
    return _amount(count * WHOLE, unit)


def _hour_and(unit: int, minutes: int, hours: int = 1) -> Atom | None:
    """Give "час двадцать": minutes after hours need no word of their own."""
    return Offset(minutes=hours * 60 + minutes) if unit == Unit.HOUR and minutes < 60 else None


def _working(count: int, unit: int) -> Atom | None:
    return Offset(days=count, working=True) if unit == Unit.DAY and count < 1000 else None


QUANTITIES: Final[tuple[Rule, ...]] = (
    rule("N|NUMBER UNIT", _count),
    rule("N working UNIT", _working),
    rule("SIXTIETHS UNIT", _amount),
    rule("a? couple of? UNIT", lambda unit: _count(2, unit)),
    rule("a UNIT", lambda unit: _count(1, unit)),
    rule("one_and_half UNIT", lambda unit: _amount(90, unit)),
    rule("N and a? half|half_past|and_half UNIT", lambda n, u: _amount(n * WHOLE + 30, u)),
    rule("a UNIT and a half_past", lambda unit: _amount(90, unit)),
    rule("N UNIT and a half_past", lambda n, unit: _amount(n * WHOLE + 30, unit)),
    rule("half|half_past dash? a? UNIT", lambda unit: _amount(30, unit)),
    rule("a half_past UNIT", lambda unit: _amount(30, unit)),
    rule("a? quarter of? a? UNIT", lambda unit: _amount(15, unit)),
    rule("ONE_UNIT", lambda unit: _count(1, unit)),
    rule("MINUTES", lambda minutes: Offset(minutes=minutes)),
    rule("MONTHS", lambda months: Offset(months=months)),
    rule("a? DAYS", lambda days: Offset(days=days)),
    rule("ONE_UNIT N", _hour_and),
    rule("N UNIT N", lambda n, unit, more: _hour_and(unit, more, n)),
    rule("day_apart", lambda: Offset(days=1, other_days=2)),
)


OTHER_ORDERS: Final[tuple[Rule, ...]] = (
    rule(
        "UNIT in N", lambda unit, count: _count(count, unit), Trust.WITH_CLOCK
    ),  # "часа через два"
    rule("N UNIT from NEAR", lambda n, unit, near: _days_from(n, unit, near)),
    rule("a? DAYS from NEAR", lambda days, near: Offset(days=days + near)),
)


def _days_from(count: int, unit: int, near: int) -> Atom | None:
    return Offset(days=count * DAYS[Unit(unit)] + near) if unit in DAYS and near >= 0 else None


def _add(first: Offset, second: Offset) -> Offset | None:
    if first.other_days or second.other_days or first.working or second.working:
        return None
    return Offset(
        first.minutes + second.minutes, first.days + second.days, first.months + second.months
    )


def _sum(tokens: Sequence[Token], i: int, parts: int = MOST_PARTS) -> Iterator[tuple[int, Offset]]:
    for end, piece in apply_rules(QUANTITIES, tokens, i):
        if not isinstance(piece.atom, Offset):
            continue
        yield end, piece.atom
        then = end + (end < len(tokens) and bool({"and", "comma"} & tokens[end].senses.keys()))
        if parts > 1 and not piece.atom.other_days:
            for last, more in _sum(tokens, then, parts - 1):
                if both := _add(piece.atom, more):
                    yield last, both


def _backwards(offset: Offset) -> Offset:
    return Offset(-offset.minutes, -offset.days, -offset.months)


def match_span(tokens: Sequence[Token], i: int) -> Iterator[tuple[int, Piece]]:
    """Give every offset that starts at token `i`.

    A quantity with neither "через" before nor "from now" after it ("2 дні", "30 хв") is one only
    at the start of the text, and never in a title.
    """
    yield from apply_rules(OTHER_ORDERS, tokens, i)
    senses = tokens[i].senses
    if "in" in senses or "over" in senses:
        trust = Trust.ALONE if "in" in senses else Trust.NEVER
        for end, offset in _sum(tokens, i + 1):
            yield end, Piece(offset, trust)
        return
    first = i + ("plus" in senses)
    for end, offset in _sum(tokens, first):
        after = [token.senses for token in tokens[end : end + 2]]
        if len(after) == 2 and "from" in after[0] and "now" in after[1]:
            yield end + 2, Piece(offset)
        elif after and "ago" in after[0]:
            yield end + 1, Piece(_backwards(offset), Trust.NEVER)
        elif i == 0 and not offset.other_days and not _says_other(tokens[first:end]):
            yield end, Piece(offset, Trust.NEVER)


def _says_other(tokens: Sequence[Token]) -> bool:
    """Tell what is no distance by itself: a lone "тиждень", and "18 год", which is a clock time."""
    if len(tokens) == 1:
        return "one_unit" in tokens[0].senses
    return tokens[0].senses.get("n", 0) > LAST_UNSURE_HOUR and "oclock" in tokens[1].senses


def read_length(text: str) -> tuple[int, int] | None:
    """Read a text that is nothing but a length of time, such as "день" or "2 hours": days, minutes.

    None for anything else, and for months, years and working days, whose length is not fixed.
    """
    tokens = [*read_tokens("in"), *read_tokens(text)]
    for end, piece in match_span(tokens, 0):
        offset = piece.atom
        if end == len(tokens) and isinstance(offset, Offset):
            if offset.months or offset.working:
                return None
            return offset.days, offset.minutes
    return None
