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


class PickBoardMore(CallbackData, prefix="bo"):
    """What else may be done with a board."""

    board: Id


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


class AddToGroup(CallbackData, prefix="bg"):
    """The link that brings the bot into a group with this board."""

    board: Id


class WorkOn(CallbackData, prefix="wo"):
    """Send my next cards to a board."""

    board: Id


class PickRemoval(CallbackData, prefix="ml"):
    """Choose whom to take off a board."""

    board: Id
    page: Count = 0


class AskRemoval(CallbackData, prefix="ma"):
    """Ask before a member is taken off a board, and who gets their cards."""

    board: Id
    person: Id


class RemoveMember(CallbackData, prefix="mx"):
    """Take a member off a board; their cards are the heir's, nobody's when that is 0."""

    board: Id
    person: Id
    heir: Id


class OpenMy(CallbackData, prefix="my"):
    """My open cards over all boards."""

    page: Count = 0
