"""📅 the day and the hour that a question of a brief asks for, from a month of buttons."""

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.briefs.asking import Asking, asked_words
from handlers.briefs.flow import show_instead, wait_for
from handlers.cards.calendar import (
    Choice,
    Choosing,
    day_of,
    first_of,
    hour_choice,
    month_choice,
)
from handlers.reader import Reader
from handlers.screens import Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.briefs.drafts import open_brief
from models.briefs.reading import read_brief

router = Router(name="brief days")
router.callback_query.filter(PRIVATE)


@router.callback_query(b.PickBriefDay.filter())
async def pick_day(_: object, callback_data: b.PickBriefDay, turn: Turn) -> None:
    choosing = moment_of(turn.reader, callback_data.brief, callback_data.question)
    choice = month_choice(turn.reader, choosing, first_of(callback_data.month))
    await show_choice(turn, callback_data.brief, callback_data.question, choice)


@router.callback_query(b.PickBriefHour.filter())
async def pick_hour(_: object, callback_data: b.PickBriefHour, turn: Turn) -> None:
    choosing = moment_of(turn.reader, callback_data.brief, callback_data.question)
    day = day_of(callback_data.day)
    choice = hour_choice(turn.reader, choosing, day, turn.person.day_ends)
    await show_choice(turn, callback_data.brief, callback_data.question, choice)


def moment_of(reader: Reader, brief: int, code: str) -> Choosing:
    """The choice of the moment that a question of the brief asks for."""
    return Choosing(
        month=lambda month: b.PickBriefDay(brief=brief, question=code, month=month),
        day=lambda day: b.PickBriefHour(brief=brief, question=code, day=day),
        moment=lambda at: b.SetBriefMoment(brief=brief, question=code, at=at),
        back=button(signs.BACK, reader.label("Back"), b.AskBrief(brief=brief, question=code)),
    )


async def show_choice(turn: Turn, brief_id: int, code: str, choice: Choice) -> None:
    """Show the choice under its question, which words still answer. Raises as `open_brief`."""
    brief = await open_brief(turn.person, brief_id)
    asking = Asking(turn.reader, turn.person, await read_brief(brief.id), code)
    await wait_for(turn, brief.id, code)
    words, rows = choice
    text = lines(Markup("<b>{}</b>").format(asked_words(asking)), "", words)
    show_instead(turn, brief.id, Screen(text=text, rows=tuple(row for row in rows if row)))
