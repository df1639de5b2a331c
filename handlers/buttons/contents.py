"""Buttons of what a card holds: its parts in their order."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id


class ShowContents(CallbackData, prefix="zql"):
    """The parts of a card's content by number."""

    card: Id


class ShowPart(CallbackData, prefix="zqp"):
    """One part of a card's content."""

    card: Id
    part: Id


class SendPart(CallbackData, prefix="zqf"):
    """Send a part's files again."""

    card: Id
    part: Id


class MovePart(CallbackData, prefix="zqm"):
    """Put a part at a place, counted from 0."""

    card: Id
    part: Id
    spot: Count


class AskDropPart(CallbackData, prefix="zqq"):
    """Ask before a part is removed."""

    card: Id
    part: Id


class DropPart(CallbackData, prefix="zqx"):
    """Remove a part."""

    card: Id
    part: Id
