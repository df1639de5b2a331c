"""Due moments on the reader's wall clock, also across clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.reminders import USUAL, Hours, read_occasions
from models.reminders.moments import dues, end_of_patience, still_due
from models.tables import Reason

KYIV, NEW_YORK = "Europe/Kyiv", "America/New_York"


def at(wall: str, zone: str, fold: int = 0) -> datetime:
    """A wall clock as UTC."""
    local = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return local.astimezone(UTC)


def walls(occasions: str, deadline: str | None, zone: str, now: str) -> list[tuple[str, str]]:
    """The due moments after `now`, as the wall shows them."""
    found = dues(
        read_occasions(occasions),
        at(deadline, zone) if deadline else None,
        Hours(ZoneInfo(zone)),
        at(now, zone),
    )
    return [
        (str(reason), due.astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M"))
        for reason, due in found
    ]


@pytest.mark.parametrize(
    ("zone", "deadline", "day_before", "hour_before"),
    [
        # An ordinary day: a day is 24 hours.
        (KYIV, "2026-11-24 18:00", "2026-11-23T16:00", "2026-11-24T15:00"),
        # Kyiv, spring: the night of 28 March 2027 has 23 hours.
        (KYIV, "2027-03-28 18:00", "2027-03-27T16:00", "2027-03-28T14:00"),
        (KYIV, "2027-03-28 04:30", "2027-03-27T02:30", "2027-03-28T00:30"),
        # A day before is the skipped hour itself: it moves forward by the gap.
        (KYIV, "2027-03-29 03:30", "2027-03-28T01:30", "2027-03-28T23:30"),
        # Kyiv, autumn: the night of 31 October 2027 has 25 hours, 03:30 comes twice.
        (KYIV, "2027-10-31 18:00", "2027-10-30T15:00", "2027-10-31T15:00"),
        (KYIV, "2027-11-01 03:30", "2027-10-31T00:30", "2027-11-01T00:30"),
        # New York, spring 14 March and autumn 7 November 2027.
        (NEW_YORK, "2027-03-14 18:00", "2027-03-13T23:00", "2027-03-14T21:00"),
        (NEW_YORK, "2027-03-15 02:30", "2027-03-14T07:30", "2027-03-15T05:30"),
        (NEW_YORK, "2027-11-07 18:00", "2027-11-06T22:00", "2027-11-07T22:00"),
        (NEW_YORK, "2027-11-08 01:30", "2027-11-07T05:30", "2027-11-08T05:30"),
    ],
)
def test_a_day_before_is_the_same_wall_time_and_an_hour_is_an_hour(
    zone: str, deadline: str, day_before: str, hour_before: str
) -> None:
    end = at(deadline, zone)
    found = dues(USUAL, end, Hours(ZoneInfo(zone)), at("2026-11-01 00:00", zone))
    assert found[:3] == (
        (Reason.BEFORE, datetime.fromisoformat(day_before).replace(tzinfo=UTC)),
        (Reason.BEFORE, datetime.fromisoformat(hour_before).replace(tzinfo=UTC)),
        (Reason.DEADLINE, end),
    )


@pytest.mark.parametrize(
    ("zone", "deadline", "first_utc_hours"),
    [
        (KYIV, "2027-03-26 18:00", [7, 6, 6, 6, 6, 6, 6]),
        (KYIV, "2027-10-29 18:00", [6, 7, 7, 7, 7, 7, 7]),
        (NEW_YORK, "2027-03-12 18:00", [14, 13, 13, 13, 13, 13, 13]),
        (NEW_YORK, "2027-11-05 18:00", [13, 14, 14, 14, 14, 14, 14]),
    ],
)
def test_late_mornings_are_nine_on_the_wall_seven_times(
    zone: str, deadline: str, first_utc_hours: list[int]
) -> None:
    place, end = ZoneInfo(zone), at(deadline, zone)
    now, found = end, list[datetime]()
    while rows := dues(USUAL, end, Hours(place), now):
        [(reason, now)] = rows
        assert reason is Reason.LATE
        found.append(now)
    assert [due.hour for due in found] == first_utc_hours
    assert {due.astimezone(place).strftime("%H:%M") for due in found} == {"09:00"}
    days = {(due.astimezone(place).date() - end.astimezone(place).date()).days for due in found}
    assert days == set(range(1, 8))
    last_word = end_of_patience(end, Hours(place)).astimezone(place)
    assert last_word.strftime("%H:%M") == "09:00"
    assert last_word.date() - found[-1].astimezone(place).date() == timedelta(days=1)


@pytest.mark.parametrize(
    ("occasions", "deadline", "now", "found"),
    [
        ("1d 60m 0m", "2026-11-24 18:00", "2026-11-24 17:30", ["deadline 11-24 18:00"]),
        ("60m 0m", "2026-11-24 18:00", "2026-11-24 18:00", []),
        ("", "2026-11-24 18:00", "2026-11-23 10:00", []),
        ("late", "2026-11-24 00:30", "2026-11-23 10:00", ["late 11-25 09:00"]),
        ("late", "2026-11-24 18:00", "2026-11-30 09:00", ["late 12-01 09:00"]),
        ("late", "2026-11-24 18:00", "2026-12-01 09:00", []),
        # One moment, one reminder.
        ("1d 1440m", "2026-11-24 18:00", "2026-11-23 10:00", ["before 11-23 18:00"]),
        ("late daily", "2026-11-24 18:00", "2026-11-24 20:00", ["late 11-25 09:00"]),
        # Every day until done: before the deadline without an end, after it like a late card.
        ("daily", "2026-12-24 18:00", "2026-11-23 10:00", ["daily 11-24 09:00"]),
        ("daily", "2026-11-24 18:00", "2026-11-24 09:00", ["late 11-25 09:00"]),
        ("daily", "2026-11-24 18:00", "2026-12-01 09:00", []),
        ("daily", None, "2026-11-23 08:00", ["daily 11-23 09:00"]),
        ("1d 0m late", None, "2026-11-23 08:00", []),
    ],
)
def test_what_is_due(occasions: str, deadline: str | None, now: str, found: list[str]) -> None:
    assert [" ".join(row) for row in walls(occasions, deadline, KYIV, now)] == found


def test_a_row_is_right_only_at_its_own_moment() -> None:
    end, zone = at("2027-03-28 18:00", KYIV), Hours(ZoneInfo(KYIV))
    now = at("2027-03-20 18:00", KYIV)
    for reason, due in dues(USUAL, end, zone, now):
        assert still_due(reason, due, USUAL, end, zone)
        assert not still_due(reason, due, USUAL, end + timedelta(minutes=1), zone) or (
            reason is Reason.LATE
        )
        assert not still_due(reason, due, (), end, zone)
    late = at("2027-04-04 09:00", KYIV)
    assert still_due(Reason.LATE, late, USUAL, end, zone)
    assert not still_due(Reason.LATE, late + timedelta(days=1), USUAL, end, zone)
    assert not still_due(Reason.LATE, late, USUAL, end, Hours(ZoneInfo(NEW_YORK)))
