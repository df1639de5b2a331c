"""🕘 what happened to a card, and ↩️ its last change taken back."""

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.cards.history_screen import history_screen
from handlers.cards.history_words import event_words
from handlers.cards.show import me_here, show_card
from handlers.screens import ALONE
from handlers.turn import Turn
from models.cards.past import history_page
from models.cards.sheet import read_sheet
from models.cards.undo import undo
from models.rights import Right

router = Router(name="card history")


@router.callback_query(b.ShowHistory.filter())
async def show(_: object, callback_data: b.ShowHistory, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.BOARD)
    await turn.rest()
    sheet, found = await read_sheet(card.id), await history_page(card.id, callback_data.page)
    place = await turn.kept_place()
    me = me_here(turn, alone=place.startswith(ALONE))
    turn.answer.show(history_screen(turn.reader, sheet, found, place, me))


@router.callback_query(b.Undo.filter())
async def take_back(_: object, callback_data: b.Undo, turn: Turn) -> None:
    await turn.card_anywhere(callback_data.card, Right.SEE)
    card, line = await undo(turn.person, callback_data.card, callback_data.event, turn.now)
    await turn.rest()
    await show_card(turn, card)
    tapper = turn.tapper
    words = event_words(tapper, line).striptags() if line else tapper.label("Undone already")
    turn.answer.say(f"{signs.UNDO} {words}")
