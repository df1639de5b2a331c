"""Rules for days: today, weekdays, dates, ends of weeks and months."""

from calendar import monthrange
from typing import Final

from models.moments.grammar import (
    Atom,
    Calendar,
    Close,
    Edge,
    MonthDay,
    MonthStretch,
    Near,
    Offset,
    Part,
    PartOfDay,
    Piece,
    Rule,
    Stretch,
    Trust,
    Unit,
    Weekday,
    Weekend,
    Which,
    Wrong,
    rule,
)
from models.moments.moment import Why

LEAP_YEAR: Final = 2024
PERIODS: Final = (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def build_calendar(day: int, month: int, year: int | None = None) -> Atom:
    """Give a date, or say that no calendar has it (30.02; 29.02.2027)."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or LEAP_YEAR, month)[1]:
        return Wrong(Why.NO_SUCH_DAY)
    return Calendar(day, month, year)


def _month_first(month: int, day: int, year: int | None = None) -> Atom:
    return build_calendar(day, month, year)


def _packed(value: int) -> Atom | None:
    year, month, day = value // 10000, value // 100 % 100, value % 100
    return build_calendar(day, month, year) if 1900 <= year < 2200 else None


def _packed_month_first(value: int) -> Atom | None:
    """Give the American order, only where it is a date at all."""
    atom = _packed(value // 10000 * 10000 + value % 100 * 100 + value // 100 % 100)
    return atom if isinstance(atom, Calendar) else None


def _slash(value: int) -> Atom | None:
    day, month = divmod(value, 100)
    if day <= 12 < month <= 31:
        return None
    return build_calendar(day, month)


def _slash_month_first(value: int) -> Atom | None:
    month, day = divmod(value, 100)
    atom = build_calendar(day, month)
    return atom if isinstance(atom, Calendar) else None


def _slash_date(value: int) -> Atom | None:
    if value % 100 <= 12 < value // 100 % 100 <= 31:
        return None
    return _packed(value)


def _pair(value: int) -> Atom:
    return build_calendar(value // 100, value % 100)


def _month_day(day: int) -> Atom:
    return MonthDay(day) if 1 <= day <= 31 else Wrong(Why.NO_SUCH_DAY)


def _month_day_next(day: int, unit: int) -> Atom | None:
    return MonthDay(day, 1) if unit == Unit.MONTH and 1 <= day <= 31 else None


def _month_day_this(day: int, unit: int) -> Atom | None:
    return MonthDay(day, 0) if unit == Unit.MONTH and 1 <= day <= 31 else None


def _near_after(unit: int, days: int) -> Atom | None:
    return Near(days + 1) if unit == Unit.DAY and days == 1 else None


def _week_from(unit: int, weekday: int) -> Atom | None:
    return Weekday(weekday, Which.WEEK_AFTER) if unit == Unit.WEEK else None


def _week_from_near(unit: int, days: int) -> Atom | None:
    return Near(days + 7) if unit == Unit.WEEK else None


def _in_next_week(weekday: int, unit: int) -> Atom | None:
    return Weekday(weekday, week=1) if unit == Unit.WEEK else None


def _in_this_week(weekday: int, unit: int) -> Atom | None:
    return Weekday(weekday, week=0) if unit == Unit.WEEK else None


def _edge_of(edge: int, unit: int) -> Atom | None:
    if unit == Unit.DAY:
        places: dict[int, Atom] = {Edge.START: Part(PartOfDay.MORNING), Edge.END: Close()}
        return places.get(edge)
    return Stretch(Edge(edge), Unit(unit)) if unit in PERIODS else None


def _last_day_of_month(unit: int, month: int, year: int | None) -> Atom | None:
    return MonthStretch(Edge.END, month, year) if unit == Unit.DAY else None


def _last_day(unit: int, whole: int) -> Atom | None:
    if unit != Unit.DAY or whole not in PERIODS or whole == Unit.WEEK:
        return None
    return Stretch(Edge.END, Unit(whole))


def _end_of_work(edge: int) -> Atom | None:
    return Close() if edge == Edge.END else None


def _edge_of_next(edge: int, unit: int) -> Atom | None:
    return Stretch(Edge(edge), Unit(unit), 1) if unit in PERIODS else None


def _edge_of_month(edge: int, month: int, year: int | None) -> Atom:
    return MonthStretch(Edge(edge), month, year)


def _end_of_near(edge: int, days: int) -> Atom | None:
    return Near(days) if edge == Edge.END else None


def _end_of_weekday(edge: int, weekday: int) -> Atom | None:
    return Weekday(weekday) if edge == Edge.END else None


def _during(unit: int) -> Atom | None:
    """Give "в течение дня" as today and "протягом тижня" as a week from now."""
    if unit == Unit.DAY:
        return Close()
    return Offset(days=7) if unit == Unit.WEEK else None


def _abbreviated_end(unit: int) -> Atom:
    return Close() if unit == Unit.DAY else Stretch(Edge.END, Unit(unit))


def _next_stretch(unit: int) -> Piece | None:
    # "плани наступного місяця" is a topic much more often than a deadline
    trust = Trust.ALONE if unit == Unit.WEEK else Trust.NEVER
    return Piece(Stretch(Edge.WHOLE, Unit(unit), 1), trust) if unit in PERIODS else None


def _after_next_stretch(unit: int) -> Atom | None:
    return Stretch(Edge.WHOLE, Unit(unit), 2) if unit in PERIODS else None


def _this_stretch(unit: int) -> Atom | None:
    return Stretch(Edge.WHOLE, Unit(unit)) if unit in PERIODS else None


DAY_RULES: Final[tuple[Rule, ...]] = (
    rule("NEAR", Near),
    rule("the? UNIT after NEAR", _near_after),
    rule("the? WEEKDAY", Weekday, Trust.WITH_WORD),
    rule("this WEEKDAY", lambda day: Weekday(day, Which.THIS)),
    rule("this? the? nearest WEEKDAY", Weekday),
    rule("the? next WEEKDAY", lambda day: Weekday(day, Which.NEXT)),
    rule("last WEEKDAY", lambda day: Weekday(day, Which.LAST), Trust.NEVER),
    rule("WEEKDAY on? the? next UNIT", _in_next_week),
    rule("the? next UNIT on? WEEKDAY", lambda unit, day: _in_next_week(day, unit)),
    rule("WEEKDAY on? this UNIT", _in_this_week),
    rule("this UNIT on? WEEKDAY", lambda unit, day: _in_this_week(day, unit)),
    rule("a UNIT from|on WEEKDAY", _week_from),
    rule("UNIT from WEEKDAY", _week_from, Trust.WITH_WORD),
    rule("WEEKDAY UNIT", lambda day, unit: _week_from(unit, day), Trust.WITH_WORD),
    rule("a? UNIT from NEAR", _week_from_near),
    rule("the? N|ORD of? MONTH comma? YEAR? year_word?", build_calendar),
    rule("MONTH the? N|ORD comma? YEAR? year_word?", _month_first),
    rule("DATE year_word?", _packed),
    rule("SLASH_DATE", _slash_date),
    rule("SLASH_DATE", _packed_month_first),
    rule("DAY_MONTH_FULL", _pair),
    rule("DAY_MONTH_SHORT", _pair, Trust.WITH_WORD),  # "5.12", but also a version
    rule("DAY_MONTH_BARE", _pair, Trust.WITH_CLOCK),
    rule("SLASH", _slash, Trust.WITH_CLOCK),
    rule("SLASH", _slash_month_first, Trust.WITH_CLOCK),
    rule("the? FIGURE_ORD", _month_day, Trust.WITH_WORD),
    rule("the ORD", _month_day, Trust.WITH_CLOCK),  # "on the first": a day, and a turn of speech
    rule("DAY_ORD", _month_day, Trust.WITH_CLOCK),
    rule("during UNIT", _during, Trust.NEVER),
    rule("N|ORD of_month", _month_day),
    rule("the? N|ORD of_month? of? the? next UNIT", _month_day_next),
    rule("the? N|ORD of_month? of? this UNIT", _month_day_this),
    rule("inside? the? EDGE dash? of? the? dash? working? UNIT", _edge_of, Trust.WITH_WORD),
    rule("the? EDGE of? this working? UNIT", _edge_of, Trust.WITH_WORD),
    rule("inside? the? EDGE of? the? next UNIT", _edge_of_next, Trust.WITH_WORD),
    rule("inside? the? EDGE dash? of? MONTH YEAR? year_word?", _edge_of_month, Trust.WITH_WORD),
    rule("the? EDGE of? NEAR unit?", _end_of_near, Trust.WITH_WORD),
    rule("the? EDGE of? WEEKDAY", _end_of_weekday, Trust.WITH_WORD),
    rule("inside? the? EDGE of? working", _end_of_work, Trust.WITH_WORD),
    rule("the? final UNIT of? the? MONTH YEAR? year_word?", _last_day_of_month, Trust.WITH_WORD),
    rule("the? final UNIT of? the? UNIT", _last_day, Trust.WITH_WORD),
    rule("closing of? working", Close, Trust.WITH_WORD),
    rule("EO", _abbreviated_end),
    rule("the? next UNIT", _next_stretch),
    rule("the? UNIT after next", _after_next_stretch, Trust.NEVER),
    rule("this UNIT", _this_stretch, Trust.NEVER),
    rule(
        "inside? MONTH YEAR? year_word?", lambda m, y: MonthStretch(Edge.WHOLE, m, y), Trust.NEVER
    ),
    rule("the? weekend", Weekend, Trust.NEVER),
    rule("the? weekend_on", Weekend, Trust.WITH_WORD),
    rule("this? the? nearest weekend", Weekend),
    rule("this weekend", lambda: Weekend(Which.THIS)),
    rule("the? next weekend", lambda: Weekend(Which.NEXT)),
)
