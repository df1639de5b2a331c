"""📎 what a card holds: its parts in their order, and its whole text page by page."""

from collections.abc import Sequence

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen, to_card
from handlers.content import files_line, pages_of, shorten
from handlers.fitting import MESSAGE_LIMIT
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.turn import Turn
from models.cards import contents
from models.cards.contents import Part, parts_of
from models.cards.sheet import Sheet, read_sheet
from models.refusals import Gone
from models.rights import Right, rights_on
from models.tables import Card

router = Router(name="content of cards")
WORDS_SHOWN = 44
TEXT_SHOWN = 1500


def content_screen(reader: Reader, sheet: Sheet, place: str, page: int) -> Screen:
    """A page of the card's whole content."""
    pages = pages_of(reader, sheet.pieces, MESSAGE_LIMIT - 600) or [Markup("")]
    page = min(max(page, 0), len(pages) - 1)
    turn = []
    if page > 0:
        turn.append(button(signs.EARLIER, str(page), b.ShowAll(card=sheet.id, page=page - 1)))
    if page < len(pages) - 1:
        turn.append(button(signs.LATER, str(page + 2), b.ShowAll(card=sheet.id, page=page + 1)))
    rows = (tuple(turn), to_card(reader, sheet.id))
    return part_screen(sheet, "content", place, pages[page], rows)


@router.callback_query(b.ShowContents.filter())
async def show(_: object, callback_data: b.ShowContents, turn: Turn) -> None:
    await turn.rest()
    await show_parts(turn, await turn.card(callback_data.card, Right.SEE))


async def show_parts(turn: Turn, card: Card) -> None:
    """Show the parts of the card's content."""
    edit = Right.EDIT in await rights_on(turn.person.id, card) and card.archived_at is None
    sheet, found = await read_sheet(card.id), await parts_of(card.id)
    place = await turn.kept_place()
    turn.answer.show(parts_screen(turn.reader, sheet, found, place, edit=edit))


def parts_screen(
    reader: Reader, sheet: Sheet, found: Sequence[Part], place: str, *, edit: bool
) -> Screen:
    """The parts by number; a tap on the number opens one."""
    numbers = [
        button("", str(number), b.ShowPart(card=sheet.id, part=part.id))
        for number, part in enumerate(found, 1)
    ]
    told = [
        Markup("{}. {}").format(number, gist_of(reader, part))
        for number, part in enumerate(found, 1)
    ]
    words = lines(*told) if told else reader.say("Nothing yet. ➕ adds text, photos, video, files.")
    add = button(signs.NEW, reader.label("Add content"), b.AddContent(card=sheet.id))
    rows: tuple[Row, ...] = (
        *rows_of(numbers, 5),
        *(((add,),) if edit else ()),
        to_card(reader, sheet.id),
    )
    return part_screen(sheet, "content", place, words, rows)


def gist_of(reader: Reader, part: Part) -> str:
    """What a part is, on a line: its files, and its first words."""
    said = next((piece.text for piece in part.pieces if piece.text.strip()), "")
    words = f"«{shorten(' '.join(said.split()), WORDS_SHOWN)}»" if said else None
    return " · ".join(filter(None, (files_line(reader, part.pieces), words)))


async def part_at(
    turn: Turn, card_id: int, part_id: int, right: Right
) -> tuple[Sheet, tuple[Part, ...], int]:
    """The card, its parts, and the number of one from 0. Raises as `Turn.card`, and `Gone`."""
    card = await turn.card(card_id, right)
    found = await parts_of(card.id)
    at = next((n for n, part in enumerate(found) if part.id == part_id), None)
    if at is None:
        raise Gone
    return await read_sheet(card.id), found, at


@router.callback_query(b.ShowPart.filter())
async def show_part(_: object, callback_data: b.ShowPart, turn: Turn) -> None:
    card_id, part_id = callback_data.card, callback_data.part
    sheet, found, at = await part_at(turn, card_id, part_id, Right.SEE)
    card = await turn.card(card_id, Right.SEE)
    edit = Right.EDIT in await rights_on(turn.person.id, card) and card.archived_at is None
    place = await turn.kept_place()
    turn.answer.show(one_screen(turn.reader, sheet, found, at, place, edit=edit))


