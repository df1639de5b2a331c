"""Wall clocks and clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.moments import at_wall
from tests.moments.table import KOLKATA, KYIV, LONDON, NEW_YORK

ZONES = (KYIV, NEW_YORK, KOLKATA, LONDON, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("zone", "day", "clock", "shown", "utc"),
    [
        (KYIV, date(2026, 3, 29), time(2, 59), time(2, 59), "2026-03-29T00:59"),
        (KYIV, date(2026, 3, 29), time(3, 0), time(4, 0), "2026-03-29T01:00"),
        (KYIV, date(2026, 3, 29), time(3, 30), time(4, 30), "2026-03-29T01:30"),
        (KYIV, date(2026, 3, 29), time(4, 0), time(4, 0), "2026-03-29T01:00"),
        (KYIV, date(2026, 10, 25), time(3, 30), time(3, 30), "2026-10-25T00:30"),
        (KYIV, date(2026, 10, 25), time(4, 0), time(4, 0), "2026-10-25T02:00"),
        (NEW_YORK, date(2026, 3, 8), time(2, 30), time(3, 30), "2026-03-08T07:30"),
        (NEW_YORK, date(2026, 11, 1), time(1, 30), time(1, 30), "2026-11-01T05:30"),
        (LONDON, date(2026, 3, 29), time(1, 30), time(2, 30), "2026-03-29T01:30"),
        (KOLKATA, date(2026, 3, 29), time(3, 30), time(3, 30), "2026-03-28T22:00"),
    ],
)
def test_skipped_times_move_on_and_doubled_ones_are_the_first(
    zone: ZoneInfo, day: date, clock: time, shown: time, utc: str
) -> None:
    moment = at_wall(day, clock, zone)

    assert moment == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert moment.tzinfo is UTC
    assert moment.astimezone(zone).time() == shown


def test_the_second_of_two_times_is_never_asked_for() -> None:
    day = date(2026, 10, 25)

    assert at_wall(day, time(3, 30, fold=1), KYIV) == at_wall(day, time(3, 30), KYIV)


@settings(deadline=None)  # a busy machine is no failure
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.times(), st.sampled_from(ZONES))
def test_a_wall_time_comes_back_or_moves_by_the_gap(day: date, clock: time, zone: ZoneInfo) -> None:
    shown = at_wall(day, clock, zone).astimezone(zone).replace(tzinfo=None)
    moved = shown - datetime.combine(day, clock)

    assert moved in (timedelta(0), timedelta(minutes=30), timedelta(hours=1))
