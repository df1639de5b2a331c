"""📌 somebody's own cards of a group's board, asked for in the group: for their eyes alone."""

from collections.abc import Mapping

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.mine import sectioned
from handlers.boards.screen import card_rows, turn_row
from handlers.live.links import MY, address
from handlers.reader import Reader
from handlers.screens import Screen, lines, link
from handlers.turn import GROUPS, Turn
from models.cards.lists import MyPage, my_page
from models.cards.sections import Section, count_sections

router = Router(name="own cards in a group")


@router.message(Command("my"), F.chat.type.in_(GROUPS))
async def my_here(_: Message, turn: Turn, username: str) -> None:
    screen = await drawn_mine(turn, 0, username)
    turn.answer.whisper(screen, otherwise=elsewhere_screen(turn.reader, username))
    turn.answer.clear_command()


@router.callback_query(b.OpenMine.filter())
async def turn_page(_: object, callback_data: b.OpenMine, turn: Turn, username: str) -> None:
    await turn.rest()
    turn.answer.whisper(await drawn_mine(turn, callback_data.page, username), start=MY)


async def drawn_mine(turn: Turn, page: int, username: str) -> Screen:
    """The person's open cards of the board here. Raises `Gone` outside a group."""
    turn.check_group()
    if turn.board_id is None:
        return mine_screen(turn.tapper, MyPage((), 0, 0, 1), {}, username)
    found = await my_page(turn.person, page, turn.board_id)
    counts = await count_sections(turn.person, turn.now, turn.board_id)
    return mine_screen(turn.tapper, found, counts, username)


def mine_screen(
    reader: Reader, found: MyPage, counts: Mapping[Section, int], username: str
) -> Screen:
    """Open cards by date, and the way to those of other boards, in private."""
    text: list[str | Markup | None] = [
        Markup("{} <b>{}</b> · {}").format(signs.MINE, reader.label("My cards here"), found.total),
        *sectioned(reader, found.lines, counts),
    ]
    if not found.lines:
        text += ["", reader.say("Nothing of yours on this board now.")]
    before = b.OpenMine(page=found.page - 1) if found.page > 0 else None
    after = b.OpenMine(page=found.page + 1) if found.page < found.pages - 1 else None
    place = f"mine.{found.page}"
    elsewhere = link(signs.LINK, reader.label("My cards of all boards"), address(username, MY))
    return Screen(
        text=lines(*text),
        rows=(*card_rows(found.lines, place), *turn_row([before, after]), (elsewhere,)),
        place=place,
    )


def elsewhere_screen(reader: Reader, username: str) -> Screen:
    """Where Telegram shows nothing to one person alone: the way into the private chat."""
    button = link(signs.MINE, reader.label("My cards"), address(username, MY))
    words = reader.say("Your cards are for you alone: open them here.")
    return Screen(text=words, rows=((button,),))
