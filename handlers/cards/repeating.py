"""🔁 how often a card comes again: by buttons, or in words in any of the three languages."""

from datetime import UTC, datetime

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.cards.repeat_screens import (
    dates_screen,
    days_screen,
    repeat_screen,
    steps_screen,
    to_repeat,
    unread_screen,
)
from handlers.cards.repeat_words import recurrence_words
from handlers.cards.screen import heading
from handlers.dialogs import ask, asked
from handlers.rule_codes import rule_of
from handlers.screens import Screen, lines
from handlers.turn import Turn
from models import repeating
from models.cards.sheet import read_sheet
from models.recurrence import Rule, Unit
from models.recurrence_words import read_said_rule
from models.rights import Right
from models.tables import Card, NextWhen

router = Router(name="card repeating")


class RepeatState(StatesGroup):
    """How often a card comes again is being typed."""

    typing = State()


@router.callback_query(b.PickRepeat.filter())
async def pick(_: object, callback_data: b.PickRepeat, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    await turn.rest()
    turn.answer.show(await drawn(turn, card, await turn.kept_place()))


async def drawn(turn: Turn, card: Card, place: str) -> Screen:
    """The screen of how the card comes again, as it stands now."""
    sheet = await read_sheet(card.id)
    repeat = await repeating.read_repeat(card, turn.now)
    usual = repeating.plan(turn.person, card, Rule(Unit.DAY), turn.now)
    return repeat_screen(turn.reader, sheet, repeat, usual, place)


@router.callback_query(b.SetRepeat.filter())
async def set_it(_: object, callback_data: b.SetRepeat, turn: Turn) -> None:
    rule = rule_of(callback_data.rule)
    card = await repeating.repeat(turn.person, callback_data.card, rule, turn.now)
    turn.check_board(card.board_id)
    turn.answer.show(await drawn(turn, card, await turn.kept_place()))
    turn.answer.say(await set_words(turn, card))


async def set_words(turn: Turn, card: Card) -> str:
    """How the card comes again, for a toast."""
    repeat = await repeating.read_repeat(card, turn.now)
    if repeat is None:
        return turn.tapper.label("It does not repeat any more")
    return f"{signs.REPEAT} {recurrence_words(turn.tapper, repeat.recurrence)}"


@router.callback_query(b.PickRepeatDays.filter())
async def pick_days(_: object, callback_data: b.PickRepeatDays, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    sheet = await read_sheet(card.id)
    rule = rule_of(callback_data.rule)
    planned = repeating.plan(turn.person, card, rule, turn.now)
    place = await turn.kept_place()
    turn.answer.show(days_screen(turn.reader, sheet, rule, planned, place))


@router.callback_query(b.PickRepeatDate.filter())
async def pick_date(_: object, callback_data: b.PickRepeatDate, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    sheet = await read_sheet(card.id)
    turn.answer.show(dates_screen(turn.reader, sheet, await turn.kept_place()))


@router.callback_query(b.PickRepeatStep.filter())
async def pick_step(_: object, callback_data: b.PickRepeatStep, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    sheet = await read_sheet(card.id)
    usual = repeating.plan(turn.person, card, Rule(Unit.DAY), turn.now)
    turn.answer.show(steps_screen(turn.reader, sheet, usual, await turn.kept_place()))


@router.callback_query(b.SetRepeatWhen.filter())
async def set_when(_: object, callback_data: b.SetRepeatWhen, turn: Turn) -> None:
    when = NextWhen.DUE if callback_data.due else NextWhen.DONE
    card = await repeating.choose_when(turn.person, callback_data.card, when, turn.now)
    turn.check_board(card.board_id)
    turn.answer.show(await drawn(turn, card, await turn.kept_place()))


@router.callback_query(b.SkipRepeat.filter())
async def skip(_: object, callback_data: b.SkipRepeat, turn: Turn) -> None:
    until = datetime.fromtimestamp(callback_data.at, UTC)
    card = await repeating.skip(turn.person, callback_data.card, until, turn.now)
    turn.check_board(card.board_id)
    turn.answer.show(await drawn(turn, card, await turn.kept_place()))
    if card.deadline is not None:
        turn.answer.say(f"{signs.DEADLINE} {turn.tapper.full(card.deadline)}")


@router.callback_query(b.StopRepeat.filter())
async def stop(_: object, callback_data: b.StopRepeat, turn: Turn) -> None:
    card = await repeating.stop(turn.person, callback_data.card, turn.now)
    turn.check_board(card.board_id)
    turn.answer.show(await drawn(turn, card, await turn.kept_place()))
    turn.answer.say(turn.tapper.label("It does not repeat any more"))


@router.callback_query(b.TypeRepeat.filter())
async def type_it(_: object, callback_data: b.TypeRepeat, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    hint = turn.reader.label("every 2 weeks on Monday and Thursday")
    words = turn.reader.say("How often? Type it as you would say it, such as «{hint}».", hint=hint)
    question = lines(heading(card.number, card.title), "", words)
    back = to_repeat(turn.reader, card.id)
    await ask(turn, RepeatState.typing, question, hint, back=back, card=card.id)


@router.message(StateFilter(RepeatState.typing), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    place = data.get("place", "")
    said = read_said_rule(message.text or "")
    if said is None:
        card = await turn.card(data["card"], Right.EDIT)
        hint = turn.reader.label("every 2 weeks on Monday and Thursday")
        turn.answer.send(unread_screen(turn.reader, card.id, hint, place))
        return
    card = await repeating.repeat(turn.person, data["card"], said, turn.now)
    turn.check_board(card.board_id)
    await turn.rest()
    turn.answer.send(await drawn(turn, card, place))
    if (old := data.get("message")) is not None:
        turn.answer.remove(old)
