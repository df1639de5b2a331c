"""🔁 buttons of a repeating card."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Id, Unix
from handlers.rule_codes import RuleCode


class PickRepeat(CallbackData, prefix="rp"):
    """Choose how a card comes again."""

    card: Id


class SetRepeat(CallbackData, prefix="rs"):
    """Let a card come again by this rule."""

    card: Id
    rule: RuleCode


class PickRepeatDays(CallbackData, prefix="rd"):
    """Choose days of the week for a card to come again; chosen now are those of `rule`."""

    card: Id
    rule: RuleCode


class PickRepeatDate(CallbackData, prefix="rm"):
    """Choose a date of the month for a card to come again."""

    card: Id


class PickRepeatStep(CallbackData, prefix="re"):
    """Choose after how many days, weeks or months a card comes again."""

    card: Id


class TypeRepeat(CallbackData, prefix="rt"):
    """Type in words how a card comes again."""

    card: Id


class SetRepeatWhen(CallbackData, prefix="rw"):
    """Make the next card at the deadline of this one, or else when this one is done."""

    card: Id
    due: bool


class SkipRepeat(CallbackData, prefix="rk"):
    """Leave out this time: the card moves on to this moment, in Unix seconds."""

    card: Id
    at: Unix


class StopRepeat(CallbackData, prefix="rx"):
    """Let a card come again no more."""

    card: Id
