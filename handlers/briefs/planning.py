"""Plan B: checkpoints, and what is done at each when the number falls short."""

from datetime import UTC, datetime
from decimal import Decimal

from aiogram import Router
from aiogram.filters.callback_data import CallbackData

from handlers import buttons as b
from handlers import signs
from handlers.briefs.flow import show_instead, show_question, wait_for
from handlers.briefs.words import checkpoint_line, plan_words
from handlers.cards.deadline import doubt_words
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.briefs.drafts import open_brief
from models.briefs.planning import (
    READY,
    PlanStep,
    add_checkpoint,
    check_moment,
    open_checkpoint,
    remove_checkpoint,
    set_own_steps,
    set_plan_step,
)
from models.briefs.reading import BriefSheet, CheckpointSheet, read_brief
from models.briefs.steps import Step
from models.briefs.typed import read_share
from models.checklists.written import read_items
from models.figures import Figure
from models.moments import Understood, Unread, example, read_moment
from models.refusals import Gone

router = Router(name="brief plan")
router.callback_query.filter(PRIVATE)
SHARE = "share."
"""How the question for the share of a checkpoint is named, with its moment in Unix seconds."""
SHARES = (20, 30, 40, 50, 60, 70, 80, 90)


@router.callback_query(b.AddCheckpoint.filter())
async def add(_: object, callback_data: b.AddCheckpoint, turn: Turn) -> None:
    at = datetime.fromtimestamp(callback_data.at, UTC)
    point = await add_checkpoint(
        turn.person, callback_data.brief, at, callback_data.share, turn.now
    )
    await show_checkpoint(turn, point.id)


@router.callback_query(b.ShowCheckpoint.filter())
async def show(_: object, callback_data: b.ShowCheckpoint, turn: Turn) -> None:
    await show_checkpoint(turn, callback_data.point)


async def show_checkpoint(turn: Turn, point_id: int) -> None:
    """Show the steps of a checkpoint; what is typed next are steps in one's own words."""
    point, brief = await open_checkpoint(turn.person, point_id)
    sheet = await read_brief(brief.id)
    found = sheet.checkpoint(point.id)
    if found is None:
        raise Gone
    await wait_for(turn, brief.id, f"point.{point.id}")
    show_instead(turn, brief.id, checkpoint_screen(turn.reader, sheet, found))


def checkpoint_screen(reader: Reader, brief: BriefSheet, point: CheckpointSheet) -> Screen:
    """What is done when the number falls short at this checkpoint."""
    chosen = {PlanStep(kind) for kind, _ in point.steps}
    words = plan_words(reader)
    found = [
        button(
            signs.CHOSEN if kind in chosen else "",
            words[kind],
            b.SetPlanStep(point=point.id, plan=kind.value, on=kind not in chosen),
        )
        for kind in READY
    ]
    plan = b.AskBrief(brief=brief.id, question=Step.PLAN.value)
    last: Row = (
        button(signs.BACK, reader.label("Plan B"), plan),
        button(signs.REMOVE, reader.label("Remove"), b.RemoveCheckpoint(point=point.id)),
    )
    return Screen(
        text=lines(
            reader.say("<b>What do we do if it is not enough by then?</b>"),
            reader.say(
                "<i>Prepared beforehand, it takes one tap; thought up in a hurry, days.</i>"
            ),
            "",
            f"{signs.GOAL} " + checkpoint_line(reader, brief, point),
            "",
            reader.say("Choose all that fit, or type your own steps, one per line."),
        ),
        rows=(*rows_of(found, 1), last),
    )


@router.callback_query(b.SetPlanStep.filter())
async def set_step(_: object, callback_data: b.SetPlanStep, turn: Turn) -> None:
    await set_plan_step(
        turn.person,
        callback_data.point,
        PlanStep(callback_data.plan),
        turn.now,
        on=callback_data.on,
    )
    await show_checkpoint(turn, callback_data.point)


