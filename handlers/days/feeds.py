"""🔗 a secret address by which a calendar follows deadlines, where the bot has a web port."""

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.answer import CARD
from handlers.cards.calendar import month_of
from handlers.days.screens import heading
from handlers.documents.events import event_of, ics_of
from handlers.live.links import address
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.feeds import Followed, end_feed, make_feed, standing_feed
from models.refusals import Gone

router = Router(name="calendar feeds")
router.callback_query.filter(PRIVATE)
FOLDER = "/calendar"
COPIED = 256
"""So long a text a button can copy."""


def feed_path(token: str) -> str:
    """The path of a feed under the bot's address on the web."""
    return f"{FOLDER}/{token}.ics"


def feed_of(found: Followed, reader: Reader, username: str) -> bytes:
    """The calendar that an address gives: each deadline with its board, people and card's link."""
    mine = found.title is None
    title = reader.label("My cards") if found.title is None else found.title
    entries = (
        event_of(
            line,
            line.board_title if mine else "",
            ", ".join(line.people),
            address(username, f"{CARD}{line.id}"),
        )
        for line in found.lines
    )
    return ics_of(title, entries, reader.now)


@router.callback_query(b.ShowFeed.filter())
async def show(_: object, callback_data: b.ShowFeed, turn: Turn, web_url: str | None) -> None:
    await show_feed(turn, callback_data.board, web_url)


@router.callback_query(b.MakeFeed.filter())
async def make(_: object, callback_data: b.MakeFeed, turn: Turn, web_url: str | None) -> None:
    await make_feed(turn.person, callback_data.board or None, turn.now)
    await show_feed(turn, callback_data.board, web_url)


@router.callback_query(b.EndFeed.filter())
async def end(_: object, callback_data: b.EndFeed, turn: Turn, web_url: str | None) -> None:
    await end_feed(turn.person, callback_data.board or None)
    await show_feed(turn, callback_data.board, web_url)
    turn.answer.say(turn.tapper.label("The address leads nowhere now"))


async def show_feed(turn: Turn, board_id: int, web_url: str | None) -> None:
    """Show the address, or what it would be good for."""
    if web_url is None:
        raise Gone
    feed, title = await standing_feed(turn.person, board_id or None)
    url = web_url.rstrip("/") + feed_path(feed.token) if feed else None
    turn.answer.show(feed_screen(turn.reader, board_id, title, url))


def feed_screen(reader: Reader, board_id: int, title: str | None, url: str | None) -> Screen:
    """The address with how it is used, or the offer to make one."""
    rows: tuple[Row, ...]
    if url is None:
        text = lines(
            reader.say("These deadlines can stand in your own calendar, and follow every change."),
            reader.say("For that I make a secret address. Whoever has it can read them."),
        )
        rows = (
            (button(signs.LINK, reader.label("Make the address"), b.MakeFeed(board=board_id)),),
        )
    else:
        text = lines(
            Markup("<code>{}</code>").format(url),
            "",
            reader.say(
                "Google: Other calendars → From URL.\n"
                "iPhone: Calendar → Calendars → Add → Add Subscription Calendar.\n"
                "Outlook: Add calendar → Subscribe from web."
            ),
            "",
            reader.say("Keep it to yourself: whoever has it can read these deadlines."),
        )
        words = reader.label("Copy the address")
        copy = Button(text=f"{signs.COPY} {words}", copied=url)
        stop = button(signs.STOP, reader.label("End the address"), b.EndFeed(board=board_id))
        rows = ((copy,), (stop,)) if len(url) <= COPIED else ((stop,),)
    back = b.OpenMonth(board=board_id, month=month_of(reader.today))
    return Screen(
        text=lines(heading(reader, title), "", text),
        rows=(*rows, (button(signs.BACK, reader.label("Calendar"), back),)),
    )
