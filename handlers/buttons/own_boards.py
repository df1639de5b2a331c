"""Buttons of a person's own boards: switched, made from kits, put away, given, left."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id, MadeFrom
from models.tables import BoardKind


class SwitchTo(CallbackData, prefix="kb"):
    """Send my next cards to a board, and show it."""

    board: Id


class TurnBoards(CallbackData, prefix="kp"):
    """Show a page of my boards."""

    page: Count


class PickKit(CallbackData, prefix="kn"):
    """Choose what a new board is made from."""


class PickLike(CallbackData, prefix="kc"):
    """Choose which of my boards a new one is like."""

    page: Count = 0


class OpenKit(CallbackData, prefix="ko"):
    """Show the columns of a kit, and ask for whom the board is."""

    source: MadeFrom


class NameBoard(CallbackData, prefix="kt"):
    """Ask for the title of a new board."""

    source: MadeFrom
    kind: BoardKind


class MakeBoard(CallbackData, prefix="km"):
    """Make my board number `ordinal` of this kit and kind, with the title it comes with."""

    source: MadeFrom
    kind: BoardKind
    ordinal: Count


class ShareBoard(CallbackData, prefix="kcs"):
    """Offer what can be had instead of a shared personal board."""

    board: Id


class PickShared(CallbackData, prefix="kct"):
    """Choose which cards of my personal board are copied onto a team's, the target."""

    board: Id
    target: Id
    page: Count = 0


class ShareOne(CallbackData, prefix="kcu"):
    """Copy a card of my personal board onto a team's."""

    card: Id
    target: Id
    page: Count = 0


class ShareAll(CallbackData, prefix="kcv"):
    """Copy the cards of my personal board onto a team's."""

    board: Id
    target: Id


class AskArchive(CallbackData, prefix="ka"):
    """Ask before a board is put into the archive."""

    board: Id


class ArchiveBoard(CallbackData, prefix="kx"):
    """Put a board into the archive."""

    board: Id


class RestoreBoard(CallbackData, prefix="kr"):
    """Take a board out of the archive."""

    board: Id


class ListArchived(CallbackData, prefix="kz"):
    """Show my boards in the archive."""

    page: Count = 0


class PickOwner(CallbackData, prefix="kh"):
    """Choose whom a board is given to."""

    board: Id
    page: Count = 0


class AskGive(CallbackData, prefix="kg"):
    """Ask before a board is given to another owner."""

    board: Id
    person: Id


class GiveBoard(CallbackData, prefix="ky"):
    """Give a board to another owner."""

    board: Id
    person: Id


class AskLeave(CallbackData, prefix="ke"):
    """Ask before I leave a board, and who gets my cards."""

    board: Id


class LeaveBoard(CallbackData, prefix="kl"):
    """Leave a board; my cards are the heir's, nobody's when that is 0."""

    board: Id
    heir: Id
