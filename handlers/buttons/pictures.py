"""Buttons of a board's pictures."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Id, Month


class SendPicture(CallbackData, prefix="xp"):
    """Send the board as a picture."""

    board: Id
    theme: Literal["light", "dark"]


class SendMonth(CallbackData, prefix="xm"):
    """Send a month of the board as a picture."""

    board: Id
    month: Month
    theme: Literal["light", "dark"]
