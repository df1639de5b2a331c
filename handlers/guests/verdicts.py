"""👍 approve and ✍️ ask for changes: the reason is typed or sent, and kept as a comment."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, to_card
from handlers.cards.show import replace_card, show_card
from handlers.cards.telling import said
from handlers.content import piece_of
from handlers.dialogs import ask, asked
from handlers.refusals import word
from handlers.screens import lines
from handlers.turn import Turn
from handlers.unkept import refuse_kind
from models import approving
from models.refusals import ChangedMeanwhile
from models.rights import Right

router = Router(name="verdicts")


class VerdictState(StatesGroup):
    """What is to be changed is being written."""

    typing = State()


@router.callback_query(b.Approve.filter())
async def approve(_: object, callback_data: b.Approve, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.APPROVE)
    try:
        await approving.approve(turn.person, card.id, callback_data.version, turn.now)
    except ChangedMeanwhile as refusal:
        # They see what they are asked about now.
        turn.answer.say(word(turn.tapper, refusal), alert=True)
    else:
        words = turn.tapper.label("Approved")
        turn.answer.say(f"{signs.APPROVE} {words}")
    await turn.rest()
    await show_card(turn, card)


@router.callback_query(b.AskChanges.filter())
async def ask_changes(_: object, callback_data: b.AskChanges, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.APPROVE)
    version = callback_data.version
    try:
        await approving.open_version(turn.person, card.id, version)
    except ChangedMeanwhile as refusal:
        turn.answer.say(word(turn.tapper, refusal), alert=True)
        await show_card(turn, card)
        return
    words = turn.reader.say("What is to be changed? Write it, or send a photo, file or voice.")
    question = lines(heading(card.number, card.title), "", words)
    back = to_card(turn.reader, card.id)[0]
    placeholder = turn.reader.label("Changes")
    await ask(
        turn,
        VerdictState.typing,
        question,
        placeholder,
        back=back,
        card=card.id,
        version=version,
    )


@router.message(StateFilter(VerdictState.typing), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    piece = piece_of(message)
    if piece is None:
        turn.answer.show(refuse_kind(turn.reader))
        return
    card = await turn.card(data["card"], Right.APPROVE)
    await approving.ask_changes(turn.person, card.id, data["version"], piece, turn.now)
    await turn.rest()
    telling = said(signs.CHANGES, turn.reader.label("Everybody on the card will know"))
    place = data.get("place", "")
    await replace_card(turn, card, data.get("message"), place, telling=telling)
