"""Buttons of the columns of a board: what each is, where it stands, who is given its cards."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id, Wip
from models.tables import ColumnKind


class ListColumns(CallbackData, prefix="ki"):
    """Show the columns of a board, to be changed."""

    board: Id


class OpenColumn(CallbackData, prefix="kj"):
    """Show a column, to be changed."""

    column: Id


class AddColumn(CallbackData, prefix="kd"):
    """Type the title of a new column."""

    board: Id


class RenameColumn(CallbackData, prefix="kf"):
    """Type another title for a column."""

    column: Id


class PlaceColumn(CallbackData, prefix="kq"):
    """Put a column to this place among the others, counted from 0."""

    column: Id
    position: Count


class SetColumnKind(CallbackData, prefix="ks"):
    """Say what a column is for."""

    column: Id
    stage: ColumnKind


class PickWip(CallbackData, prefix="ku"):
    """Choose how many cards a column has at most."""

    column: Id


class SetWip(CallbackData, prefix="kv"):
    """Agree how many cards a column has at most; any number when that is 0."""

    column: Id
    wip: Wip


class PickColumnPerson(CallbackData, prefix="kw"):
    """Choose who is given the cards that enter a column."""

    column: Id
    page: Count = 0


class SetColumnPerson(CallbackData, prefix="kk"):
    """Give the cards that enter a column to somebody; to nobody when that is 0."""

    column: Id
    person: Id


class AskRemoveColumn(CallbackData, prefix="kra"):
    """Ask where the cards of a column go before it is removed."""

    column: Id


class RemoveColumn(CallbackData, prefix="krx"):
    """Remove a column of a board; its cards go to the heir."""

    board: Id
    column: Id
    heir: Id
