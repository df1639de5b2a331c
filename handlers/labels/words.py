"""How labels look: a colour or a network's sign, and the name."""

from collections.abc import Callable, Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.content import shorten
from handlers.screens import Button, button
from models.labels import Tag
from models.networks import NAMES, SIGNS
from models.tables import Network

NAME_SHOWN = 30


def tag_words(tag: Tag, shown: int = NAME_SHOWN) -> str:
    """The label's sign and name."""
    return f"{tag.sign} {shorten(tag.name, shown)}"


def network_buttons(
    networks: Sequence[Network], make: Callable[[Network], CallbackData]
) -> list[Button]:
    """A button for each social network; `make` says what it does."""
    return [button(SIGNS[network], NAMES[network], make(network)) for network in networks]
