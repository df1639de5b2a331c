"""Buttons of guests: what they are shown, by which links, and what they say of it."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Count, Id


class OpenShown(CallbackData, prefix="ys"):
    """The cards that I am shown as a guest."""

    page: Count = 0


class ShareCard(CallbackData, prefix="yc"):
    """The link to a card, and its guests."""

    card: Id


class MakeCardLink(CallbackData, prefix="ycl"):
    """Make a link to a card."""

    card: Id


class EndCardLink(CallbackData, prefix="yce"):
    """End the link to a card."""

    card: Id


class DropCardGuest(CallbackData, prefix="ycx"):
    """Show a card to this guest no more."""

    card: Id
    person: Id


class PickSharedColumn(CallbackData, prefix="yp"):
    """Choose a column for guests."""

    board: Id


class ShareColumn(CallbackData, prefix="yk"):
    """The link to a column, and its guests."""

    column: Id


class MakeColumnLink(CallbackData, prefix="ykl"):
    """Make a link to a column."""

    column: Id


class EndColumnLink(CallbackData, prefix="yke"):
    """End the link to a column."""

    column: Id


class DropColumnGuest(CallbackData, prefix="ykx"):
    """Show a column to this guest no more."""

    column: Id
    person: Id


class Approve(CallbackData, prefix="ya"):
    """Approve this version of a card."""

    card: Id
    version: Id


class AskChanges(CallbackData, prefix="yv"):
    """Ask for changes of this version of a card."""

    card: Id
    version: Id
