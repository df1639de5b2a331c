"""🔔 when a card's readers are reminded of it: ticked, or typed in any of the three languages."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, part_screen
from handlers.dialogs import ask, asked
from handlers.occasions import toggles
from handlers.reader import Reader
from handlers.screens import Screen, button, lines
from handlers.turn import Turn
from models.cards.answering import set_reminders
from models.cards.sheet import Sheet, read_sheet
from models.reminders import UNTIL_DONE, Occasions, chosen, read_typed, turned
from models.rights import Right
from models.tables import Card

router = Router(name="card reminders")


class RemindersState(StatesGroup):
    """A card's occasions are being typed."""

    typing = State()


@router.callback_query(b.PickReminders.filter())
async def pick(_: object, callback_data: b.PickReminders, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    await turn.rest()
    await show(turn, card)


async def show(turn: Turn, card: Card) -> None:
    """Show the card's set, or the one that stands in for it, in the tapped message."""
    sheet = await read_sheet(card.id)
    place = await turn.kept_place()
    turn.answer.show(reminders_screen(turn.reader, sheet, card, place))


def reminders_screen(reader: Reader, sheet: Sheet, card: Card, place: str) -> Screen:
    """The occasions of this card, and whether they are its own."""
    own = card.occasions is not None
    rows = toggles(
        reader,
        occasions_of(card),
        lambda what, on: b.SetReminder(card=sheet.id, what=what, on=on),
        (UNTIL_DONE,),
    )
    words = lines(
        reader.say("When do I remind of this card?"),
        reader.say("This card has its own choice.")
        if own
        else reader.say("Now as everybody has chosen for themselves."),
        None if sheet.deadline else reader.say("Without a deadline only the daily one comes."),
    )
    usual = button(signs.UNDO, reader.label("As everybody likes"), b.DropReminders(card=sheet.id))
    typing = button(signs.EDIT, reader.label("In words"), b.TypeReminders(card=sheet.id))
    back = button(signs.BACK, reader.label("Deadline"), b.PickDeadline(card=sheet.id))
    ways = ((typing, usual) if own else (typing,), (back,))
    return part_screen(sheet, "reminders", place, words, (*rows, *ways))


def occasions_of(card: Card) -> Occasions:
    """The card's own set, else the one from which choosing begins: its board's."""
    return chosen(card.occasions, card.board.occasions)


@router.callback_query(b.SetReminder.filter())
async def choose(_: object, callback_data: b.SetReminder, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    occasions = turned(occasions_of(card), callback_data.what, on=callback_data.on)
    await show(turn, await set_reminders(turn.person, card.id, occasions, turn.now))


@router.callback_query(b.DropReminders.filter())
async def drop(_: object, callback_data: b.DropReminders, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    await show(turn, await set_reminders(turn.person, card.id, None, turn.now))


@router.callback_query(b.TypeReminders.filter())
async def type_it(_: object, callback_data: b.TypeReminders, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    hint = turn.reader.label("2 days before, an hour before")
    words = turn.reader.say(
        "When shall I remind? Type up to five, such as «{hint}» or «{daily}».",
        hint=hint,
        daily=turn.reader.label("every day until done"),
    )
    question = lines(heading(card.number, card.title), "", words)
    back = button(signs.BACK, turn.reader.label("Back"), b.PickReminders(card=card.id))
    await ask(turn, RemindersState.typing, question, hint, back=back, card=card.id)


@router.message(StateFilter(RemindersState.typing), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    card = await turn.card(data["card"], Right.EDIT)
    occasions = read_typed(message.text or "")
    if occasions is None:
        hint = turn.reader.label("2 days before, an hour before")
        words = turn.reader.say("I could not read when to remind. Try «{hint}».", hint=hint)
        back = button(signs.BACK, turn.reader.label("Back"), b.PickReminders(card=card.id))
        turn.answer.send(Screen(text=words, rows=((back,),), subject="typing", card=card.id))
        return
    card = await set_reminders(turn.person, card.id, occasions, turn.now)
    await turn.rest()
    sheet = await read_sheet(card.id)
    turn.answer.send(reminders_screen(turn.reader, sheet, card, data.get("place", "")))
    if data.get("message"):
        turn.answer.remove(data["message"])
