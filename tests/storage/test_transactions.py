"""Transactions: all or nothing, alone on their key, and not undone by a cancellation."""

import asyncio

import pytest
from tortoise.exceptions import IntegrityError

from models.storage import database, lock, transaction
from models.storage.connecting import lock_number
from tests.storage.toy.tables import Parent, parent


async def numbers() -> list[int]:
    return [each.id for each in await Parent.all().order_by("id")]


async def test_an_exception_takes_everything_back(toy: str) -> None:
    async with transaction():
        await parent(1).save()
    with pytest.raises(IntegrityError):
        await two_then_one_again()
    assert await numbers() == [1]


async def two_then_one_again() -> None:
    async with transaction():
        await parent(2).save()
        await parent(1).save(force_create=True)


async def test_an_inner_transaction_is_taken_back_alone(toy: str) -> None:
    async with transaction():
        await parent(1).save()
        with pytest.raises(IntegrityError):
            await two_then_one_again()
        await parent(3).save()
    assert await numbers() == [1, 3]


async def test_transactions_with_one_key_follow_each_other(toy: str) -> None:
    await parent(1).save()

    async def add_one() -> None:
        async with transaction():
            await lock("parent", 1)
            row = await Parent.get(id=1)
            row.weight += 1
            await row.save()

    await asyncio.gather(*(add_one() for _ in range(20)))
    assert (await Parent.get(id=1)).weight == 21


async def test_keys_do_not_hinder_each_other(empty_postgres_url: str) -> None:
    async with database(empty_postgres_url):
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
