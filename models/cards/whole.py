"""A whole board at once, for pictures and documents."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.cards.lists import ColumnCount, Line, cards_of, read_lines
from models.rights import Right, member_of
from models.storage import values_of
from models.tables import Card, Column, Person


@dataclass(frozen=True)
class Stack:
    """A column, and the first of its cards; `column.cards` counts all."""

    column: ColumnCount
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class WholeBoard:
    """A board with its columns in their order."""

    id: int
    title: str
    stacks: tuple[Stack, ...]


async def whole_board(person: Person, board_id: int, most: int) -> WholeBoard:
    """The board with up to `most` cards of each column. Raises as `member_of`."""
    member = await member_of(person, board_id, Right.BOARD)
    here = Card.filter(board_id=board_id, archived_at=None)
    counts = Counter(await values_of(here, "column_id"))
    columns = await Column.filter(board_id=board_id).order_by("position", "id")
    shown = [await values_of(cards_of(column).limit(most), "id") for column in columns]
    lines = {line.id: line for line in await read_lines([one for ids in shown for one in ids])}
    return WholeBoard(
        id=member.board_id,
        title=member.board.title,
        stacks=tuple(
            Stack(
                ColumnCount(column.id, column.title, column.kind, counts[column.id], column.wip),
                tuple(lines[one] for one in ids),
            )
            for column, ids in zip(columns, shown, strict=True)
        ),
    )


async def due_between(
    person: Person, board_id: int, since: datetime, until: datetime
) -> tuple[str, Sequence[Line]]:
    """The board's title, and its cards due from `since` to before `until`, by deadline.

    Done ones are among them. Raises as `member_of`.
    """
    member = await member_of(person, board_id, Right.BOARD)
    here = Card.filter(board_id=board_id, archived_at=None)
    due = here.filter(deadline__gte=since, deadline__lt=until)
    ids = await values_of(due.order_by("deadline", "id"), "id")
    return member.board.title, await read_lines(ids)
