"""Cards out of a file: read, shown, and made all together or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import BaseModel

from models.boards import check_title
from models.cards.titles import first_names
from models.fields import fields_of
from models.refusals import Gone
from models.reminders.deriving import rewrite_all
from models.rights import Right, member_of
from models.search.index import index_rest
from models.tables import (
    Assignment,
    Board,
    Card,
    CardLabel,
    Checklist,
    Column,
    ColumnKind,
    Content,
    ContentKind,
    Event,
    EventKind,
    Field,
    FieldValue,
    Import,
    Item,
    Label,
    Member,
    Person,
    Priority,
)
from models.views import board_changed

ROWS_LIMIT = 1000
KEPT = timedelta(days=7)
"""A file that nobody said yes to is forgotten after this."""


class Step(BaseModel):
    """An item of a checklist."""

    text: str
    done: bool = False


class NewCard(BaseModel):
    """A card of a file, as far as it could be read. Moments are in UTC."""

    title: str
    column: str = ""
    deadline: datetime | None = None
    people: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    priority: Priority = Priority.NONE
    content: str = ""
    steps: tuple[Step, ...] = ()
    values: dict[int, str] = {}
    """What it says in the board's fields, by the field's id, as `models.fields` writes it."""


@dataclass(frozen=True)
class Plan:
    """What would be made, and what the board lacks for it."""

    id: int
    board: Board
    cards: int
    first: str
    """The column of cards whose own is not there."""
    columns: tuple[str, ...]
    """Columns that are not there."""
    people: tuple[str, ...]
    """People who are not on the board."""
    labels: tuple[str, ...]
    """Labels that will be made."""


@dataclass(frozen=True)
class Lookup:
    """The board's columns, people and labels, by what they are called, folded; its fields' ids."""

    first: Column
    columns: dict[str, Column]
    people: dict[str, Person]
    labels: dict[str, int]
    fields: frozenset[int]


async def fields_to_fill(actor: Person, board_id: int) -> list[Field]:
    """The board's fields, for a table whose columns may be named so. Raises as `member_of`."""
    await member_of(actor, board_id, Right.EDIT)
    return await fields_of(board_id)


async def plan_import(
    actor: Person, board_id: int, cards: Sequence[NewCard], now: datetime
) -> Plan:
    """Keep the cards until the person says yes, and tell what the board lacks.

    Raises as `member_of`, and as `check_title` for a title that no card may have.
    """
    member = await member_of(actor, board_id, Right.EDIT)
    for card in cards:
        check_title(card.title)
    await Import.filter(read_at__lt=now - KEPT).delete()
    kept = [card.model_dump(mode="json", exclude_defaults=True) for card in cards]
    found = await lookup_on(board_id)
    made = await Import.create(person=actor, board_id=board_id, cards=kept, read_at=now)
    return Plan(
        id=made.id,
        board=member.board,
        cards=len(cards),
        first=found.first.title,
        columns=lacking([[card.column] for card in cards if card.column], found.columns),
        people=lacking([card.people for card in cards], found.people),
        labels=lacking([card.labels for card in cards], found.labels),
    )


def lacking(names: Iterable[Iterable[str]], known: Iterable[str]) -> tuple[str, ...]:
    """The names that are not known, each once, as it was first written."""
    seen = set(known)
    found: dict[str, str] = {}
    for name in (name for some in names for name in some):
        if fold(name) not in seen:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def fold(name: str) -> str:
    """A name as it is compared: without letter case, outer spaces and its sign."""
    return name.strip().lstrip("@#").casefold()


async def lookup_on(board_id: int) -> Lookup:
    """What names mean on this board; a first name counts where one person has it."""
    columns = await Column.filter(board_id=board_id).order_by("position", "id")
    if not columns:
        raise Gone
    people: dict[str, Person] = {}
    doubled: set[str] = set()
    for member in await Member.filter(board_id=board_id).select_related("person").order_by("id"):
        names = {fold(member.person.name), *first_names(member.person)}
        names |= {fold(member.person.username)} if member.person.username else set()
        doubled |= names & people.keys()
        people |= dict.fromkeys(names, member.person)
    return Lookup(
        columns[0],
        {fold(column.title): column for column in reversed(columns)},
        {name: person for name, person in people.items() if name not in doubled},
        dict(await Label.filter(board_id=board_id).values_list("folded", "id")),
        frozenset(field.id for field in await fields_of(board_id)),
    )


