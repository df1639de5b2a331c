"""Buttons of the calendar: of a board, or of one's own cards over all boards when that is 0."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Day, Id, Month


class OpenMonth(CallbackData, prefix="wkm"):
    """A month with the number of cards due on each day; `month` as YYYYMM."""

    board: Id
    month: Month


class OpenWeek(CallbackData, prefix="wkw"):
    """What is due in the week of a day, YYYYMMDD."""

    board: Id
    day: Day


class OpenDate(CallbackData, prefix="wkd"):
    """What is due on a day, YYYYMMDD."""

    board: Id
    day: Day
    page: Count = 0
