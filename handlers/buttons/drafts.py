"""Buttons of a card in the making."""

from aiogram.filters.callback_data import CallbackData

from handlers.buttons.bounds import Id, Key, Unix


class DraftCreate(CallbackData, prefix="dk"):
    """Put the draft on its board as it is."""

    key: Key


class DraftEach(CallbackData, prefix="dke"):
    """Make a card of each of the messages that were forwarded together."""

    key: Key


class DraftDrop(CallbackData, prefix="dx"):
    """Drop the draft."""

    key: Key


class DraftBoards(CallbackData, prefix="dl"):
    """Choose a board for the draft."""

    key: Key


class DraftBoard(CallbackData, prefix="db"):
    """Send the draft to a board."""

    key: Key
    board: Id


class DraftPlain(CallbackData, prefix="dp"):
    """Return to the draft's title what was understood in it."""

    key: Key


class DraftMoment(CallbackData, prefix="dm"):
    """This is the moment that the draft's title means, in Unix seconds."""

    key: Key
    at: Unix


class DraftShow(CallbackData, prefix="dv"):
    """Show the draft again."""

    key: Key


class DraftAppend(CallbackData, prefix="da"):
    """The message that came is content for the old draft."""

    key: Key


class DraftAnew(CallbackData, prefix="dn"):
    """The message that came begins a new card."""

    key: Key
