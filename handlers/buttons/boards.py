"""Buttons of boards, their people and their links, and of my cards."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id


class OpenBoard(CallbackData, prefix="b"):
    """Show a page of a board."""

    board: Id
    page: Count = 0


class ListBoards(CallbackData, prefix="bl"):
    """Show my boards."""


class NewTeam(CallbackData, prefix="nt"):
    """Make my team board number `ordinal`."""

    ordinal: Count


class BoardMenu(CallbackData, prefix="bm"):
    """A board's people and settings."""

    board: Id


class RenameBoard(CallbackData, prefix="br"):
    """Type another title for a board."""

    board: Id


class PickRole(CallbackData, prefix="ir"):
    """Choose the role that an invitation gives."""

    board: Id


class Invite(CallbackData, prefix="iv"):
    """Show the link that invites in a role."""

    board: Id
    role: str


class RevokeInvites(CallbackData, prefix="ix"):
    """End all links of a board."""

    board: Id


class WorkOn(CallbackData, prefix="wo"):
    """Send my next cards to a board."""

    board: Id


class JoinBoard(CallbackData, prefix="jb"):
    """Join the board of the group in which the button stands."""

    board: Id


class OpenMy(CallbackData, prefix="my"):
    """My open cards over all boards."""

    page: Count = 0
