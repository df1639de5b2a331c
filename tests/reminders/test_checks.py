"""When the number of a checkpoint is asked for: three days in a row, outside quiet hours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from models.reminders.checks import TIMES, asked_at, told_at
from models.reminders.hours import Hours

KYIV = ZoneInfo("Europe/Kyiv")
moments = st.timedeltas(timedelta(0), timedelta(days=800)).map(
    datetime(2026, 1, 1, tzinfo=UTC).__add__
)
workdays = st.integers(1, 127)


def at(day: int, hour: int) -> datetime:
    """A moment of March 2026 on Kyiv's clock, where the clock changes on the 29th."""
    return datetime(2026, 3, day, hour, tzinfo=KYIV).astimezone(UTC)


def test_three_days_at_the_same_hour_across_a_clock_change() -> None:
    hours = Hours(KYIV, 22 * 60, 8 * 60)
    assert asked_at(at(27, 18), hours) == (at(27, 18), at(28, 18), at(29, 18))
    assert told_at(at(27, 18), hours) == at(30, 18)


def test_what_falls_into_the_night_or_on_days_off_comes_in_the_morning() -> None:
    hours = Hours(KYIV, 22 * 60, 8 * 60, 0b001_1111)
    assert asked_at(at(26, 23), hours) == (at(27, 8), at(30, 8))
    assert told_at(at(26, 23), hours) == at(30, 8)


@given(moments, workdays)
def test_nobody_is_asked_when_it_is_quiet(moment: datetime, days: int) -> None:
    hours = Hours(KYIV, 22 * 60, 8 * 60, days)
    found = asked_at(moment, hours)
    assert 1 <= len(found) <= TIMES
    assert list(found) == sorted(set(found))
    assert all(hours.awake(one) and one >= moment for one in found)
    assert told_at(moment, hours) >= found[-1]
