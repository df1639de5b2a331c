"""Dates counted by hand: clock changes, February, the ends of months."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from models.recurrence import WORKING_DAYS, Recurrence, Rule, Unit, begin

KYIV = ZoneInfo("Europe/Kyiv")
MON_THU = frozenset({0, 3})


def utc(text: str) -> datetime:
    """A moment of the table."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "start", "days"),
    [
        (Rule(Unit.DAY), "2026-11-29", "2026-11-29 2026-11-30 2026-12-01"),
        (Rule(Unit.DAY, 5), "2028-02-25", "2028-02-25 2028-03-01 2028-03-06"),
        (
            Rule(Unit.WEEK, days=WORKING_DAYS),
            "2026-11-26",
            "2026-11-26 2026-11-27 2026-11-30 2026-12-01",
        ),
        (
            Rule(Unit.WEEK, 2, days=MON_THU),
            "2026-11-26",
            "2026-11-26 2026-12-07 2026-12-10 2026-12-21",
        ),
        (
            Rule(Unit.MONTH, date=31),
            "2027-01-31",
            "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31",
        ),
        (Rule(Unit.MONTH, date=30), "2028-01-30", "2028-01-30 2028-02-29 2028-03-30"),
        (Rule(Unit.MONTH, date=29), "2027-02-28", "2027-02-28 2027-03-29 2027-04-29"),
        (Rule(Unit.MONTH, 12, date=29), "2028-02-29", "2028-02-29 2029-02-28 2030-02-28"),
        (Rule(Unit.MONTH, 3, date=31), "2026-11-30", "2026-11-30 2027-02-28 2027-05-31"),
        (
            Rule(Unit.MONTH),
            "2026-11-01",
            "2026-11-30 2026-12-31 2027-01-29 2027-02-26 2027-03-31 2027-04-30 2027-05-31",
        ),
        (Rule(Unit.MONTH, 2), "2026-12-31", "2026-12-31 2027-02-26 2027-04-30"),
    ],
    ids=str,
)
def test_days(rule: Rule, start: str, days: str) -> None:
    recurrence = Recurrence(rule, date.fromisoformat(start), time(9), KYIV)
    wanted = days.split()
    found = recurrence.coming(utc(f"{start} 00:00"), len(wanted))
    assert [f"{at.astimezone(KYIV):%Y-%m-%d}" for at in found] == wanted
    assert {at.astimezone(KYIV).time() for at in found} == {time(9)}


@pytest.mark.parametrize(
    ("start", "clock", "moments"),
    [
        # Spring: at 03:00 on 28 March 2027 it is 04:00 in Kyiv.
        ("2027-03-27", time(9), "2027-03-27T07:00 2027-03-28T06:00 2027-03-29T06:00"),
        # 03:30 does not exist on that night: half past four, and the usual time on the next.
        ("2027-03-27", time(3, 30), "2027-03-27T01:30 2027-03-28T01:30 2027-03-29T00:30"),
        # Autumn: at 04:00 on 31 October 2027 it is 03:00 again.
        ("2027-10-30", time(9), "2027-10-30T06:00 2027-10-31T07:00 2027-11-01T07:00"),
        # 03:30 comes twice on that night: once is enough, and it is the first.
        ("2027-10-30", time(3, 30), "2027-10-30T00:30 2027-10-31T00:30 2027-11-01T01:30"),
    ],
)
def test_clock_changes_in_kyiv(start: str, clock: time, moments: str) -> None:
    recurrence = Recurrence(Rule(Unit.DAY), date.fromisoformat(start), clock, KYIV)
    wanted = [utc(moment) for moment in moments.split()]
    assert list(recurrence.coming(utc(f"{start}T00:00"), len(wanted))) == wanted


def test_the_second_half_past_three_does_not_bring_it_again() -> None:
    recurrence = Recurrence(Rule(Unit.DAY), date(2027, 10, 1), time(3, 30), KYIV)
    second = utc("2027-10-31T01:30")
    assert second.astimezone(KYIV).time() == time(3, 30)
    assert recurrence.following(second) == utc("2027-11-01T01:30")


def test_a_skipped_time_is_still_ahead_just_after_the_change() -> None:
    recurrence = Recurrence(Rule(Unit.DAY), date(2027, 3, 1), time(3, 30), KYIV)
    four = utc("2027-03-28T01:00")
    assert four.astimezone(KYIV).time() == time(4)
    assert recurrence.following(four) == utc("2027-03-28T01:30")


@pytest.mark.parametrize(
    ("rule", "now", "start"),
    [
        (Rule(Unit.DAY, 3), "2026-11-23T08:00", "2026-11-23"),
        (Rule(Unit.DAY, 3), "2026-11-23T17:00", "2026-11-24"),
        (Rule(Unit.WEEK, 2, days=MON_THU), "2026-11-24T08:00", "2026-11-26"),
        (Rule(Unit.WEEK, 2, days=frozenset({0})), "2026-11-24T08:00", "2026-11-30"),
        (Rule(Unit.MONTH, 3, date=15), "2026-11-23T08:00", "2026-12-15"),
        (Rule(Unit.MONTH, 6), "2026-11-30T17:00", "2026-12-31"),
    ],
    ids=str,
)
def test_the_first_day(rule: Rule, now: str, start: str) -> None:
    begun = begin(rule, utc(now).astimezone(KYIV).date(), time(18), KYIV, utc(now))
    assert begun.start == date.fromisoformat(start)
