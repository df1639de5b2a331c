"""Which number a message of the bot asks for, so that whoever writes one has answered it."""

from dataclasses import dataclass
from datetime import datetime

from models.briefs.belonging import belonging_of
from models.reminders import Cause
from models.reminders.checks import CHECKS
from models.tables import Brief, BriefState, Checkpoint, Reason, View

CHECK, RESULT = "check:", "result"
"""How the subjects of a checkpoint's screen and of the screen of all figures begin."""
OVER = (Reason.DEADLINE, Reason.LATE, Reason.DAILY)
"""Reasons for which a brief's own card asks what came of it."""


@dataclass(frozen=True)
class Asked:
    """A number that is asked for: of a checkpoint, or (None) the one at the end."""

    brief_id: int
    card_id: int
    point_id: int | None


async def asked_by(chat_id: int, message_id: int, now: datetime) -> Asked | None:
    """The number that a message asks for; None when it does not, or was given. Asks no rights."""
    view = await View.get_or_none(chat_id=chat_id, message_id=message_id).select_related("card")
    return await asked_in(view, now) if view else None


async def asked_last(chat_id: int, now: datetime) -> Asked | None:
    """The same of the newest message of a chat that is about anything."""
    views = View.filter(chat_id=chat_id).exclude(subject="").order_by("-message_id")
    view = await views.first().select_related("card")
    return await asked_in(view, now) if view else None


async def asked_in(view: View, now: datetime) -> Asked | None:
    """The number that what a message shows (`card` loaded) asks for."""
    if view.card is None:
        return None
    found = await belonging_of(view.card)
    brief = await Brief.get_or_none(id=found.brief_id) if found and found.own else None
    if brief is None or brief.state is not BriefState.RUNNING:
        return None
    point_id = point_in(view.subject)
    if point_id is not None:
        waits = await Checkpoint.exists(id=point_id, brief_id=brief.id, answer=None)
        return Asked(brief.id, view.card.id, point_id) if waits else None
    over = brief.due_at is not None and brief.due_at <= now and brief.result is None
    return Asked(brief.id, view.card.id, None) if over and asks_result(view.subject) else None


def point_in(subject: str) -> int | None:
    """The checkpoint that a message about this asks for."""
    cause = Cause.read(subject.removeprefix("card:"))
    if cause is not None and cause.reason in CHECKS:
        return cause.number
    return int(subject.removeprefix(CHECK)) if subject.startswith(CHECK) else None


def asks_result(subject: str) -> bool:
    """Whether a message about this asks for the number at the end."""
    cause = Cause.read(subject.removeprefix("card:"))
    return subject == RESULT or (cause is not None and cause.reason in OVER)
