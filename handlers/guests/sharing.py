"""🔗 a card or a column shown to guests: the link, who came by it, and the way to end both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.utils.deep_linking import create_deep_link
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import SHARE, Button, Row, Screen, button, lines, link, rows_of
from handlers.turn import PRIVATE, Turn
from models import guests
from models.guests import Shared
from models.tables import Card, Column, GuestLink, Person

router = Router(name="showing to guests")
router.callback_query.filter(PRIVATE)
GUEST = "guest_"
GUESTS_SHOWN = 40
COLUMNS_SHOWN = 40


@dataclass(frozen=True)
class Parts:
    """What the sharing screens of cards and columns differ in.

    `drop` makes the data of the button that takes a guest off.
    """

    title: Markup
    words: Markup
    make: CallbackData
    end: CallbackData
    drop: Callable[[int], CallbackData]
    back: Button


def card_parts(reader: Reader, card: Card) -> Parts:
    """A card's."""
    return Parts(
        heading(card.number, card.title),
        reader.say(
            "A guest sees this card alone, comments, and says 👍 or ✍️. "
            "Nothing else of the board is shown."
        ),
        b.MakeCardLink(card=card.id),
        b.EndCardLink(card=card.id),
        lambda person_id: b.DropCardGuest(card=card.id, person=person_id),
        button(signs.BACK, reader.label("Card"), b.OpenCard(card=card.id)),
    )


def column_parts(reader: Reader, column: Column) -> Parts:
    """A column's."""
    return Parts(
        Markup("<b>{}</b>").format(column.title),
        reader.say(
            "A guest sees the cards of this column as long as they stand in it, comments, "
            "and says 👍 or ✍️. Nothing else of the board is shown."
        ),
        b.MakeColumnLink(column=column.id),
        b.EndColumnLink(column=column.id),
        lambda person_id: b.DropColumnGuest(column=column.id, person=person_id),
        button(signs.BACK, reader.label("Columns"), b.PickSharedColumn(board=column.board_id)),
    )


async def show_sharing(turn: Turn, shared: Shared, username: str) -> None:
    """Show who sees it and by which link, in the tapped message."""
    standing = await guests.standing_link(shared, turn.now)
    came = await guests.guests_of(shared)
    turn.answer.show(
        sharing_screen(turn.reader, shared, standing, came, username, await turn.kept_place())
    )


def sharing_screen(
    reader: Reader,
    shared: Shared,
    standing: GuestLink | None,
    came: Sequence[Person],
    username: str,
    place: str = "",
) -> Screen:
    """What guests see and may do; the link that works, or how to make one; a way to end each."""
    what = shared.what
    parts = card_parts(reader, what) if isinstance(what, Card) else column_parts(reader, what)
    taken_off = [
        button(signs.CANCEL, shorten(person.name, 30), parts.drop(person.id), style="danger")
        for person in came[:GUESTS_SHOWN]
    ]
    return Screen(
        text=lines(
            parts.title,
            "",
            parts.words,
            *link_words(reader, standing, username),
            *guest_lines(reader, came),
        ),
        rows=(
            *link_rows(reader, parts, standing, what.title, username),
            *rows_of(taken_off, 2),
            (parts.back,),
        ),
        place=place,
    )


def address_of(standing: GuestLink, username: str) -> str:
    """The link as it is sent to people."""
    return create_deep_link(username=username, link_type="start", payload=GUEST + standing.token)


def link_words(reader: Reader, standing: GuestLink | None, username: str) -> list[Markup | str]:
    """The link, and until when it works."""
    if standing is None:
        return []
    until = reader.say("It works until {until}.", until=reader.full(standing.expires_at))
    return ["", Markup("{}").format(address_of(standing, username)), until]


def guest_lines(reader: Reader, came: Sequence[Person]) -> list[Markup | str]:
    """Who came by the links."""
    if not came:
        return []
    names = [Markup("• {}").format(shorten(person.name)) for person in came[:GUESTS_SHOWN]]
    return ["", reader.say("Guests; ✖️ takes one off:"), *names]


