"""🔗 cards that belong together: linked both ways, seen by whoever may see the other."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.answer import CARD
from handlers.cards.screen import heading, part_screen, to_card
from handlers.content import shorten
from handlers.dialogs import again, ask, asked
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines, rows_of
from handlers.turn import Turn
from models.cards.linking import Linked, link, links_for, may_link
from models.cards.sheet import Sheet, read_sheet
from models.rights import Right
from models.search.find import find
from models.tables import Card

router = Router(name="linked cards")
CHOICES = 10
ADDRESS = f"start={CARD}"


class LinkState(StatesGroup):
    """The card to link with is being named."""

    typing = State()


@router.callback_query(b.ShowLinks.filter())
async def show(_: object, callback_data: b.ShowLinks, turn: Turn) -> None:
    await turn.rest()
    await show_links(turn, await turn.card(callback_data.card, Right.SEE))


async def show_links(turn: Turn, card: Card) -> None:
    """Show what the card is linked with, as far as it may be seen here."""
    here = turn.board_id if turn.group is not None else None
    found = await links_for(turn.person, card.id, here)
    sheet, place = await read_sheet(card.id), await turn.kept_place()
    turn.answer.show(links_screen(turn.reader, sheet, found, place))


def links_screen(reader: Reader, sheet: Sheet, found: Sequence[Linked], place: str) -> Screen:
    """The linked cards, each opened by its button, and taken off by ✖️."""
    rows: list[Row] = [
        (
            button("", name_of(one), b.OpenCard(card=one.id)),
            button(signs.CANCEL, "", b.LinkCards(card=sheet.id, other=one.id, on=False)),
        )
        for one in found
    ]
    add = button(signs.NEW, reader.label("Link a card"), b.AddLink(card=sheet.id))
    told = [linked_words(one, sheet.board_id) for one in found]
    words = lines(*told) if told else reader.say("No linked cards yet.")
    return part_screen(sheet, "links", place, words, (*rows, (add,), to_card(reader, sheet.id)))


def name_of(one: Linked) -> str:
    """A linked card, on a button."""
    return f"#{one.number} {shorten(one.title, 30)}"


def linked_words(one: Linked, board_id: int) -> Markup:
    """A linked card, with what became of it, and its board when that is another."""
    sign = signs.ARCHIVE if one.archived else signs.DONE if one.done else signs.OPEN
    words = Markup("{} #{} {}").format(sign, one.number, shorten(one.title, 44))
    if one.board_id != board_id:
        words += Markup(" · <i>{}</i>").format(shorten(one.board_title, 24))
    return words


@router.callback_query(b.AddLink.filter())
async def add(_: object, callback_data: b.AddLink, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    words = turn.reader.say(
        "Which card? Send its number, as #12, a word of its title, or its link."
    )
    question = lines(heading(card.number, card.title), "", words)
    back = button(signs.BACK, turn.reader.label("Back"), b.ShowLinks(card=card.id))
    await ask(turn, LinkState.typing, question, "#12", back=back, card=card.id)


@router.message(StateFilter(LinkState.typing), asked, F.text)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    card = await turn.card(data["card"], Right.EDIT)
    found = await candidates(turn, card, message.text or "")
    sheet, place = await read_sheet(card.id), data.get("place", "")
    if found:
        await turn.rest()
        if (old := data.get("message")) is not None:
            turn.answer.remove(old)
    turn.answer.send(choice_screen(turn.reader, sheet, found, place))


@router.message(StateFilter(LinkState.typing), asked)
async def not_text(_: Message, turn: Turn) -> None:
    words = turn.reader.say(
        "Which card? Send its number, as #12, a word of its title, or its link."
    )
    turn.answer.show(await again(turn, words))


async def candidates(turn: Turn, card: Card, text: str) -> list[Linked]:
    """The cards that these words may mean, those of the card's own board first."""
    _, there, number = text.partition(ADDRESS)
    if there and number.strip().isdecimal():
        ids = [int(number.strip()[:18])]
    else:
        number = text.strip().removeprefix("#")
        words = f"#{number}" if number.isdecimal() else text
        only = [card.board_id] if turn.group is not None else None
        found = await find(turn.person, words, 0, turn.now, only=only)
        lines = sorted(
            (hit.line for hit in found.hits), key=lambda line: line.board_id != card.board_id
        )
        ids = [line.id for line in lines]
    linked = [await may_link(turn.person, one) for one in ids if one != card.id]
    return [one for one in linked if one is not None][:CHOICES]


def choice_screen(reader: Reader, sheet: Sheet, found: Sequence[Linked], place: str) -> Screen:
    """Which of these cards is meant?"""
    choices = [
        button(
            "",
            name_of(one)
            + ("" if one.board_id == sheet.board_id else f" · {shorten(one.board_title, 16)}"),
            b.LinkCards(card=sheet.id, other=one.id, on=True),
        )
        for one in found
    ]
    words = (
        reader.say("Link it with which card?")
        if found
        else reader.say("I find no such card. Try a number, as #12, or another word.")
    )
    back = button(signs.BACK, reader.label("Back"), b.ShowLinks(card=sheet.id))
    return part_screen(sheet, "links", place, words, (*rows_of(choices, 1), (back,)))


@router.callback_query(b.LinkCards.filter())
async def link_them(_: object, callback_data: b.LinkCards, turn: Turn) -> None:
    await turn.card_anywhere(callback_data.other, Right.COMMENT)
    card = await turn.card(callback_data.card, Right.EDIT)
    await link(turn.person, card.id, callback_data.other, turn.now, on=callback_data.on)
    await show_links(turn, card)
    on, off = turn.tapper.label("Linked"), turn.tapper.label("Not linked any more")
    turn.answer.say(on if callback_data.on else off)
