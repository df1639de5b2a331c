"""Buttons of a group's live board, and of what one person of the group sees alone."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id


class LiveCard(CallbackData, prefix="lc"):
    """Show a card of the live board to the tapper alone."""

    card: Id


class OpenHere(CallbackData, prefix="lb"):
    """Show a page of the group's board to the tapper alone."""

    board: Id
    page: Count = 0


class OpenMine(CallbackData, prefix="lm"):
    """Show the tapper their own cards of the group's board, and nobody else."""

    page: Count = 0


class ShowHere(CallbackData, prefix="sh"):
    """Show a card to everybody in the group."""

    card: Id


class PickShowIn(CallbackData, prefix="shp"):
    """In private: in which group is a card to be shown to everybody?"""

    card: Id


class ShowIn(CallbackData, prefix="shg"):
    """From private: show a card to everybody in this group."""

    card: Id
    group: Id


class ReachMe(CallbackData, prefix="rch"):
    """Open the private chat with the bot, which reaches the tapper there from then on."""

    card: Id


class ShowStart(CallbackData, prefix="rcs"):
    """Show the link by which a card's people let the bot write to them."""

    card: Id


class TakeCard(CallbackData, prefix="tk"):
    """Give the card to the tapper, as long as nobody has it."""

    card: Id
