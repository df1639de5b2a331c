"""One-tap changes of a card, and what opens from it."""

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import count_words
from handlers.cards.contents import content_screen
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import show_card
from handlers.content import shorten
from handlers.priorities import priority_words
from handlers.reader import Reader
from handlers.screens import Screen, button, rows_of
from handlers.turn import Turn
from models.cards import change, understanding
from models.cards.sheet import Sheet, read_sheet
from models.columns import count_in
from models.repeating import next_number
from models.rights import Right
from models.tables import Card, Priority

router = Router(name="card taps")


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
        return await place_words(card)
    words = f"{signs.DONE} {card.column.title}"
    following = await next_number(card)
    if following is None:
        return words
    after = turn.tapper.label("Next: #{number}", number=following)
    return f"{words} · {signs.REPEAT} {after}"


async def place_words(card: Card) -> str:
    """The card's column, and how full that is where more stand in it than was agreed."""
    wip = card.column.wip
    cards = await count_in(card.column_id) if wip is not None else 0
    if wip is None or cards <= wip:
        return card.column.title
    return f"{shorten(card.column.title, 100)} · {count_words(cards, wip)}"


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


@router.callback_query(b.PickPriority.filter())
async def pick_priority(_: object, callback_data: b.PickPriority, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    sheet = await read_sheet(card.id)
    turn.answer.show(priorities_screen(turn.reader, sheet, await turn.kept_place()))


def priorities_screen(reader: Reader, sheet: Sheet, place: str) -> Screen:
    """The four priorities, the card's own one marked."""
    choices = [
        button(
            signs.CHOSEN if priority is sheet.priority else "",
            priority_words(reader, priority),
            b.SetPriority(card=sheet.id, priority=priority),
        )
        for priority in sorted(Priority, reverse=True)
    ]
    rows = (*rows_of(choices, 2), to_card(reader, sheet.id))
    return part_screen(sheet, "priority", place, reader.say("How much does it matter?"), rows)


@router.callback_query(b.SetPriority.filter())
async def set_priority(_: object, callback_data: b.SetPriority, turn: Turn) -> None:
    wanted = callback_data.priority
    card = await change.set_priority(turn.person, callback_data.card, wanted, turn.now)
    await show_card(turn, card)
    turn.answer.say(f"{signs.PRIORITY} {priority_words(turn.tapper, wanted)}")


@router.callback_query(b.TakeBack.filter())
async def take_back(_: object, callback_data: b.TakeBack, turn: Turn) -> None:
    card = await understanding.take_back(turn.person, callback_data.card, turn.now)
    await show_card(turn, card)
    turn.answer.say(turn.tapper.label("Back in the title"))


@router.callback_query(b.TakeBackOne.filter())
async def take_back_one(_: object, callback_data: b.TakeBackOne, turn: Turn) -> None:
    thing = callback_data.thing
    card = await understanding.take_back_one(turn.person, callback_data.card, thing, turn.now)
    await show_card(turn, card)
    turn.answer.say(turn.tapper.label("Back in the title"))


@router.callback_query(b.ShowFiles.filter())
async def show_files(_: object, callback_data: b.ShowFiles, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    sheet = await read_sheet(card.id)
    turn.answer.files = tuple(piece for piece in sheet.pieces if piece.file_id)
