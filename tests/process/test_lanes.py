"""Turns: one after another within a key, in the order of coming; other keys side by side."""

import asyncio

import pytest

from bot.lanes import Lanes


async def test_turns_of_a_key_come_in_order_and_alone() -> None:
    lanes, seen, inside = Lanes(), [], 0

    async def work(number: int) -> None:
        nonlocal inside
        async with lanes.turn("olena"):
            inside += 1
            assert inside == 1
            seen.append(number)
            for _ in range(number % 3):
                await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(work(number) for number in range(30)))
    assert seen == list(range(30))


async def test_other_keys_do_not_wait() -> None:
    lanes, gate = Lanes(), asyncio.Event()

    async def hold() -> None:
        async with lanes.turn("olena"):
            await gate.wait()

    held = asyncio.create_task(hold())
    await asyncio.sleep(0)
    async with asyncio.timeout(5), lanes.turn("marina"):
        assert not held.done()
    gate.set()
    await held


async def test_nothing_is_kept_of_keys_that_nobody_waits_for() -> None:
    lanes = Lanes()
    for number in range(1000):
        async with lanes.turn(number):
            assert len(lanes.locks) == 1
    assert not lanes.locks
    assert not lanes.waiting


async def test_a_fault_or_a_cancelled_wait_stops_nobody() -> None:
    lanes, gate = Lanes(), asyncio.Event()

    async def hold() -> None:
        async with lanes.turn("olena"):
            await gate.wait()
            raise ValueError

    async def pass_through() -> None:
        async with lanes.turn("olena"):
            pass

    held, cancelled, waiting = (
        asyncio.create_task(work()) for work in (hold, pass_through, pass_through)
    )
    await asyncio.sleep(0)
    cancelled.cancel()
    gate.set()
    async with asyncio.timeout(5):
        await waiting
    with pytest.raises(ValueError):  # noqa: PT011 - it has no words
        await held
    assert cancelled.cancelled()
    assert not lanes.locks
