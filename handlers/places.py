"""Places as buttons: a city and what its clock says now."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from babel import Locale

from handlers import buttons as b
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, rows_of
from models.places import City

MakeButton = Callable[[ZoneInfo, str], Button]

LIKELY = {
    "uk": ("Europe/Kyiv", "Europe/Warsaw", "Europe/Berlin", "Europe/London", "America/New_York"),
    "ru": ("Europe/Kyiv", "Europe/Warsaw", "Europe/Berlin", "Asia/Tbilisi", "Asia/Almaty"),
    "en": ("Europe/London", "Europe/Berlin", "Europe/Kyiv", "America/New_York", "Asia/Singapore"),
}


def likely_places(reader: Reader, zone: ZoneInfo) -> list[tuple[ZoneInfo, str]]:
    """Six zones with their names, `zone` first, then those likely for the reader's language."""
    keys = list(dict.fromkeys([zone.key, *LIKELY[reader.language]]))[:6]
    return [(ZoneInfo(key), reader.place(ZoneInfo(key))) for key in keys]


def place_button(reader: Reader, zone: ZoneInfo, place: str, data: CallbackData) -> Button:
    """A place and its time."""
    return button("", f"{place} · {reader.clock(zone)}", data)


def zone_buttons(reader: Reader, *, start: bool) -> tuple[Row, ...]:
    """The likely places and what their clocks say now, the reader's own place first."""
    make = choosing(reader, start=start)
    return rows_of([make(zone, place) for zone, place in likely_places(reader, reader.zone)], 2)


def choosing(reader: Reader, *, start: bool) -> MakeButton:
    """Makes the button by which a person lives in a zone from now on."""

    def made(zone: ZoneInfo, place: str) -> Button:
        return place_button(reader, zone, place, b.SetZone(zone=zone.key, start=start))

    return made


def found_cities(reader: Reader, cities: Sequence[City], make: MakeButton, back: Button) -> Screen:
    """The cities found, each with its country and time; `make` makes a button of one."""
    countries = Locale(reader.language).territories
    choices = [
        make(city.zone, f"{city.name}, {countries.get(city.country, city.country)}")
        for city in cities
    ]
    text = (
        reader.say("Which one?")
        if cities
        else reader.say("I know no such city. Type a larger one in the same time zone.")
    )
    return Screen(text=text, rows=(*rows_of(choices, 1), (back,)))
