"""A card as a screen needs it: plain values, read in a bounded number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q

from models.approving import Verdict, verdicts_on, version_of
from models.briefs.belonging import Belonging, belonging_of
from models.cards.linking import Linked, links_of
from models.cards.pieces import Piece, piece_from
from models.cards.titles import DEADLINE, PRIORITY, thing_of_label, thing_of_person
from models.cards.understanding import kept_of
from models.cards.undo import LastChange, last_change
from models.fields import Filled, filled_on
from models.labels import Tag, tag_of
from models.recurrence import Recurrence
from models.reminders import keepers_of
from models.repeating import recurrence_of
from models.storage import values_of
from models.tables import (
    OPENED,
    Assignment,
    BoardKind,
    Card,
    CardLabel,
    Checklist,
    Column,
    ColumnKind,
    Comment,
    Content,
    Event,
    Grant,
    Item,
    Label,
    Priority,
    Reminder,
    ReminderState,
    Series,
)


@dataclass(frozen=True)
class PersonOnCard:
    """A person, as others see them; `reachable` is whether the bot may write to them."""

    id: int
    telegram_id: int
    name: str
    reachable: bool


@dataclass(frozen=True)
class Stop:
    """A column, as a card's way to it."""

    id: int
    title: str
    kind: ColumnKind


@dataclass(frozen=True)
class Step:
    """An item of a checklist. Moments are in UTC.

    `key` names a ready item; `text` is what people wrote instead. `became` is the id and the
    number of the card that was made of it.
    """

    id: int
    key: str
    done_by: str | None
    done_at: datetime | None
    text: str | None = None
    person: str | None = None
    person_id: int | None = None
    deadline: datetime | None = None
    became: tuple[int, int] | None = None


@dataclass(frozen=True)
class Steps:
    """A checklist of a card; with no `title`, it has its template's."""

    id: int
    template: str
    items: tuple[Step, ...]
    title: str | None = None

    @property
    def done(self) -> int:
        """How many items are ticked."""
        return sum(item.done_at is not None for item in self.items)


@dataclass(frozen=True)
class Chip:
    """One thing that was understood in the title and still holds, as a button names it."""

    thing: str
    deadline: datetime | None = None
    priority: Priority | None = None
    person: str = ""
    label: str = ""


@dataclass(frozen=True)
class Sheet:
    """Everything that a card screen shows. Moments are in UTC."""

    id: int
    number: int
    title: str
    board_id: int
    board_title: str
    personal: bool
    columns: tuple[Stop, ...]
    column: Stop
    keeper: PersonOnCard
    """Who answers for it: its author, or the board's owner once the author has left it."""
    deadline: datetime | None
    people: tuple[PersonOnCard, ...]
    labels: tuple[Tag, ...]
    pieces: tuple[Piece, ...]
    checklists: tuple[Steps, ...]
    can_take_back: bool
    unreached: tuple[PersonOnCard, ...]
    """Assigned people who cannot be told, because the bot may not write to them."""
    undelivered: tuple[PersonOnCard, ...]
    """Assigned people who can be told, but not the last time: Telegram refused, or was away."""
    version: int
    """The newest line of the card's history; grows with every change."""
    recurrence: Recurrence | None = None
    """How the card comes again."""
    priority: Priority = Priority.NONE
    fields: tuple[Filled, ...] = ()
    """The fields of its board, with what it says in each."""
    blocked: str | None = None
    """What is in its way, as `models.tables` keeps it; nothing is in the way of what is done."""
    comments: int = 0
    chips: tuple[Chip, ...] = ()
    created_at: datetime | None = None
    content_version: int = 0
    """The line of history that last changed what the card says."""
    verdicts: tuple[Verdict, ...] = ()
    shared: bool = False
    """Whether somebody outside the board is shown the card, alone or with its column."""
    opened: bool = False
    """It opened by itself, from a template."""
    last_change: LastChange | None = None
    """What ↩️ would take back."""
    archived_at: datetime | None = None
    links: tuple[Linked, ...] = ()
    """What it is linked with, also on boards that not everybody sees."""
    deleted_at: datetime | None = None
    brief: Belonging | None = None
    """The brief that the card belongs to."""

    @property
    def next_column(self) -> Stop | None:
        """Where ➡️ leads; None in the last column, and where ✅ says the same."""
        place = self.columns.index(self.column)
        following = self.columns[place + 1 : place + 2]
        return following[0] if following else None

    @property
    def free(self) -> bool:
        """Whether anybody of the team may take it: nobody has it, and it is not done."""
        return not self.personal and not self.people and self.done_column is not None

    @property
    def done_column(self) -> Stop | None:
        """Where ✅ leads; None when the card is done already."""
        if self.column.kind is ColumnKind.DONE:
            return None
        return next((stop for stop in self.columns if stop.kind is ColumnKind.DONE), None)


