"""⏳ buttons of what somebody waits for."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Id, Unix


class PickWaiting(CallbackData, prefix="wp"):
    """From a group: choose in private what to wait for."""

    card: Id


class PickUnmoved(CallbackData, prefix="wu"):
    """Choose by when a card is to move."""

    card: Id


class SetUnmoved(CallbackData, prefix="wm"):
    """Remind me if the card has not moved by then; `at` in Unix seconds, 0 for no more."""

    card: Id
    at: Unix


class TypeUnmoved(CallbackData, prefix="wt"):
    """Type by when a card is to move."""

    card: Id


class PickReaches(CallbackData, prefix="wr"):
    """Choose which column a card is to reach."""

    card: Id


class SetReaches(CallbackData, prefix="wc"):
    """Tell me when the card reaches a column, or not any more."""

    card: Id
    column: Id
    on: bool
