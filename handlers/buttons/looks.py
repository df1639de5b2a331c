"""Buttons of what one person sees of a board."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id
from models.tables import Priority


class PickFilter(CallbackData, prefix="fl"):
    """Choose what of a board I see."""

    board: Id


class FilterMine(CallbackData, prefix="flm"):
    """See only my cards."""

    board: Id
    on: bool


class FilterLate(CallbackData, prefix="fll"):
    """See only late cards."""

    board: Id
    on: bool


class PickFilterLabel(CallbackData, prefix="flb"):
    """Choose the label of the cards I see."""

    board: Id
    page: Count = 0


class FilterLabel(CallbackData, prefix="flc"):
    """See only cards with a label."""

    board: Id
    label: Id
    on: bool


class PickFilterPerson(CallbackData, prefix="flp"):
    """Choose whose cards I see."""

    board: Id
    page: Count = 0


class FilterPerson(CallbackData, prefix="flq"):
    """See only what one person does."""

    board: Id
    person: Id
    on: bool


class PickFilterPriority(CallbackData, prefix="flr"):
    """Choose how much the cards I see matter."""

    board: Id


class FilterPriority(CallbackData, prefix="fls"):
    """See only cards that matter so much."""

    board: Id
    priority: Priority
    on: bool


class ClearFilters(CallbackData, prefix="flx"):
    """See all cards of a board again."""

    board: Id


class FoldColumn(CallbackData, prefix="flo"):
    """Close a column of a board for me, or open it."""

    board: Id
    column: Id
    on: bool
