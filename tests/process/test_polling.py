"""Polling: an update is confirmed when its effect is committed, not when it is fetched."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from aiogram.types import Update

from bot.polling import LONGEST_PAUSE, Polling
from tests.process.conftest import QuickClock
from tests.process.talking import MARINA, OLENA, Talk, turned

KINDS = ["message", "callback_query"]


@pytest.fixture(autouse=True)
async def started(bot: Bot, talk: Talk) -> None:
    """Both are in a chat with the bot, and nothing of that is left to take."""
    for person in (OLENA, MARINA):
        await talk.starts(person)
    last = (await bot.get_updates())[-1]
    await bot.get_updates(offset=last.update_id + 1, timeout=0)


@dataclass
class Intake:
    """Takes updates when its gate is open; the first `faults` times it cannot."""

    faults: int = 0
    begun: list[int] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    async def take(self, update: Update) -> None:
        self.begun.append(update.update_id)
        await self.gate.wait()
        if self.faults:
            self.faults -= 1
            raise OSError
        self.taken.append(update.update_id)


@asynccontextmanager
async def polled(bot: Bot, intake: Intake, clock: QuickClock) -> AsyncIterator[Polling]:
    polling = Polling(bot, intake.take, clock, KINDS)
    running = asyncio.create_task(polling.run())
    try:
        yield polling
    finally:
        polling.stop()
        intake.gate.set()
        async with asyncio.timeout(5):
            await running


async def test_it_confirms_only_what_is_taken(bot: Bot, talk: Talk, clock: QuickClock) -> None:
    intake = Intake()
    intake.gate.clear()
    await talk.says(OLENA, "Пост")
    async with polled(bot, intake, clock):
        await turned(lambda: bool(intake.begun))
        assert await talk.pending() == 1
        assert not intake.taken
        intake.gate.set()
        await talk.drained()
    assert len(intake.taken) == 1


async def test_an_update_waits_for_the_database_and_is_taken(
    bot: Bot, talk: Talk, clock: QuickClock
) -> None:
    intake = Intake(faults=7)
    await talk.says(OLENA, "Пост")
    async with polled(bot, intake, clock):
        await talk.drained()
    assert len(intake.begun) == 8
    assert len(intake.taken) == 1
    assert clock.slept == [1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE]


async def test_what_cannot_be_taken_before_the_stop_comes_again(
    bot: Bot, talk: Talk, clock: QuickClock
) -> None:
    intake = Intake(faults=1_000_000)
    await talk.says(OLENA, "Пост")
    async with polled(bot, intake, clock):
        await turned(lambda: bool(intake.begun))
    assert await talk.pending() == 1
    again = Intake()
    async with polled(bot, again, clock):
        await talk.drained()
    assert again.taken == intake.begun[:1]


async def test_chats_go_side_by_side(bot: Bot, talk: Talk, clock: QuickClock) -> None:
    intake = Intake()
    intake.gate.clear()
    await talk.says(OLENA, "Пост")
    await talk.says(MARINA, "Пост")
    async with polled(bot, intake, clock):
        await turned(lambda: len(intake.begun) == 2)
        assert intake.begun == sorted(intake.begun)
        intake.gate.set()
        await talk.drained()


async def test_failures_are_waited_out_longer_and_longer(
    bot: Bot, talk: Talk, clock: QuickClock
) -> None:
    intake = Intake()
    await talk.fails("getUpdates", "502", times=7)
    await talk.says(OLENA, "Пост")
    async with polled(bot, intake, clock):
        await talk.drained()
    assert clock.slept == [1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE]
    assert len(intake.taken) == 1


async def test_429_waits_as_told(bot: Bot, talk: Talk, clock: QuickClock) -> None:
    intake = Intake()
    await talk.fails("getUpdates", "429", retry_after=42)
    await talk.says(OLENA, "Пост")
    async with polled(bot, intake, clock):
        await talk.drained()
    assert clock.slept == [42]


async def test_another_poller_is_a_conflict_that_passes(
    bot: Bot, talk: Talk, clock: QuickClock, caplog: pytest.LogCaptureFixture
) -> None:
    intake = Intake()
    async with polled(bot, intake, clock):
        await turned(lambda: talk.sandbox.world.updates.polls == 1)
        await bot.get_updates(timeout=0)
        await talk.says(OLENA, "Пост")
        await talk.drained()
    assert clock.slept == [1]
    assert "TelegramConflictError" in caplog.text
    assert len(intake.taken) == 1


async def test_the_stop_is_quick_and_confirms(bot: Bot, talk: Talk, clock: QuickClock) -> None:
    intake = Intake()
    await talk.says(OLENA, "Пост")
    async with polled(bot, intake, clock) as polling:
        await turned(lambda: bool(intake.taken))
    last = (await talk.calls("getUpdates"))[-1]["params"]
    assert int(last["offset"]) == intake.taken[-1] + 1 == polling.offset
    assert await talk.pending() == 0


async def test_the_stop_finishes_what_is_being_taken(
    bot: Bot, talk: Talk, clock: QuickClock
) -> None:
    intake = Intake()
    intake.gate.clear()
    await talk.says(OLENA, "Пост")
    async with polled(bot, intake, clock) as polling:
        await turned(lambda: bool(intake.begun))
        polling.stop()
    assert intake.taken == intake.begun
    assert await talk.pending() == 0
