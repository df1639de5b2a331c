"""Quiet hours and days off: when what falls into them comes instead."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reminders import Hours, read_occasions
from models.reminders.moments import dues

KYIV = ZoneInfo("Europe/Kyiv")
NIGHTS = Hours(KYIV, 22 * 60, 8 * 60)
WEEKDAYS = Hours(KYIV, 22 * 60, 8 * 60, 0b001_1111)
OFFICE = Hours(KYIV, workdays=0b001_1111)
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def at(wall: str) -> datetime:
    """A wall clock in Kyiv as UTC."""
    return datetime.fromisoformat(f"2026-{wall}").replace(tzinfo=KYIV).astimezone(UTC)


def walls(hours: Hours, occasions: str, deadline: str, now: datetime = NOW) -> list[str]:
    """The due moments, as the wall in Kyiv shows them."""
    found = dues(read_occasions(occasions), at(deadline), hours, now)
    return [f"{reason} {due.astimezone(KYIV):%m-%d %H:%M}" for reason, due in found]


@pytest.mark.parametrize(
    ("hours", "occasions", "deadline", "found"),
    [
        # By day nothing changes. The 27th is a Friday.
        (NIGHTS, "60m 0m", "11-24 18:00", ["before 11-24 17:00", "deadline 11-24 18:00"]),
        # The hour before falls into the night, the deadline does not: it waits for the morning.
        (NIGHTS, "120m", "11-24 09:00", ["before 11-24 08:00"]),
        (NIGHTS, "120m 0m", "11-24 08:00", ["deadline 11-24 08:00"]),
        # The deadline passes before the morning: it comes before the quiet hours, once.
        (NIGHTS, "60m 0m", "11-24 23:30", ["before 11-24 21:30"]),
        (NIGHTS, "60m 0m", "11-25 03:00", ["before 11-24 21:30"]),
        (NIGHTS, "0m", "11-24 22:00", ["before 11-24 21:30"]),
        # Late ones come in the mornings of working days.
        (WEEKDAYS, "late", "11-27 18:00", ["late 11-30 09:00"]),
        (WEEKDAYS, "1d 0m", "11-29 12:00", ["before 11-27 21:30"]),
        (WEEKDAYS, "1d 0m", "11-30 12:00", ["before 11-30 08:00", "deadline 11-30 12:00"]),
        # Days off without quiet hours: a day of work begins at nine and ends at six.
        (OFFICE, "1d", "11-30 12:00", ["before 11-30 09:00"]),
        (OFFICE, "0m", "11-28 12:00", ["before 11-27 17:30"]),
        (OFFICE, "60m", "11-25 03:00", ["before 11-25 02:00"]),
        # What is urgent heeds no quiet.
        (WEEKDAYS.always, "0m", "11-28 03:00", ["deadline 11-28 03:00"]),
        # A morning that begins later than nine.
        (Hours(KYIV, 20 * 60, 11 * 60), "late", "11-24 18:00", ["late 11-25 11:00"]),
    ],
)
def test_what_falls_into_quiet_hours(
    hours: Hours, occasions: str, deadline: str, found: list[str]
) -> None:
    assert walls(hours, occasions, deadline) == found


def test_a_deadline_set_too_late_to_come_before_the_quiet_comes_in_it() -> None:
    now = at("11-24 21:45")
    assert walls(NIGHTS, "60m 0m", "11-24 23:30", now) == [
        "before 11-24 22:30",
        "deadline 11-24 23:30",
    ]
    early = at("11-24 21:30")
    assert not dues(read_occasions("60m 0m"), at("11-24 23:30"), NIGHTS, now, {early})


def test_quiet_hours_keep_to_the_wall_when_clocks_change() -> None:
    for day in ("2027-03-28", "2027-10-31"):
        night = datetime.fromisoformat(f"{day} 06:00").replace(tzinfo=KYIV)
        assert f"{NIGHTS.next_awake(night).astimezone(KYIV):%H:%M}" == "08:00"
        assert f"{NIGHTS.last_awake(night).astimezone(KYIV):%H:%M}" == "21:30"


@given(
    st.sampled_from(["Europe/Kyiv", "America/New_York", "Asia/Kolkata", "Africa/Casablanca"]),
    st.integers(18 * 60, 24 * 60),
    st.integers(0, 11 * 60),
    st.integers(1, 127),
    st.integers(0, 10 * 365 * 24 * 60),
)
def test_there_is_always_a_time_to_write(
    zone: str, since: int, until: int, days: int, minutes: int
) -> None:
    hours, when = Hours(ZoneInfo(zone), since, until, days), NOW + timedelta(minutes=minutes)
    following, former = hours.next_awake(when), hours.last_awake(when)
    assert former < when <= following <= when + timedelta(days=8)
    assert hours.awake(following)
    assert hours.works(former.astimezone(hours.zone).date())
