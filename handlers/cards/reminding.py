"""🔔 when a card's readers are reminded of it: ticked, or typed in any of the three languages.

Who may only see the card finds here what to wait for.
"""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, part_screen, to_card
from handlers.cards.show import rights_here
from handlers.cards.waiting_screens import waiting_rows, waiting_words
from handlers.dialogs import ask, asked
from handlers.occasions import toggles
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines
from handlers.turn import Turn
from models.cards.answering import set_reminders
from models.cards.sheet import Sheet, read_sheet
from models.reminders import UNTIL_DONE, Occasions, Waits, chosen, read_typed, turned, waits_of
from models.rights import Right
from models.tables import Card

router = Router(name="card reminders")


class RemindersState(StatesGroup):
    """A card's occasions are being typed."""

    typing = State()


@router.callback_query(b.PickReminders.filter())
async def pick(_: object, callback_data: b.PickReminders, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    await turn.rest()
    await show(turn, card)


async def show(turn: Turn, card: Card) -> None:
    """Show the card's set, or the one that stands in for it, in the tapped message."""
    turn.answer.show(await drawn_reminders(turn, card, await turn.kept_place()))


async def drawn_reminders(turn: Turn, card: Card, place: str) -> Screen:
    """The card's reminders for the reader of this chat; the right to see it is checked already."""
    turn.check_board(card.board_id)
    sheet, rights = await read_sheet(card.id), await rights_here(turn, card.id)
    waits = None if turn.group else await waits_of(turn.person, card)
    return reminders_screen(turn.reader, sheet, card, place, rights, waits)


def reminders_screen(
    reader: Reader,
    sheet: Sheet,
    card: Card,
    place: str,
    rights: frozenset[Right],
    waits: Waits | None,
) -> Screen:
    """The occasions of this card for who may change them, and what the reader waits for.

    `waits` is None in a group, where nobody's own waiting is shown.
    """
    words: list[Markup] = []
    rows: list[Row] = []
    back = to_card(reader, sheet.id)
    if Right.EDIT in rights:
        words.append(set_words(reader, sheet, card))
        rows += set_rows(reader, sheet, card)
        back = (button(signs.BACK, reader.label("Deadline"), b.PickDeadline(card=sheet.id)),)
    if waits is None:
        watch = reader.label("Watch it for me")
        rows.append((button(signs.WAIT, watch, b.PickWaiting(card=sheet.id)),))
    elif own := waiting_rows(reader, sheet, waits, columns=Right.BOARD in rights):
        words.append(waiting_words(reader, waits))
        rows += own
    text = Markup("\n\n").join(words) or reader.say("This card is done already.")
    return part_screen(sheet, "reminders", place, text, (*rows, back))


def set_words(reader: Reader, sheet: Sheet, card: Card) -> Markup:
    """Whose choice the occasions are."""
    return lines(
        reader.say("When do I remind of this card?"),
        reader.say("This card has its own choice.")
        if card.occasions is not None
        else reader.say("Now as everybody has chosen for themselves."),
        None if sheet.deadline else reader.say("Without a deadline only the daily one comes."),
    )


def set_rows(reader: Reader, sheet: Sheet, card: Card) -> tuple[Row, ...]:
    """The occasions, those of the set marked; typing; and the way back to everybody's choice."""
    rows = toggles(
        reader,
        occasions_of(card),
        lambda what, on: b.SetReminder(card=sheet.id, what=what, on=on),
        (UNTIL_DONE,),
    )
    usual = button(signs.UNDO, reader.label("As everybody likes"), b.DropReminders(card=sheet.id))
    typing = button(signs.EDIT, reader.label("In words"), b.TypeReminders(card=sheet.id))
    return (*rows, (typing, usual) if card.occasions is not None else (typing,))


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
    turn.answer.send(await drawn_reminders(turn, card, data.get("place", "")))
    if data.get("message"):
        turn.answer.remove(data["message"])
