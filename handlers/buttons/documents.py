"""Buttons of documents: a board as a file, and everything of one's own."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Id


class PickExport(CallbackData, prefix="xe"):
    """Choose the kind of file that a board is saved as."""

    board: Id


class SendExport(CallbackData, prefix="xs"):
    """Send a board as a file."""

    board: Id
    format: Literal["xlsx", "csv", "ics"]


class SendMyData(CallbackData, prefix="xj"):
    """Send everything of my own as a file."""


class AskFarewell(CallbackData, prefix="xd"):
    """Show what goes when I delete my account."""


class DeleteAccount(CallbackData, prefix="xy"):
    """Delete my account."""


class AskImport(CallbackData, prefix="xi"):
    """Ask for a file of cards for a board."""

    board: Id


class MakeImport(CallbackData, prefix="xc"):
    """Make the cards of a file that was read."""

    file: Id
