"""Buttons of reminders: when they come, and what they are answered with."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Id, Unix, What


class PickSnooze(CallbackData, prefix="sn"):
    """Choose when to be reminded again."""

    card: Id


class Snooze(CallbackData, prefix="sz"):
    """Be reminded again: in an `hour`, this `evening`, tomorrow `morning`, `monday` morning."""

    card: Id
    when: str


class SnoozeUntil(CallbackData, prefix="su"):
    """Be reminded again at this moment, in Unix seconds."""

    card: Id
    at: Unix


class TypeSnooze(CallbackData, prefix="sw"):
    """Type when to be reminded again."""

    card: Id


class PickWhy(CallbackData, prefix="cn"):
    """I cannot do this card: choose why."""

    card: Id


class Decline(CallbackData, prefix="cr"):
    """I cannot do this card, for one of the ready reasons."""

    card: Id
    why: str


class PickReminders(CallbackData, prefix="qc"):
    """Choose when a card's readers are reminded."""

    card: Id


class SetReminder(CallbackData, prefix="qk"):
    """Put an occasion into the card's own set, or take it out."""

    card: Id
    what: What
    on: bool


class DropReminders(CallbackData, prefix="qu"):
    """The card has no set of its own: its readers are reminded as they like."""

    card: Id


class TypeReminders(CallbackData, prefix="qw"):
    """Type when a card's readers are reminded."""

    card: Id


class PickBoardReminders(CallbackData, prefix="qb"):
    """Choose when members are reminded who have not chosen for themselves."""

    board: Id


class SetBoardReminder(CallbackData, prefix="qt"):
    """Put an occasion into the board's set, or take it out."""

    board: Id
    what: What
    on: bool


class PickMyReminders(CallbackData, prefix="qm"):
    """Choose when I am reminded."""


class SetMyReminder(CallbackData, prefix="qs"):
    """Put an occasion into my set, or take it out."""

    what: What
    on: bool


class DropMyReminders(CallbackData, prefix="qx"):
    """I am reminded as each board says."""
