"""Asking for a typed answer: in place in private, by a forced reply in a group."""

from typing import Any

from aiogram.fsm.state import State
from aiogram.types import Message
from markupsafe import Markup

from handlers.content import replied_to
from handlers.screens import Button, Screen
from handlers.turn import Turn


async def ask(
    turn: Turn,
    state: State,
    question: Markup,
    placeholder: str,
    *,
    back: Button,
    **data: Any,
) -> None:
    """Ask the question and wait for the answer in `state`, remembering `data`.

    `message` and `place` are remembered besides: the message to be replaced by the outcome, and
    where ⬅️ leads from it. In a group the bot hears only replies, so the question forces one.
    """
    origin = turn.answer.origin
    place = await turn.kept_place()
    await turn.wait(state, **data, message=origin.message_id, place=place)
    card = data.get("card")
    if turn.group is None:
        screen = Screen(text=question, rows=((back,),), subject="typing", card=card, place=place)
        turn.answer.show(screen)
        return
    name = Markup('<a href="tg://user?id={}">{}</a>\n').format(
        turn.person.telegram_id, turn.person.first_name
    )
    turn.answer.send(Screen(text=name + question, placeholder=placeholder, subject="typing"))


def asked(message: Message) -> bool:
    """Whether the message answers a question: anything in private, a reply to a bot in a group."""
    if message.text and message.text.startswith("/"):
        return False
    if message.chat.type == "private":
        return True
    replied = replied_to(message)
    return bool(replied and replied.from_user and replied.from_user.is_bot)
