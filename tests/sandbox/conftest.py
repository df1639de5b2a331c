"""A sandbox whose clock stands still, the bot on it, and everybody who lives there."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import Bot

from sandbox import Clock, Sandbox
from tests.sandbox.people import Inbox, People, connect


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=Clock(frozen=True)) as sandbox:
        yield sandbox


@pytest.fixture
async def people(sandbox: Sandbox) -> AsyncIterator[People]:
    async with aiohttp.ClientSession() as session:
        yield People(session, sandbox.url)


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with connect(sandbox) as bot:
        yield bot


@pytest.fixture
def inbox(bot: Bot) -> Inbox:
    return Inbox(bot)