def link_rows(
    reader: Reader, parts: Parts, standing: GuestLink | None, title: str, username: str
) -> tuple[Row, ...]:
    """Make a link, or send and end the one that works."""
    if standing is None:
        return ((button(signs.LINK, reader.label("Make a link"), parts.make),),)
    share = reader.label("«{title}» in Telegram: look and say what you think", title=shorten(title))
    words = urlencode({"url": address_of(standing, username), "text": share})
    return (
        (link(signs.LINK, reader.label("Send the link"), SHARE + words),),
        (button(signs.STOP, reader.label("End the link"), parts.end, style="danger"),),
    )


@router.callback_query(b.ShareCard.filter())
async def share_card(_: object, callback_data: b.ShareCard, turn: Turn, username: str) -> None:
    shared = await guests.card_to_share(turn.person, callback_data.card)
    await turn.rest()
    await show_sharing(turn, shared, username)


@router.callback_query(b.MakeCardLink.filter())
async def link_card(_: object, callback_data: b.MakeCardLink, turn: Turn, username: str) -> None:
    shared = await guests.card_to_share(turn.person, callback_data.card)
    await guests.make_link(shared, turn.person, turn.now)
    await show_sharing(turn, shared, username)


@router.callback_query(b.EndCardLink.filter())
async def end_card(_: object, callback_data: b.EndCardLink, turn: Turn, username: str) -> None:
    await end(turn, await guests.card_to_share(turn.person, callback_data.card), username)


@router.callback_query(b.DropCardGuest.filter())
async def drop_card(_: object, callback_data: b.DropCardGuest, turn: Turn, username: str) -> None:
    shared = await guests.card_to_share(turn.person, callback_data.card)
    await drop(turn, shared, callback_data.person, username)


async def end(turn: Turn, shared: Shared, username: str) -> None:
    """End the link, and say so."""
    await guests.end_links(shared, turn.now)
    await show_sharing(turn, shared, username)
    turn.answer.say(turn.tapper.label("The link does not work any more"))


async def drop(turn: Turn, shared: Shared, person_id: int, username: str) -> None:
    """Take a guest off, and say so."""
    await guests.send_away(shared, person_id, turn.person, turn.now)
    await show_sharing(turn, shared, username)
    turn.answer.say(turn.tapper.label("No guest any more"))


@router.callback_query(b.PickSharedColumn.filter())
async def pick_column(_: object, callback_data: b.PickSharedColumn, turn: Turn) -> None:
    columns = await guests.columns_to_share(turn.person, callback_data.board)
    turn.answer.show(columns_screen(turn.reader, callback_data.board, columns))


def columns_screen(reader: Reader, board_id: int, columns: Sequence[Column]) -> Screen:
    """Which column is shown to guests?"""
    choices = [
        button("", shorten(column.title), b.ShareColumn(column=column.id))
        for column in columns[:COLUMNS_SHOWN]
    ]
    back = button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=board_id))
    return Screen(
        text=reader.say("Which column shall guests see?"),
        rows=(*rows_of(choices, 1), (back,)),
    )


@router.callback_query(b.ShareColumn.filter())
async def share_column(_: object, callback_data: b.ShareColumn, turn: Turn, username: str) -> None:
    shared = await guests.column_to_share(turn.person, callback_data.column)
    await show_sharing(turn, shared, username)


@router.callback_query(b.MakeColumnLink.filter())
async def link_column(
    _: object, callback_data: b.MakeColumnLink, turn: Turn, username: str
) -> None:
    shared = await guests.column_to_share(turn.person, callback_data.column)
    await guests.make_link(shared, turn.person, turn.now)
    await show_sharing(turn, shared, username)


@router.callback_query(b.EndColumnLink.filter())
async def end_column(_: object, callback_data: b.EndColumnLink, turn: Turn, username: str) -> None:
    await end(turn, await guests.column_to_share(turn.person, callback_data.column), username)


@router.callback_query(b.DropColumnGuest.filter())
async def drop_column(
    _: object, callback_data: b.DropColumnGuest, turn: Turn, username: str
) -> None:
    shared = await guests.column_to_share(turn.person, callback_data.column)
    await drop(turn, shared, callback_data.person, username)
