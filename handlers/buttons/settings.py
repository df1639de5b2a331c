"""Buttons of the menu and of what a person sets."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Minutes, Weekday, Weeks


class OpenMenu(CallbackData, prefix="m"):
    """The main menu."""


class OpenHelp(CallbackData, prefix="h"):
    """What Kartka can do."""


class OpenSettings(CallbackData, prefix="s"):
    """My settings."""


class PickLanguage(CallbackData, prefix="lg"):
    """Choose a language; `start` is where ⬅️ leads: the first screen or the settings."""

    start: bool = False


class SetLanguage(CallbackData, prefix="sl"):
    """Speak this language from now on."""

    language: str
    start: bool = False


class PickZone(CallbackData, prefix="z"):
    """Choose a time zone."""

    start: bool = False


class SetZone(CallbackData, prefix="zs"):
    """Live in this time zone (an IANA name)."""

    zone: str
    start: bool = False


class SearchZone(CallbackData, prefix="zq"):
    """Type a city."""

    start: bool = False


class PickDayEnd(CallbackData, prefix="de"):
    """Choose the end of the working day."""


class SetDayEnd(CallbackData, prefix="ds"):
    """End the working day here, in minutes after midnight."""

    minutes: Count


class OpenDay(CallbackData, prefix="dy"):
    """What is late, today and tomorrow."""


class PickQuiet(CallbackData, prefix="qh"):
    """Choose my quiet hours and days of work."""


class SetQuiet(CallbackData, prefix="qn"):
    """Be quiet from and to these minutes of the day."""

    since: Minutes
    until: Minutes


class DropQuiet(CallbackData, prefix="q0"):
    """Have no quiet hours."""


class SetWorkday(CallbackData, prefix="wd"):
    """Work on a day of the week, 1 for Monday, or do not."""

    weekday: Weekday
    on: bool


class PickDigest(CallbackData, prefix="dg"):
    """Choose when my digest comes."""


class SetDigest(CallbackData, prefix="dh"):
    """Get the digest at this minute of the day."""

    minutes: Minutes


class DropDigest(CallbackData, prefix="d0"):
    """Get no digest."""


class SetWeekly(CallbackData, prefix="dw"):
    """Let the week's first digest look back and ahead (`told`), or not (`silent`)."""

    weeks: Weeks


class Nothing(CallbackData, prefix="0"):
    """A cell of a calendar that is no button: Telegram knows no empty ones."""
