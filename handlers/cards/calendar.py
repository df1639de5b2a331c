"""A month by buttons, and the hours of a day."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date, time, timedelta

from markupsafe import escape

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from models.cards.sheet import Sheet
from models.moments import at_wall

HOURS = tuple(time(hour) for hour in range(8, 23))
YEARS_AHEAD = 4


def calendar_screen(reader: Reader, sheet: Sheet, first: date, place: str) -> Screen:
    """The month that begins with `first`; days gone are no buttons."""

    def day_button(day: date) -> Button:
        mark = signs.CHOSEN if day == reader.today else ""
        return button(mark, str(day.day), b.PickHour(card=sheet.id, day=key_of(day)))

    days = month_rows(reader, first, day_button, since=reader.today)
    turn: list[Button] = []
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    if (before.year, before.month) >= (reader.today.year, reader.today.month):
        turn.append(month_button(reader, signs.EARLIER, sheet, before))
    if after.year <= reader.today.year + YEARS_AHEAD:
        turn.append(month_button(reader, signs.LATER, sheet, after))
    rows = (*days, tuple(turn), back_row(reader, sheet))
    words = escape(f"{reader.month(first)} · {reader.place()}")
    return part_screen(sheet, "calendar", place, words, rows)


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


def hours_screen(reader: Reader, sheet: Sheet, day: date, day_end: time, place: str) -> Screen:
    """The hours of a day that are ahead, the end of the working day first."""
    clocks = [day_end, *(hour for hour in HOURS if hour != day_end)]
    ahead = [(clock, at_wall(day, clock, reader.zone)) for clock in clocks]
    choices = [
        button(
            "",
            f"{clock:%H:%M}",
            b.SetDeadline(card=sheet.id, at=int(at.timestamp())),
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
    words = button(signs.EDIT, reader.label("In words"), b.TypeDeadline(card=sheet.id))
    rows = (
        *rows_of(choices[:1], 1),
        *rows_of(choices[1:], 5),
        (words,),
        (
            button(
                signs.BACK,
                reader.label("Calendar"),
                b.PickDay(card=sheet.id, month=month_of(day)),
            ),
        ),
    )
    text = lines(escape(f"{reader.day(day)} · {reader.place()}"), escape(question))
    return part_screen(sheet, "hours", place, text, rows)


def key_of(day: date) -> int:
    """The day as YYYYMMDD."""
    return day.year * 10000 + day.month * 100 + day.day


def month_of(day: date) -> int:
    """The month of the day as YYYYMM."""
    return day.year * 100 + day.month


def month_button(reader: Reader, sign: str, sheet: Sheet, day: date) -> Button:
    """A turn to the month of this day."""
    return button(sign, reader.month(day), b.PickDay(card=sheet.id, month=month_of(day)))


def back_row(reader: Reader, sheet: Sheet) -> tuple[Button, ...]:
    """Back to the presets."""
    return (button(signs.BACK, reader.label("Deadline"), b.PickDeadline(card=sheet.id)),)
