"""Deep links from a group into the private chat: to a card, a board, one's own cards."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from handlers import buttons as b
from handlers.answer import CARD
from handlers.boards.mine import show_my
from handlers.boards.screen import show_board
from handlers.cards.show import show_card
from handlers.menu import menu_rows
from handlers.reader import Reader
from handlers.screens import Screen
from handlers.turn import Turn
from models.refusals import Gone
from models.rights import Right

router = Router(name="links from groups")
BOARD = "board-"
MY = "my"
NUMBER = r"\d{1,18}$"


def address(username: str, start: str) -> str:
    """The address that opens the private chat with the bot and says `start` there."""
    return f"https://t.me/{username}?start={start}"


def to_board(board_id: int) -> str:
    """The deep link to a board."""
    return f"{BOARD}{board_id}"


@router.callback_query(b.ReachMe.filter())
async def reach_me(_: object, callback_data: b.ReachMe, turn: Turn, username: str) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    turn.answer.url = address(username, f"{CARD}{card.id}")


@router.message(
    CommandStart(deep_link=True, magic=F.args.regexp(CARD + NUMBER)), F.chat.type == "private"
)
async def follow_to_card(_: Message, command: CommandObject, turn: Turn) -> None:
    try:
        card = await turn.card(int((command.args or "").removeprefix(CARD)), Right.SEE)
    except Gone:
        turn.answer.send(closed_screen(turn.reader))
        return
    await show_card(turn, card, "b.0")


def closed_screen(reader: Reader) -> Screen:
    """A shared card is not this reader's to see, or is not there: the same words for both."""
    words = reader.say(
        "I cannot show you this card: it is gone, or on a board that you are not on. "
        "Whoever shared it can invite you."
    )
    return Screen(text=words, rows=menu_rows(reader))


@router.message(
    CommandStart(deep_link=True, magic=F.args.regexp(BOARD + NUMBER)), F.chat.type == "private"
)
async def follow_to_board(_: Message, command: CommandObject, turn: Turn) -> None:
    await show_board(turn, int((command.args or "").removeprefix(BOARD)))


@router.message(CommandStart(deep_link=True, magic=F.args == MY), F.chat.type == "private")
async def follow_to_mine(_: Message, turn: Turn) -> None:
    await show_my(turn, 0)
