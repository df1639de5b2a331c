"""Answers in words, pictures and forwards."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.briefs.answering import put_moment, put_person
from handlers.briefs.flow import AskState, go_on, show_instead, show_question
from handlers.briefs.planning import SHARE, typed_plan, typed_share, typed_steps
from handlers.briefs.questions import SUBJECT
from handlers.briefs.words import figure_words
from handlers.cards.deadline import doubt_words
from handlers.content import piece_of
from handlers.dialogs import asked
from handlers.screens import Row, Screen, button, rows_of
from handlers.turn import Turn
from handlers.unkept import refuse_kind
from models.boards import members_of
from models.briefs import drafts
from models.briefs.reading import read_brief
from models.briefs.steps import Step, split
from models.briefs.typed import find_member, read_case, read_networks
from models.figures import Figure, read_figure
from models.moments import Understood, read_moment
from models.refusals import FigureUnclear, FigureUnread
from models.tables import Metric, PartKind, Unit
from models.views import messages_about

router = Router(name="brief typing")
OWN_LIMIT = 64
BUDGET_LIMIT = 255
Answers = Callable[[Turn, int, str, str], Awaitable[None]]
"""Takes the brief's id, the question and what was typed."""


@router.message(StateFilter(AskState.question), asked)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await answer(message, turn, data["brief"], data["question"])


async def answer(message: Message, turn: Turn, brief_id: int, code: str) -> None:
    """Take the message as the answer to this question."""
    step, _ = split(code)
    if code.startswith("point."):
        await typed_steps(turn, int(code.removeprefix("point.")), message.text or "")
    elif code.startswith(SHARE):
        at = datetime.fromtimestamp(int(code.removeprefix(SHARE)), UTC)
        await typed_share(turn, brief_id, at, message.text or "")
    elif step in {Step.ABOUT, Step.REFERENCES}:
        await take_part(message, turn, brief_id, step)
    elif not (message.text or "").strip():
        await show_question(turn, brief_id, code, turn.reader.say("Tap an answer, or type it."))
    else:
        await WAYS[step](turn, brief_id, code, " ".join((message.text or "").split()))


async def take_part(message: Message, turn: Turn, brief_id: int, step: Step) -> None:
    """Keep the message; the files of an album are one answer, shown in one place."""
    piece = piece_of(message)
    if piece is None:
        turn.answer.show(refuse_kind(turn.reader))
        return
    kind = PartKind.ABOUT if step is Step.ABOUT else PartKind.REFERENCE
    before = (await read_brief(brief_id)).parts_of(kind)
    await drafts.add_part(turn.person, brief_id, kind, piece, turn.now)
    shown = await messages_about(message.chat.id, f"{SUBJECT}{brief_id}")
    same = piece.album is not None and any(one.album == piece.album for one in before)
    if same and len(shown) == 1:
        turn.answer.origin.message_id = shown[0]
    await show_question(turn, brief_id, step)


async def type_case(turn: Turn, brief_id: int, code: str, text: str) -> None:
    case = read_case(text)
    if case is None:
        await show_question(turn, brief_id, code, turn.reader.say("Tap one of the three."))
        return
    await drafts.answer(turn.person, brief_id, turn.now, case=case)
    await go_on(turn, brief_id, code)


async def type_metric(turn: Turn, brief_id: int, code: str, text: str) -> None:
    if not any(letter.isalpha() for letter in text):
        words = turn.reader.say("First what we count; how much of it comes next.")
        await show_question(turn, brief_id, code, words)
        return
    if len(text) > OWN_LIMIT:
        words = turn.reader.say(
            "That is long for a number's name: up to {n} characters.", n=OWN_LIMIT
        )
        await show_question(turn, brief_id, code, words)
        return
    values = {"metric": Metric.OWN, "metric_words": text}
    await drafts.answer(turn.person, brief_id, turn.now, **values)
    await go_on(turn, brief_id, code)


