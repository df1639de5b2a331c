"""⏳ waiting for a card to move, or to reach a column: for oneself, in private, told once."""

from datetime import UTC, datetime

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from aiogram.utils.deep_linking import create_deep_link

from handlers import buttons as b
from handlers import signs
from handlers.cards.deadline import doubt_screen
from handlers.cards.reminding import drawn_reminders, show
from handlers.cards.screen import heading
from handlers.cards.snoozing import read_until
from handlers.cards.waiting_screens import reaches_screen, unmoved_screen
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.screens import button, lines
from handlers.turn import PRIVATE, Turn
from models.cards.sheet import read_sheet
from models.cards.waiting import wait_reaches, wait_unmoved
from models.moments import Understood, example
from models.reminders import waits_of
from models.rights import Right

router = Router(name="card waiting")
LINK = "wait_"


class WaitingState(StatesGroup):
    """The moment by which a card is to move is being typed."""

    typing = State()


@router.callback_query(b.PickWaiting.filter())
async def pick_in_private(
    _: object, callback_data: b.PickWaiting, turn: Turn, username: str
) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    payload = f"{LINK}{card.id}"
    turn.answer.url = create_deep_link(username=username, link_type="start", payload=payload)


@router.callback_query(b.PickUnmoved.filter(), PRIVATE)
async def pick_unmoved(_: object, callback_data: b.PickUnmoved, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    await turn.rest()
    sheet, waits = await read_sheet(card.id), await waits_of(turn.person, card)
    turn.answer.show(unmoved_screen(turn.reader, sheet, waits, await turn.kept_place()))


@router.callback_query(b.SetUnmoved.filter(), PRIVATE)
async def set_unmoved(_: object, callback_data: b.SetUnmoved, turn: Turn) -> None:
    until = datetime.fromtimestamp(callback_data.at, UTC) if callback_data.at else None
    card = await wait_unmoved(turn.person, callback_data.card, until, turn.now)
    await turn.rest()
    await show(turn, card)
    turn.answer.say(unmoved_words(turn, until))


def unmoved_words(turn: Turn, until: datetime | None) -> str:
    """What was understood, on the clock of the person."""
    if until is None:
        return turn.tapper.label("Not waiting for it any more")
    words = turn.tapper.label(
        "If it has not moved by {at}, I will remind you", at=turn.tapper.full(until)
    )
    return f"{signs.WAIT} {words}"


@router.callback_query(b.PickReaches.filter(), PRIVATE)
async def pick_reaches(_: object, callback_data: b.PickReaches, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.BOARD)
    sheet, waits = await read_sheet(card.id), await waits_of(turn.person, card)
    turn.answer.show(reaches_screen(turn.reader, sheet, waits, await turn.kept_place()))


@router.callback_query(b.SetReaches.filter(), PRIVATE)
async def set_reaches(_: object, callback_data: b.SetReaches, turn: Turn) -> None:
    wanted, on = callback_data.column, callback_data.on
    card = await wait_reaches(turn.person, callback_data.card, wanted, turn.now, on=on)
    await show(turn, card)
    titles = {stop.id: stop.title for stop in (await read_sheet(card.id)).columns}
    turn.answer.say(
        turn.tapper.label(
            "I will tell you when it reaches «{column}»", column=shorten(titles.get(wanted, ""))
        )
        if on
        else turn.tapper.label("Not waiting for it any more")
    )


@router.callback_query(b.TypeUnmoved.filter(), PRIVATE)
async def type_it(_: object, callback_data: b.TypeUnmoved, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    reader = turn.reader
    hint = example(turn.now, reader.zone, reader.language)
    words = reader.say("When? Type it as you would say it, such as «{hint}».", hint=hint)
    question = lines(heading(card.number, card.title), "", words)
    back = button(signs.BACK, reader.label("Back"), b.PickUnmoved(card=card.id))
    await ask(turn, WaitingState.typing, question, hint, back=back, card=card.id)


@router.message(StateFilter(WaitingState.typing), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    card = await turn.card(data["card"], Right.SEE)
    reading = read_until(message.text or "", turn.person, turn.now)
    place = data.get("place", "")
    if not isinstance(reading, Understood):
        turn.answer.send(doubt_screen(turn.reader, card.id, reading, place, until_button))
        return
    await wait_unmoved(turn.person, card.id, reading.moment.at, turn.now)
    await turn.rest()
    turn.answer.send(await drawn_reminders(turn, card, place))
    if data.get("message"):
        turn.answer.remove(data["message"])


def until_button(card_id: int, at: int) -> b.SetUnmoved:
    """The choice of one reading."""
    return b.SetUnmoved(card=card_id, at=at)
