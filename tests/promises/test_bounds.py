"""One update costs a bounded number of queries, whatever the size of the board."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper

from models.tables import Assignment, Board, Card, Column, Event, EventKind, Person
from tests.town import START, Town, opened_town

METHODS = ("execute_insert", "execute_query", "execute_many", "execute_script")
CLIENTS: tuple[type[Any], ...] = (
    SqliteClient,
    SqliteTransactionWrapper,
    AsyncpgDBClient,
    TransactionWrapper,
)
BOUND = 85
"""What the dearest update may cost."""


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Statements sent to the database in the block, by their first words."""
    found: Counter[str] = Counter()

    def counting(shipped: Any) -> Any:
        async def count(self: Any, query: str, *rest: Any, **named: Any) -> Any:
            found[" ".join(query.split()[:3])] += 1
            return await shipped(self, query, *rest, **named)

        return count

    with monkeypatch.context() as patch:
        for client in CLIENTS:
            for method in METHODS:
                if method in vars(client):
                    patch.setattr(client, method, counting(vars(client)[method]))
        yield found


async def fill(cards: int) -> None:
    """Put so many cards on Olena's board, each hers to do and with a history."""
    board, olena = await Board.get(kind="personal"), await Person.get(telegram_id=101)
    column = await Column.filter(board_id=board.id).order_by("position").first()
    await Card.bulk_create(
        [
            Card(
                board=board,
                column=column,
                number=number,
                title=f"Картка {number}",
                position=number,
                author=olena,
                created_at=START,
            )
            for number in range(1, cards + 1)
        ]
    )
    board.last_number = board.last_position = cards
    await board.save()
    ids = await Card.all().values_list("id", flat=True)
    await Assignment.bulk_create(
        [Assignment(card_id=card_id, person=olena, at=START) for card_id in ids]
    )
    await Event.bulk_create(
        [
            Event(card_id=card_id, actor=olena, kind=EventKind.CREATED, data={}, at=START)
            for card_id in ids
        ]
    )


async def costs(town: Town, monkeypatch: pytest.MonkeyPatch) -> dict[str, Counter[str]]:
    """What each thing that Olena does costs."""
    olena = town.olena
    found: dict[str, Counter[str]] = {}

    async def measure(name: str, act: Any) -> None:
        with counted(monkeypatch) as statements:
            await act
        found[name] = statements

    await measure("board", olena.says("/board"))
    await measure("card", olena.taps("#"))
    await measure("move", olena.taps("➡️"))
    await measure("people", olena.taps("👤"))
    await measure("back", olena.taps("⬅️"))
    await measure("done", olena.taps("✅"))
    await measure("my", olena.says("/my"))
    await measure("title", olena.says("Нова картка"))
    await measure("content", olena.says("Вміст"))
    await measure("next page", olena.forges("b:1:1"))
    return found


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_queries_do_not_grow_with_the_board(
    kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = str(request.getfixturevalue(f"{kind}_url"))
    async with opened_town(url) as town:
        await town.olena.settles()
        await fill(30)
        few = await costs(town, monkeypatch)
        # The same again on a board that has grown; one connection, so its habits are the same.
        await Card.all().delete()
        await fill(2000)
        many = await costs(town, monkeypatch)
    assert all(few.values()), "nothing was counted"
    assert many == few
    assert {name: sum(n.values()) for name, n in few.items() if sum(n.values()) > BOUND} == {}
