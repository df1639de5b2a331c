"""✂️ a long list becomes cards, which are shown before they are made."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen, to_card
from handlers.checklists.showing import board_words
from handlers.content import shorten
from handlers.drafts.screen import made_screen
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines, rows_of
from handlers.templates import list_title, step_text
from handlers.turn import Turn
from models.cards.sheet import Sheet, Steps, read_sheet
from models.cards.splitting import check_lines, digest_of, lines_of, split_content, split_list
from models.refusals import Gone
from models.rights import Right
from models.tables import Card

router = Router(name="splitting cards")
LINE_SHOWN = 56
CONTENT = 0
"""Names the content among the checklists of a card."""


@dataclass(frozen=True)
class Source:
    """What may become cards: the content, or a checklist; `lines` are by item for a checklist."""

    list: int
    title: str
    lines: tuple[str, ...]
    items: tuple[int, ...] = ()


async def sources_of(turn: Turn, card: Card, sheet: Sheet) -> list[Source]:
    """What of the card has two lines or more."""
    said = await board_words(turn.reader, card.board_id)
    content = Source(CONTENT, turn.reader.label("Content"), await lines_of(card))
    found = [content, *(source_of(said, turn.reader, steps) for steps in sheet.checklists)]
    return [source for source in found if len(source.lines) > 1]


def source_of(said: Reader, reader: Reader, steps: Steps) -> Source:
    """The items of a checklist that are not ticked, as the board reads them."""
    left = [item for item in steps.items if item.done_at is None]
    texts = tuple(step_text(said, item) for item in left)
    return Source(steps.id, list_title(reader, steps), texts, tuple(item.id for item in left))


async def source_at(turn: Turn, card_id: int, list_id: int) -> tuple[Card, Sheet, Source]:
    """The card, and what of it is to become cards. Raises as `Turn.card`, and `Gone`."""
    card = await turn.card(card_id, Right.EDIT)
    sheet = await read_sheet(card.id)
    for source in await sources_of(turn, card, sheet):
        if source.list == list_id:
            return card, sheet, source
    raise Gone


@router.callback_query(b.PickSplit.filter())
async def pick(_: object, callback_data: b.PickSplit, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    sheet, place = await read_sheet(card.id), await turn.kept_place()
    found = await sources_of(turn, card, sheet)
    if len(found) == 1:
        check_lines(found[0].lines)
        turn.answer.show(preview_screen(turn.reader, sheet, found[0], place))
        return
    turn.answer.show(sources_screen(turn.reader, sheet, found, place))


def sources_screen(reader: Reader, sheet: Sheet, found: Sequence[Source], place: str) -> Screen:
    """Which of them becomes cards?"""
    choices = [
        button(
            "",
            f"{shorten(source.title)} · {len(source.lines)}",
            b.AskSplit(card=sheet.id, list=source.list),
        )
        for source in found
    ]
    words = (
        reader.say("What shall become cards?")
        if found
        else reader.say("There is no list in this card. A list has a line for each card to be.")
    )
    rows = (*rows_of(choices, 1), to_card(reader, sheet.id))
    return part_screen(sheet, "split", place, words, rows)


@router.callback_query(b.AskSplit.filter())
async def ask_first(_: object, callback_data: b.AskSplit, turn: Turn) -> None:
    _card, sheet, source = await source_at(turn, callback_data.card, callback_data.list)
    check_lines(source.lines)
    place = await turn.kept_place()
    turn.answer.show(preview_screen(turn.reader, sheet, source, place))


def preview_screen(reader: Reader, sheet: Sheet, source: Source, place: str) -> Screen:
    """The cards that one tap makes."""
    yes = button(
        signs.DONE,
        make_words(reader, len(source.lines)),
        b.SplitCard(card=sheet.id, list=source.list, digest=digest_of(source.lines)),
        style="success",
    )
    words = lines(*line_words(source.lines))
    rows: tuple[Row, ...] = ((yes,), to_card(reader, sheet.id))
    return part_screen(sheet, "split", place, words, rows)


def make_words(reader: Reader, n: int) -> str:
    """The button that makes so many cards."""
    return str(reader.many("Make {n} card", "Make {n} cards", n))


def line_words(found: Sequence[str]) -> list[Markup]:
    """The lines by number, each as long as fits."""
    return [
        Markup("{}. {}").format(number, shorten(line, LINE_SHOWN))
        for number, line in enumerate(found, 1)
    ]


@router.callback_query(b.SplitCard.filter())
async def split(_: object, callback_data: b.SplitCard, turn: Turn) -> None:
    card, _sheet, source = await source_at(turn, callback_data.card, callback_data.list)
    digest = callback_data.digest
    if source.list == CONTENT:
        made = await split_content(turn.person, card.id, digest, turn.now)
    else:
        titles = dict(zip(source.items, source.lines, strict=True))
        made = await split_list(turn.person, card.id, source.list, titles, digest, turn.now)
    turn.answer.show(made_screen(turn.reader, card.board, made, card.id))
    turn.answer.say(turn.tapper.label("On the board"))
