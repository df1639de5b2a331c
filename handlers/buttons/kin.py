"""Buttons of a card and its kin: copies, other boards, linked cards, the cards of a list."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.buttons.bounds import Id, Key, Unix

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
"""Which lines were shown."""


class PickCopy(CallbackData, prefix="zkp"):
    """Choose the board that gets a copy of a card."""

    card: Id


class CopyCard(CallbackData, prefix="zkc"):
    """Copy a card onto a board; `at` (Unix seconds) is when the choice was offered."""

    card: Id
    board: Id
    at: Unix


class PickTransfer(CallbackData, prefix="zkb"):
    """Choose another board for a card."""

    card: Id


class AskTransfer(CallbackData, prefix="zkq"):
    """What becomes of a card on another board?"""

    card: Id
    board: Id


class TransferCard(CallbackData, prefix="zkt"):
    """Move a card to another board."""

    card: Id
    board: Id


class ShowLinks(CallbackData, prefix="zkl"):
    """The cards that are linked with a card."""

    card: Id


class AddLink(CallbackData, prefix="zka"):
    """Say which card to link with."""

    card: Id


class LinkCards(CallbackData, prefix="zkn"):
    """Link two cards, or not any more."""

    card: Id
    other: Id
    on: bool


class PickSplit(CallbackData, prefix="zks"):
    """Choose what of a card becomes cards."""

    card: Id


class AskSplit(CallbackData, prefix="zkw"):
    """Show the cards that a checklist would become, the content when `list` is 0."""

    card: Id
    list: Id


class SplitCard(CallbackData, prefix="zkx"):
    """Make the cards that were shown."""

    card: Id
    list: Id
    digest: Digest


class DraftLines(CallbackData, prefix="dkl"):
    """Show the cards that the lines of a draft would become."""

    key: Key


class DraftSplit(CallbackData, prefix="dks"):
    """Make a card of each line of a draft."""

    key: Key