@router.callback_query(b.RemoveCheckpoint.filter())
async def remove(_: object, callback_data: b.RemoveCheckpoint, turn: Turn) -> None:
    brief = await remove_checkpoint(turn.person, callback_data.point, turn.now)
    await show_question(turn, brief.id, Step.PLAN)


async def typed_steps(turn: Turn, point_id: int, text: str) -> None:
    """The typed lines are plan B in people's own words."""
    texts = tuple(item.text for item in read_items(text))
    await set_own_steps(turn.person, point_id, texts, turn.now)
    await show_checkpoint(turn, point_id)


async def typed_plan(turn: Turn, brief_id: int, code: str, text: str) -> None:
    """A checkpoint was typed: a moment, and a percentage unless that is asked next."""
    reader = turn.reader
    share, when = read_share(text) or (None, text)
    ends = turn.person.day_ends
    reading = read_moment(when, now=turn.now, zone=reader.zone, day_end=ends)
    if isinstance(reading, Understood):
        await put_checkpoint(turn, brief_id, reading.moment.at, share)
        return
    words, moments = doubt_words(reader, reading)
    if share is None and isinstance(reading, Unread):
        hint = example(reader.now, reader.zone, reader.language)
        words = reader.say("A checkpoint is a day and a share: «{hint}, 40%».", hint=hint)
    if not moments:
        await show_question(turn, brief_id, code, words)
        return
    choices = [
        button("", reader.full(one.at), checkpoint_data(brief_id, int(one.at.timestamp()), share))
        for one in moments
    ]
    show_instead(
        turn, brief_id, Screen(text=words, rows=(*rows_of(choices, 1), back_row(turn, brief_id)))
    )


def checkpoint_data(brief_id: int, at: int, share: int | None) -> CallbackData:
    """A checkpoint at this moment, in Unix seconds; without a share that is asked for."""
    if share is None:
        return b.SetBriefMoment(brief=brief_id, question=Step.PLAN.value, at=at)
    return b.AddCheckpoint(brief=brief_id, at=at, share=share)


def back_row(turn: Turn, brief_id: int) -> Row:
    """The row that leads back to plan B."""
    data = b.AskBrief(brief=brief_id, question=Step.PLAN.value)
    return (button(signs.BACK, turn.reader.label("Plan B"), data),)


async def put_checkpoint(turn: Turn, brief_id: int, at: datetime, share: int | None) -> None:
    """A checkpoint at this moment; without a share that is asked for."""
    if share is None:
        await ask_share(turn, brief_id, at)
        return
    point = await add_checkpoint(turn.person, brief_id, at, share, turn.now)
    await show_checkpoint(turn, point.id)


async def ask_share(turn: Turn, brief_id: int, at: datetime) -> None:
    """Ask how much of the target is to be there at this moment.

    Raises as `open_brief` and `check_moment`.
    """
    brief = await open_brief(turn.person, brief_id)
    check_moment(brief, at, turn.now)
    seconds = int(at.timestamp())
    await wait_for(turn, brief.id, f"{SHARE}{seconds}")
    choices = [
        button(
            "",
            turn.reader.figure(Figure(Decimal(share), percent=True)),
            b.AddCheckpoint(brief=brief.id, at=seconds, share=share),
        )
        for share in SHARES
    ]
    text = lines(
        turn.reader.say("<b>How much of the target do we want by then?</b>"),
        f"{signs.GOAL} {turn.reader.full(at)}",
        "",
        turn.reader.say("Choose, or type it: «40%»."),
    )
    rows = (*rows_of(choices, 4), back_row(turn, brief.id))
    show_instead(turn, brief.id, Screen(text=text, rows=rows))


async def typed_share(turn: Turn, brief_id: int, at: datetime, text: str) -> None:
    """The share of a checkpoint was typed, or another checkpoint as a whole."""
    found = read_share(f"{text.strip()}%" if text.strip().isdecimal() else text)
    if found is None:
        await ask_share(turn, brief_id, at)
    elif found[1]:
        await typed_plan(turn, brief_id, Step.PLAN.value, text)
    else:
        await put_checkpoint(turn, brief_id, at, found[0])