async def type_target(turn: Turn, brief_id: int, code: str, text: str) -> None:
    try:
        found = read_figure(text)
    except FigureUnclear as unclear:
        show_readings(turn, brief_id, code, (unclear.readings[0], unclear.readings[1]))
        return
    if found.value <= 0:
        raise FigureUnread(text)
    await drafts.set_target(turn.person, brief_id, found.value, unit_of(found), turn.now)
    await go_on(turn, brief_id, code)


def unit_of(figure: Figure) -> Unit:
    """The unit of a number that was typed."""
    return Unit.PERCENT if figure.percent else Unit.COUNT


def show_readings(turn: Turn, brief_id: int, code: str, readings: tuple[Figure, Figure]) -> None:
    """Ask which of two numbers was meant."""
    choices = [
        button(
            "",
            figure_words(turn.reader, one.value, unit_of(one)),
            b.SetTarget(brief=brief_id, amount=f"{one.value:f}", unit=unit_of(one)),
        )
        for one in readings
        if one.value > 0
    ]
    words = turn.reader.say("Which number do you mean?")
    rows = (*rows_of(choices, 2), back_to(turn, brief_id, code))
    show_instead(turn, brief_id, Screen(text=words, rows=rows))


def back_to(turn: Turn, brief_id: int, code: str) -> Row:
    """The row that leads back to the question."""
    data = b.AskBrief(brief=brief_id, question=code)
    return (button(signs.BACK, turn.reader.label("Back"), data),)


async def type_moment(turn: Turn, brief_id: int, code: str, text: str) -> None:
    reader = turn.reader
    ends = turn.person.day_ends
    reading = read_moment(text, now=turn.now, zone=reader.zone, day_end=ends)
    if isinstance(reading, Understood):
        await put_moment(turn, brief_id, code, reading.moment.at)
        return
    words, moments = doubt_words(reader, reading)
    if not moments:
        await show_question(turn, brief_id, code, words)
        return
    choices = [
        button(
            "",
            reader.full(one.at),
            b.SetBriefMoment(brief=brief_id, question=code, at=int(one.at.timestamp())),
        )
        for one in moments
    ]
    rows = (*rows_of(choices, 1), back_to(turn, brief_id, code))
    show_instead(turn, brief_id, Screen(text=words, rows=rows))


async def type_networks(turn: Turn, brief_id: int, code: str, text: str) -> None:
    found = read_networks(text)
    if not found:
        words = turn.reader.say(
            "I know the networks below. Tap them, or type: «Instagram, TikTok»."
        )
        await show_question(turn, brief_id, code, words)
        return
    for network in found:
        await drafts.set_network(turn.person, brief_id, network, turn.now, on=True)
    await show_question(turn, brief_id, code)


async def type_budget(turn: Turn, brief_id: int, code: str, text: str) -> None:
    await drafts.answer(turn.person, brief_id, turn.now, budget=text[:BUDGET_LIMIT])
    await go_on(turn, brief_id, code)


async def type_person(turn: Turn, brief_id: int, code: str, text: str) -> None:
    sheet = await read_brief(brief_id)
    member = find_member(text, await members_of(sheet.board_id))
    if member is None:
        words = turn.reader.say(
            "I do not find «{name}» among the people of the board. Tap somebody below.", name=text
        )
        await show_question(turn, brief_id, code, words)
        return
    await put_person(turn, brief_id, code, member.person_id)


async def type_whole(turn: Turn, brief_id: int, code: str, _: str) -> None:
    words: Markup = turn.reader.say("Tap the answer that you would like to change.")
    await show_question(turn, brief_id, code, words)


WAYS: dict[Step, Answers] = {
    Step.CASE: type_case,
    Step.METRIC: type_metric,
    Step.TARGET: type_target,
    Step.DUE: type_moment,
    Step.HANDOVER: type_moment,
    Step.NETWORKS: type_networks,
    Step.BUDGET: type_budget,
    Step.PLAN: typed_plan,
    Step.OWNER: type_person,
    Step.MAKER: type_person,
    Step.APPROVER: type_person,
    Step.WHOLE: type_whole,
}
"""How each question takes words; what it is about and references take any message."""
