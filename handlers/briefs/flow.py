"""From question to question: the one that stands is shown, and what is typed next answers it."""

from datetime import UTC, datetime
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from markupsafe import Markup

from handlers.briefs.asking import Asking
from handlers.briefs.questions import SUBJECT, question_screen
from handlers.briefs.whole import whole_screen
from handlers.screens import Screen
from handlers.turn import Turn
from models.boards import members_of
from models.briefs.drafts import open_brief, stand_at
from models.briefs.reading import read_brief
from models.briefs.steps import Step, beside, split
from models.drafts import OLD_AFTER
from models.tables import BriefState


class AskState(StatesGroup):
    """A question of a brief waits for its answer."""

    question = State()
    doubt = State()
    """Whether what came long after it is the answer at all."""


async def show_question(turn: Turn, brief_id: int, code: str, note: Markup | None = None) -> None:
    """Ask this question, instead of the one before; a typed answer is waited for.

    Raises as `open_brief`.
    """
    brief = await open_brief(turn.person, brief_id)
    sheet = await read_brief(brief.id)
    step, network = split(code)
    if network is not None and sheet.network(network) is None:
        # Taken away meanwhile: the networks themselves are asked for.
        code, step = Step.NETWORKS.value, Step.NETWORKS
    await stand_at(brief, code)
    turn.answer.settle(f"{SUBJECT}{brief.id}")
    if step is Step.WHOLE and sheet.state is not BriefState.DRAFT:
        # Nothing more is asked: what is typed next is about something else.
        await turn.rest()
    else:
        await wait_for(turn, brief.id, code)
    if step is Step.WHOLE:
        turn.answer.show(whole_screen(turn.reader, sheet, note))
        return
    members = await members_of(brief.board_id)
    asking = Asking(turn.reader, turn.person, sheet, code, members)
    turn.answer.show(question_screen(asking, note))


async def wait_for(turn: Turn, brief_id: int, code: str) -> None:
    """What is typed next answers this question, unless it comes much later."""
    at = int(turn.now.timestamp())
    await turn.wait(AskState.question, brief=brief_id, question=code, at=at)


def is_old(dialog: dict[str, Any], now: datetime) -> bool:
    """Whether a question was asked so long ago that what is typed may be about something else."""
    asked_at = datetime.fromtimestamp(dialog.get("at", 0), UTC)
    return now - asked_at > OLD_AFTER


async def go_on(turn: Turn, brief_id: int, code: str) -> None:
    """The question is answered: ask the next; of a brief that is under way, show all answers."""
    sheet = await read_brief(brief_id)
    following = beside(code, [one.network for one in sheet.networks], by=1)
    if sheet.state is not BriefState.DRAFT or following is None:
        following = Step.WHOLE.value
    await show_question(turn, brief_id, following)


def show_instead(turn: Turn, brief_id: int, screen: Screen) -> None:
    """Show another screen of the dialog in the place of its question."""
    turn.answer.settle(f"{SUBJECT}{brief_id}")
    turn.answer.show(screen.model_copy(update={"subject": f"{SUBJECT}{brief_id}"}))
