"""Links from a group into the private chat: what is chosen there is nobody else's to see."""

from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_deep_link

from handlers.buttons import catalogue

GROUP = "group_"
PEOPLE = "people_"


def link_to(username: str, prefix: str, number: int) -> str:
    """The address that opens something in the private chat with the bot of this name.

    The number can be guessed and opens nothing by itself: whoever comes by it is checked.
    """
    return create_deep_link(username=username, link_type="start", payload=f"{prefix}{number}")


def number_in(payload: str | None, prefix: str) -> int:
    """The number that a link of this kind carries; 0 when it carries none."""
    digits = (payload or "").removeprefix(prefix)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 19 else 0


def named_group(event: CallbackQuery | Message) -> int | None:
    """The group that a tap or a followed link names."""
    if isinstance(event, Message):
        command, _, payload = (event.text or "").partition(" ")
        if command != "/start" or not payload.startswith(GROUP):
            return None
        return number_in(payload, GROUP)
    kind = catalogue().get((event.data or "").partition(":")[0])
    if kind is None or "group" not in kind.model_fields:
        return None
    try:
        found: int = getattr(kind.unpack(event.data or ""), "group")  # noqa: B009
    except (TypeError, ValueError):
        return None
    return found
