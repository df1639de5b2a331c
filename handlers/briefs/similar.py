"""🔍 earlier briefs with their results, as references of the next one."""

from collections.abc import Sequence

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.briefs.flow import show_instead, show_question
from handlers.briefs.words import figure_words, metric_words
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.briefs.drafts import add_part, open_brief
from models.briefs.similar import Similar, similar_cases
from models.briefs.steps import Step
from models.cards.pieces import Piece
from models.networks import NAMES
from models.refusals import Gone
from models.tables import ContentKind, PartKind

router = Router(name="similar briefs")
router.callback_query.filter(PRIVATE)
TITLE_SHOWN = 60
TEXT_SHOWN = 300


@router.callback_query(b.PickSimilar.filter())
async def pick(_: object, callback_data: b.PickSimilar, turn: Turn) -> None:
    brief = await open_brief(turn.person, callback_data.brief)
    found = await similar_cases(brief.board_id, brief.case, brief.metric, but=brief.id)
    show_instead(turn, brief.id, similar_screen(turn.reader, brief.id, found))


def similar_screen(reader: Reader, brief_id: int, found: Sequence[Similar]) -> Screen:
    """The earlier briefs, each with what came of it, and a button to take it."""
    choices = [
        button(
            "" if n else signs.NEW,
            shorten(one.title, TITLE_SHOWN),
            b.UseSimilar(brief=brief_id, similar=one.id),
        )
        for n, one in enumerate(found)
    ]
    words = [
        part
        for one in found
        for part in ("", Markup("<b>{}</b>").format(one.title), case_text(reader, one))
    ]
    none = reader.say("No brief of this board that is like this one has a result yet.")
    back = b.AskBrief(brief=brief_id, question=Step.REFERENCES.value)
    return Screen(
        text=lines(reader.say("<b>Similar cases</b>"), *(words or ["", none])),
        rows=(*rows_of(choices, 1), (button(signs.BACK, reader.label("Back"), back),)),
    )


def case_text(reader: Reader, one: Similar) -> Markup:
    """What came of an earlier brief, in two lines at most."""
    metric = one.metric_words or (metric_words(reader).get(one.metric) if one.metric else None)
    metric = metric or reader.label("Result")
    figure = figure_words(reader, one.result, one.unit)
    wanted = f" / {figure_words(reader, one.target, one.unit)}" if one.target is not None else ""
    networks = ", ".join(
        NAMES[network] + ("" if value is None else f" {figure_words(reader, value, one.unit)}")
        for network, value in one.networks
    )
    parts = [f"{metric}: {figure}{wanted}", networks]
    return lines(
        Markup("{}").format(" · ".join(part for part in parts if part)),
        Markup("{}").format(shorten(one.text, TEXT_SHOWN)) if one.text else None,
    )


@router.callback_query(b.UseSimilar.filter())
async def use(_: object, callback_data: b.UseSimilar, turn: Turn) -> None:
    brief = await open_brief(turn.person, callback_data.brief)
    cases = await similar_cases(brief.board_id, brief.case, brief.metric, but=brief.id)
    one = next((one for one in cases if one.id == callback_data.similar), None)
    if one is None:
        raise Gone
    text = f"{one.title}\n{case_text(turn.reader, one).striptags()}"
    piece = Piece(kind=ContentKind.TEXT, text=text, chat_id=0, message_id=one.id)
    await add_part(turn.person, brief.id, PartKind.REFERENCE, piece, turn.now)
    await show_question(turn, brief.id, Step.REFERENCES.value)
