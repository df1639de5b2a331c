"""What holds for every rule, over ten years, in five zones."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.moments import at_wall
from models.recurrence import WORKING_DAYS, Recurrence, Rule, Unit, begin, read_rule

ZONES = [
    ZoneInfo(key)
    for key in (
        "Europe/Kyiv",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
    )
]
DECADE = timedelta(days=3653)
steps = st.integers(1, 99)
rules = st.one_of(
    st.builds(Rule, st.just(Unit.DAY), steps),
    st.builds(Rule, st.just(Unit.WEEK), steps, days=st.frozensets(st.integers(0, 6), min_size=1)),
    st.builds(Rule, st.just(Unit.MONTH), steps, date=st.none() | st.integers(1, 31)),
)
starts = st.dates(date(2026, 1, 1), date(2028, 12, 31))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
recurrences = st.builds(Recurrence, rules, starts, clocks, st.sampled_from(ZONES))
moments = st.timedeltas(timedelta(0), DECADE).map(datetime(2026, 1, 1, tzinfo=UTC).__add__)


def days_of(recurrence: Recurrence, count: int) -> list[date]:
    """The first days of a recurrence, on its own clock."""
    first = at_wall(recurrence.start, time(), recurrence.zone) - timedelta(days=1)
    return [at.astimezone(recurrence.zone).date() for at in recurrence.coming(first, count)]


@given(rules)
def test_a_rule_is_read_as_it_was_written(rule: Rule) -> None:
    assert read_rule(str(rule)) == rule
    assert len(str(rule)) <= 64


@settings(deadline=None)
@given(recurrences, moments)
def test_the_next_is_strictly_later_and_none_is_left_out(
    recurrence: Recurrence, after: datetime
) -> None:
    first, second, third = recurrence.coming(after, 3)
    assert after < first < second < third
    assert recurrence.following(after) == first
    assert recurrence.following(first) == second
    assert recurrence.following(second - timedelta(minutes=1)) == second


@settings(deadline=None)
@given(recurrences, moments)
def test_the_wall_shows_the_same_time(recurrence: Recurrence, after: datetime) -> None:
    for at in recurrence.coming(after, 5):
        assert at.tzinfo is UTC
        local = at.astimezone(recurrence.zone)
        there = datetime.combine(local.date(), recurrence.clock, recurrence.zone)
        exists = there.astimezone(UTC).astimezone(recurrence.zone).time() == recurrence.clock
        if exists:
            assert (local.time(), local.fold) == (recurrence.clock, 0)
        else:
            assert local.time() > recurrence.clock


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_the_last_working_day_of_each_month_of_ten_years(zone: ZoneInfo) -> None:
    recurrence = Recurrence(Rule(Unit.MONTH), date(2026, 1, 1), time(9), zone)
    days = days_of(recurrence, 120)
    assert [(day.year, day.month) for day in days] == [
        (2026 + month // 12, month % 12 + 1) for month in range(120)
    ]
    for day in days:
        assert day.weekday() in WORKING_DAYS
        rest = range(day.day + 1, monthrange(day.year, day.month)[1] + 1)
        assert all(day.replace(day=later).weekday() not in WORKING_DAYS for later in rest)


@settings(deadline=None)
@given(starts, clocks, st.sampled_from(ZONES), st.integers(1, 31), st.integers(1, 12))
def test_a_date_is_itself_or_the_last_day(
    start: date, clock: time, zone: ZoneInfo, number: int, every: int
) -> None:
    rule = Rule(Unit.MONTH, every, date=number)
    days = days_of(Recurrence(rule, start, clock, zone), 120 // every)
    for day in days:
        assert day.day == min(number, monthrange(day.year, day.month)[1])
    for one, other in pairwise(days):
        assert (other.year - one.year) * 12 + other.month - one.month == every


@settings(deadline=None)
@given(starts, clocks, st.sampled_from(ZONES), steps)
def test_days_are_n_apart(start: date, clock: time, zone: ZoneInfo, every: int) -> None:
    days = days_of(Recurrence(Rule(Unit.DAY, every), start, clock, zone), DECADE.days // every)
    assert days[0] == start
    assert {other - one for one, other in pairwise(days)} <= {timedelta(days=every)}


@settings(deadline=None)
@given(starts, st.sampled_from(ZONES), steps, st.frozensets(st.integers(0, 6), min_size=1))
def test_weeks_are_n_apart_and_have_all_their_days(
    start: date, zone: ZoneInfo, every: int, chosen: frozenset[int]
) -> None:
    rule = Rule(Unit.WEEK, every, days=chosen)
    days = days_of(Recurrence(rule, start, time(9), zone), 522 * len(chosen) // every + 1)
    monday = start - timedelta(days=start.weekday())
    assert all(day.weekday() in chosen for day in days)
    assert all((day - monday).days // 7 % every == 0 for day in days)
    weeks = [day - timedelta(days=day.weekday()) for day in days]
    whole = [week for week in set(weeks) if week not in {weeks[0], weeks[-1]}]
    assert all(weeks.count(week) == len(chosen) for week in whole)


@settings(deadline=None)
@given(rules, clocks, st.sampled_from(ZONES), moments)
def test_it_begins_with_the_soonest_day_that_fits(
    rule: Rule, clock: time, zone: ZoneInfo, now: datetime
) -> None:
    begun = begin(rule, now.astimezone(zone).date(), clock, zone, now)
    first = begun.following(now)
    assert first.astimezone(zone).date() == begun.start
    single = Recurrence(Rule(rule.unit, 1, rule.days, rule.date), begun.start, clock, zone)
    assert first == single.following(now)


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": Unit.DAY, "every": 0},
        {"unit": Unit.DAY, "every": 100},
        {"unit": Unit.WEEK},
        {"unit": Unit.WEEK, "days": frozenset({7})},
        {"unit": Unit.DAY, "days": frozenset({1})},
        {"unit": Unit.MONTH, "date": 32},
        {"unit": Unit.MONTH, "date": 0},
        {"unit": Unit.DAY, "date": 3},
    ],
    ids=str,
)
def test_what_is_no_rule_is_none(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"every|days|date"):
        Rule(**wrong)  # type: ignore[arg-type]
