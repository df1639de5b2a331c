"""📝 what came of a brief in people's words, the text for the community, and the end."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.briefs.figures import community_text
from handlers.briefs.making import brief_at
from handlers.briefs.results import drawn
from handlers.cards.screen import heading
from handlers.dialogs import ask, asked
from handlers.screens import Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.briefs import results
from models.briefs.checking import taken_steps
from models.refusals import NoItems
from models.rights import Right

router = Router(name="brief ends")
router.callback_query.filter(PRIVATE)


class ResultState(StatesGroup):
    """What was done and what came of it is being typed."""

    words = State()


@router.callback_query(b.TypeResult.filter())
async def type_result(_: object, callback_data: b.TypeResult, turn: Turn) -> None:
    brief = await brief_at(turn, callback_data.card, Right.EDIT)
    reader = turn.reader
    question = lines(
        heading(brief.card[1] if brief.card else 0, brief.title),
        "",
        reader.say("<b>What was done, and what came of it?</b>"),
        reader.say("Write it as for the community: it goes into the text for them."),
    )
    back = button(signs.BACK, reader.label("Figures"), b.ShowResult(card=callback_data.card))
    hint = reader.label("What came of it")
    await ask(turn, ResultState.words, question, hint, back=back, card=callback_data.card)


@router.message(StateFilter(ResultState.words), asked)
async def words_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    brief = await brief_at(turn, data["card"], Right.EDIT)
    text = (message.text or message.caption or "").strip()
    if not text:
        raise NoItems
    limit = results.TEXT_LIMIT
    await results.set_result_text(turn.person, brief.id, text[:limit], turn.now)
    await turn.rest()
    turn.answer.send(await drawn(turn, data["card"]))
    if (old := data.get("message")) is not None:
        turn.answer.remove(old)


@router.callback_query(b.GiveResult.filter())
async def give(_: object, callback_data: b.GiveResult, turn: Turn) -> None:
    brief = await brief_at(turn, callback_data.card, Right.BOARD)
    taken = [step for one in brief.checkpoints for step in await taken_steps(one.id)]
    turn.answer.send(Screen(text=community_text(turn.reader, brief, len(taken))))
    turn.answer.say(turn.tapper.label("Ready to forward"))


@router.callback_query(b.EndBrief.filter())
async def end(_: object, callback_data: b.EndBrief, turn: Turn) -> None:
    brief = await brief_at(turn, callback_data.card, Right.EDIT)
    await results.end_brief(turn.person, brief.id, turn.now)
    turn.answer.show(await drawn(turn, callback_data.card))
    words = turn.tapper.label("Done. The next briefs will offer it as a similar case.")
    turn.answer.say(words, alert=True)
