"""🔁 buttons of checklists that open by themselves, and 📊 of how complete they are."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Id
from handlers.rule_codes import RuleCode


class PickOpeningBoard(CallbackData, prefix="ob"):
    """Choose the board on which a template opens by itself."""

    template: str


class ListOpenings(CallbackData, prefix="ol"):
    """What opens by itself on a board."""

    board: Id


class PickOpening(CallbackData, prefix="oo"):
    """Choose how a template opens by itself on a board."""

    board: Id
    template: str


class SetOpening(CallbackData, prefix="os"):
    """Let a template open on a board by this rule."""

    board: Id
    template: str
    rule: RuleCode


class PickOpeningDays(CallbackData, prefix="od"):
    """Choose days of the week for a template to open; chosen now are those of `rule`."""

    board: Id
    template: str
    rule: RuleCode


class PickOpeningDate(CallbackData, prefix="om"):
    """Choose a date of the month for a template to open."""

    board: Id
    template: str


class PickOpeningStep(CallbackData, prefix="oe"):
    """Choose after how many days, weeks or months a template opens."""

    board: Id
    template: str


class TypeOpening(CallbackData, prefix="ot"):
    """Type in words how a template opens."""

    board: Id
    template: str


class SetLeftover(CallbackData, prefix="of"):
    """Choose what becomes of items that were not done when the next card opens."""

    board: Id
    template: str
    left: Literal["carry", "close", "ask"]


class OpenFirst(CallbackData, prefix="on"):
    """Open the first card of a template now."""

    board: Id
    template: str


class StopOpening(CallbackData, prefix="ox"):
    """Let a template open by itself no more."""

    board: Id
    template: str


class ShowProgress(CallbackData, prefix="op"):
    """How complete a card is that opened by itself."""

    card: Id


class SettleLeft(CallbackData, prefix="oc"):
    """Carry over what a card left to the one that followed, or let it go."""

    card: Id
    carried: bool
