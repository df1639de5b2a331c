"""☀️ my day: what the digest would say now."""

from aiogram import Router

from handlers import buttons as b
from handlers.digests.words import day_screen
from handlers.turn import PRIVATE, Turn
from models.cards.digest import digest_for

router = Router(name="my day")


@router.callback_query(b.OpenDay.filter(), PRIVATE)
async def open_day(_: object, turn: Turn) -> None:
    await turn.rest()
    turn.answer.show(day_screen(turn.reader, await digest_for(turn.person, turn.now)))
