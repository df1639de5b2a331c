"""A guest follows a link, and finds the cards that they are shown."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import card_rows, line_text, turn_row
from handlers.cards.show import show_card
from handlers.cards.telling import Telling
from handlers.guests.sharing import GUEST
from handlers.menu import to_menu
from handlers.reader import Reader
from handlers.screens import Screen, lines
from handlers.turn import PRIVATE, Turn
from models.cards.lists import MyPage, shown_page
from models.guests import follow_link
from models.rights import Right
from models.tables import Card

router = Router(name="shown to guests")


@router.message(
    CommandStart(deep_link=True, magic=F.args.startswith(GUEST)), F.chat.type == "private"
)
async def follow(_: Message, command: CommandObject, turn: Turn) -> None:
    token = (command.args or "").removeprefix(GUEST)
    shared = await follow_link(turn.person, token, turn.now)
    if isinstance(shared.what, Card):
        words = turn.reader.say("You are shown this card. Say what you think: 💬, 👍 or ✍️")
        card = await turn.card(shared.what.id, Right.SEE)
        await show_card(turn, card, "shown.0", telling=Telling(words))
    else:
        await show_shown(turn, 0)


@router.callback_query(b.OpenShown.filter(), PRIVATE)
async def open_shown(_: object, callback_data: b.OpenShown, turn: Turn) -> None:
    await turn.rest()
    await show_shown(turn, callback_data.page)


async def show_shown(turn: Turn, page: int) -> None:
    """Show the cards that this person is shown as a guest."""
    turn.answer.show(shown_screen(turn.reader, await shown_page(turn.person, page)))


def shown_screen(reader: Reader, found: MyPage) -> Screen:
    """The cards that a guest is shown, the newest first; of their boards nothing."""
    text: list[str | Markup | None] = [
        Markup("{} <b>{}</b> · {}").format(signs.LINK, reader.label("Shown to me"), found.total),
        "",
        *(line_text(reader, line) for line in found.lines),
    ]
    if not found.lines:
        text.append(reader.say("Nothing is shown to you now."))
    before = b.OpenShown(page=found.page - 1) if found.page > 0 else None
    after = b.OpenShown(page=found.page + 1) if found.page < found.pages - 1 else None
    place = f"shown.{found.page}"
    return Screen(
        text=lines(*text),
        rows=(*card_rows(found.lines, place), *turn_row([before, after]), to_menu(reader)),
        place=place,
    )
