"""⛔ I can't: the reason, ready or typed, goes to the card's author with the card."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, to_card
from handlers.cards.show import replace_card, show_card
from handlers.cards.telling import WHY_SHOWN, Telling, ready_reasons, said, why_words
from handlers.content import shorten
from handlers.dialogs import again, ask, asked
from handlers.screens import button, lines, rows_of
from handlers.turn import Turn
from models.cards.answering import decline
from models.cards.sheet import read_sheet
from models.refusals import Gone
from models.rights import Right
from models.tables import Card

router = Router(name="card declining")


class DeclineState(StatesGroup):
    """The reason is being typed."""

    typing = State()


@router.callback_query(b.PickWhy.filter())
async def pick_why(_: object, callback_data: b.PickWhy, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    words = turn.reader.say("What stands in the way? Choose, or type it. The author will know.")
    question = lines(heading(card.number, card.title), "", words)
    back = to_card(turn.reader, card.id)[0]
    await ask(turn, DeclineState.typing, question, card.title, back=back, card=card.id)
    if turn.answer.edited is not None:
        choices = [
            button("", shown[:1].upper() + shown[1:], b.Decline(card=card.id, why=why))
            for why, shown in ready_reasons(turn.reader).items()
        ]
        rows = (*rows_of(choices, 1), *turn.answer.edited.rows)
        turn.answer.edited = turn.answer.edited.model_copy(update={"rows": rows})


@router.callback_query(b.Decline.filter())
async def choose(_: object, callback_data: b.Decline, turn: Turn) -> None:
    if callback_data.why not in ready_reasons(turn.reader):
        raise Gone
    await turn.card(callback_data.card, Right.SEE)
    card = await decline(turn.person, callback_data.card, callback_data.why, turn.now)
    await turn.rest()
    await show_card(turn, card, telling=await told(turn, card, callback_data.why))
    turn.answer.say(turn.tapper.label("The author will know"))


@router.message(StateFilter(DeclineState.typing), asked, F.text)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await turn.card(data["card"], Right.SEE)
    why = message.text or ""
    card = await decline(turn.person, data["card"], why, turn.now)
    await turn.rest()
    place, telling = data.get("place", ""), await told(turn, card, why)
    await replace_card(turn, card, data.get("message"), place, telling=telling)


@router.message(StateFilter(DeclineState.typing), asked)
async def not_text(_: Message, turn: Turn) -> None:
    turn.answer.show(await again(turn, turn.reader.say("Type the reason in words, or choose one.")))


async def told(turn: Turn, card: Card, why: str) -> Telling:
    """What whoever answers for the card is told."""
    keeper = (await read_sheet(card.id)).keeper
    shown = shorten(why_words(turn.reader, why), WHY_SHOWN)
    words = turn.reader.label("{name} will know: {why}", name=shorten(keeper.name), why=shown)
    return said(signs.STOP, words)