async def find_card(card_id: int) -> Card | None:
    """The bare card; asks for no rights."""
    return await Card.get_or_none(id=card_id)


async def read_sheet(card_id: int) -> Sheet:
    """The card's sheet. The caller has asked `models.rights` already; the card exists."""
    # Read first: a change that lands between these queries is then newer than what is shown.
    newest = await Event.filter(card_id=card_id).order_by("-id").first()
    card = await Card.get(id=card_id).select_related("board")
    columns = [
        Stop(column.id, column.title, column.kind)
        for column in await Column.filter(board_id=card.board_id).order_by("position", "id")
    ]
    assignments = await Assignment.filter(card_id=card_id).select_related("person").order_by("id")
    people = tuple(
        PersonOnCard(a.person.id, a.person.telegram_id, a.person.name, a.person.reachable)
        for a in assignments
    )
    labels = await CardLabel.filter(card_id=card_id).select_related("label").order_by("id")
    contents = await Content.filter(card_id=card_id).order_by("position", "id")
    failed = await values_of(
        Reminder.filter(card_id=card_id, state=ReminderState.FAILED), "person_id"
    )
    keeper = (await keepers_of([card]))[card.id]
    series = await Series.get_or_none(card_id=card_id, stopped_at=None)
    return Sheet(
        id=card.id,
        number=card.number,
        title=card.title,
        board_id=card.board_id,
        board_title=card.board.title,
        personal=card.board.kind is BoardKind.PERSONAL,
        columns=tuple(columns),
        column=next(stop for stop in columns if stop.id == card.column_id),
        keeper=PersonOnCard(keeper.id, keeper.telegram_id, keeper.name, keeper.reachable),
        deadline=card.deadline,
        people=people,
        labels=tuple(tag_of(row.label) for row in labels),
        pieces=tuple(piece_from(content) for content in contents),
        checklists=await read_checklists(card_id),
        can_take_back=card.understood is not None,
        unreached=tuple(person for person in people if not person.reachable),
        undelivered=tuple(p for p in people if p.reachable and p.id in failed),
        version=newest.id if newest else 0,
        recurrence=recurrence_of(series) if series else None,
        priority=card.priority,
        fields=await filled_on(card),
        blocked=card.blocked if card.done_at is None else None,
        comments=await Comment.filter(card_id=card_id).count(),
        chips=chips_of(card, people, [row.label for row in labels]),
        created_at=card.created_at,
        content_version=await version_of(card_id),
        verdicts=await verdicts_on(card_id),
        shared=await Grant.filter(Q(card_id=card_id) | Q(column_id=card.column_id)).exists(),
        opened=(card.creation_key or "").startswith(OPENED),
        last_change=await last_change(card_id),
        archived_at=card.archived_at,
        links=await links_of(card_id),
        deleted_at=card.deleted_at,
        brief=await belonging_of(card),
    )


def chips_of(
    card: Card, people: Sequence[PersonOnCard], labels: Sequence[Label]
) -> tuple[Chip, ...]:
    """What was understood in the card's title and was not changed by hand since."""
    kept = kept_of(card)
    if kept is None:
        return ()
    found: dict[str, Chip] = {}
    if kept.deadline == card.deadline:
        found[DEADLINE] = Chip(DEADLINE, deadline=card.deadline)
    if kept.priority is card.priority:
        found[PRIORITY] = Chip(PRIORITY, priority=card.priority)
    for person in people:
        thing = thing_of_person(person.id)
        found[thing] = Chip(thing, person=person.name)
    for label in labels:
        found[thing_of_label(label.name)] = Chip(f"l{label.id}", label=label.name)
    return tuple(found[thing] for thing in kept.things if thing in found)


async def read_checklists(card_id: int) -> tuple[Steps, ...]:
    """The card's lists, with what each of their items shows."""
    found = (
        await Checklist.filter(card_id=card_id)
        .order_by("position")
        .prefetch_related("items__done_by", "items__person", "items__became")
    )
    return tuple(
        Steps(
            checklist.id,
            checklist.template,
            tuple(step_of(one) for one in sorted(checklist.items, key=lambda one: one.position)),
            checklist.title,
        )
        for checklist in found
    )


def step_of(item: Item) -> Step:
    """The item as a plain value; what it relates to is loaded."""
    return Step(
        id=item.id,
        key=item.key,
        done_by=item.done_by.name if item.done_by else None,
        done_at=item.done_at,
        text=item.text,
        person=item.person.name if item.person else None,
        person_id=item.person_id,
        deadline=item.deadline,
        became=(item.became.id, item.became.number) if item.became else None,
    )
