"""A month by buttons, and the hours of a day: to choose a card's deadline, or any other moment."""

from calendar import Calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from aiogram.filters.callback_data import CallbackData
from markupsafe import Markup, escape

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from models.cards.sheet import Sheet
from models.moments import at_wall

HOURS = tuple(time(hour) for hour in range(8, 23))
YEARS_AHEAD = 4


@dataclass(frozen=True)
class Choosing:
    """Which moment is chosen: the data of its buttons, and where ⬅️ leads from the month."""

    month: Callable[[int], CallbackData]
    """Of a month as YYYYMM."""
    day: Callable[[int], CallbackData]
    """Of a day as YYYYMMDD."""
    moment: Callable[[int], CallbackData]
    """Of a moment in Unix seconds."""
    back: Button
    words: Row = ()
    """The way to type the moment, where that takes a tap."""


Choice = tuple[Markup, tuple[Row, ...]]
"""The words and the buttons of a choice."""


def calendar_screen(reader: Reader, sheet: Sheet, first: date, place: str) -> Screen:
    """The month that begins with `first`, for the card's deadline."""
    words, rows = month_choice(reader, deadline_of(reader, sheet), first)
    return part_screen(sheet, "calendar", place, words, rows)


def hours_screen(reader: Reader, sheet: Sheet, day: date, day_end: time, place: str) -> Screen:
    """The hours of a day, for the card's deadline."""
    words, rows = hour_choice(reader, deadline_of(reader, sheet), day, day_end)
    return part_screen(sheet, "hours", place, words, rows)


def deadline_of(reader: Reader, sheet: Sheet) -> Choosing:
    """The choice of the card's deadline."""
    card = sheet.id
    return Choosing(
        month=lambda month: b.PickDay(card=card, month=month),
        day=lambda day: b.PickHour(card=card, day=day),
        moment=lambda at: b.SetDeadline(card=card, at=at),
        back=button(signs.BACK, reader.label("Deadline"), b.PickDeadline(card=card)),
        words=(button(signs.EDIT, reader.label("In words"), b.TypeDeadline(card=card)),),
    )


def month_choice(reader: Reader, choosing: Choosing, first: date) -> Choice:
    """The month that begins with `first`, this one at the earliest; days gone are no buttons."""
    first = max(first, reader.today.replace(day=1))

    def day_button(day: date) -> Button:
        mark = signs.CHOSEN if day == reader.today else ""
        return button(mark, str(day.day), choosing.day(key_of(day)))

    def turn_to(sign: str, day: date) -> Button:
        return button(sign, reader.month(day), choosing.month(month_of(day)))

    days = month_rows(reader, first, day_button, since=reader.today)
    turn: list[Button] = []
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    if (before.year, before.month) >= (reader.today.year, reader.today.month):
        turn.append(turn_to(signs.EARLIER, before))
    if after.year <= reader.today.year + YEARS_AHEAD:
        turn.append(turn_to(signs.LATER, after))
    words = escape(f"{reader.month(first)} · {reader.place()}")
    return words, (*days, tuple(turn), (choosing.back,))


def month_rows(
    reader: Reader, first: date, day_button: Callable[[date], Button], *, since: date
) -> tuple[Row, ...]:
    """The names of the days, and the weeks of a month: a button for each day from `since` on.

    Weeks that end before `since` are left out.
    """
    nothing = b.Nothing()
    cells = [button("", name, nothing) for name in reader.weekdays()]
    days = Calendar().itermonthdates(first.year, first.month)
    this_week = since - timedelta(days=since.weekday())
    for day in (day for day in days if day >= this_week):
        inside = day.month == first.month and day >= since
        cells.append(day_button(day) if inside else button("", "·", nothing))
    return rows_of(cells, 7)


def hour_choice(reader: Reader, choosing: Choosing, day: date, day_end: time) -> Choice:
    """The hours of a day that are ahead, the end of the working day first."""
    clocks = [day_end, *(hour for hour in HOURS if hour != day_end)]
    ahead = [(clock, at_wall(day, clock, reader.zone)) for clock in clocks]
    choices = [
        button(
            "",
            f"{clock:%H:%M}",
            choosing.moment(int(at.timestamp())),
            style="primary" if clock == day_end else None,
        )
        for clock, at in ahead
        if at > reader.now
    ]
    question = (
        reader.label("At what time?")
        if choices
        else reader.label("No hours of this day are left. Type the time in words, or go back.")
    )
    back = button(signs.BACK, reader.label("Calendar"), choosing.month(month_of(day)))
    text = lines(escape(f"{reader.day(day)} · {reader.place()}"), escape(question))
    return text, (*rows_of(choices[:1], 1), *rows_of(choices[1:], 5), choosing.words, (back,))


def key_of(day: date) -> int:
    """The day as YYYYMMDD."""
    return day.year * 10000 + day.month * 100 + day.day


def month_of(day: date) -> int:
    """The month of the day as YYYYMM."""
    return day.year * 100 + day.month


def first_of(month: int) -> date:
    """The first day of a month that a button names as YYYYMM."""
    return date(month // 100, month % 100, 1)


def day_of(key: int) -> date:
    """The day that a button names as YYYYMMDD."""
    return date(key // 10000, key // 100 % 100, key % 100)
