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


class PickReminders(CallbackData, prefix="rc"):
    """Choose when a card's readers are reminded."""

    card: Id


class SetReminder(CallbackData, prefix="rk"):
    """Put an occasion into the card's own set, or take it out."""

    card: Id
    what: What
    on: bool


class DropReminders(CallbackData, prefix="ru"):
    """The card has no set of its own: its readers are reminded as they like."""

    card: Id


class TypeReminders(CallbackData, prefix="rw"):
    """Type when a card's readers are reminded."""

    card: Id


class PickBoardReminders(CallbackData, prefix="rb"):
    """Choose when members are reminded who have not chosen for themselves."""

    board: Id


class SetBoardReminder(CallbackData, prefix="rt"):
    """Put an occasion into the board's set, or take it out."""

    board: Id
    what: What
    on: bool


class PickMyReminders(CallbackData, prefix="rm"):
    """Choose when I am reminded."""


class SetMyReminder(CallbackData, prefix="rs"):
    """Put an occasion into my set, or take it out."""

    what: What
    on: bool


class DropMyReminders(CallbackData, prefix="rx"):
    """I am reminded as each board says."""
