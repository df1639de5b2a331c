"""A checkpoint is here: the number at that time, and plan B when it falls short.

Every change names what it wants, so that a second tap changes nothing.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from zlib import crc32

from models.briefs.drafts import open_brief
from models.briefs.planning import PlanStep, open_checkpoint
from models.briefs.reading import BriefSheet, CheckpointSheet
from models.cards.create import create_card
from models.cards.history import record
from models.cards.titles import TitleReading, first_words
from models.figures import Figure
from models.moments import at_wall
from models.refusals import FigureUnread, Gone
from models.reminders import Hours, rewrite
from models.reminders.checks import asked_at
from models.rights import Right
from models.tables import Brief, BriefState, Card, Checkpoint, EventKind, Person, Unit

OWN = "o"
"""The codes of steps in people's own words begin so."""


def code_of(kind: str, text: str) -> str:
    """How buttons and keys name a step of plan B, however the others change."""
    return f"{OWN}{crc32(text.encode()):08x}" if kind == PlanStep.OWN else kind


def at_share(target: Decimal, share: int) -> Decimal:
    """So much of the target, in percent; whole where the target is."""
    part = target * share / 100
    return Decimal(round(part)) if target == target.to_integral_value() else part


def wanted_at(brief: BriefSheet, point: CheckpointSheet) -> Decimal | None:
    """What is to be reached at the checkpoint; None without a target."""
    return None if brief.target is None else at_share(brief.target, point.share)


def shortfall(brief: BriefSheet, point: CheckpointSheet) -> Decimal | None:
    """By how much the answer falls short; None when it does not, or nobody knows."""
    wanted = wanted_at(brief, point)
    if wanted is None or point.answer is None or point.answer >= wanted:
        return None
    return wanted - point.answer


def value_in(figure: Figure, brief: BriefSheet, text: str) -> Decimal:
    """The number that was typed, in the unit of the brief; so many percent are of its target.

    Raises `FigureUnread` for what is no such number.
    """
    value = figure.value
    if figure.percent and brief.unit is Unit.COUNT:
        if brief.target is None:
            raise FigureUnread(text)
        value = brief.target * value / 100
    if value < 0:
        raise FigureUnread(text)
    return value


async def open_running(actor: Person, brief_id: int) -> tuple[Brief, Card]:
    """A brief that was made, and its card, to be changed. Raises as `open_brief`."""
    brief = await open_brief(actor, brief_id, Right.EDIT)
    card = await Card.get_or_none(id=brief.card_id).select_related("board", "column")
    if brief.state is BriefState.DRAFT or card is None:
        raise Gone
    return brief, card


async def answer_check(
    actor: Person, point_id: int, value: Decimal, now: datetime
) -> tuple[Brief, Card]:
    """Write the number of a checkpoint; nobody is asked for it any more.

    Raises as `open_checkpoint`.
    """
    point, found = await open_checkpoint(actor, point_id)
    brief, card = await open_running(actor, found.id)
    if point.answer != value:
        point.answer, point.answered_at, point.answered_by_id = value, now, actor.id
        await point.save(update_fields=["answer", "answered_at", "answered_by_id"])
        await record(card, actor, EventKind.BRIEF, now)
        await rewrite(card, now)
    return brief, card


async def take_step(
    actor: Person, point_id: int, code: str, *, words: Mapping[str, str], label: str, now: datetime
) -> Card:
    """The card of a step of plan B, made once; it goes to who answers for the brief.

    `words` are the titles of the ready steps in the board's language, by kind; one that was not
    planned may be taken as well. Raises as `open_checkpoint`, and `Gone` for no such step.
    """
    point, found = await open_checkpoint(actor, point_id)
    brief, card = await open_running(actor, found.id)
    texts = [(step["kind"], step.get("text", "")) for step in point.steps]
    own = {code_of(kind, text): text for kind, text in texts}
    step = words.get(code) or own.get(code)
    if not step:
        raise Gone
    title = first_words(f"{step}: {card.title}" if code in words else step)
    owner = await Person.get_or_none(id=brief.owner_id) or actor
    reading = TitleReading(
        title, deadline=soon(actor, brief, now), people=(owner,), labels=(label,)
    )
    made = await create_card(
        actor, brief.board_id, title, reading, (), key=step_key(point.id, code), now=now
    )
    if point.taken_at is None:
        point.taken_at = now
        await point.save(update_fields=["taken_at"])
        await record(card, actor, EventKind.BRIEF, now)
    return made


def soon(actor: Person, brief: Brief, now: datetime) -> datetime:
    """By when a step of plan B is done: the end of the next day, or of the brief before that."""
    tomorrow = now.astimezone(actor.zone).date() + timedelta(days=1)
    at = at_wall(tomorrow, actor.day_ends, actor.zone)
    return min(at, brief.due_at) if brief.due_at is not None and brief.due_at > now else at


def step_key(point_id: int, code: str) -> str:
    """Names the making of a step's card."""
    return f"check.{point_id}.{code}"


async def taken_steps(point_id: int) -> dict[str, tuple[int, int]]:
    """The ids and numbers of the cards that were made at a checkpoint, by the step's code."""
    begun = step_key(point_id, "")
    cards = await Card.filter(creation_key__startswith=begun).order_by("id")
    return {str(card.creation_key).removeprefix(begun): (card.id, card.number) for card in cards}


async def next_check(brief: Brief, point: Checkpoint, now: datetime) -> datetime | None:
    """When (UTC) the brief's owner is asked for the number again; None: not any more."""
    owner = await Person.get_or_none(id=brief.owner_id)
    if owner is None or point.answer is not None:
        return None
    return next((at for at in asked_at(point.at, Hours.of(owner)) if at > now), None)


async def find_checkpoint(
    person: Person, point_id: int, right: Right = Right.SEE
) -> tuple[Checkpoint, Brief]:
    """The checkpoint of a brief that was made, and the brief. Raises as `open_checkpoint`."""
    point, brief = await open_checkpoint(person, point_id, right)
    if brief.state is BriefState.DRAFT or brief.card_id is None:
        raise Gone
    return point, brief
