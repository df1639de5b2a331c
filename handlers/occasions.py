"""Occasions of reminders in words, and as buttons that put them into a set or take them out."""

from collections.abc import Callable, Iterable

from aiogram.filters.callback_data import CallbackData

from handlers import signs
from handlers.reader import Reader
from handlers.screens import Row, button, rows_of
from models.reminders import (
    AT_DEADLINE,
    DAY_BEFORE,
    HOUR_BEFORE,
    LATE,
    UNTIL_DONE,
    USUAL,
    Occasion,
    Occasions,
)


def occasion_words(reader: Reader, occasion: Occasion) -> str:
    """An occasion in words, as it stands on a button."""
    if occasion == LATE:
        return reader.label("Daily while late")
    if occasion == UNTIL_DONE:
        return reader.label("Daily until done")
    if occasion == AT_DEADLINE:
        return reader.label("At the deadline")
    if occasion == DAY_BEFORE:
        return reader.label("A day before")
    if occasion == HOUR_BEFORE:
        return reader.label("An hour before")
    if occasion.days:
        return str(reader.many("{n} day before", "{n} days before", occasion.days))
    hours, minutes = divmod(occasion.minutes, 60)
    if minutes:
        return str(reader.many("{n} minute before", "{n} minutes before", occasion.minutes))
    return str(reader.many("{n} hour before", "{n} hours before", hours))


def toggles(
    reader: Reader,
    occasions: Occasions,
    wanted: Callable[[str, bool], CallbackData],
    more: Iterable[Occasion] = (),
) -> tuple[Row, ...]:
    """A button for each occasion that may be chosen; those in the set are marked.

    `wanted` makes the data of the button that puts an occasion in (True) or takes it out.
    """
    offered = sorted({*USUAL, *more, *occasions}, key=lambda occasion: occasion.order)
    choices = [
        button(
            signs.CHOSEN if occasion in occasions else "",
            occasion_words(reader, occasion),
            wanted(str(occasion), occasion not in occasions),
        )
        for occasion in offered
    ]
    return rows_of(choices, 1)
