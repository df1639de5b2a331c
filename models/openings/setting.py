"""Letting a template open by itself on a board: by which rule, and what becomes of what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from models.checklists.lists import own_items, template_items
from models.checklists.own import NAME, find_template
from models.checklists.ready import TEMPLATES
from models.checklists.written import WrittenItem
from models.recurrence import Recurrence, Rule, begin
from models.recurrence_words import SaidRule
from models.refusals import Gone
from models.reminders.hours import MORNING
from models.repeating import recurrence_of, values_for
from models.rights import Right, member_of
from models.storage import values_of
from models.tables import Board, Leftover, Member, Opening, OwnTemplate, Person

OPENS = time(MORNING // 60, MORNING % 60)
"""When a card opens for whom no time was said, on their own clock."""
SHOWN_LIMIT = 40


@dataclass(frozen=True)
class Opens:
    """How a template opens by itself: a plain value for screens."""

    template: str
    title: str | None
    """An own template's title, None for a ready one."""
    recurrence: Recurrence
    leftover: Leftover
    due_at: datetime
    """When the next card opens, in UTC."""
    turn: int
    card_id: int | None
    """The newest card."""


def plan(person: Person, wanted: Rule | SaidRule, now: datetime) -> Recurrence:
    """What the person means by a rule, on the clock of their own zone.

    A weekday that was left open is today's, a date the first of the month.
    """
    clock, today = OPENS, now.astimezone(person.zone).date()
    if isinstance(wanted, SaidRule):
        clock, wanted = wanted.clock or clock, wanted.settled(today.weekday(), 1)
    return begin(wanted, today, clock, person.zone, now)


async def let_open(
    actor: Person, board_id: int, template: str, wanted: Rule | SaidRule, now: datetime
) -> Opening:
    """Let the template open on the board by this rule from now on.

    Raises as `open_setting`.
    """
    opening = await open_setting(actor, board_id, template)
    planned = plan(actor, wanted, now)
    due_at = planned.following(now)
    values = {**values_for(planned), "due_at": due_at, "stopped_at": None}
    if opening is None:
        return await Opening.create(
            board_id=board_id, template=template, author=actor, card=None, **values
        )
    if opening.stopped_at is not None or says(opening) != says_of(planned):
        await opening.update_from_dict(values).save(update_fields=list(values))
    return opening


def says(opening: Opening) -> tuple[object, ...]:
    """What a rule comes to, whenever it began to count."""
    return says_of(recurrence_of(opening))


def says_of(recurrence: Recurrence) -> tuple[object, ...]:
    """The same of a recurrence."""
    return recurrence.rule, recurrence.clock, recurrence.zone.key


async def choose_leftover(
    actor: Person, board_id: int, template: str, leftover: Leftover
) -> Opening:
    """Choose what becomes of items that were not done. Raises as `open_setting`, and `Gone`."""
    opening = await running(actor, board_id, template)
    opening.leftover = leftover
    await opening.save(update_fields=["leftover"])
    return opening


async def stop(actor: Person, board_id: int, template: str, now: datetime) -> None:
    """Let the template open no more; what was opened stays. Raises as `open_setting`."""
    opening = await open_setting(actor, board_id, template)
    if opening is not None and opening.stopped_at is None:
        opening.stopped_at = now
        await opening.save(update_fields=["stopped_at"])


async def open_setting(actor: Person, board_id: int, template: str) -> Opening | None:
    """How the template opens on the board, to be changed; None when it never did.

    Locks the board. Raises as `member_of`, and `Gone` for a template that the actor may not use,
    unless it opens there already.
    """
    await member_of(actor, board_id, Right.EDIT)
    await Board.select_for_update().get(id=board_id)
    opening = await Opening.get_or_none(board_id=board_id, template=template)
    if opening is None or opening.stopped_at is not None:
        await template_items(actor, template)
    return opening


async def running(actor: Person, board_id: int, template: str) -> Opening:
    """The opening, to be changed. Raises as `open_setting`, and `Gone` when it opens no more."""
    opening = await open_setting(actor, board_id, template)
    if opening is None or opening.stopped_at is not None:
        raise Gone
    return opening


async def read_opens(person: Person, board_id: int, template: str) -> Opens | None:
    """How the template opens on the board; None when it does not (any more).

    Raises as `member_of`, and `Gone` for a template that this person may not use.
    """
    await member_of(person, board_id, Right.SEE)
    opening = await Opening.get_or_none(board_id=board_id, template=template, stopped_at=None)
    if opening is None:
        if template not in TEMPLATES:
            await find_template(person, template)
        return None
    return (await as_values([opening]))[0]


async def opens_on(person: Person, board_id: int) -> list[Opens]:
    """What opens by itself on the board, the soonest first. Raises as `member_of`."""
    await member_of(person, board_id, Right.SEE)
    found = Opening.filter(board_id=board_id, stopped_at=None)
    return await as_values(await found.order_by("due_at", "id").limit(SHOWN_LIMIT))


async def boards_where(template: str, board_ids: Sequence[int]) -> set[int]:
    """On which of these boards the template opens by itself. Asks for no rights."""
    found = Opening.filter(template=template, board_id__in=board_ids, stopped_at=None)
    return set(await values_of(found, "board_id"))


async def title_on(person: Person, board_id: int, template: str) -> str | None:
    """The title of an own template that opens on the board or may; None for a ready one.

    Raises as `member_of`, and `Gone` as `read_opens`.
    """
    opens = await read_opens(person, board_id, template)
    if template in TEMPLATES:
        return None
    return opens.title if opens else (await find_template(person, template)).title


async def as_values(openings: list[Opening]) -> list[Opens]:
    """Plain values of openings whose templates are there."""
    found = []
    for opening in openings:
        own = await own_of(opening)
        if own is not None or opening.template in TEMPLATES:
            found.append(
                Opens(
                    opening.template,
                    own.title if own else None,
                    recurrence_of(opening),
                    opening.leftover,
                    opening.due_at,
                    opening.turn,
                    opening.card_id,
                )
            )
    return found


async def own_of(opening: Opening) -> OwnTemplate | None:
    """The own template that opens, whoever may use it; None when it is ready, or gone."""
    number = NAME.fullmatch(opening.template)
    return await OwnTemplate.get_or_none(id=int(number[1])) if number else None


async def items_of(opening: Opening) -> tuple[str | None, tuple[WrittenItem, ...]] | None:
    """The title (None: the ready one's) and the items of what opens; None when it is gone.

    An own template goes on opening as long as its owner is on the board, or shares it there.
    """
    ready = TEMPLATES.get(opening.template)
    if ready is not None:
        return None, tuple(WrittenItem(key=key) for key in ready.items)
    own = await own_of(opening)
    if own is None:
        return None
    shared = own.board_id == opening.board_id
    theirs = await Member.exists(board_id=opening.board_id, person_id=own.owner_id)
    return own_items(own) if shared or theirs else None
