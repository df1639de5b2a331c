"""🔁 letting a template open by itself: board, rule and what becomes of what is left."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.cards.repeat_words import recurrence_words
from handlers.checklists.showing import drawn_list
from handlers.checklists.sight import Sight
from handlers.dialogs import ask, asked
from handlers.openings import screen as s
from handlers.openings.naming import names_for
from handlers.rule_codes import rule_of
from handlers.screens import Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.boards import boards_to_fill
from models.cards.sheet import read_sheet
from models.checklists.own import find_template
from models.checklists.ready import TEMPLATES
from models.openings import setting
from models.openings.turns import open_first
from models.recurrence_words import read_said_rule
from models.repeating import recurrence_of
from models.rights import RIGHTS, Right, member_of
from models.tables import Board, Leftover, Opening

router = Router(name="openings")
Here = b.PickOpening | b.PickOpeningDays | b.PickOpeningDate | b.PickOpeningStep | b.TypeOpening


class OpeningState(StatesGroup):
    """How often a template opens is being typed."""

    typing = State()


@router.callback_query(b.PickOpeningBoard.filter(), PRIVATE)
async def pick_board(_: object, callback_data: b.PickOpeningBoard, turn: Turn) -> None:
    template = callback_data.template
    title = None
    if template not in TEMPLATES:
        title = (await find_template(turn.person, template)).title
    boards = await boards_to_fill(turn.person)
    if len(boards) == 1:
        turn.answer.show(await drawn(turn, boards[0].id, template))
        return
    opens = await setting.boards_where(template, [board.id for board in boards])
    turn.answer.show(s.boards_screen(turn.reader, template, title, boards, opens))


@router.callback_query(b.PickOpening.filter())
async def pick(_: object, callback_data: b.PickOpening, turn: Turn) -> None:
    await turn.rest()
    turn.answer.show(await drawn(turn, callback_data.board, callback_data.template))


async def drawn(turn: Turn, board_id: int, template: str) -> Screen:
    """How the template opens on the board, as it stands now."""
    turn.check_board(board_id)
    member = await member_of(turn.person, board_id, Right.SEE)
    title = await setting.title_on(turn.person, board_id, template)
    opens = await setting.read_opens(turn.person, board_id, template)
    edit = Right.EDIT in RIGHTS[member.role]
    return s.opening_screen(turn.reader, member.board, template, title, opens, edit=edit)


async def board_and_title(turn: Turn, wanted: Here) -> tuple[Board, str | None]:
    """The board and the own title of what a button names, for who may change it."""
    turn.check_board(wanted.board)
    member = await member_of(turn.person, wanted.board, Right.EDIT)
    return member.board, await setting.title_on(turn.person, wanted.board, wanted.template)


@router.callback_query(b.ListOpenings.filter())
async def list_openings(_: object, callback_data: b.ListOpenings, turn: Turn) -> None:
    await turn.rest()
    turn.check_board(callback_data.board)
    member = await member_of(turn.person, callback_data.board, Right.SEE)
    found = await setting.opens_on(turn.person, member.board_id)
    back = button(
        signs.BACK,
        turn.reader.label("Ready checklists") if turn.group else turn.reader.label("Board"),
        b.ListTemplates() if turn.group else b.PickBoardMore(board=member.board_id),
    )
    turn.answer.show(s.list_screen(turn.reader, member.board, found, back=back))


@router.callback_query(b.SetOpening.filter())
async def set_rule(_: object, callback_data: b.SetOpening, turn: Turn) -> None:
    board_id, template = callback_data.board, callback_data.template
    turn.check_board(board_id)
    rule = rule_of(callback_data.rule)
    opening = await setting.let_open(turn.person, board_id, template, rule, turn.now)
    turn.answer.show(await drawn(turn, board_id, template))
    turn.answer.say(rule_toast(turn, opening))


def rule_toast(turn: Turn, opening: Opening) -> str:
    """How the template opens now, for a toast."""
    return f"{signs.REPEAT} {recurrence_words(turn.tapper, recurrence_of(opening))}"


@router.callback_query(b.PickOpeningDays.filter())
async def pick_days(_: object, callback_data: b.PickOpeningDays, turn: Turn) -> None:
    board, title = await board_and_title(turn, callback_data)
    rule = rule_of(callback_data.rule)
    planned = setting.plan(turn.person, rule, turn.now)
    template = callback_data.template
    turn.answer.show(s.days_screen(turn.reader, board, template, title, rule, planned))


@router.callback_query(b.PickOpeningDate.filter())
async def pick_date(_: object, callback_data: b.PickOpeningDate, turn: Turn) -> None:
    board, title = await board_and_title(turn, callback_data)
    turn.answer.show(s.dates_screen(turn.reader, board, callback_data.template, title))


@router.callback_query(b.PickOpeningStep.filter())
async def pick_step(_: object, callback_data: b.PickOpeningStep, turn: Turn) -> None:
    board, title = await board_and_title(turn, callback_data)
    turn.answer.show(s.steps_screen(turn.reader, board, callback_data.template, title))


@router.callback_query(b.TypeOpening.filter())
async def type_it(_: object, callback_data: b.TypeOpening, turn: Turn) -> None:
    board, title = await board_and_title(turn, callback_data)
    template, hint = callback_data.template, hint_words(turn)
    words = turn.reader.say("How often? Type it as you would say it, such as «{hint}».", hint=hint)
    question = lines(s.head(turn.reader, board, template, title), "", words)
    back = s.to_opening(turn.reader, board.id, template)
    here = {"board": board.id, "template": template}
    await ask(turn, OpeningState.typing, question, hint, back=back, **here)


def hint_words(turn: Turn) -> str:
    """A rule as it may be typed."""
    return turn.reader.label("every month on the 1st at 10:00")


@router.message(StateFilter(OpeningState.typing), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    board_id, template = data["board"], data["template"]
    said = read_said_rule(message.text or "")
    if said is None:
        turn.answer.send(s.unread_screen(turn.reader, board_id, template, hint_words(turn)))
        return
    turn.check_board(board_id)
    await setting.let_open(turn.person, board_id, template, said, turn.now)
    await turn.rest()
    turn.answer.send(await drawn(turn, board_id, template))
    if (old := data.get("message")) is not None:
        turn.answer.remove(old)


@router.callback_query(b.SetLeftover.filter())
async def set_leftover(_: object, callback_data: b.SetLeftover, turn: Turn) -> None:
    board_id, template = callback_data.board, callback_data.template
    turn.check_board(board_id)
    leftover = Leftover(callback_data.left)
    await setting.choose_leftover(turn.person, board_id, template, leftover)
    turn.answer.show(await drawn(turn, board_id, template))


@router.callback_query(b.StopOpening.filter())
async def stop(_: object, callback_data: b.StopOpening, turn: Turn) -> None:
    board_id, template = callback_data.board, callback_data.template
    turn.check_board(board_id)
    title = await setting.title_on(turn.person, board_id, template)
    member = await member_of(turn.person, board_id, Right.EDIT)
    await setting.stop(turn.person, board_id, template, turn.now)
    turn.answer.show(s.opening_screen(turn.reader, member.board, template, title, None, edit=True))
    turn.answer.say(turn.tapper.label("It opens by itself no more"))


@router.callback_query(b.OpenFirst.filter())
async def open_now(_: object, callback_data: b.OpenFirst, turn: Turn) -> None:
    board_id, template = callback_data.board, callback_data.template
    turn.check_board(board_id)
    card = await open_first(turn.person, board_id, template, names_for, turn.now)
    sheet = await read_sheet(card.id)
    if sheet.checklists:
        sight = Sight(sheet.checklists[0].id)
        turn.answer.show(await drawn_list(turn, sheet, sight, turn.place))
    turn.answer.say(turn.tapper.label("On the board: #{number}", number=card.number))
