"""Buttons of labels: on a card, and in a board's menu."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.buttons.bounds import Count, Id
from models.tables import Network

Colour = Annotated[str, Field(pattern=r"^[a-z]{3,6}$")]
"""A colour by its name, as `models.labels` writes it."""


class PickLabels(CallbackData, prefix="lap"):
    """Choose labels for a card."""

    card: Id
    page: Count = 0


class SetLabel(CallbackData, prefix="las"):
    """Put a label on a card, or take it off."""

    card: Id
    label: Id
    on: bool
    page: Count = 0


class NewLabel(CallbackData, prefix="lan"):
    """Type a label for a card."""

    card: Id


class PutNetwork(CallbackData, prefix="law"):
    """Put the label of a social network on a card."""

    card: Id
    network: Network


class ListLabels(CallbackData, prefix="lal"):
    """A board's labels."""

    board: Id
    page: Count = 0


class OpenLabel(CallbackData, prefix="lao"):
    """What may be done with a label."""

    label: Id


class NewBoardLabel(CallbackData, prefix="lab"):
    """Type a label for a board."""

    board: Id


class AddNetwork(CallbackData, prefix="laz"):
    """Make the label of a social network on a board."""

    board: Id
    network: Network


class RenameLabel(CallbackData, prefix="lar"):
    """Type another name for a label."""

    label: Id


class ColourLabel(CallbackData, prefix="lac"):
    """Give a label another colour, or its network's own sign."""

    label: Id
    colour: Colour


class PickMerge(CallbackData, prefix="lag"):
    """Choose the label that another one becomes."""

    label: Id
    page: Count = 0


class MergeLabels(CallbackData, prefix="lam"):
    """Make one label of two: `into` stays."""

    label: Id
    into: Id


class AskDropLabel(CallbackData, prefix="lad"):
    """Ask before a label is removed."""

    label: Id


class DropLabel(CallbackData, prefix="lax"):
    """Remove a label from its board and its cards."""

    label: Id
