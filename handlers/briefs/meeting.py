"""The meeting: its agenda to send before, its results and what was promised to write after."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.briefs.making import brief_at
from handlers.briefs.whole import outcome_lines, outcome_names, outcome_ready
from handlers.briefs.words import (
    about_of,
    network_line,
    parts_words,
    title_of,
    unanswered_line,
    wanted_words,
)
from handlers.cards.screen import heading
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines
from handlers.templates import item_text
from handlers.turn import PRIVATE, Turn
from models.briefs import meeting
from models.briefs.making import GOALS
from models.briefs.reading import BriefSheet
from models.briefs.steps import unanswered
from models.cards.sheet import read_sheet
from models.checklists.ready import COLLABORATION, part_items
from models.checklists.written import read_items
from models.refusals import NoItems
from models.rights import Right
from models.tables import Card

router = Router(name="brief meetings")
router.callback_query.filter(PRIVATE)
ABOUT_SHOWN = 600
OUTCOME_LIMIT = 1000
MADE_SHOWN = 10


class MeetingState(StatesGroup):
    """A result of the meeting, or what was promised there, is being typed."""

    outcome = State()
    promised = State()


@router.callback_query(b.GiveAgenda.filter())
async def give_agenda(_: object, callback_data: b.GiveAgenda, turn: Turn) -> None:
    brief = await brief_at(turn, callback_data.card, Right.BOARD)
    turn.answer.send(Screen(text=agenda_text(turn.reader, brief)))
    turn.answer.say(turn.tapper.label("Ready to forward"))


def agenda_text(reader: Reader, brief: BriefSheet) -> Markup:
    """What will be talked about, to be sent to everybody before the meeting."""
    goals = part_items(COLLABORATION, GOALS)
    about = parts_words(reader, about_of(brief), ABOUT_SHOWN)
    wanted = wanted_words(reader, brief)
    missing = unanswered_line(reader, unanswered(brief, reader.now))
    return lines(
        reader.say("<b>Meeting: {title}</b>", title=title_of(reader, brief)),
        f"{signs.DEADLINE} {reader.full(brief.meeting_at)}" if brief.meeting_at else None,
        *(["", reader.say("<b>Wanted result:</b> {wanted}", wanted=wanted)] if wanted else []),
        *(["", about] if about else []),
        *(["", *(network_line(reader, one) for one in brief.networks)] if brief.networks else []),
        "",
        reader.say("<b>What we will talk about</b>"),
        *(f"{n}. {item_text(reader, key)}" for n, key in enumerate(goals, 1)),
        *(["", missing] if missing else []),
    )


@router.callback_query(b.ShowOutcome.filter())
async def show(_: object, callback_data: b.ShowOutcome, turn: Turn) -> None:
    brief = await brief_at(turn, callback_data.card, Right.EDIT)
    await turn.rest()
    turn.answer.show(await drawn_outcome(turn, brief, callback_data.card))


async def drawn_outcome(
    turn: Turn, brief: BriefSheet, card_id: int, note: Markup | None = None
) -> Screen:
    """The screen of the meeting's results, for whoever may write them."""
    sheet = await read_sheet(card_id)
    rows: list[Row] = outcome_rows(turn.reader, brief, card_id, done=sheet.done_column is None)
    return Screen(
        text=lines(
            heading(sheet.number, sheet.title),
            "",
            turn.reader.say("<b>What did the meeting give?</b>"),
            *outcome_lines(turn.reader, brief),
            *(["", note] if note else []),
        ),
        rows=tuple(rows),
        subject="outcome",
        card=card_id,
        place=await turn.kept_place(),
    )


def outcome_rows(reader: Reader, brief: BriefSheet, card_id: int, *, done: bool) -> list[Row]:
    """The three results, what was promised, and the end of the meeting."""
    found: list[Row] = [
        (
            button(
                signs.OPEN if key not in brief.outcome else signs.CHOSEN,
                name,
                b.TypeOutcome(card=card_id, outcome=key),
            ),
        )
        for key, name in outcome_names(reader).items()
    ]
    new = button(signs.NEW, reader.label("Promised: make cards"), b.TypePromised(card=card_id))
    close = button(
        signs.DONE,
        reader.label("The meeting is over"),
        b.CloseMeeting(card=card_id),
        style="success",
    )
    back = button(signs.BACK, reader.label("Card"), b.OpenCard(card=card_id))
    return [*found, (new,), *([] if done else [(close,)]), (back,)]


