"""Whoever reads a screen: a person or a group, with a language and a clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_datetime, get_timezone_location
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from locales.catalogues import catalogue
from models.figures import Figure

FULL = {"uk": "EEE, d MMMM, HH:mm", "ru": "EEE, d MMMM, HH:mm", "en": "EEE, d MMMM, HH:mm"}
YEARLY = {
    "uk": "d MMMM y 'р'., HH:mm",
    "ru": "d MMMM y 'г'., HH:mm",
    "en": "d MMMM y, HH:mm",
}
SHORT = "dd.MM HH:mm"
FAR = timedelta(days=300)


@dataclass(frozen=True)
class Reader:
    """Words and moments as one reader gets them. `now` is aware, in any zone."""

    language: str
    zone: ZoneInfo
    now: datetime

    def say(self, message: str, **values: Any) -> Markup:
        """The text in the reader's language, as HTML; the values are escaped."""
        return Markup(catalogue(self.language).gettext(message)).format(**values)  # noqa: S704

    def many(self, one: str, other: str, n: int, **values: Any) -> Markup:
        """The text in the form that goes with the number `n`, as HTML; `{n}` stands for it."""
        found = catalogue(self.language).ngettext(one, other, n)
        return Markup(found).format(n=n, **values)  # noqa: S704

    def label(self, message: str, **values: Any) -> str:
        """The text in the reader's language, plain: for buttons, toasts and menus."""
        return catalogue(self.language).gettext(message).format(**values)

    def local(self, at: datetime) -> datetime:
        """The moment on the reader's clock."""
        return at.astimezone(self.zone)

    @property
    def today(self) -> date:
        """The reader's date."""
        return self.local(self.now).date()

    def full(self, at: datetime) -> str:
        """A moment in words, with the year when it is far away: `пн, 23 листопада, 18:00`."""
        pattern = FULL if abs(at - self.now) < FAR else YEARLY
        return format_datetime(
            self.local(at), pattern[self.language], tzinfo=self.zone, locale=self.language
        )

    def short(self, at: datetime) -> str:
        """A moment in figures, for buttons and lists: `23.11 18:00`."""
        return format_datetime(self.local(at), SHORT, tzinfo=self.zone, locale=self.language)

    def day(self, day: date) -> str:
        """A day in words: `пн, 23 листопада`."""
        return format_date(day, "EEE, d MMMM", locale=self.language)

    def month(self, day: date) -> str:
        """A month in words: `листопад 2026`."""
        return format_date(day, "LLLL y", locale=self.language)

    def figure(self, figure: Figure, *, grouped: bool = True) -> str:
        """A number in figures: `1 200`, `≈ 40`, `12,5 %`.

        Not `grouped`, it is read as the same number in whatever language it is typed again.
        """
        written = format_percent if figure.percent else format_decimal
        value = figure.value / 100 if figure.percent else figure.value
        words = written(
            value, locale=self.language, group_separator=grouped, decimal_quantization=False
        )
        return f"≈ {words}" if figure.about else words

    def weekdays(self) -> list[str]:
        """The names of the days from Monday, as short as a calendar needs."""
        names = Locale(self.language).days["stand-alone"]["short"]
        return [names[day] for day in range(7)]

    def clock(self, zone: ZoneInfo | None = None) -> str:
        """What the clock says now, here or in another zone: `14:05`."""
        return f"{self.now.astimezone(zone or self.zone):%H:%M}"

    def place(self, zone: ZoneInfo | None = None) -> str:
        """The place that a zone is named after: `Київ`."""
        return place_name((zone or self.zone).key, self.language)

    def deadline(self, at: datetime) -> Markup:
        """A deadline that every reader's Telegram shows in their own zone, and how far it is.

        An old Telegram shows the words inside: the date on this reader's clock, and whose clock.
        """
        moment = Markup('<tg-time unix="{unix}" format="wDt">{words}</tg-time>')
        relative = Markup('<tg-time unix="{unix}" format="r">{words}</tg-time>')
        unix = int(at.timestamp())
        return (
            moment.format(unix=unix, words=self.full(at))
            + " · "
            + relative.format(unix=unix, words=self.place())
        )

    def tick_time(self, at: datetime) -> Markup:
        """When something was done: `14:05` today, `23.11 14:05` before."""
        if self.local(at).date() != self.today:
            return self.date_in_list(at)
        template = Markup('<tg-time unix="{unix}" format="t">{words}</tg-time>')
        return template.format(unix=int(at.timestamp()), words=f"{self.local(at):%H:%M}")

    def date_in_list(self, at: datetime) -> Markup:
        """A deadline in a list, in figures."""
        template = Markup('<tg-time unix="{unix}" format="dt">{words}</tg-time>')
        return template.format(unix=int(at.timestamp()), words=self.short(at))


def place_name(key: str, language: str) -> str:
    """The place of an IANA zone, in a language."""
    # The CLDR knows some zones by an older name only, as it does Kyiv, and Babel finds none then.
    aliases = get_global("zone_aliases")
    canonical = aliases.get(key, key)
    names = [key, canonical, *(old for old, new in aliases.items() if new == canonical)]
    zones = Locale(language).time_zones
    known = (zones[name].get("city") for name in names if name in zones)
    city = next((city for city in known if city), None)
    return city or get_timezone_location(key, locale=language, return_city=True)
