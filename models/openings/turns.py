"""A turn of an opening: its card, made once, and what becomes of the last one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.boards import language_of
from models.cards.copying import add_card, give_to
from models.cards.history import record
from models.checklists.lists import make_list
from models.moments import at_wall
from models.openings.leftovers import settle_left
from models.openings.setting import items_of, running
from models.recurrence import Recurrence, Rule
from models.refusals import Gone
from models.reminders import rewrite
from models.repeating import recurrence_of
from models.storage import transaction, values_of
from models.tables import (
    OPENED,
    Assignment,
    Board,
    Card,
    Checklist,
    EventKind,
    Item,
    Member,
    Opening,
    Person,
)

SWEPT_AT_ONCE = 50
LAST_WEEK = "7d 3d 1d 0m late"
"""When the people of a long card are reminded of it, as `models.reminders` writes it."""
LONG = timedelta(days=14)
"""A rule whose cards are at least so far apart reminds of them so; the first may be open shorter.
"""


@dataclass(frozen=True)
class Period:
    """What a card of an opening is for: from one moment of its rule to the next, in UTC."""

    rule: Rule
    start: datetime
    end: datetime
    zone: ZoneInfo

    @property
    def middle(self) -> date:
        """The day in the middle: what opens on the 25th is for the month after."""
        return (self.start + (self.end - self.start) / 2).astimezone(self.zone).date()

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.start.astimezone(self.zone).date()

    def deadline(self, day_ends: time) -> datetime:
        """The end of the last working day before the next card opens, in UTC."""
        eve = self.end.astimezone(self.zone).date() - timedelta(days=1)
        at = at_wall(eve, day_ends, self.zone)
        return at if at > self.start else self.end


@dataclass(frozen=True)
class Names:
    """The words of a turn: the title of its card, and that of the list of what was left."""

    card: str
    left: str


Naming = Callable[[str, str, str | None, Period], Names]
"""Finds the words in a language, for a template, its own title (None: it is ready), a period."""


def period_at(recurrence: Recurrence, due_at: datetime, now: datetime) -> Period:
    """The period that `now` lies in; before the first moment of the rule it begins now.

    What was missed meanwhile is left out.
    """
    start, end = (due_at, recurrence.following(due_at)) if due_at <= now else (now, due_at)
    while end <= now:
        start, end = end, recurrence.following(end)
    return Period(recurrence.rule, start, end, recurrence.zone)


async def due_openings(now: datetime) -> list[int]:
    """The openings whose next card is due, the oldest first."""
    due = Opening.filter(due_at__lte=now, stopped_at=None, board__archived_at=None)
    waiting = due.order_by("due_at", "id")
    return await values_of(waiting.limit(SWEPT_AT_ONCE), "id")


async def open_due(opening_id: int, naming: Naming, now: datetime) -> bool:
    """Open the card that is due; False when another process did, or nothing is to be opened."""
    async with transaction():
        found = await Opening.get_or_none(id=opening_id)
        if found is None:
            return False
        await Board.select_for_update().get(id=found.board_id)
        fresh = await Opening.get_or_none(
            id=opening_id,
            turn=found.turn,
            due_at__lte=now,
            stopped_at=None,
            board__archived_at=None,
        )
        return fresh is not None and await open_turn(fresh, naming, None, now) is not None


async def open_first(
    actor: Person, board_id: int, template: str, naming: Naming, now: datetime
) -> Card:
    """Open the first card now, before the rule says so; asked for again, the same card comes back.

    Raises as `models.openings.setting.running`.
    """
    opening = await running(actor, board_id, template)
    card = await open_turn(opening, naming, actor, now) if opening.turn == 0 else None
    card = card or await Card.get_or_none(id=opening.card_id)
    if card is None:
        raise Gone
    return card


async def open_turn(
    opening: Opening, naming: Naming, actor: Person | None, now: datetime
) -> Card | None:
    """The next card of the opening; None when it was made already, or its template is gone.

    The board is locked by the caller.
    """
    found = await items_of(opening)
    if found is None:
        await Opening.filter(id=opening.id).update(stopped_at=now)
        return None
    title, items = found
    turn = opening.turn + 1
    recurrence = recurrence_of(opening)
    period = period_at(recurrence, opening.due_at, now)
    apart = recurrence.following(period.end) - period.end
    claimed = await Opening.filter(id=opening.id, turn=opening.turn, stopped_at=None).update(
        turn=turn, due_at=period.end
    )
    if not claimed:
        return None
    author = await Person.get(id=opening.author_id)
    names = naming(await language_of(opening.board_id), opening.template, title, period)
    card = await add_card(
        opening.board_id,
        title=names.card,
        deadline=deadline_of(period, author, now),
        occasions=LAST_WEEK if apart >= LONG else None,
        author_id=author.id,
        creation_key=f"{OPENED}{opening.id}:{turn}",
        created_at=now,
    )
    await record(card, actor, EventKind.CREATED, now)
    template = opening.template if title is None else ""
    made = await make_list(card, None, template, title, items, 0, now)
    last = await Card.get_or_none(id=opening.card_id).select_related("board", "column")
    doers = await people_by_item(made, last)
    before = await values_of(
        Assignment.filter(card_id=opening.card_id or 0).order_by("id"), "person_id"
    )
    # The first time nobody is named yet: whoever let it open gets it.
    await give_to(card, [*before, *doers] or [author.id], actor, now)
    await Opening.filter(id=opening.id).update(card_id=card.id)
    if last is not None:
        await record(last, None, EventKind.REPEATED, now, next=card.id, number=card.number)
        await settle_left(last, card, opening.leftover, names.left, now)
    await rewrite(card, now)
    return card


def deadline_of(period: Period, author: Person, now: datetime) -> datetime:
    """By when a card of this period is to be done."""
    at = period.deadline(author.day_ends)
    return at if at > now else period.end


async def people_by_item(made: Checklist, last: Card | None) -> list[int]:
    """Give the items of a new list to whoever had them last time; who that is.

    Whoever left the board is left out.
    """
    if last is None:
        return []
    members = set(await values_of(Member.filter(board_id=last.board_id), "person_id"))
    had = {
        (item.key, item.text): item.person_id
        for item in await Item.filter(checklist__card_id=last.id, person_id__in=members).order_by(
            "checklist__position", "position"
        )
    }
    found: list[int] = []
    for item in await Item.filter(checklist_id=made.id).order_by("position"):
        person_id = had.get((item.key, item.text))
        if person_id is not None:
            await Item.filter(id=item.id).update(person_id=person_id)
            found.append(person_id)
    return found
