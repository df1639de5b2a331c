"""Buttons of briefs: their questions, their plan B, and the meeting."""

from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.buttons.bounds import Day, Id, Month, Unix
from models.tables import Case, Metric, Network, PartKind, Unit

Question = Annotated[str, Field(pattern=r"^[a-z]{1,12}(?:\.[a-z]{1,12})?$")]
"""A question of a brief, as `models.briefs.steps` names it."""
Amount = Annotated[str, Field(pattern=r"^\d{1,12}(?:\.\d{1,4})?$")]
Share = Annotated[int, Field(ge=1, le=100)]
PlanKind = Literal["posts", "reminders", "creatives", "budget"]
Outcome = Literal["ideas", "brief", "changes"]


class ListBriefs(CallbackData, prefix="bfl"):
    """The drafts that can be gone on with, and a new one."""


class BeginBrief(CallbackData, prefix="bfn"):
    """A new brief on a board, once after the person's newest, `after`."""

    board: Id
    after: Id


class AskBrief(CallbackData, prefix="bfq"):
    """Show a question of a brief."""

    brief: Id
    question: Question


class ResumeBrief(CallbackData, prefix="bfr"):
    """Show the question at which a draft stands."""

    brief: Id


class SetCase(CallbackData, prefix="bfc"):
    """Say what is promoted."""

    brief: Id
    case: Case


class SetMetric(CallbackData, prefix="bfmm"):
    """Say by which number the content is judged."""

    brief: Id
    metric: Metric


class SetTarget(CallbackData, prefix="bft"):
    """Say how much of it is wanted."""

    brief: Id
    amount: Amount
    unit: Unit


class SetBriefMoment(CallbackData, prefix="bfd"):
    """Answer a question for a moment; with `rest`, for all networks that have none, too."""

    brief: Id
    question: Question
    at: Unix
    rest: bool = False


class PickBriefDay(CallbackData, prefix="bfdm"):
    """The month calendar of a question for a moment; `month` as YYYYMM."""

    brief: Id
    question: Question
    month: Month


class PickBriefHour(CallbackData, prefix="bfdh"):
    """The hours of a day for a question; `day` as YYYYMMDD."""

    brief: Id
    question: Question
    day: Day


class AnswerHeld(CallbackData, prefix="bfha"):
    """What came long after a question is its answer."""

    brief: Id


class MakeHeld(CallbackData, prefix="bfhm"):
    """What came long after a question of a brief is a new card."""

    brief: Id


class ClearParts(CallbackData, prefix="bfk"):
    """Take away what was sent for a question."""

    brief: Id
    answers: PartKind


class SetBriefNetwork(CallbackData, prefix="bfw"):
    """Choose a network, or not."""

    brief: Id
    network: Network
    on: bool


class SetNoBudget(CallbackData, prefix="bfb"):
    """Say that there is no budget."""

    brief: Id


class SetBriefPerson(CallbackData, prefix="bfh"):
    """Answer a question for a person; with `rest`, for all networks that have none, too."""

    brief: Id
    question: Question
    person: Id
    rest: bool = False


class AddCheckpoint(CallbackData, prefix="bfa"):
    """A checkpoint at this moment, for this share of the target."""

    brief: Id
    at: Unix
    share: Share


class ShowCheckpoint(CallbackData, prefix="bfpp"):
    """What is done when the number falls short at a checkpoint."""

    point: Id


class SetPlanStep(CallbackData, prefix="bfs"):
    """Choose a ready step of plan B, or not."""

    point: Id
    plan: PlanKind
    on: bool


class RemoveCheckpoint(CallbackData, prefix="bfx"):
    """Take a checkpoint away."""

    point: Id


class DropBrief(CallbackData, prefix="bfo"):
    """Ask whether a draft is to go."""

    brief: Id


class RemoveBrief(CallbackData, prefix="bfz"):
    """Take a draft away."""

    brief: Id


class MakeBrief(CallbackData, prefix="bfy"):
    """Make the cards of a draft."""

    brief: Id


class ShowBrief(CallbackData, prefix="bff"):
    """The whole brief that a card belongs to."""

    card: Id


class GiveAgenda(CallbackData, prefix="bfg"):
    """Send the meeting's agenda, ready to be forwarded."""

    card: Id


class ShowOutcome(CallbackData, prefix="bfe"):
    """What the meeting gave."""

    card: Id


class TypeOutcome(CallbackData, prefix="bfu"):
    """Type one of the meeting's results."""

    card: Id
    outcome: Outcome


class SetOutcome(CallbackData, prefix="bfv"):
    """Say that a result is there, without more words."""

    card: Id
    outcome: Outcome


class TypePromised(CallbackData, prefix="bfi"):
    """Type what was promised at the meeting."""

    card: Id


class CloseMeeting(CallbackData, prefix="bfj"):
    """The meeting is over: its card is done."""

    card: Id
