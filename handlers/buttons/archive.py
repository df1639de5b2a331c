"""Buttons of the archive: cards that leave their board, and come back."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import AnyMonth, Count, Id


class ArchiveCard(CallbackData, prefix="az"):
    """Put a card into the archive."""

    card: Id


class RestoreCard(CallbackData, prefix="ar"):
    """Bring a card back to where it was on its board."""

    card: Id


class TakeUpCard(CallbackData, prefix="at"):
    """Bring a done card back, to be done again."""

    card: Id


class AskDelete(CallbackData, prefix="aq"):
    """Ask before a card is deleted."""

    card: Id


class DeleteCard(CallbackData, prefix="ax"):
    """Delete a card, which can be taken back."""

    card: Id


class ShowArchive(CallbackData, prefix="av"):
    """A page of a board's archive, of one month unless that is 0."""

    board: Id
    page: Count = 0
    month: AnyMonth = 0


class PickArchiveMonth(CallbackData, prefix="am"):
    """Choose a month of a board's archive, of those before a month unless that is 0."""

    board: Id
    month: AnyMonth = 0


class ShowDeleted(CallbackData, prefix="ad"):
    """A page of a board's deleted cards."""

    board: Id
    page: Count = 0


class PickArchiveAfter(CallbackData, prefix="aa"):
    """Choose when done cards go to the archive by themselves."""

    board: Id


class SetArchiveAfter(CallbackData, prefix="as"):
    """Let done cards go to the archive after so many days; 0: never."""

    board: Id
    days: Count
