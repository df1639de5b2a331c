"""Moments offered as buttons, and an example of how one may be typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from models.moments.dates import FRIDAY, WEEK, shift_days, shift_months
from models.moments.moment import Moment
from models.moments.reading import Present, see

MOST: Final = 6
# A button this close to another one would say the same.
SOON: Final = timedelta(minutes=30)
EXAMPLE_TIME: Final = time(18)
WEEKDAYS: Final[dict[str, tuple[str, ...]]] = {
    "uk": (
        "у понеділок", "у вівторок", "у середу", "у четвер", "у п’ятницю", "у суботу", "у неділю",
    ),
    "ru": (
        "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу",
        "в воскресенье",
    ),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}  # fmt: skip


class PresetKey(StrEnum):
    """What a preset is called; its wording is for the screens."""

    IN_AN_HOUR = "in_an_hour"
    TODAY_END = "today_end"
    TOMORROW_END = "tomorrow_end"
    FRIDAY_END = "friday_end"
    MONDAY_END = "monday_end"
    IN_A_WEEK = "in_a_week"
    END_OF_MONTH = "end_of_month"


@dataclass(frozen=True, slots=True)
class Preset:
    """A moment offered as a button."""

    key: PresetKey
    moment: Moment


def _offers(present: Present) -> Iterator[tuple[PresetKey, Moment]]:
    """Give all presets; where two are the same moment, the plainer word comes first."""
    today = present.today
    minute = present.now.replace(second=0, microsecond=0)
    monday = shift_days(today, WEEK - today.weekday())
    month_end = shift_days(shift_months(today.replace(day=1), 1), -1)
    yield PresetKey.IN_AN_HOUR, Moment(minute + timedelta(hours=1), has_time=True)
    yield PresetKey.TODAY_END, present.on(today, None)
    yield PresetKey.TOMORROW_END, present.on(shift_days(today, 1), None)
    yield (
        PresetKey.FRIDAY_END,
        present.on(shift_days(today, (FRIDAY - today.weekday()) % WEEK), None),
    )
    yield PresetKey.MONDAY_END, present.on(monday, None)
    yield PresetKey.IN_A_WEEK, present.on(shift_days(today, WEEK), None)
    yield PresetKey.END_OF_MONTH, present.on(month_end, None)


def presets(*, now: datetime, zone: ZoneInfo, day_end: time) -> tuple[Preset, ...]:
    """Give four to six moments worth a button now, soonest first, none gone and none twice.

    All but the hour are ends of working days in `zone`. Raises ValueError for a naive `now`.
    """
    present = see(now, zone, day_end)
    chosen: list[Preset] = []
    for key, moment in _offers(present):
        near = any(abs(moment.at - other.moment.at) < SOON for other in chosen)
        if present.is_ahead(moment) and not near:
            chosen.append(Preset(key, moment))
    chosen = chosen[:MOST]
    return tuple(sorted(chosen, key=lambda preset: preset.moment))


def example(now: datetime, zone: ZoneInfo, language: str) -> str:
    """Give a phrase to show as an example of what may be typed now: "у п’ятницю 18:00".

    `language` is "uk", "ru" or "en" (which stands for any other). The day is the one after
    tomorrow, so `read_moment` always understands it as one moment in the future.
    """
    day = shift_days(now.astimezone(zone).date(), 2)
    return f"{WEEKDAYS.get(language, WEEKDAYS['en'])[day.weekday()]} {EXAMPLE_TIME:%H:%M}"
