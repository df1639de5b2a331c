"""A board as a file, and everything of one's own."""

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.documents.papers import paper_of
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.rights import Right, member_of
from models.tables import Board

router = Router(name="exports")
router.callback_query.filter(PRIVATE)


def export_button(reader: Reader, board_id: int) -> Button:
    """A board can be taken along."""
    return button(signs.EXPORT, reader.label("To a file"), b.PickExport(board=board_id))


@router.callback_query(b.PickExport.filter())
async def pick(_: object, callback_data: b.PickExport, turn: Turn, web_url: str | None) -> None:
    member = await member_of(turn.person, callback_data.board, Right.BOARD)
    turn.answer.show(export_screen(turn.reader, member.board, followable=web_url is not None))


def export_screen(reader: Reader, board: Board, *, followable: bool) -> Screen:
    """The kinds of file; what is `followable` can stand in one's own calendar, too."""
    choices = (
        ("xlsx", reader.label("XLSX: Excel, Google Sheets")),
        ("csv", reader.label("CSV: any spreadsheet")),
        ("ics", reader.label("ICS: deadlines for a calendar")),
    )
    rows = [
        (button("", words, b.SendExport(board=board.id, format=kind)),) for kind, words in choices
    ]
    if followable:
        feed = button(signs.LINK, reader.label("In my own calendar"), b.ShowFeed(board=board.id))
        rows.append((feed,))
    back = button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=board.id))
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.EXPORT, board.title),
            "",
            reader.say("Which file shall I make?"),
        ),
        rows=(*rows, (back,)),
    )


@router.callback_query(b.SendExport.filter())
async def send(_: object, callback_data: b.SendExport, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.BOARD)
    turn.answer.papers.append(paper_of(turn, callback_data.format, member.board_id))
    turn.answer.say(turn.tapper.label("The file is below."))


@router.callback_query(b.SendMyData.filter())
async def send_mine(_: object, turn: Turn) -> None:
    turn.answer.papers.append(paper_of(turn, "mine"))
    turn.answer.say(turn.tapper.label("The file is below."))
