"""The board of a group, chosen in private: new from a kit, or one of one's own team boards."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.boards.team import show_menu
from handlers.content import shorten
from handlers.groups.joining import join_button
from handlers.groups.links import GROUP, PEOPLE, link_to_bring, number_in
from handlers.groups.settings import show_settings
from handlers.kits import Kit, kit_lines, kits
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, link, rows_of
from handlers.turn import PRIVATE, Turn
from models.boards import boards_to_share
from models.groups import bind, bind_new, bindable, managed_group, next_ordinal, unbind
from models.refusals import Gone
from models.tables import Board, Group

router = Router(name="boards of groups")
router.callback_query.filter(PRIVATE)
BOARDS_SHOWN = 40


@router.message(
    CommandStart(deep_link=True, magic=F.args.startswith(GROUP)), F.chat.type == "private"
)
async def follow_link(_: Message, command: CommandObject, turn: Turn, username: str) -> None:
    group = await managed_group(turn.person, number_in(command.args, GROUP), turn.standings)
    if group.board_id is None:
        await show_choice(turn, group)
    else:
        await show_settings(turn, group, username)


@router.message(
    CommandStart(deep_link=True, magic=F.args.startswith(PEOPLE)), F.chat.type == "private"
)
async def open_people(_: Message, command: CommandObject, turn: Turn) -> None:
    await show_menu(turn, number_in(command.args, PEOPLE))


@router.callback_query(b.PickGroupBoard.filter())
async def pick(_: object, callback_data: b.PickGroupBoard, turn: Turn) -> None:
    await show_choice(turn, await managed_group(turn.person, callback_data.group, turn.standings))


async def show_choice(turn: Turn, group: Group) -> None:
    """Show the kits and this person's own team boards; never a personal one."""
    found = await boards_to_share(turn.person)
    turn.answer.show(choice_screen(turn.reader, group, found, await next_ordinal(group)))


def choice_screen(reader: Reader, group: Group, found: Sequence[Board], ordinal: int) -> Screen:
    """Which board does the group work on?"""
    new = [
        button("", kit.title, b.BindKit(group=group.id, kit=kit.code, ordinal=ordinal))
        for kit in kits(reader)
    ]
    own = [
        button(
            signs.CHOSEN if board.id == group.board_id else "",
            shorten(board.title),
            b.BindBoard(group=group.id, board=board.id),
        )
        for board in found[:BOARDS_SHOWN]
    ]
    back = button(signs.BACK, reader.label("Back"), b.GroupSettings(group=group.id))
    return Screen(
        text=lines(
            reader.say(
                "<b>Which board does the group «{group}» work on?</b>", group=shorten(group.title)
            ),
            "",
            reader.say("A new one from a kit, named as the group:"),
            *kit_lines(reader),
            *(
                ("", reader.say("Or one of your team boards. The group will see all its cards."))
                if own
                else ()
            ),
        ),
        rows=(*rows_of(new, 2), *rows_of(own, 1), *((back,),) * (group.board_id is not None)),
    )


def kit_of(group: Group, code: str, now: datetime) -> Kit:
    """A kit by its code, in the group's language. Raises `Gone` when there is none."""
    theirs = Reader(group.language, group.zone, now)
    kit = next((kit for kit in kits(theirs) if kit.code == code), None)
    if kit is None:
        raise Gone
    return kit


@router.callback_query(b.BindKit.filter())
async def bind_kit(_: object, callback_data: b.BindKit, turn: Turn, username: str) -> None:
    group = await managed_group(turn.person, callback_data.group, turn.standings)
    kit = kit_of(group, callback_data.kit, turn.now)
    before = group.board_id
    board = await bind_new(turn.person, group, kit.stages, callback_data.ordinal, turn.now)
    await bound(turn, group, board, username, news=board.id != before)


@router.callback_query(b.BindBoard.filter())
async def bind_own(_: object, callback_data: b.BindBoard, turn: Turn, username: str) -> None:
    group = await managed_group(turn.person, callback_data.group, turn.standings)
    before = group.board_id
    board = await bind(turn.person, group, callback_data.board, turn.now)
    await bound(turn, group, board, username, news=board.id != before)


async def bound(turn: Turn, group: Group, board: Board, username: str, *, news: bool) -> None:
    """Show the settings, and let the group know its board once."""
    if news:
        theirs = Reader(group.language, group.zone, turn.now)
        turn.answer.tell(group.telegram_id, bound_screen(theirs, board))
    await show_settings(turn, group, username)
    turn.answer.say(turn.tapper.label("The board is in the group"))


def bound_screen(reader: Reader, board: Board) -> Screen:
    """To the group: which board it works on now, and how to come onto it."""
    return Screen(
        text=reader.say(
            "This group works on the board «{board}» now. Join it, and make cards by /new.",
            board=shorten(board.title),
        ),
        rows=((join_button(reader, board.id),),),
    )


@router.callback_query(b.AddToGroup.filter())
async def add_to_group(_: object, callback_data: b.AddToGroup, turn: Turn, username: str) -> None:
    board = await bindable(turn.person, callback_data.board)
    turn.answer.show(bring_screen(turn.reader, board, username))


def bring_screen(reader: Reader, board: Board, username: str) -> Screen:
    """The way into a group with this board."""
    there = link(signs.NEW, reader.label("Choose a group"), link_to_bring(username, board.id))
    back = button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=board.id))
    return Screen(
        text=reader.say(
            "Choose a group, and I come there with the board «{board}». "
            "The group will see all its cards.",
            board=shorten(board.title),
        ),
        rows=((there,), (back,)),
    )


@router.callback_query(b.UnbindGroup.filter())
async def unbind_group(_: object, callback_data: b.UnbindGroup, turn: Turn) -> None:
    await unbind(turn.person, callback_data.board, callback_data.group, turn.now)
    await show_menu(turn, callback_data.board)
    turn.answer.say(turn.tapper.label("The board is not in the group any more"))
