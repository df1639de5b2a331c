"""Links from a group into the private chat: what is chosen there is nobody else's to see."""

from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_deep_link

from handlers.buttons import catalogue

GROUP = "group_"
PEOPLE = "people_"
TOPIC = "topic_"
BRING = "bring_"
"""Comes into the group itself, with the board that the bot was added for."""


def link_to(username: str, prefix: str, *numbers: int) -> str:
    """The address that opens something in the private chat with the bot of this name.

    The numbers can be guessed and open nothing by themselves: whoever comes by them is checked.
    """
    payload = prefix + "_".join(map(str, numbers))
    return create_deep_link(username=username, link_type="start", payload=payload)


def link_to_bring(username: str, board_id: int) -> str:
    """The address that brings the bot of this name into a group, for this board."""
    return create_deep_link(username=username, link_type="startgroup", payload=f"{BRING}{board_id}")


def number_in(payload: str | None, prefix: str) -> int:
    """The number that a link of this kind carries; 0 when it carries none."""
    digits = (payload or "").removeprefix(prefix)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 19 else 0


def numbers_in(payload: str | None, prefix: str) -> tuple[int, int]:
    """The two numbers that a link of this kind carries; 0 for what it does not carry."""
    first, _, second = (payload or "").removeprefix(prefix).partition("_")
    return number_in(first, ""), number_in(second, "")


def named_group(event: CallbackQuery | Message) -> int | None:
    """The group that a tap or a followed link names."""
    if isinstance(event, Message):
        command, _, payload = (event.text or "").partition(" ")
        if command != "/start":
            return None
        if payload.startswith(TOPIC):
            return numbers_in(payload, TOPIC)[0]
        return number_in(payload, GROUP) if payload.startswith(GROUP) else None
    return named_in(event, "group")


def named_in(event: CallbackQuery, field: str) -> int | None:
    """What the tapped button names in this field; None when it has no such field."""
    kind = catalogue().get((event.data or "").partition(":")[0])
    if kind is None or field not in kind.model_fields:
        return None
    try:
        found: int = getattr(kind.unpack(event.data or ""), field)
    except (TypeError, ValueError):
        return None
    return found
