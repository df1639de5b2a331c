"""`@bot words` in any chat: cards to share there, and `@bot +title` to make one there.

What is offered is for who asks alone. A card of a personal board is offered only in the chat with
the bot itself; a shared card is its title and a link, which asks for rights when it is followed.
"""

from dataclasses import dataclass

from aiogram import Router
from aiogram.types import (
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.answer import CARD
from handlers.content import shorten
from handlers.drafts.keeping import target_board
from handlers.live.links import address
from handlers.reader import Reader
from handlers.screens import Screen, button, link
from handlers.turn import Turn
from models.boards import boards_to_fill
from models.cards.create import create_card
from models.cards.lists import Line
from models.drafts import Draft, read_draft
from models.refusals import Gone
from models.search.searches import keep_offer, offered_to
from models.search.sharing import card_to_share, cards_to_share
from models.tables import Card, Person

router = Router(name="inline")
NEW = "+"
TITLE_SHOWN = 120
HERE = "sender"
"""What Telegram calls somebody's own chat with the bot."""
START = "inline"


@dataclass(frozen=True)
class Offers:
    """What is offered to who asks; `more` is the number of the next page."""

    results: tuple[InlineQueryResultArticle, ...] = ()
    more: int | None = None
    button: InlineQueryResultsButton | None = None


@router.inline_query()
async def offer(query: InlineQuery, person: Person | None, reader: Reader, username: str) -> Offers:
    if person is None or person.started_at is None:
        words = reader.label("Press Start to use Kartka")
        return Offers(button=InlineQueryResultsButton(text=words, start_parameter=START))
    if query.query.startswith(NEW):
        return await offer_new(query.query.removeprefix(NEW), person, reader)
    page = int(query.offset) if query.offset.isdecimal() else 0
    alone = query.chat_type == HERE
    number = query.query.strip().removeprefix(CARD)
    if query.query.startswith(CARD) and number.isdecimal():
        found = await card_to_share(person, int(number[:18]), alone=alone)
        more = False
    else:
        found, more = await cards_to_share(person, query.query, page, reader.now, alone=alone)
    results = tuple(shared(reader, line, username) for line in found)
    if results:
        return Offers(results, page + 1 if more else None)
    words = reader.label("Nothing found. + and a title makes a card")
    return Offers(button=InlineQueryResultsButton(text=words, start_parameter=START))


async def offer_new(typed: str, person: Person, reader: Reader) -> Offers:
    """A message whose ✅ makes a card; the card itself is not made before.

    What was typed is kept, since of a message that is sent so Telegram tells nothing.
    """
    title = " ".join(typed.split())
    if not title or not await boards_to_fill(person):
        words = reader.label("Type a title after +")
        return Offers(button=InlineQueryResultsButton(text=words, start_parameter=START))
    search = await keep_offer(person, title, reader.now)
    make = button(signs.DONE, reader.label("Make the card"), b.MakeOffered(search=search.id))
    screen = Screen(
        text=Markup("{} <b>{}</b>").format(signs.NEW, shorten(title, TITLE_SHOWN)), rows=((make,),)
    )
    about = reader.label("A message with ✅, which makes the card")
    heading = f"{signs.NEW} {shorten(title, TITLE_SHOWN)}"
    return Offers((article(f"new-{search.id}", heading, about, screen),))


def shared(reader: Reader, line: Line, username: str) -> InlineQueryResultArticle:
    """A card as a result: its title, and under it when it is due and who does it."""
    heading = f"#{line.number} {shorten(line.title, TITLE_SHOWN)}"
    parts = [signs.DONE] if line.done else []
    if line.archived_at is not None:
        parts = [signs.ARCHIVE]
    parts += [reader.short(line.deadline)] if line.deadline else []
    parts += [shorten(name, 20) for name in line.people[:2]]
    screen = card_link(reader, line.id, line.number, line.title, username)
    return article(f"{CARD}{line.id}", heading, " · ".join(parts), screen)


def card_link(
    reader: Reader, card_id: int, number: int, title: str, username: str, *, sign: str = signs.BOARD
) -> Screen:
    """A card for other chats: its title, and the way to it."""
    way = link(signs.LINK, reader.label("Open the card"), address(username, f"{CARD}{card_id}"))
    return Screen(text=Markup("{} <b>#{} · {}</b>").format(sign, number, title), rows=((way,),))


def article(result_id: str, heading: str, about: str, screen: Screen) -> InlineQueryResultArticle:
    """A result that sends this screen."""
    markup = screen.keyboard()
    return InlineQueryResultArticle(
        id=result_id,
        title=heading,
        description=about or None,
        input_message_content=InputTextMessageContent(
            message_text=screen.message, parse_mode="HTML"
        ),
        reply_markup=markup if isinstance(markup, InlineKeyboardMarkup) else None,
    )


@router.callback_query(b.MakeOffered.filter())
async def make(_: object, callback_data: b.MakeOffered, turn: Turn, username: str) -> None:
    search = await offered_to(turn.person, callback_data.search)
    sent = turn.answer.origin.inline_id
    if sent is None:
        raise Gone
    key = f"inline.{sent}"[-64:]
    board = await target_board(turn)
    draft = Draft(key=key, at=search.at, typed=search.typed, board_id=board.id)
    reading = await read_draft(draft, turn.person)
    card = await create_card(
        turn.person, board.id, search.typed, reading, (), key=key, now=turn.now
    )
    reader = turn.reader
    turn.answer.show(made_screen(reader, card, username))
    words = reader.label("On the board")
    turn.answer.say(f"{signs.DONE} {words}")


def made_screen(reader: Reader, card: Card, username: str) -> Screen:
    """What the message says once its card is made."""
    return card_link(reader, card.id, card.number, card.title, username, sign=signs.DONE)
