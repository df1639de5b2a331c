"""The bot is brought into a group, and taken out of it."""

from aiogram import F, Router
from aiogram.types import ChatMemberUpdated

from handlers import buttons as b
from handlers import signs
from handlers.content import shorten
from handlers.groups.joining import join_button
from handlers.groups.links import GROUP, link_to
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, link
from handlers.turn import GROUPS, Turn
from models import groups, people
from models.tables import Board, Group

router = Router(name="coming")


@router.my_chat_member(F.chat.type.in_(GROUPS), F.new_chat_member.status.in_({"left", "kicked"}))
async def removed(event: ChatMemberUpdated, turn: Turn) -> None:
    group = await groups.leave(event.chat.id, turn.now)
    board = group.board if group else None
    if group is None or board is None or not board.owner.reachable:
        return
    reader = Reader(board.owner.language, board.owner.zone, turn.now)
    turn.answer.tell(board.owner.telegram_id, goodbye_screen(reader, group, board))


def goodbye_screen(reader: Reader, group: Group, board: Board) -> Screen:
    """To the owner: the bot was removed, and nothing is lost."""
    return Screen(
        text=reader.say(
            "I was removed from the group «{group}». Its board «{board}» stays with you, "
            "and the group finds it again when you add me back.",
            group=shorten(group.title),
            board=shorten(board.title),
        ),
        rows=((button(signs.BOARD, reader.label("Board"), b.OpenBoard(board=board.id)),),),
    )


@router.my_chat_member(F.chat.type.in_(GROUPS), F.old_chat_member.status.in_({"left", "kicked"}))
async def added(event: ChatMemberUpdated, turn: Turn, group: Group, username: str) -> None:
    # An administrator who acts in the group's name can own no board.
    adder = None if event.from_user.is_bot else turn.person
    board = await groups.note_adder(group, adder, turn.now)
    turn.answer.send(hello_screen(turn.reader, group, board, username))


def hello_screen(reader: Reader, group: Group, board: Board | None, username: str) -> Screen:
    """What the bot says when it comes into a group: what it does, and how to begin."""
    return Screen(
        text=lines(
            reader.say(
                "Hi! I keep this group's tasks on a board.\n"
                "<b>/new</b> and a title makes a card. Send /new as a reply to a message, "
                "and the message becomes the card. /board shows everything."
            ),
            reader.say("The board «{board}» is here again.", board=shorten(board.title))
            if board
            else None,
        ),
        rows=(
            (
                link(
                    signs.SETTINGS,
                    reader.label("Set up the board"),
                    link_to(username, GROUP, group.id),
                ),
            ),
            (join_button(reader, 0),),
        ),
    )


@router.my_chat_member(F.chat.type == "private", F.new_chat_member.status == "kicked")
async def blocked(_: ChatMemberUpdated, turn: Turn) -> None:
    await people.lose(turn.person.telegram_id, turn.now)
