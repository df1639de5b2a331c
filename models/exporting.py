"""A board as rows for a document, and everything that is one person's own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise import Tortoise
from tortoise.fields import CASCADE
from tortoise.models import Model

from models.cards.lists import Line
from models.cards.sheet import Step
from models.cards.whole import whole_board
from models.fields import fields_of
from models.tables import (
    Board,
    Card,
    Checklist,
    Comment,
    Content,
    Field,
    FieldValue,
    Person,
)

ALL = 1_000_000
SECRETS = {"token", "hash"}
AT_ONCE = 500
"""So many ids are asked for in one query."""


@dataclass(frozen=True)
class CardRow:
    """A card as one row of a document. Moments are in UTC."""

    line: Line
    column: str
    content: str
    items: tuple[Step, ...]
    author: str
    created_at: datetime
    done_at: datetime | None
    values: Mapping[int, str]
    """What it says in the board's fields, by the field's id."""


@dataclass(frozen=True)
class BoardRows:
    """A board's cards, column after column, and the fields that they fill in."""

    title: str
    rows: tuple[CardRow, ...]
    fields: tuple[Field, ...] = ()


async def board_rows(person: Person, board_id: int) -> BoardRows:
    """Everything on the board that fits in a row. Raises as `member_of`."""
    board = await whole_board(person, board_id, ALL)
    mine = {"card__board_id": board_id}
    texts: dict[int, list[str]] = defaultdict(list)
    for content in await Content.filter(**mine).order_by("position", "id"):
        texts[content.card_id].append(content.text or content.file_name or "")
    steps: dict[int, list[Step]] = defaultdict(list)
    lists = Checklist.filter(**mine).order_by("position", "id")
    for checklist in await lists.prefetch_related("items"):
        for item in sorted(checklist.items, key=lambda item: (item.position, item.id)):
            steps[checklist.card_id].append(
                Step(item.id, item.key, None, item.done_at, text=item.text)
            )
    cards = {
        card.id: card for card in await Card.filter(board_id=board_id).select_related("author")
    }
    values: dict[int, dict[int, str]] = defaultdict(dict)
    for value in await FieldValue.filter(**mine):
        values[value.card_id][value.field_id] = value.value
    return BoardRows(
        board.title,
        tuple(
            CardRow(
                line=line,
                column=stack.column.title,
                content="\n".join(filter(None, texts[line.id])),
                items=tuple(steps[line.id]),
                author=cards[line.id].author.name,
                created_at=cards[line.id].created_at,
                done_at=cards[line.id].done_at,
                values=values[line.id],
            )
            for stack in board.stacks
            for line in stack.lines
        ),
        tuple(await fields_of(board_id)),
    )


async def own_data(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Every row that is this person's, by table: what would go if they went, and what they wrote.

    Theirs is their person, the boards that they own, and whatever the database deletes with these;
    besides, the cards and comments that they made on the boards of others. Tokens stay out.
    """
    mine: dict[type[Model], set[int]] = defaultdict(set)
    mine[Person] = {person.id}
    mine[Board] = set(await ids_of(Board, owner_id=[person.id]))
    fresh = dict(mine)
    while fresh:
        found: dict[type[Model], set[int]] = defaultdict(set)
        for child, name, parent in owning():
            if parent in fresh:
                found[child] |= set(await ids_of(child, **{name: sorted(fresh[parent])}))
        fresh = {table: ids - mine[table] for table, ids in found.items() if ids - mine[table]}
        for table, ids in fresh.items():
            mine[table] |= ids
    for table in (Card, Comment):
        mine[table] |= set(await ids_of(table, author_id=[person.id]))
    return {
        table.describe()["table"]: await rows_of(table, sorted(ids))
        for table, ids in mine.items()
        if ids
    }


def owning() -> list[tuple[type[Model], str, type[Model]]]:
    """Each table, its column, and the table whose rows take its rows with them."""
    return [
        (table, key["raw_field"], key["python_type"])
        for table in Tortoise.apps["kartka"].values()
        for key in table.describe(serializable=False)["fk_fields"]
        if key["on_delete"] == CASCADE
    ]


async def ids_of(table: type[Model], **values: Sequence[int]) -> list[int]:
    """The ids of the rows whose column has one of the values."""
    [(name, wanted)] = values.items()
    found: list[int] = []
    for start in range(0, len(wanted), AT_ONCE):
        some = table.filter(**{f"{name}__in": wanted[start : start + AT_ONCE]})
        found += [row["id"] for row in await some.values("id")]
    return found


async def rows_of(table: type[Model], ids: Sequence[int]) -> list[dict[str, Any]]:
    """The rows with all their columns but secrets."""
    about = table.describe()
    names = [field["name"] for field in (about["pk_field"], *about["data_fields"])]
    columns = [name for name in names if name not in SECRETS]
    found: list[dict[str, Any]] = []
    for start in range(0, len(ids), AT_ONCE):
        some = table.filter(id__in=ids[start : start + AT_ONCE]).order_by("id")
        found += await some.values(*columns)
    return found
