"""🖼 a board or a month of it, as pictures in the chat."""

from datetime import date, timedelta
from typing import Literal

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.calendar import month_of
from handlers.documents.papers import paper_of
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.rights import Right, member_of
from models.tables import Board

router = Router(name="pictures")
router.callback_query.filter(PRIVATE)
Theme = Literal["light", "dark"]
MONTHS = (date(2026, 1, 1), date(2200, 12, 1))
"""The first and the last month that a button may name."""


@router.callback_query(b.SendPicture.filter())
async def send_board(_: object, callback_data: b.SendPicture, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.BOARD)
    theme = callback_data.theme
    turn.answer.papers.append(paper_of(turn, "board", member.board_id, dark=theme == "dark"))
    turn.answer.show(board_screen(turn.reader, member.board, theme))


@router.callback_query(b.SendMonth.filter())
async def send_month(_: object, callback_data: b.SendMonth, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.BOARD)
    theme, month = callback_data.theme, callback_data.month
    dark = theme == "dark"
    turn.answer.papers.append(paper_of(turn, "month", member.board_id, month=month, dark=dark))
    first = date(month // 100, month % 100, 1)
    turn.answer.show(month_screen(turn.reader, member.board, first, theme))


def board_screen(reader: Reader, board: Board, theme: Theme) -> Screen:
    """Above the picture: the other light, and the month."""
    whole = b.SendPicture(board=board.id, theme=other_than(theme))
    month = b.SendMonth(board=board.id, month=month_of(reader.today), theme=theme)
    return Screen(
        text=heading(board, reader.say("The picture is below.")),
        rows=(
            (
                button(*light_of(reader, other_than(theme)), whole),
                button(signs.CALENDAR, reader.label("The month"), month),
            ),
            to_board(reader, board),
        ),
    )


def month_screen(reader: Reader, board: Board, first: date, theme: Theme) -> Screen:
    """Above the picture: the months around it, the other light, and the whole board."""
    around = ((signs.EARLIER, first - timedelta(days=1)), (signs.LATER, first + timedelta(days=31)))
    turns = tuple(
        button(
            sign,
            reader.month(day),
            b.SendMonth(board=board.id, month=month_of(day), theme=theme),
        )
        for sign, day in around
        if MONTHS[0] <= day.replace(day=1) <= MONTHS[1]
    )
    other = b.SendMonth(board=board.id, month=month_of(first), theme=other_than(theme))
    whole = b.SendPicture(board=board.id, theme=theme)
    return Screen(
        text=heading(board, Markup("{}").format(reader.month(first))),
        rows=(
            turns,
            (
                button(*light_of(reader, other_than(theme)), other),
                button(signs.PICTURE, reader.label("The whole board"), whole),
            ),
            to_board(reader, board),
        ),
    )


def heading(board: Board, words: Markup) -> Markup:
    """Which board this is a picture of."""
    return lines(Markup("{} <b>{}</b>").format(signs.PICTURE, board.title), "", words)


def to_board(reader: Reader, board: Board) -> Row:
    """Back to the board itself."""
    return (button(signs.BACK, reader.label("Board"), b.OpenBoard(board=board.id)),)


def picture_button(reader: Reader, board_id: int) -> Button:
    """One tap sends the board as a picture."""
    data = b.SendPicture(board=board_id, theme="light")
    return button(signs.PICTURE, reader.label("Picture"), data)


def other_than(theme: Theme) -> Theme:
    """Light for dark, and the other way round."""
    return "dark" if theme == "light" else "light"


def light_of(reader: Reader, theme: Theme) -> tuple[str, str]:
    """The sign and the word of a theme."""
    if theme == "dark":
        return signs.QUIET, reader.label("Dark")
    return signs.DIGEST, reader.label("Light")
