"""Moments offered as buttons, and the example of a phrase."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.moments import PresetKey, Understood, example, presets, read_moment
from tests.moments.table import DAY_END, KYIV, PRESENTS, moment_of
from tests.moments.test_wall import ZONES

NOWS = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 - the zone is drawn below
    datetime(2060, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from(ZONES),
)


@pytest.mark.parametrize(
    ("present", "offered"),
    [
        (
            "wednesday noon",
            (
                "in_an_hour 25.11 13:00, today_end 25.11, tomorrow_end 26.11, friday_end 27.11, "
                "monday_end 30.11, in_a_week 02.12"
            ),
        ),
        (
            "monday morning",
            (
                "in_an_hour 23.11 10:00, today_end 23.11, tomorrow_end 24.11, friday_end 27.11, "
                "monday_end 30.11"
            ),
        ),
        (
            "friday evening",
            "in_an_hour 27.11 20:30, tomorrow_end 28.11, monday_end 30.11, in_a_week 04.12",
        ),
        (
            "year end",
            (
                "in_an_hour 31.12 17:00, today_end 31.12, tomorrow_end 01.01.27, "
                "monday_end 04.01.27, in_a_week 07.01.27"
            ),
        ),
        (
            "before spring change",
            (
                "in_an_hour 28.03 13:00, today_end 28.03, tomorrow_end 29.03, monday_end 30.03, "
                "friday_end 03.04, in_a_week 04.04"
            ),
        ),
    ],
)
def test_presets_fit_the_day(present: str, offered: str) -> None:
    now = PRESENTS[present]
    zone = now.tzinfo
    assert isinstance(zone, ZoneInfo)

    found = presets(now=now, zone=zone, day_end=DAY_END)

    assert [(preset.key, preset.moment) for preset in found] == [
        (PresetKey(key), moment_of(moment, now))
        for key, _, moment in (each.partition(" ") for each in offered.split(", "))
    ]


def test_an_hour_from_now_that_is_the_days_end_is_offered_once() -> None:
    now = datetime(2026, 11, 25, 17, 5, tzinfo=KYIV)

    keys = [preset.key for preset in presets(now=now, zone=KYIV, day_end=DAY_END)]

    assert PresetKey.IN_AN_HOUR in keys
    assert PresetKey.TODAY_END not in keys


@settings(deadline=None)  # a busy machine is no failure
@given(NOWS, st.sampled_from(ZONES), st.times())
def test_presets_are_ahead_in_order_and_none_twice(
    now: datetime, zone: ZoneInfo, day_end: time
) -> None:
    found = presets(now=now, zone=zone, day_end=day_end)
    moments = [preset.moment.at for preset in found]

    assert 4 <= len(found) <= 6
    assert all(moment > now for moment in moments)
    assert moments == sorted(set(moments))
    assert len({preset.key for preset in found}) == len(found)


@settings(deadline=None)  # a busy machine is no failure
@given(NOWS, st.sampled_from(ZONES), st.sampled_from(["uk", "ru", "en", "pl"]))
def test_the_example_is_understood(now: datetime, zone: ZoneInfo, language: str) -> None:
    phrase = example(now, zone, language)

    assert isinstance(read_moment(phrase, now=now, zone=zone, day_end=DAY_END), Understood)


def test_the_example_speaks_the_persons_language() -> None:
    now = PRESENTS["wednesday noon"]

    assert example(now, KYIV, "uk") == "у п’ятницю 18:00"
    assert example(now, KYIV, "ru") == "в пятницу 18:00"
    assert example(now, KYIV, "en") == "Friday 18:00"
