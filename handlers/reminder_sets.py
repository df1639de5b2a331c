"""🔔 when I am reminded, and when members of a board are who have not chosen for themselves."""

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.occasions import toggles
from handlers.reader import Reader
from handlers.screens import Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.boards import set_board_reminders
from models.people import like_reminders
from models.reminders import chosen, turned
from models.rights import Right, member_of
from models.tables import Board, Person

router = Router(name="reminder sets")
router.callback_query.filter(PRIVATE)


@router.callback_query(b.PickMyReminders.filter())
async def pick_mine(_: object, turn: Turn) -> None:
    turn.answer.show(my_reminders_screen(turn.reader, turn.person))


def my_reminders_screen(reader: Reader, person: Person) -> Screen:
    """When this person is reminded of their cards."""
    own = person.occasions is not None
    rows = toggles(
        reader, chosen(person.occasions), lambda what, on: b.SetMyReminder(what=what, on=on)
    )
    state = (
        reader.say("This is your own choice, on every board.")
        if own
        else reader.say("You have not chosen yet: each board may have its own.")
    )
    words = lines(
        reader.say("<b>When shall I remind you of your cards?</b>"),
        state,
        reader.say("Daily ones come at 9:00 on your clock."),
    )
    reset = button(signs.UNDO, reader.label("As each board says"), b.DropMyReminders())
    rhythm = (
        button(signs.QUIET, reader.label("Quiet hours"), b.PickQuiet()),
        button(signs.DIGEST, reader.label("Digest"), b.PickDigest()),
    )
    back = button(signs.BACK, reader.label("Settings"), b.OpenSettings())
    return Screen(text=words, rows=(*rows, *(((reset,),) if own else ()), rhythm, (back,)))


@router.callback_query(b.SetMyReminder.filter())
async def set_mine(_: object, callback_data: b.SetMyReminder, turn: Turn) -> None:
    occasions = turned(chosen(turn.person.occasions), callback_data.what, on=callback_data.on)
    await like_reminders(turn.person, occasions, turn.now)
    turn.answer.show(my_reminders_screen(turn.reader, turn.person))


@router.callback_query(b.DropMyReminders.filter())
async def drop_mine(_: object, turn: Turn) -> None:
    await like_reminders(turn.person, None, turn.now)
    turn.answer.show(my_reminders_screen(turn.reader, turn.person))


@router.callback_query(b.PickBoardReminders.filter())
async def pick_board(_: object, callback_data: b.PickBoardReminders, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.MANAGE)
    turn.answer.show(board_reminders_screen(turn.reader, member.board))


def board_reminders_screen(reader: Reader, board: Board) -> Screen:
    """When members of the board are reminded who have not chosen for themselves."""
    rows = toggles(
        reader,
        chosen(board.occasions),
        lambda what, on: b.SetBoardReminder(board=board.id, what=what, on=on),
    )
    words = reader.say(
        "<b>{board}</b>\n\nWhen do I remind members who have not chosen for themselves?",
        board=board.title,
    )
    back = button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=board.id))
    return Screen(text=words, rows=(*rows, (back,)))


@router.callback_query(b.SetBoardReminder.filter())
async def set_board(_: object, callback_data: b.SetBoardReminder, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.MANAGE)
    occasions = turned(chosen(member.board.occasions), callback_data.what, on=callback_data.on)
    board = await set_board_reminders(turn.person, member.board_id, occasions, turn.now)
    turn.answer.show(board_reminders_screen(turn.reader, board))
