"""📊 what came of a brief: all its figures on one screen."""

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.briefs.figures import (
    bulleted,
    network_words,
    point_words,
    result_words,
    share_of,
    share_words,
)
from handlers.briefs.making import brief_at
from handlers.cards.screen import part_screen, to_card
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.briefs.asked import RESULT
from models.briefs.reading import BriefSheet, NetworkSheet
from models.cards.sheet import Sheet, read_sheet
from models.networks import NAMES
from models.refusals import Gone
from models.rights import Right
from models.tables import BriefState

router = Router(name="brief results")
router.callback_query.filter(PRIVATE)
TEXT_SHOWN = 600


@router.callback_query(b.ShowResult.filter())
async def show(_: object, callback_data: b.ShowResult, turn: Turn) -> None:
    await turn.rest()
    turn.answer.show(await drawn(turn, callback_data.card))


async def drawn(turn: Turn, card_id: int) -> Screen:
    """The figures of the card's brief, on the brief's own card. Raises as `brief_at`."""
    brief = await brief_at(turn, card_id, Right.BOARD)
    if brief.card is None:
        raise Gone
    sheet = await read_sheet(brief.card[0])
    return result_screen(turn.reader, sheet, brief, await turn.kept_place())


def result_screen(reader: Reader, sheet: Sheet, brief: BriefSheet, place: str) -> Screen:
    """All figures of the brief, each a button to write it, and what is made of them."""
    networks: list[Markup | str] = [network_line(reader, brief, one) for one in brief.networks]
    points: list[Markup | str] = [point_words(reader, brief, one) for one in brief.checkpoints]
    text = lines(
        Markup("{} <b>{}</b>").format(signs.REPORT, result_words(reader, brief)),
        share_words(reader, share_of(brief)),
        *bulleted(reader.label("By network"), networks),
        *bulleted(reader.label("Checkpoints: was / planned"), points),
        *(
            ["", Markup("{}").format(shorten(brief.result_text, TEXT_SHOWN))]
            if brief.result_text
            else []
        ),
    )
    return part_screen(sheet, RESULT, place, text, rows_for(reader, sheet.id, brief))


def network_line(reader: Reader, brief: BriefSheet, one: NetworkSheet) -> str:
    """A network with its figure and its card."""
    return network_words(reader, brief, one) + (f" · #{one.card[1]}" if one.card else "")


def rows_for(reader: Reader, card_id: int, brief: BriefSheet) -> list[Row]:
    """The figures to be written, the cards of the networks, and what is made of all that."""
    networks = [
        button(
            "",
            network_words(reader, brief, one),
            b.TypeFigure(card=card_id, about=f"n{one.network}"),
        )
        for one in brief.networks
    ]
    points = [
        button("" if n else signs.GOAL, point_words(reader, brief, one), b.ShowCheck(point=one.id))
        for n, one in enumerate(brief.checkpoints)
    ]
    cards = [
        button("", f"#{one.card[1]} {NAMES[one.network]}", b.OpenCard(card=one.card[0]))
        for one in brief.networks
        if one.card
    ]
    final = b.TypeFigure(card=card_id, about="r")
    rows: list[Row] = [(button(signs.EDIT, reader.label("Number at the end"), final),)]
    rows += rows_of(networks, 2)
    rows += rows_of(points, 1)
    rows.append(
        (
            button(signs.OUTCOME, reader.label("In my words"), b.TypeResult(card=card_id)),
            button(signs.COPY, reader.label("For the community"), b.GiveResult(card=card_id)),
        )
    )
    if brief.state is BriefState.RUNNING and brief.result is not None:
        ends = b.EndBrief(card=card_id)
        rows.append((button(signs.DONE, reader.label("The brief is over"), ends, "success"),))
    rows += rows_of(cards, 2)
    rows.append(to_card(reader, card_id))
    return rows
