"""Buttons of calendars that follow deadlines: a board's, or one's own when the board is 0."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Id


class ShowFeed(CallbackData, prefix="xu"):
    """Show by which address a calendar follows these deadlines."""

    board: Id


class MakeFeed(CallbackData, prefix="xua"):
    """Make the address."""

    board: Id


class EndFeed(CallbackData, prefix="xue"):
    """Let the address lead nowhere."""

    board: Id
