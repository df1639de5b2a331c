"""Buttons of a board's fields, and of what its cards say in them."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id
from models.tables import FieldKind


class ListFields(CallbackData, prefix="fd"):
    """The fields of a board."""

    board: Id


class NewField(CallbackData, prefix="fdn"):
    """Choose what will stand in a new field."""

    board: Id


class PickFieldKind(CallbackData, prefix="fdk"):
    """Type the name of a new field of this kind."""

    board: Id
    field_kind: FieldKind


class OpenField(CallbackData, prefix="fdo"):
    """What may be done with a field."""

    field: Id


class RenameField(CallbackData, prefix="fdr"):
    """Type another name for a field."""

    field: Id


class MoveField(CallbackData, prefix="fdm"):
    """Let a field stand at this place of its board, from 0."""

    field: Id
    ordinal: Count


class AskDropField(CallbackData, prefix="fda"):
    """Ask whether to remove a field."""

    field: Id


class DropField(CallbackData, prefix="fdx"):
    """Remove a field, with what cards say in it."""

    field: Id


class FillFields(CallbackData, prefix="ff"):
    """What a card says in its board's fields."""

    card: Id


class FillField(CallbackData, prefix="ffo"):
    """Fill in one field of a card."""

    card: Id
    field: Id


class SetField(CallbackData, prefix="ffs"):
    """Choose what a card says in a field, by its place."""

    card: Id
    field: Id
    ordinal: Count


class ClearField(CallbackData, prefix="ffx"):
    """Let a card say nothing in a field."""

    card: Id
    field: Id
