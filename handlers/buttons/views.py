"""Buttons of how boards look: to a person, or in a group when that is named."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Id


class PickView(CallbackData, prefix="lkv"):
    """Show how boards look plain and rich."""

    group: Id = 0


class SetView(CallbackData, prefix="lkw"):
    """Let boards be rich messages, or plain ones."""

    group: Id
    on: bool
