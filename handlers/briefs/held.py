"""A message long after a question of a brief: is it the answer, or a new card?"""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.briefs.flow import AskState, is_old, show_instead, wait_for
from handlers.briefs.typing import answer
from handlers.briefs.words import question_name
from handlers.dialogs import asked
from handlers.drafts.keeping import holds_something
from handlers.drafts.messages import second_message
from handlers.reader import Reader
from handlers.screens import Screen, button
from handlers.turn import PRIVATE, Turn
from handlers.unkept import refuse_kind
from models.briefs.drafts import open_brief
from models.briefs.steps import Step, split
from models.refusals import Gone

router = Router(name="brief held")
router.callback_query.filter(PRIVATE)


async def comes_late(_: Message, turn: Turn) -> bool:
    """Whether the question was asked so long ago that the message may be about something else."""
    return is_old(await turn.dialog(), turn.now)


@router.message(StateFilter(AskState.question), asked, comes_late)
async def late(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    if split(data["question"])[0] is Step.WHOLE or not holds_something(message):
        # Nothing was asked there: what is written makes a card, as ever.
        await turn.rest()
        await second_message(message, turn)
        return
    await hold(message, turn, data["brief"], data["question"], [])


@router.message(StateFilter(AskState.doubt), asked)
async def one_more(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    if not holds_something(message):
        turn.answer.show(refuse_kind(turn.reader))
        return
    await hold(message, turn, data["brief"], data["question"], data["pending"])


async def hold(
    message: Message, turn: Turn, brief_id: int, code: str, before: list[dict[str, object]]
) -> None:
    """Keep the message, and ask what it is; parts of one album are asked about once.

    Raises as `open_brief`.
    """
    await open_brief(turn.person, brief_id)
    kept = message.model_dump(mode="json", exclude_none=True)
    await turn.wait(AskState.doubt, brief=brief_id, question=code, pending=[*before, kept])
    album = message.media_group_id
    if album is None or all(one.get("media_group_id") != album for one in before):
        show_instead(turn, brief_id, doubt_screen(turn.reader, brief_id, code))


def doubt_screen(reader: Reader, brief_id: int, code: str) -> Screen:
    """Whether what was written answers the brief's question, or makes a card."""
    known = code if split(code)[0].value == code.partition(".")[0] else Step.PLAN.value
    name = question_name(reader, known)
    words = reader.say(
        "Does this answer «{question}» of the brief, or is it a new card?", question=name
    )
    return Screen(
        text=words,
        rows=(
            (
                button(signs.GOAL, reader.label("To the brief"), b.AnswerHeld(brief=brief_id)),
                button(signs.NEW, reader.label("New card"), b.MakeHeld(brief=brief_id)),
            ),
        ),
    )


async def held(turn: Turn, brief_id: int) -> list[Message]:
    """The messages that wait for the answer. Raises `Gone` when none do any more."""
    data = await turn.dialog()
    if data.get("brief") != brief_id or "pending" not in data:
        raise Gone
    return [Message.model_validate(kept) for kept in data["pending"]]


@router.callback_query(b.AnswerHeld.filter())
async def answer_held(_: object, callback_data: b.AnswerHeld, turn: Turn) -> None:
    messages = await held(turn, callback_data.brief)
    await wait_for(turn, callback_data.brief, (await turn.dialog())["question"])
    for message in messages:
        data = await turn.dialog()
        await answer(message, turn, data["brief"], data["question"])


@router.callback_query(b.MakeHeld.filter())
async def make_held(_: object, callback_data: b.MakeHeld, turn: Turn) -> None:
    messages = await held(turn, callback_data.brief)
    await turn.rest()
    for message in messages:
        await second_message(message, turn)
