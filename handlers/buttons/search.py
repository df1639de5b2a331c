"""Buttons of searching."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id


class OpenSearch(CallbackData, prefix="sr"):
    """Type what is to be found: on a board, or on all when that is 0."""

    board: Id = 0


class FoundPage(CallbackData, prefix="sq"):
    """Show a page of what a search found."""

    search: Id
    page: Count = 0


class MakeOffered(CallbackData, prefix="so"):
    """Make a card of what its sender typed in any chat; `search` remembers it."""

    search: Id
