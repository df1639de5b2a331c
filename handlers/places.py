"""Places as buttons: a city and what its clock says now."""

from zoneinfo import ZoneInfo

from handlers import buttons as b
from handlers.reader import Reader
from handlers.screens import Button, Row, button, rows_of

LIKELY = {
    "uk": ("Europe/Kyiv", "Europe/Warsaw", "Europe/Berlin", "Europe/London", "America/New_York"),
    "ru": ("Europe/Kyiv", "Europe/Warsaw", "Europe/Berlin", "Asia/Tbilisi", "Asia/Almaty"),
    "en": ("Europe/London", "Europe/Berlin", "Europe/Kyiv", "America/New_York", "Asia/Singapore"),
}


def zone_buttons(reader: Reader, *, start: bool) -> tuple[Row, ...]:
    """The likely places and what their clocks say now, the reader's own place first."""
    keys = list(dict.fromkeys([reader.zone.key, *LIKELY[reader.language]]))[:6]
    choices = [
        zone_button(reader, ZoneInfo(key), reader.place(ZoneInfo(key)), start) for key in keys
    ]
    return rows_of(choices, 2)


def zone_button(reader: Reader, zone: ZoneInfo, place: str, start: bool) -> Button:  # noqa: FBT001
    """A place and its time."""
    return button("", f"{place} · {reader.clock(zone)}", b.SetZone(zone=zone.key, start=start))
