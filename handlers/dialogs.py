"""Asking for a typed answer: in place in private, by a forced reply in a group."""

from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import Message
from markupsafe import Markup

from handlers.content import replied_to
from handlers.screens import Button, Screen
from handlers.turn import DRAFT, Turn

router = Router(name="answers amiss")
BACK = "back"
"""Where a dialog keeps the way back from its question."""


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
    kept = {**data, BACK: back.model_dump(exclude_none=True)}
    await turn.wait(state, **kept, message=origin.message_id, place=place)
    card = data.get("card")
    if turn.group is None:
        screen = Screen(text=question, rows=((back,),), subject="typing", card=card, place=place)
        turn.answer.show(screen)
        return
    name = Markup('<a href="tg://user?id={}">{}</a>\n').format(
        turn.person.telegram_id, turn.person.first_name
    )
    turn.answer.send(Screen(text=name + question, placeholder=placeholder, subject="typing"))


async def again(turn: Turn, words: Markup) -> Screen:
    """Why what came is no answer, with the way back from the question where one waits."""
    back = await way_back(turn.state) if turn.group is None else None
    return Screen(text=words, rows=((back,),) if back else ())


async def way_back(state: FSMContext) -> Button | None:
    """The way back from the question that waits for an answer, if any does."""
    current = await state.get_state()
    if current is None or current.startswith(DRAFT):
        return None
    kept = (await state.get_data()).get("dialog", {}).get(BACK)
    return Button.model_validate(kept) if kept else None


def asked(message: Message) -> bool:
    """Whether the message answers a question: anything in private, a reply to a bot in a group."""
    if message.text and message.text.startswith("/"):
        return False
    if message.chat.type == "private":
        return True
    replied = replied_to(message)
    return bool(replied and replied.from_user and replied.from_user.is_bot)


async def is_waited_for(_: Message, state: FSMContext) -> bool:
    """Whether a question waits that everything else is no answer to."""
    return await way_back(state) is not None


@router.message(asked, is_waited_for)
async def amiss(_: Message, turn: Turn) -> None:
    turn.answer.show(await again(turn, turn.reader.say("Type it in words.")))
