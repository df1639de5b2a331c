"""Deep links from a group into the private chat: to a card, a board, one's own cards."""

from urllib.parse import urlencode

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.answer import CARD
from handlers.boards.mine import show_my
from handlers.boards.screen import show_board
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import show_card
from handlers.content import shorten
from handlers.menu import menu_rows
from handlers.reader import Reader
from handlers.screens import SHARE, Screen, lines, link
from handlers.turn import PRIVATE, Turn
from models.cards.sheet import Sheet, read_sheet
from models.refusals import Gone
from models.rights import Right

router = Router(name="links from groups")
BOARD = "board-"
MY = "my"
PEOPLE_SHOWN = 8
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


@router.callback_query(b.ShowStart.filter(), PRIVATE)
async def show_start(_: object, callback_data: b.ShowStart, turn: Turn, username: str) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    sheet = await read_sheet(card.id)
    url = address(username, f"{CARD}{card.id}")
    turn.answer.show(start_screen(turn.reader, sheet, url, await turn.kept_place()))


def start_screen(reader: Reader, sheet: Sheet, url: str, place: str) -> Screen:
    """Whom the bot may not write to yet, and the link to be sent to them."""
    names = ", ".join(shorten(one.name, 30) for one in sheet.unreached[:PEOPLE_SHOWN])
    words = lines(
        reader.say("I may not write to {names} yet.", names=names)
        if names
        else reader.say("Everybody on the card can be reached now."),
        reader.say("This link opens the card and lets me write:") if names else None,
        "",
        url if names else None,
    )
    share = {"url": url, "text": sheet.title}
    send = link(signs.LINK, reader.label("Send the link"), SHARE + urlencode(share))
    rows = ((send,) if names else (), to_card(reader, sheet.id))
    return part_screen(sheet, "start", place, words, rows)


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
