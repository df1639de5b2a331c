"""🗄 a card leaves its board and comes back; 🗑 deleting asks first."""

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import show_card
from handlers.reader import Reader
from handlers.screens import Screen, button, lines
from handlers.turn import Turn
from models.cards import archive
from models.cards.sheet import Sheet, read_sheet
from models.rights import Right
from models.tables import Card

router = Router(name="archiving cards")


@router.callback_query(b.ArchiveCard.filter())
async def archive_it(_: object, callback_data: b.ArchiveCard, turn: Turn) -> None:
    card = await archive.archive(turn.person, callback_data.card, turn.now)
    await show_card(turn, card)
    words = turn.tapper.label("In the archive")
    turn.answer.say(f"{signs.ARCHIVE} {words}")


@router.callback_query(b.RestoreCard.filter())
async def restore(_: object, callback_data: b.RestoreCard, turn: Turn) -> None:
    await show_restored(turn, await archive.restore(turn.person, callback_data.card, turn.now))


@router.callback_query(b.TakeUpCard.filter())
async def take_up(_: object, callback_data: b.TakeUpCard, turn: Turn) -> None:
    await show_restored(turn, await archive.take_up(turn.person, callback_data.card, turn.now))


async def show_restored(turn: Turn, card: Card) -> None:
    """Show the card that is on its board again."""
    await show_card(turn, card)
    turn.answer.say(turn.tapper.label("On the board: «{column}»", column=card.column.title))


@router.callback_query(b.AskDelete.filter())
async def ask_first(_: object, callback_data: b.AskDelete, turn: Turn) -> None:
    card = await turn.card_anywhere(callback_data.card, Right.EDIT)
    sheet = await read_sheet(card.id)
    turn.answer.show(deletion_screen(turn.reader, sheet, await turn.kept_place()))


def deletion_screen(reader: Reader, sheet: Sheet, place: str) -> Screen:
    """Is this card to go?"""
    words = lines(
        reader.say("Delete this card? For 30 days it can be brought back from the archive."),
        reader.say("It will not repeat any more.") if sheet.recurrence else None,
    )
    yes = button(signs.DELETE, reader.label("Delete"), b.DeleteCard(card=sheet.id), style="danger")
    return part_screen(sheet, "deleting", place, words, ((yes,), to_card(reader, sheet.id)))


@router.callback_query(b.DeleteCard.filter())
async def delete(_: object, callback_data: b.DeleteCard, turn: Turn) -> None:
    card = await archive.delete(turn.person, callback_data.card, turn.now)
    await show_card(turn, card)
    words = turn.tapper.label("Deleted")
    turn.answer.say(f"{signs.DELETE} {words}")
