"""Answers by a tap."""

from datetime import UTC, datetime
from decimal import Decimal

from aiogram import Router

from handlers import buttons as b
from handlers.briefs.flow import go_on, show_question
from handlers.briefs.planning import ask_share
from handlers.turn import PRIVATE, Turn
from models.briefs import drafts
from models.briefs.steps import Step, split
from models.refusals import DeadlinePast, Gone
from models.tables import Metric, PartKind

router = Router(name="brief answers")
router.callback_query.filter(PRIVATE)
ROLES = {Step.OWNER: "owner", Step.APPROVER: "approver"}


@router.callback_query(b.AskBrief.filter())
async def ask(_: object, callback_data: b.AskBrief, turn: Turn) -> None:
    await show_question(turn, callback_data.brief, callback_data.question)


@router.callback_query(b.SetCase.filter())
async def set_case(_: object, callback_data: b.SetCase, turn: Turn) -> None:
    await drafts.answer(turn.person, callback_data.brief, turn.now, case=callback_data.case)
    await go_on(turn, callback_data.brief, Step.CASE)


@router.callback_query(b.SetMetric.filter())
async def set_metric(_: object, callback_data: b.SetMetric, turn: Turn) -> None:
    if callback_data.metric is Metric.OWN:
        raise Gone
    await drafts.answer(turn.person, callback_data.brief, turn.now, metric=callback_data.metric)
    await go_on(turn, callback_data.brief, Step.METRIC)


@router.callback_query(b.SetTarget.filter())
async def set_target(_: object, callback_data: b.SetTarget, turn: Turn) -> None:
    target = Decimal(callback_data.amount)
    if not target:
        raise Gone
    await drafts.set_target(turn.person, callback_data.brief, target, callback_data.unit, turn.now)
    await go_on(turn, callback_data.brief, Step.TARGET)


@router.callback_query(b.SetBriefMoment.filter())
async def set_moment(_: object, callback_data: b.SetBriefMoment, turn: Turn) -> None:
    at = datetime.fromtimestamp(callback_data.at, UTC)
    await put_moment(turn, callback_data.brief, callback_data.question, at, rest=callback_data.rest)


async def put_moment(
    turn: Turn, brief_id: int, code: str, at: datetime, *, rest: bool = False
) -> None:
    """Answer a question for a moment, and go on; of a checkpoint, its share is asked for.

    Raises `DeadlinePast`.
    """
    if at <= turn.now:
        raise DeadlinePast(at)
    step, network = split(code)
    if step is Step.DUE:
        await drafts.answer(turn.person, brief_id, turn.now, due_at=at)
    elif step is Step.HANDOVER and network is not None:
        await drafts.set_networks(turn.person, brief_id, network, turn.now, rest=rest, deadline=at)
    elif step is Step.PLAN:
        await ask_share(turn, brief_id, at)
        return
    else:
        raise Gone
    await go_on(turn, brief_id, await last_answered(brief_id, code, rest=rest))


async def last_answered(brief_id: int, code: str, *, rest: bool) -> str:
    """The question that was answered last: with `rest`, that of the last network."""
    step, network = split(code)
    last = await drafts.last_network(brief_id) if rest and network is not None else None
    return f"{step}.{last}" if last else code


@router.callback_query(b.SetBriefPerson.filter())
async def set_person(_: object, callback_data: b.SetBriefPerson, turn: Turn) -> None:
    await put_person(
        turn,
        callback_data.brief,
        callback_data.question,
        callback_data.person or None,
        rest=callback_data.rest,
    )


async def put_person(
    turn: Turn, brief_id: int, code: str, person_id: int | None, *, rest: bool = False
) -> None:
    """Answer a question for a person, and go on; None is nobody, and asks again."""
    step, network = split(code)
    if step in ROLES:
        await drafts.set_role(turn.person, brief_id, ROLES[step], person_id, turn.now)
    elif step is Step.MAKER and network is not None:
        await drafts.set_networks(
            turn.person, brief_id, network, turn.now, rest=rest, person_id=person_id
        )
    else:
        raise Gone
    if person_id is None:
        await show_question(turn, brief_id, code)
    else:
        await go_on(turn, brief_id, await last_answered(brief_id, code, rest=rest))


@router.callback_query(b.ClearParts.filter())
async def clear_parts(_: object, callback_data: b.ClearParts, turn: Turn) -> None:
    await drafts.clear_parts(turn.person, callback_data.brief, callback_data.answers)
    about = callback_data.answers is PartKind.ABOUT
    code = Step.ABOUT if about else Step.REFERENCES
    await show_question(turn, callback_data.brief, code)


@router.callback_query(b.SetBriefNetwork.filter())
async def set_network(_: object, callback_data: b.SetBriefNetwork, turn: Turn) -> None:
    await drafts.set_network(
        turn.person,
        callback_data.brief,
        callback_data.network,
        turn.now,
        on=callback_data.on,
    )
    await show_question(turn, callback_data.brief, Step.NETWORKS)


@router.callback_query(b.SetNoBudget.filter())
async def set_no_budget(_: object, callback_data: b.SetNoBudget, turn: Turn) -> None:
    await drafts.answer(turn.person, callback_data.brief, turn.now, budget="0")
    await go_on(turn, callback_data.brief, Step.BUDGET)
