"""📅 what is due: by months, weeks and days, of a board or of one's own."""

from datetime import timedelta

from aiogram import Router

from handlers import buttons as b
from handlers.cards.calendar import day_of, first_of
from handlers.days.screens import date_screen, month_screen, week_screen
from handlers.turn import PRIVATE, Turn
from models.cards.dated import count_by_day, read_days

router = Router(name="calendar")
router.callback_query.filter(PRIVATE)
WEEK = 7
IN_WEEK = 15
"""So many cards of a week fit one message, whatever their titles."""


@router.callback_query(b.OpenMonth.filter())
async def open_month(
    _: object, callback_data: b.OpenMonth, turn: Turn, web_url: str | None
) -> None:
    await turn.rest()
    board, reader = callback_data.board, turn.reader
    first = first_of(callback_data.month)
    counts, title = await count_by_day(turn.person, board or None, first, reader.zone)
    followable = web_url is not None
    turn.answer.show(month_screen(reader, board, title, first, counts, followable=followable))


@router.callback_query(b.OpenWeek.filter())
async def open_week(_: object, callback_data: b.OpenWeek, turn: Turn) -> None:
    await turn.rest()
    board, reader, day = callback_data.board, turn.reader, day_of(callback_data.day)
    monday = day - timedelta(days=day.weekday())
    found = await read_days(turn.person, board or None, monday, WEEK, reader.zone, size=IN_WEEK)
    turn.answer.show(week_screen(reader, board, monday, found))


@router.callback_query(b.OpenDate.filter())
async def open_date(_: object, callback_data: b.OpenDate, turn: Turn) -> None:
    await turn.rest()
    board, reader, day = callback_data.board, turn.reader, day_of(callback_data.day)
    found = await read_days(
        turn.person, board or None, day, 1, reader.zone, page=callback_data.page
    )
    turn.answer.show(date_screen(reader, board, day, found))
