"""/board in a group puts up the live board; what is tapped on it is for the tapper alone.

Where the group wants no live board, /board shows it to whoever asks.
"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message

from handlers import buttons as b
from handlers.boards.screen import board_screen
from handlers.cards.outside import Onlooker, screen_for
from handlers.cards.show import drawn_card
from handlers.drafts.keeping import target_board
from handlers.live.links import to_board
from handlers.screens import Screen
from handlers.turn import GROUPS, OWN, Turn
from models import live
from models.cards.lists import BoardPage, board_page
from models.looks import sight_of
from models.refusals import Gone
from models.rights import Right, member_of
from models.tables import Group

router = Router(name="live board")


@router.message(Command("board"), F.chat.type.in_(GROUPS))
async def put_up(_: Message, turn: Turn) -> None:
    board = await target_board(turn)
    await member_of(turn.person, board.id, Right.SEE)
    group = turn.check_group()
    if group.live:
        await live.put_up(turn.check_spot(), turn.answer.origin.thread_id)
        turn.answer.clear_command()
    else:
        sight = await sight_of(turn.person, board.id, turn.now)
        found = await board_page(turn.person, board.id, 0, sight)
        turn.answer.reply(alone_screen(turn, found, group))


@router.callback_query(b.LiveCard.filter())
async def open_card(_: object, callback_data: b.LiveCard, turn: Turn) -> None:
    turn.check_group()
    card = await turn.card(callback_data.card, Right.SEE)
    turn.answer.whisper(await drawn_card(turn, card, OWN))


@router.callback_query(b.OpenHere.filter())
async def open_board(_: object, callback_data: b.OpenHere, turn: Turn) -> None:
    await turn.rest()
    await show_own(turn, callback_data.board, callback_data.page)


async def show_own(turn: Turn, board_id: int, page: int = 0) -> None:
    """Show a page of the group's board to the tapper alone, as they see it.

    Raises as `board_page`, and `Gone` outside a group.
    """
    group = turn.check_group()
    turn.check_board(board_id)
    sight = await sight_of(turn.person, board_id, turn.now)
    found = await board_page(turn.person, board_id, page, sight)
    turn.answer.whisper(alone_screen(turn, found, group), start=to_board(found.id))


def alone_screen(turn: Turn, found: BoardPage, group: Group) -> Screen:
    """A page of the board for one person of the group."""
    return board_screen(turn.tapper, found, in_group=True, alone=True, group_id=group.id)


@router.callback_query(b.ShowHere.filter())
async def show_here(_: object, callback_data: b.ShowHere, turn: Turn) -> None:
    turn.check_group()
    card = await turn.card(callback_data.card, Right.SEE)
    onlooker = Onlooker(None, turn.group, turn.answer.origin.thread_id)
    screen = await screen_for(onlooker, card.id, turn.now, place=turn.place)
    if screen is None:
        raise Gone
    turn.answer.send(screen)
    turn.answer.close()
    turn.answer.say(turn.tapper.label("Everybody sees it now"))
