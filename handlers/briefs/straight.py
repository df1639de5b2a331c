"""A number written straight after the question for it, or in reply to it, with no tap before."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from handlers.briefs.flow import AskState
from handlers.briefs.giving import take_figure
from handlers.briefs.words import metric_of
from handlers.reader import Reader
from handlers.turn import Turn
from models.briefs.asked import Asked, asked_by, asked_last
from models.briefs.reading import BriefSheet, read_brief
from models.figures import words_beside

router = Router(name="brief numbers")
router.message.filter(F.chat.type == "private", F.text, ~F.forward_origin)
STEM = 3
"""So many first letters tell that two words are forms of one."""


async def in_reply(message: Message, turn: Turn) -> bool | dict[str, Any]:
    """Whether a number replies to the question for it."""
    replied = message.reply_to_message
    if replied is None or not is_number(message):
        return False
    return await answers(
        message, turn, await asked_by(message.chat.id, replied.message_id, turn.now)
    )


async def straight_after(message: Message, turn: Turn) -> bool | dict[str, Any]:
    """Whether a number comes while the question for it is the newest that stands in the chat.

    An older question of a brief waits for ever, and is not what is meant then.
    """
    if message.reply_to_message is not None or not is_number(message):
        return False
    return await answers(message, turn, await asked_last(message.chat.id, turn.now))


def is_number(message: Message) -> bool:
    """Whether the text may be a number and at most a word of what it counts."""
    beside = words_beside(message.text or "")
    return beside is not None and len(beside) <= 1


async def answers(message: Message, turn: Turn, asked: Asked | None) -> bool | dict[str, Any]:
    """Whether the number is the one that is asked for: nothing stands beside it but the metric."""
    if asked is None:
        return False
    brief = await read_brief(asked.brief_id)
    beside = words_beside(message.text or "") or ()
    if not all(names_metric(turn.reader, brief, word) for word in beside):
        return False
    return {"asked": asked}


def names_metric(reader: Reader, brief: BriefSheet, word: str) -> bool:
    """Whether a word is a form of the brief's metric."""
    metric = (metric_of(reader, brief) or "").casefold().split()
    return len(word) >= STEM and any(one.startswith(word[:STEM]) for one in metric)


@router.message(F.reply_to_message, in_reply)
@router.message(StateFilter(None, AskState.question), straight_after)
async def take(message: Message, turn: Turn, asked: Asked) -> None:
    about = "r" if asked.point_id is None else f"c{asked.point_id}"
    await take_figure(turn, asked.card_id, about, message.text or "")