def to_outcome(reader: Reader, card_id: int) -> Button:
    """Back to the results."""
    return button(signs.BACK, reader.label("Results"), b.ShowOutcome(card=card_id))


@router.callback_query(b.TypeOutcome.filter())
async def type_outcome(_: object, callback_data: b.TypeOutcome, turn: Turn) -> None:
    card_id, key = callback_data.card, callback_data.outcome
    await brief_at(turn, card_id, Right.EDIT)
    reader = turn.reader
    question = lines(
        Markup("<b>{}</b>").format(outcome_names(reader)[key]),
        outcome_question(reader)[key],
    )
    hint = outcome_names(reader)[key]
    await ask(
        turn,
        MeetingState.outcome,
        question,
        hint,
        back=to_outcome(reader, card_id),
        card=card_id,
        outcome=key,
    )
    shown = turn.answer.edited
    if shown is not None:
        ready = button(
            signs.DONE, outcome_ready(reader)[key], b.SetOutcome(card=card_id, outcome=key)
        )
        turn.answer.show(shown.model_copy(update={"rows": ((ready,), *shown.rows)}))


def outcome_question(reader: Reader) -> dict[str, Markup]:
    """What is to be typed for each result."""
    return {
        "ideas": reader.say("Which similar cases or ideas for a network were named? Type them."),
        "brief": reader.say("Is the task made from this brief, or from a form? Send its link."),
        "changes": reader.say("What has changed in the networks' requirements to content?"),
    }


@router.message(StateFilter(MeetingState.outcome), asked)
async def outcome_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    text = (message.text or message.caption or "").strip()
    if not text:
        raise NoItems
    await write_outcome(turn, data["card"], data["outcome"], text[:OUTCOME_LIMIT])
    if (old := data.get("message")) is not None:
        turn.answer.remove(old)


@router.callback_query(b.SetOutcome.filter())
async def set_outcome(_: object, callback_data: b.SetOutcome, turn: Turn) -> None:
    await write_outcome(turn, callback_data.card, callback_data.outcome, "")


async def write_outcome(turn: Turn, card_id: int, key: str, text: str) -> None:
    """Keep a result, and show all of them."""
    brief = await brief_at(turn, card_id, Right.EDIT)
    written = await meeting.set_outcome(turn.person, brief.id, key, text, turn.now)
    await turn.rest()
    turn.answer.show(await drawn_outcome(turn, written, card_id))


@router.callback_query(b.TypePromised.filter())
async def type_promised(_: object, callback_data: b.TypePromised, turn: Turn) -> None:
    await brief_at(turn, callback_data.card, Right.EDIT)
    reader = turn.reader
    question = lines(
        reader.say("<b>What was promised?</b>"),
        reader.say("Type it, one thing per line: each becomes a card."),
        reader.say("A day and a person in it are understood: «{example}».", example=sample(reader)),
    )
    back = to_outcome(reader, callback_data.card)
    hint = reader.label("One promise per line")
    await ask(turn, MeetingState.promised, question, hint, back=back, card=callback_data.card)


def sample(reader: Reader) -> str:
    """A promise as it may be typed."""
    return reader.label("Three photos for stories tomorrow @name")


@router.message(StateFilter(MeetingState.promised), asked)
async def promised_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    brief = await brief_at(turn, data["card"], Right.EDIT)
    texts = tuple(item.text for item in read_items(message.text or ""))
    key = f"{message.chat.id}.{message.message_id}"
    made = await meeting.make_promised(turn.person, brief.id, texts, key=key, now=turn.now)
    await turn.rest()
    turn.answer.show(await drawn_outcome(turn, brief, data["card"], made_words(turn.reader, made)))
    if (old := data.get("message")) is not None:
        turn.answer.remove(old)


def made_words(reader: Reader, made: list[Card]) -> Markup:
    """Which cards were made of what was promised."""
    found = [f"#{card.number} · {shorten(card.title, 60)}" for card in made[:MADE_SHOWN]]
    if len(made) > MADE_SHOWN:
        found.append(f"+{len(made) - MADE_SHOWN}")
    return lines(reader.say("<b>On the board:</b>"), *found)


@router.callback_query(b.CloseMeeting.filter())
async def close(_: object, callback_data: b.CloseMeeting, turn: Turn) -> None:
    brief = await brief_at(turn, callback_data.card, Right.EDIT)
    await meeting.close_meeting(turn.person, brief.id, turn.now)
    turn.answer.show(await drawn_outcome(turn, brief, callback_data.card))
    turn.answer.say(turn.tapper.label("The meeting is over"))
