"""Buttons of a card: what opens from it, and what changes it."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Day, Id, Month, Place, Reason, Thing, Unix
from models.tables import Priority


class OpenCard(CallbackData, prefix="c"):
    """Show a card; ⬅️ leads to `place`."""

    card: Id
    place: Place = ""


class ShowAll(CallbackData, prefix="ca"):
    """Show a card's whole content, a page of it."""

    card: Id
    page: Count = 0


class MoveCard(CallbackData, prefix="mv"):
    """Put a card into a column."""

    card: Id
    column: Id


class PickColumn(CallbackData, prefix="pc"):
    """Choose a column for a card."""

    card: Id


class PickMore(CallbackData, prefix="cm"):
    """What else may be done with a card."""

    card: Id


class ShowHistory(CallbackData, prefix="hi"):
    """What happened to a card, a page of it."""

    card: Id
    page: Count = 0


class Undo(CallbackData, prefix="un"):
    """Take back the change that a line of the card's history tells of."""

    card: Id
    event: Id


class PickBlock(CallbackData, prefix="bk"):
    """Say what is in the way of a card, or that nothing is."""

    card: Id


class Block(CallbackData, prefix="bkr"):
    """Say that a ready reason is in the way of a card."""

    card: Id
    reason: Reason


class TypeBlock(CallbackData, prefix="bkt"):
    """Type what is in the way of a card."""

    card: Id


class Unblock(CallbackData, prefix="bku"):
    """Say that nothing is in the way of a card any more."""

    card: Id


class PickPeople(CallbackData, prefix="pp"):
    """Choose people for a card."""

    card: Id
    page: Count = 0


class SetPerson(CallbackData, prefix="sp"):
    """Give the card to a person, or take them off."""

    card: Id
    person: Id
    on: bool
    page: Count = 0


class PickDeadline(CallbackData, prefix="pd"):
    """Choose a deadline for a card."""

    card: Id


class SetDeadline(CallbackData, prefix="sd"):
    """Set a deadline; `at` in Unix seconds, 0 for none."""

    card: Id
    at: Unix


class TypeDeadline(CallbackData, prefix="td"):
    """Type a deadline in words."""

    card: Id


class PickDay(CallbackData, prefix="cd"):
    """The month calendar of a card; `month` as YYYYMM."""

    card: Id
    month: Month


class PickHour(CallbackData, prefix="ch"):
    """The hours of a day; `day` as YYYYMMDD."""

    card: Id
    day: Day


class PickPriority(CallbackData, prefix="fp"):
    """Choose how much a card matters."""

    card: Id


class SetPriority(CallbackData, prefix="fs"):
    """Say how much a card matters."""

    card: Id
    priority: Priority


class TakeBack(CallbackData, prefix="tb"):
    """Return to the title what was understood in it."""

    card: Id


class TakeBackOne(CallbackData, prefix="tbo"):
    """Return one thing that was understood to the title."""

    card: Id
    thing: Thing


class EditTitle(CallbackData, prefix="et"):
    """Type another title."""

    card: Id


class AddContent(CallbackData, prefix="ac"):
    """Send more content for a card."""

    card: Id


class ShowFiles(CallbackData, prefix="sf"):
    """Send the card's files again."""

    card: Id
