"""Rows of a spreadsheet as cards: what each cell means, and what is wrong with which row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from handlers.documents.sheets import headers
from handlers.documents.tables import Cell, Table
from handlers.fields.words import value_words
from handlers.priorities import priority_words
from handlers.reader import Reader
from locales.catalogues import LANGUAGES
from models.boards import check_title
from models.fields import read_value
from models.importing import ROWS_LIMIT, NewCard, Step
from models.moments import Past, Understood, at_wall, read_moment
from models.refusals import (
    CellUnread,
    DeadlineUnread,
    FieldTooLong,
    PriorityUnread,
    Refusal,
    TableEmpty,
    TooManyRows,
)
from models.tables import Field, FieldKind, Person, Priority

FIELDS = (
    "number",
    "title",
    "column",
    "deadline",
    "people",
    "labels",
    "priority",
    "content",
    "steps",
    "author",
    "created",
    "done",
)
"""What the columns of `handlers.documents.sheets` are, in their order."""
TICK = re.compile(r"^\[(?P<tick>[^\]])?\]\s*")
SIGNS = {"!": Priority.HIGH, "!!": Priority.URGENT}


@dataclass(frozen=True)
class Fault:
    """A row that cannot become a card; `row` is its number as a spreadsheet counts."""

    row: int
    refusal: Refusal


@dataclass(frozen=True)
class Reading:
    """The cards of a table, or its faults."""

    cards: tuple[NewCard, ...]
    faults: tuple[Fault, ...]


def read_cards(
    reader: Reader, table: Table, person: Person, fields: Sequence[Field] = ()
) -> Reading:
    """Every row under the header as a card; a date without a time is the end of the working day.

    Columns are known by their names in any of the languages, or by those of the board's fields,
    whatever their order; others are left out. Raises `TableEmpty` and `TooManyRows`.
    """
    header, *rows = table or ((),)
    places = places_of(reader, header)
    own = fields_in(header, fields, set(places.values()))
    filled = [(number, row) for number, row in enumerate(rows, 2) if any(row)]
    if "title" not in places or not filled:
        raise TableEmpty
    if len(filled) > ROWS_LIMIT:
        raise TooManyRows(len(filled), ROWS_LIMIT)
    cards: list[NewCard] = []
    faults: list[Fault] = []
    for number, row in filled:
        named = {name: row[at] for name, at in places.items() if at < len(row)}
        try:
            card = read_card(reader, named, person.day_ends)
            values = {
                field.id: read_value_in(reader, person, field, row[at])
                for at, field in own.items()
                if at < len(row) and row[at] not in (None, "")
            }
            cards.append(card.model_copy(update={"values": values}))
        except Refusal as refusal:
            faults.append(Fault(number, refusal))
    return Reading(tuple(cards), tuple(faults))


def places_of(reader: Reader, header: Sequence[Cell]) -> dict[str, int]:
    """Where each known column stands."""
    known = {
        name.casefold(): field
        for language in LANGUAGES
        for name, field in zip(
            headers(Reader(language, reader.zone, reader.now)), FIELDS, strict=True
        )
    }
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        field = known.get(str(cell or "").strip().casefold())
        if field is not None:
            found.setdefault(field, at)
    return found


def fields_in(header: Sequence[Cell], fields: Sequence[Field], taken: set[int]) -> dict[int, Field]:
    """The board's fields by the place of their column, each once; `taken` places are others'."""
    named = {field.name.casefold(): field for field in reversed(fields)}
    found: dict[int, Field] = {}
    for at, cell in enumerate(header):
        field = named.pop(str(cell or "").strip().casefold(), None) if at not in taken else None
        if field is not None:
            found[at] = field
    return found


def read_value_in(reader: Reader, person: Person, field: Field, cell: Cell) -> str:
    """What a cell says in a field, as it is kept. Raises `CellUnread` and `FieldTooLong`."""
    text = f"{cell:%d.%m.%Y}" if isinstance(cell, date) else " ".join(str(cell).split())
    if field.kind in (FieldKind.CHOICE, FieldKind.YES_NO):
        offered = {one.casefold(): one for one in field.choices}
        shown = field.choices
        if field.kind is FieldKind.YES_NO:
            offered = yes_and_no(reader)
            shown = [value_words(reader, field.kind, one) for one in ("yes", "no")]
        if text.casefold() not in offered:
            raise CellUnread(field.name, field.kind, text, shown)
        return offered[text.casefold()]
    try:
        return read_value(field.kind, text, person, reader.now)
    except FieldTooLong:
        raise
    except Refusal as refusal:
        raise CellUnread(field.name, field.kind, text) from refusal


def yes_and_no(reader: Reader) -> dict[str, str]:
    """How yes and no are written, in any of the languages and by spreadsheets."""
    found = {"true": "yes", "1": "yes", "+": "yes", "false": "no", "0": "no", "-": "no"}
    for language in LANGUAGES:
        theirs = Reader(language, reader.zone, reader.now)
        for one in ("yes", "no"):
            found[value_words(theirs, FieldKind.YES_NO, one).casefold()] = one
    return found


def read_card(reader: Reader, row: dict[str, Cell], day_end: time) -> NewCard:
    """One row. Raises what is wrong with it."""
    return NewCard(
        title=check_title(words_in(row, "title")),
        column=words_in(row, "column").strip(),
        deadline=read_deadline(reader, row.get("deadline"), day_end),
        people=names_in(row, "people"),
        labels=tuple(name.lstrip("#") for name in names_in(row, "labels")),
        priority=read_priority(reader, words_in(row, "priority").strip()),
        content=words_in(row, "content").strip(),
        steps=read_steps(words_in(row, "steps")),
    )


def words_in(row: dict[str, Cell], name: str) -> str:
    """A cell as text."""
    value = row.get(name)
    return "" if value is None else str(value)


def names_in(row: dict[str, Cell], name: str) -> tuple[str, ...]:
    """Names that commas or semicolons part."""
    parts = re.split(r"[,;\n]", words_in(row, name))
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip("#@ ")))


def read_deadline(reader: Reader, cell: Cell, day_end: time) -> datetime | None:
    """A moment in UTC, also one that has passed. Raises `DeadlineUnread`."""
    match cell:
        case None:
            return None
        case datetime():
            return at_wall(cell.date(), cell.time(), reader.zone)
        case date():
            return at_wall(cell, day_end, reader.zone)
    text = cell.strip()
    if not text:
        return None
    for pattern in ("%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"):
        try:
            found = datetime.strptime(text, pattern)  # noqa: DTZ007 - a wall clock's
        except ValueError:
            continue
        return at_wall(found.date(), found.time(), reader.zone)
    match read_moment(text, now=reader.now, zone=reader.zone, day_end=day_end):
        case Understood(moment=moment) | Past(moment=moment):
            return moment.at
    raise DeadlineUnread(text)


def read_priority(reader: Reader, text: str) -> Priority:
    """A priority by its name in any language, or `!` and `!!`. Raises `PriorityUnread`."""
    if not text:
        return Priority.NONE
    known = {
        priority_words(Reader(language, reader.zone, reader.now), one).casefold(): one
        for language in LANGUAGES
        for one in Priority
    }
    found = SIGNS.get(text, known.get(text.casefold()))
    if found is None:
        raise PriorityUnread(text)
    return found


def read_steps(text: str) -> tuple[Step, ...]:
    """The items of a checklist, one a line, `[x]` before what is ticked."""
    found = []
    for line in text.splitlines():
        tick = TICK.match(line.strip())
        words = line.strip()[tick.end() :] if tick else line.strip()
        if words:
            found.append(Step(text=words, done=bool(tick and (tick["tick"] or " ") != " ")))
    return tuple(found[:100])
