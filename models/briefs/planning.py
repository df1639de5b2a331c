"""Plan B: the moments at which a share of the target is to be there, and what is done if not."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.briefs.drafts import open_brief
from models.briefs.following import follow
from models.moments import at_wall
from models.refusals import CheckpointLate, DeadlinePast, Gone, TooManyItems
from models.rights import Right
from models.tables import Brief, Checkpoint, Person

SHARES = (50, 80)
"""Offered as buttons: so much of the target when so much of the time has gone, in percent."""
LEAST = timedelta(hours=1)
DAYS = timedelta(days=2)
OWN_LIMIT = 10
CHECKPOINTS_LIMIT = 10


class PlanStep(StrEnum):
    """What may be done when the number falls short."""

    POSTS = "posts"
    REMINDERS = "reminders"
    CREATIVES = "creatives"
    BUDGET = "budget"
    OWN = "own"


READY = (PlanStep.POSTS, PlanStep.REMINDERS, PlanStep.CREATIVES, PlanStep.BUDGET)


def proposals(
    now: datetime, due_at: datetime | None, zone: ZoneInfo, day_end: time
) -> tuple[tuple[datetime, int], ...]:
    """Checkpoints that are worth a button between now and the end: moment (UTC) and share.

    Ends of working days on the clock of `zone`; whole hours when the end is near.
    """
    if due_at is None:
        return ()
    found: list[tuple[datetime, int]] = []
    for share in SHARES:
        at = now + (due_at - now) * share / 100
        if due_at - now > DAYS:
            at = at_wall(at.astimezone(zone).date(), day_end, zone)
        else:
            at = at.replace(minute=0, second=0, microsecond=0)
        if now + LEAST <= at <= due_at - LEAST and all(at != other for other, _ in found):
            found.append((at, share))
    return tuple(found)


async def open_checkpoint(
    actor: Person, checkpoint_id: int, right: Right = Right.EDIT
) -> tuple[Checkpoint, Brief]:
    """The checkpoint and its brief, when this person may do this. Raises as `open_brief`."""
    found = await Checkpoint.get_or_none(id=checkpoint_id)
    if found is None:
        raise Gone
    brief = await open_brief(actor, found.brief_id, right)
    again = await Checkpoint.get_or_none(id=checkpoint_id)
    if again is None:
        raise Gone
    return again, brief


async def add_checkpoint(
    actor: Person, brief_id: int, at: datetime, share: int, now: datetime
) -> Checkpoint:
    """A checkpoint at this moment (UTC), once. Raises as `open_brief`, `check_moment`, `Gone`."""
    brief = await open_brief(actor, brief_id)
    standing = await Checkpoint.get_or_none(brief_id=brief.id, at=at, share=share)
    if standing is not None:
        return standing
    check_moment(brief, at, now)
    if not 0 < share <= 100:
        raise Gone
    if await Checkpoint.filter(brief_id=brief.id).count() >= CHECKPOINTS_LIMIT:
        raise TooManyItems(CHECKPOINTS_LIMIT)
    made = await Checkpoint.create(brief=brief, at=at, share=share)
    await follow(brief, actor, now)
    return made


def check_moment(brief: Brief, at: datetime, now: datetime) -> None:
    """Raise `DeadlinePast` or `CheckpointLate` for a moment (UTC) that is too early or too late."""
    if at <= now:
        raise DeadlinePast(at)
    if brief.due_at is not None and at > brief.due_at:
        raise CheckpointLate(brief.due_at)


async def remove_checkpoint(actor: Person, checkpoint_id: int, now: datetime) -> Brief:
    """Take the checkpoint away. Raises as `open_checkpoint`."""
    point, brief = await open_checkpoint(actor, checkpoint_id)
    await point.delete()
    await follow(brief, actor, now)
    return brief


async def set_plan_step(
    actor: Person, checkpoint_id: int, kind: PlanStep, now: datetime, *, on: bool
) -> Brief:
    """Choose a ready step of plan B, or not. Raises as `open_checkpoint`."""
    point, brief = await open_checkpoint(actor, checkpoint_id)
    chosen = {step["kind"] for step in point.steps}
    if on != (kind.value in chosen):
        kept = [step for step in point.steps if step["kind"] != kind.value]
        await write_steps(point, kept + ([{"kind": kind.value}] if on else []))
        await follow(brief, actor, now)
    return brief


async def set_own_steps(
    actor: Person, checkpoint_id: int, texts: tuple[str, ...], now: datetime
) -> Brief:
    """The steps in people's own words, instead of earlier ones of that kind.

    Raises as `open_checkpoint`, and `TooManyItems`.
    """
    point, brief = await open_checkpoint(actor, checkpoint_id)
    if len(texts) > OWN_LIMIT:
        raise TooManyItems(OWN_LIMIT)
    kept = [step for step in point.steps if step["kind"] != PlanStep.OWN]
    await write_steps(point, kept + [{"kind": PlanStep.OWN.value, "text": text} for text in texts])
    await follow(brief, actor, now)
    return brief


async def write_steps(point: Checkpoint, steps: list[dict[str, str]]) -> None:
    """Write the steps in the order in which they are offered."""
    order = [kind.value for kind in PlanStep]
    point.steps = sorted(steps, key=lambda step: order.index(step["kind"]))
    await point.save(update_fields=["steps"])
