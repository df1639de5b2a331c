"""Transactions: all or nothing, alone on their key, and not undone by a cancellation."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import IntegrityError

from models.storage import database, lock, migrate, transaction
from models.storage.connecting import lock_number
from tests.storage.toy.tables import Parent

MODULES = ("tests.storage.toy.tables",)


def parent(number: int) -> Parent:
    return Parent(id=number, name=f"n{number}", code=f"c{number}", rank=number)


@pytest.fixture
async def toy_url(empty_url: str) -> str:
    await migrate(empty_url, MODULES, migrations="tests.storage.toy.migrations")
    return empty_url


@pytest.fixture
async def toy(toy_url: str) -> AsyncIterator[str]:
    async with database(toy_url, MODULES):
        yield toy_url


async def numbers() -> list[int]:
    return [each.id for each in await Parent.all().order_by("id")]


async def test_an_exception_takes_everything_back(toy: str) -> None:
    async with transaction():
        await parent(1).save()
    with pytest.raises(RuntimeError):
        async with transaction():
            await parent(2).save()
            raise RuntimeError
    assert await numbers() == [1]


async def test_an_inner_transaction_is_taken_back_alone(toy: str) -> None:
    async with transaction():
        await parent(1).save()
        with pytest.raises(IntegrityError):
            async with transaction():
                await parent(2).save()
                await parent(1).save(force_create=True)
        await parent(3).save()
    assert await numbers() == [1, 3]


async def test_transactions_with_one_key_follow_each_other(toy: str) -> None:
    inside, trace = asyncio.Event(), list[str]()

    async def first() -> None:
        async with transaction():
            await lock("card", 1)
            inside.set()
            trace.append("first in")
            await parent(1).save()
            trace.append("first out")

    async def second() -> None:
        await inside.wait()
        async with transaction():
            await lock("card", 1)
            trace.append("second in")
            assert await numbers() == [1]

    await asyncio.gather(first(), second())
    assert trace == ["first in", "first out", "second in"]


async def test_keys_do_not_hinder_each_other(postgres_url: str) -> None:
    async with database(postgres_url):
        both = asyncio.Barrier(2)

        async def hold(key: int) -> None:
            async with transaction():
                await lock("card", key)
                await asyncio.wait_for(both.wait(), 10)

        await asyncio.gather(hold(1), hold(2))


def test_lock_numbers_tell_keys_apart() -> None:
    keys: list[tuple[int | str, ...]] = [("a", 1), ("a", "1"), ("a1",), ("a", 1, ""), (), (1,)]
    assert len({lock_number(*key) for key in keys}) == len(keys)
    assert all(-(2**63) <= lock_number(*key) < 2**63 for key in keys)


async def test_a_lock_needs_a_transaction(toy: str) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        await lock("card", 1)


async def _cancel_often(rounds: int) -> None:
    """Cancel transactions at ever later moments of their lives: in any of their awaits."""
    for at in range(rounds):
        task = asyncio.create_task(_write_two(2 * at))
        # A few turns of the loop more each time reach another await; past the last one, the
        # database's own thread or socket decides, which the pauses below let happen.
        for _ in range(at % 12):
            await asyncio.sleep(0)
        if at % 5 == 4:
            await get_connection("default").execute_query("SELECT 1") if at % 2 else None
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _write_two(number: int) -> None:
    async with transaction():
        await parent(number + 1).save()
        await parent(number + 2).save()


async def test_cancelled_transactions_hold_nothing_and_leave_no_halves(toy: str) -> None:
    async with asyncio.timeout(60):
        await _cancel_often(120)
        left = await numbers()
        assert all((number + 1 if number % 2 else number - 1) in left for number in left)
        # What is written outside of transactions belongs to no forgotten one.
        await parent(1001).save()
        async with transaction():
            await parent(1002).save()
        await Parent.bulk_create([parent(1003), parent(1004)])
        assert (await numbers())[-4:] == [1001, 1002, 1003, 1004]


async def test_the_library_as_shipped_hangs_after_cancellations(
    toy_url: str, as_shipped: None
) -> None:
    """Once this fails, upstream has mended #1757 and repairs/transaction_cancel.py may go."""
    async with database(toy_url, MODULES):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(3):
                await _cancel_often(5000)


async def test_a_cancelled_bulk_insert_leaves_no_transaction_open(
    empty_sqlite_url: str,
) -> None:
    await migrate(empty_sqlite_url, MODULES, migrations="tests.storage.toy.migrations")
    async with database(empty_sqlite_url, MODULES):
        for at in range(40):
            rows = [parent(3 * at + number) for number in (1, 2, 3)]
            task = asyncio.ensure_future(_bulk(rows))
            for _ in range(at % 10):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            connection = get_connection("default")._connection  # type: ignore[attr-defined]
            await get_connection("default").execute_query("SELECT 1")
            assert not connection.in_transaction


async def _bulk(rows: list[Parent]) -> None:
    await Parent.bulk_create(rows)
