"""What tests of the process share: a sandbox with people, and time that passes at once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
from aiogram import Bot

from bot.session import Patience, make_bot
from bot.settings import EXPECTED
from sandbox import Sandbox
from tests.process.talking import Talk


class QuickClock:
    """The machine's clock, on which to wait takes no time; remembers how long was waited."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No setting comes from where the tests are run."""
    for name in EXPECTED:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def clock() -> QuickClock:
    """Time that passes at once."""
    return QuickClock()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Telegram on this machine."""
    async with Sandbox() as made:
        yield made


@pytest.fixture
async def talk(sandbox: Sandbox) -> AsyncIterator[Talk]:
    """The people of the sandbox, and the hand behind it."""
    async with aiohttp.ClientSession() as http:
        yield Talk(sandbox, http)


@pytest.fixture
async def bot(sandbox: Sandbox, clock: QuickClock) -> AsyncIterator[Bot]:
    """A bot of the sandbox, as the process makes it."""
    async with make_bot(sandbox.token, sandbox.api_url, Patience(clock)).context() as made:
        yield made
