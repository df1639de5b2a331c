"""💤 remind me again: presets that are ahead, or words in any of the three languages."""

from datetime import UTC, datetime, time, timedelta

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.cards.deadline import doubt_screen
from handlers.cards.screen import heading, part_screen, to_card
from handlers.cards.show import replace_card, show_card
from handlers.cards.telling import Telling, said
from handlers.dialogs import ask, asked
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.turn import Turn
from models import reminders
from models.cards.sheet import Sheet, read_sheet
from models.moments import Reading, Understood, Unread, Why, at_wall, example, read_moment
from models.refusals import DeadlinePast
from models.rights import Right
from models.tables import Person

router = Router(name="card snoozing")
EVENING = time(19)
MORNING = time(9)
WEEK = 7


class SnoozeState(StatesGroup):
    """The moment of the next reminder is being typed."""

    typing = State()


@router.callback_query(b.PickSnooze.filter())
async def pick_snooze(_: object, callback_data: b.PickSnooze, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    await turn.rest()
    sheet = await read_sheet(card.id)
    turn.answer.show(snooze_screen(turn.tapper, turn.reader, sheet, await turn.kept_place()))


def snooze_moments(clock: Reader) -> dict[str, datetime]:
    """What snoozing offers now: an hour, this evening while it is ahead, and two mornings."""
    monday = clock.today + timedelta(days=WEEK - clock.today.weekday())
    moments = {
        "hour": clock.now + timedelta(hours=1),
        "evening": at_wall(clock.today, EVENING, clock.zone),
        "morning": at_wall(clock.today + timedelta(days=1), MORNING, clock.zone),
        "monday": at_wall(monday, MORNING, clock.zone),
    }
    return {key: at for key, at in moments.items() if at > clock.now}


def snooze_screen(clock: Reader, reader: Reader, sheet: Sheet, place: str) -> Screen:
    """When to be reminded again, each moment once; `clock` is of the person who is reminded."""
    words = {
        "hour": reader.label("In an hour"),
        "evening": reader.label("This evening"),
        "morning": reader.label("Tomorrow morning"),
        "monday": reader.label("Monday morning"),
    }
    moments = snooze_moments(clock)
    offered = {at: key for key, at in reversed(moments.items())}
    choices = [
        button("", f"{words[key]} · {clock.short(at)}", b.Snooze(card=sheet.id, when=key))
        for key, at in moments.items()
        if offered[at] == key
    ]
    typing = button(signs.EDIT, reader.label("In words"), b.TypeSnooze(card=sheet.id))
    rows = (*rows_of(choices, 1), (typing,), to_card(reader, sheet.id))
    return part_screen(sheet, "snooze", place, reader.say("When shall I remind you?"), rows)


@router.callback_query(b.Snooze.filter())
async def snooze(_: object, callback_data: b.Snooze, turn: Turn) -> None:
    moments = snooze_moments(turn.tapper)
    until = moments.get(callback_data.when, moments["morning"])
    await put_off(turn, callback_data.card, until)


@router.callback_query(b.SnoozeUntil.filter())
async def snooze_until(_: object, callback_data: b.SnoozeUntil, turn: Turn) -> None:
    until = datetime.fromtimestamp(callback_data.at, UTC)
    if until <= turn.now:
        raise DeadlinePast(until)
    await put_off(turn, callback_data.card, until)
    await turn.rest()


async def put_off(turn: Turn, card_id: int, until: datetime) -> None:
    """Remind of the card at this moment, and say so in its message."""
    card = await turn.card(card_id, Right.SEE)
    await reminders.snooze(card, turn.person, until)
    await show_card(turn, card, telling=put_off_words(turn, until))
    turn.answer.say(turn.tapper.label("I will remind you: {at}", at=turn.tapper.full(until)))


def put_off_words(turn: Turn, until: datetime) -> Telling:
    """Until when the reminder was put off, on the clock of the person."""
    words = turn.reader.label("I will remind you: {at}", at=turn.tapper.full(until))
    return said(signs.SNOOZE, words)


@router.callback_query(b.TypeSnooze.filter())
async def type_it(_: object, callback_data: b.TypeSnooze, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    reader = turn.reader
    hint = example(turn.now, reader.zone, reader.language)
    words = reader.say("When? Type it as you would say it, such as «{hint}».", hint=hint)
    question = lines(heading(card.number, card.title), "", words)
    back = button(signs.BACK, reader.label("Back"), b.PickSnooze(card=card.id))
    await ask(turn, SnoozeState.typing, question, hint, back=back, card=card.id)


@router.message(StateFilter(SnoozeState.typing), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    card = await turn.card(data["card"], Right.SEE)
    reading = read_until(message.text or "", turn.person, turn.now)
    if isinstance(reading, Understood):
        until = reading.moment.at
        await reminders.snooze(card, turn.person, until)
        await turn.rest()
        place, telling = data.get("place", ""), put_off_words(turn, until)
        await replace_card(turn, card, data.get("message"), place, telling=telling)
        return
    place = data.get("place", "")
    turn.answer.send(doubt_screen(turn.reader, card.id, reading, place, until_button))


def read_until(text: str, person: Person, now: datetime) -> Reading:
    """The moment that was typed; a day without a time is its morning."""
    if not text:
        return Unread(Why.NOTHING)
    return read_moment(text, now=now, zone=person.zone, day_end=MORNING)


def until_button(card_id: int, at: int) -> b.SnoozeUntil:
    """The choice of one reading."""
    return b.SnoozeUntil(card=card_id, at=at)
