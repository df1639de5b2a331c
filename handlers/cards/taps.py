"""One-tap changes of a card, and what opens from it."""

from datetime import datetime, time, timedelta

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import content_screen, part_screen, to_card
from handlers.cards.show import show_card
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Screen, button, rows_of
from handlers.turn import Turn
from models import reminders
from models.cards import change
from models.cards.sheet import Sheet, read_sheet
from models.moments import at_wall
from models.repeating import next_number
from models.rights import Right
from models.tables import Card

router = Router(name="card taps")
EVENING = time(19)
MORNING = time(9)


@router.callback_query(b.OpenCard.filter())
async def open_it(_: object, callback_data: b.OpenCard, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    await turn.rest()
    await show_card(turn, card, callback_data.place or None)


@router.callback_query(b.ShowAll.filter())
async def show_all(_: object, callback_data: b.ShowAll, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    sheet = await read_sheet(card.id)
    place = await turn.kept_place()
    turn.answer.show(content_screen(turn.reader, sheet, place, callback_data.page))


@router.callback_query(b.MoveCard.filter())
async def move(_: object, callback_data: b.MoveCard, turn: Turn) -> None:
    card = await change.move(turn.person, callback_data.card, callback_data.column, turn.now)
    await show_card(turn, card)
    turn.answer.say(await moved_words(turn, card))


async def moved_words(turn: Turn, card: Card) -> str:
    """Where the card is now, and which one follows it."""
    if card.done_at is None:
        return card.column.title
    words = f"{signs.DONE} {card.column.title}"
    following = await next_number(card)
    if following is None:
        return words
    after = turn.tapper.label("Next: #{number}", number=following)
    return f"{words} · {signs.REPEAT} {after}"


@router.callback_query(b.PickColumn.filter())
async def pick_column(_: object, callback_data: b.PickColumn, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    sheet = await read_sheet(card.id)
    turn.answer.show(columns_screen(turn.reader, sheet, await turn.kept_place()))


def columns_screen(reader: Reader, sheet: Sheet, place: str) -> Screen:
    """The board's columns, the card's own one marked."""
    choices = [
        button(
            signs.CHOSEN if stop == sheet.column else "",
            shorten(stop.title),
            b.MoveCard(card=sheet.id, column=stop.id),
        )
        for stop in sheet.columns[:90]
    ]
    rows = (*rows_of(choices, 1), to_card(reader, sheet.id))
    return part_screen(sheet, "columns", place, reader.say("Where does it go?"), rows)


@router.callback_query(b.TakeBack.filter())
async def take_back(_: object, callback_data: b.TakeBack, turn: Turn) -> None:
    card = await change.take_back(turn.person, callback_data.card, turn.now)
    await show_card(turn, card)
    turn.answer.say(turn.tapper.label("Back in the title"))


@router.callback_query(b.ShowFiles.filter())
async def show_files(_: object, callback_data: b.ShowFiles, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    sheet = await read_sheet(card.id)
    turn.answer.files = tuple(piece for piece in sheet.pieces if piece.file_id)


@router.callback_query(b.PickSnooze.filter())
async def pick_snooze(_: object, callback_data: b.PickSnooze, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    sheet = await read_sheet(card.id)
    turn.answer.show(snooze_screen(turn, sheet, await turn.kept_place()))


def snooze_moments(turn: Turn) -> dict[str, datetime]:
    """What snoozing offers now: in an hour, this evening while it is ahead, tomorrow morning."""
    zone = turn.person.zone
    today = turn.now.astimezone(zone).date()
    evening = at_wall(today, EVENING, zone)
    morning = at_wall(today + timedelta(days=1), MORNING, zone)
    moments = {"hour": turn.now + timedelta(hours=1), "evening": evening, "morning": morning}
    return {key: at for key, at in moments.items() if at > turn.now}


def snooze_screen(turn: Turn, sheet: Sheet, place: str) -> Screen:
    """When to be reminded again."""
    reader = turn.reader
    words = {
        "hour": reader.label("In an hour"),
        "evening": reader.label("This evening"),
        "morning": reader.label("Tomorrow morning"),
    }
    choices = [
        button("", f"{words[key]} · {turn.tapper.short(at)}", b.Snooze(card=sheet.id, when=key))
        for key, at in snooze_moments(turn).items()
    ]
    rows = (*rows_of(choices, 1), to_card(reader, sheet.id))
    return part_screen(sheet, "snooze", place, reader.say("When shall I remind you?"), rows)


@router.callback_query(b.Snooze.filter())
async def snooze(_: object, callback_data: b.Snooze, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    moments = snooze_moments(turn)
    until = moments.get(callback_data.when, moments["morning"])
    await reminders.snooze(card, turn.person, until)
    await show_card(turn, card)
    turn.answer.say(turn.tapper.label("I will remind you: {at}", at=turn.tapper.full(until)))