def one_screen(
    reader: Reader, sheet: Sheet, found: Sequence[Part], at: int, place: str, *, edit: bool
) -> Screen:
    """A part: the beginning of its words, its files, and what may be done with it."""
    part = found[at]
    names = {"card": sheet.id, "part": part.id}
    pages = pages_of(reader, part.pieces, TEXT_SHOWN)
    body = pages[0] + (Markup(" …") if len(pages) > 1 else "") if pages else None
    files = files_line(reader, part.pieces)
    move: list[Button] = []
    if edit and at > 0:
        up = b.MovePart(**names, spot=at - 1)
        move.append(button(signs.UP, reader.label("Higher"), up))
    if edit and at < len(found) - 1:
        down = b.MovePart(**names, spot=at + 1)
        move.append(button(signs.DOWN, reader.label("Lower"), down))
    look: list[Button] = []
    if files:
        look.append(button(signs.FILES, reader.label("Show"), b.SendPart(**names)))
    if edit:
        look.append(button(signs.REMOVE, reader.label("Remove"), b.AskDropPart(**names)))
    words = lines(
        Markup("<b>{}/{}</b>").format(at + 1, len(found)),
        body,
        files and Markup("{} {}").format(signs.FILES, files),
    )
    rows = (tuple(look), tuple(move), to_parts(reader, sheet.id))
    return part_screen(sheet, "content", place, words, rows)


def to_parts(reader: Reader, card_id: int) -> Row:
    """The row that leads back to all parts."""
    return (button(signs.BACK, reader.label("Content"), b.ShowContents(card=card_id)),)


@router.callback_query(b.SendPart.filter())
async def send_part(_: object, callback_data: b.SendPart, turn: Turn) -> None:
    _sheet, found, at = await part_at(turn, callback_data.card, callback_data.part, Right.SEE)
    turn.answer.files = tuple(piece for piece in found[at].pieces if piece.file_id)


@router.callback_query(b.MovePart.filter())
async def move_part(_: object, callback_data: b.MovePart, turn: Turn) -> None:
    card_id, part_id = callback_data.card, callback_data.part
    await turn.card(card_id, Right.EDIT)
    await contents.move_part(turn.person, card_id, part_id, callback_data.spot, turn.now)
    sheet, found, at = await part_at(turn, card_id, part_id, Right.EDIT)
    place = await turn.kept_place()
    turn.answer.show(one_screen(turn.reader, sheet, found, at, place, edit=True))


@router.callback_query(b.AskDropPart.filter())
async def ask_first(_: object, callback_data: b.AskDropPart, turn: Turn) -> None:
    card_id, part_id = callback_data.card, callback_data.part
    sheet, found, at = await part_at(turn, card_id, part_id, Right.EDIT)
    place = await turn.kept_place()
    turn.answer.show(removal_screen(turn.reader, sheet, found[at], place))


def removal_screen(reader: Reader, sheet: Sheet, part: Part, place: str) -> Screen:
    """Is this part to go?"""
    yes = button(
        signs.REMOVE,
        reader.label("Remove"),
        b.DropPart(card=sheet.id, part=part.id),
        style="danger",
    )
    back = button(signs.BACK, reader.label("Back"), b.ShowPart(card=sheet.id, part=part.id))
    words = lines(reader.say("Remove this from the card?"), "", gist_of(reader, part))
    return part_screen(sheet, "content", place, words, ((yes,), (back,)))


@router.callback_query(b.DropPart.filter())
async def drop(_: object, callback_data: b.DropPart, turn: Turn) -> None:
    await turn.card(callback_data.card, Right.EDIT)
    card = await contents.remove_part(turn.person, callback_data.card, callback_data.part, turn.now)
    await show_parts(turn, card)
    turn.answer.say(turn.tapper.label("Removed"))