async def make_import(actor: Person, import_id: int, list_title: str, now: datetime) -> Import:
    """Make the cards of a file, once however often it is asked for; its row, `board` loaded.

    Their checklists get the title. People hear of no assignment: a file would be dozens. Raises
    `Gone` when it is not this person's or is forgotten, and as `member_of`.
    """
    found = await Import.get_or_none(id=import_id, person_id=actor.id).select_related("board")
    if found is None:
        raise Gone
    await member_of(actor, found.board_id, Right.EDIT)
    board = await Board.select_for_update().get(id=found.board_id)
    found = await Import.get(id=import_id).select_related("board")
    if found.made_at is None:
        cards = [NewCard.model_validate(card) for card in found.cards]
        await make_cards(actor, board, cards, f"import:{found.id}", list_title, now)
        await Import.filter(id=found.id).update(made_at=now, cards=[])
    return found


async def make_cards(
    actor: Person,
    board: Board,
    cards: Sequence[NewCard],
    key: str,
    list_title: str,
    now: datetime,
) -> None:
    """Write the cards a table at a time; the caller holds the board's lock."""
    found = await lookup_on(board.id)
    for name in lacking([card.labels for card in cards], found.labels):
        label = await Label.create(board=board, name=name[:64], folded=fold(name)[:128])
        found.labels[fold(name)] = label.id
    rows = []
    for number, card in enumerate(cards, 1):
        column = found.columns.get(fold(card.column), found.first)
        rows.append(
            Card(
                board=board,
                column=column,
                number=board.last_number + number,
                position=board.last_position + number,
                title=check_title(card.title),
                deadline=card.deadline,
                priority=card.priority,
                author=actor,
                creation_key=f"{key}:{number}",
                created_at=now,
                done_at=now if column.kind is ColumnKind.DONE else None,
            )
        )
    board.last_number += len(rows)
    board.last_position += len(rows)
    await board.save(update_fields=["last_number", "last_position"])
    await Card.bulk_create(rows, batch_size=200)
    by_key = dict(
        await Card.filter(board_id=board.id, creation_key__startswith=f"{key}:").values_list(
            "creation_key", "id"
        )
    )
    ids = [by_key[f"{key}:{number}"] for number in range(1, len(cards) + 1)]
    for card, card_id in zip(cards, ids, strict=True):
        await put_parts(card, card_id, found, actor, list_title, now)
    events = [
        Event(card_id=card_id, actor=actor, kind=EventKind.CREATED, data={}, at=now)
        for card_id in ids
    ]
    await Event.bulk_create(events, batch_size=200)
    await index_rest()
    await board_changed(board.id)
    await rewrite_all(ids, now)


async def put_parts(
    card: NewCard, card_id: int, found: Lookup, actor: Person, list_title: str, now: datetime
) -> None:
    """Give a card its people, labels, content and checklist."""
    people = {found.people[fold(name)].id for name in card.people if fold(name) in found.people}
    await Assignment.bulk_create(
        [Assignment(card_id=card_id, person_id=one, at=now) for one in sorted(people)]
    )
    labels = {found.labels[fold(name)] for name in card.labels}
    await CardLabel.bulk_create(
        [CardLabel(card_id=card_id, label_id=one) for one in sorted(labels)]
    )
    await FieldValue.bulk_create(
        [
            FieldValue(card_id=card_id, field_id=field, value=value)
            for field, value in card.values.items()
            if field in found.fields
        ]
    )
    if card.content:
        await Content.create(
            card_id=card_id,
            kind=ContentKind.TEXT,
            text=card.content,
            chat_id=actor.telegram_id,
            message_id=0,
        )
    if card.steps:
        checklist = await Checklist.create(
            card_id=card_id, template="", title=list_title, position=1
        )
        await Item.bulk_create(
            [
                Item(
                    checklist=checklist,
                    position=place,
                    key="",
                    text=step.text[:255],
                    done_at=now if step.done else None,
                )
                for place, step in enumerate(card.steps, 1)
            ]
        )
