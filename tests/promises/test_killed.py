"""A kill -9 between any two steps loses no card that was confirmed, and doubles none.

The bot is a process of its own. It is held at a call of Telegram that gets no answer, killed
there, and started anew.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from models.storage import database
from models.tables import Card, Content, Conversation, Event, EventKind
from sandbox import Sandbox
from tests.process.talking import OLENA, Talk
from tests.structure.code import ROOT

SECONDS = 30
CHAT = f"/people/{OLENA}/chats/{OLENA}/text"


@dataclass
class Victim:
    """The running bot, and the sandbox it serves."""

    process: asyncio.subprocess.Process
    environment: dict[str, str]
    folder: Path
    talk: Talk

    @property
    def sandbox(self) -> Sandbox:
        """Telegram's stand-in, which lives on."""
        return self.talk.sandbox

    async def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        await self.process.wait()

    async def rise(self) -> None:
        """Start it again; returns when it serves."""
        await self.talk.act("/control/fail/clear")
        self.process = await started(self.environment, self.folder)

    async def until(self, ready: Callable[[], bool]) -> None:
        """Wait until something is so in the sandbox; whatever happens there rings its bell."""
        async with asyncio.timeout(SECONDS):
            while not ready():
                await self.sandbox.clock.bell.wait()

    async def killed_at(self, method: str, act: str, **body: object) -> None:
        """Let a person act, hold the bot when it calls this method next, and kill it there."""
        await self.talk.act("/control/fail", method=method, kind="timeout", times=50)
        last = self.calls()
        await self.talk.act(act, **body)
        await self.until(
            lambda: any(
                call["method"] == method and call["status"] == 0
                for call in self.sandbox.calls.after(last)
            )
        )
        await self.kill()

    def calls(self) -> int:
        """How many calls there were."""
        found = self.sandbox.calls.after(0)
        return int(found[-1]["n"]) if found else 0

    async def says(self, text: str) -> None:
        """Olena writes, and the bot has answered."""
        last = self.calls()
        await self.talk.act(CHAT, text=text)
        await self.until(
            lambda: any(
                call["method"] == "sendMessage" and call["status"] == 200
                for call in self.sandbox.calls.after(last)
            )
        )
        await self.rest()

    async def rest(self) -> None:
        """Wait until the bot has confirmed every update."""
        async with asyncio.timeout(SECONDS):
            await self.sandbox.drained()


async def started(environment: dict[str, str], folder: Path) -> asyncio.subprocess.Process:
    """A bot's process that has said that it serves."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    async with asyncio.timeout(SECONDS):
        line = await process.stdout.readline()
    assert b"serves" in line, line
    return process


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
async def victim(
    database_url: str,
    tmp_path: Path,
    talk: Talk,
    sandbox: Sandbox,
) -> AsyncIterator[Victim]:
    """A bot of its own process that Olena has met."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": sandbox.token,
        "TELEGRAM_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
    }
    process = await started(environment, tmp_path)
    victim = Victim(process, environment, tmp_path, talk)
    await talk.act(f"/people/{OLENA}/start")
    await victim.rest()
    yield victim
    if victim.process.returncode is None:
        await victim.kill()


async def test_a_card_survives_a_kill_at_every_step(victim: Victim, database_url: str) -> None:
    """Starting takes a second or two each time, so that all kills share one bot."""
    # Killed while it asks for the content: the draft is kept, the next message completes it.
    await victim.killed_at("sendMessage", CHAT, text="Перша")
    await victim.rise()
    await victim.says("Вміст першої")
    # Killed while it shows the new card, which is on the board already.
    await victim.says("Друга")
    await victim.killed_at("sendMessage", CHAT, text="Вміст другої")
    await victim.rise()
    # Killed before it could confirm what it has committed: Telegram tells it all again.
    await victim.says("Третя")
    await victim.killed_at("getUpdates", CHAT, text="Вміст третьої")
    assert victim.sandbox.world.updates.pending
    await victim.rise()
    await victim.rest()
    await victim.kill()
    async with database(database_url):
        cards = await Card.all().order_by("number")
        assert [card.title for card in cards] == ["Перша", "Друга", "Третя"]
        contents = await Content.all().order_by("card_id", "id")
        assert [c.text for c in contents] == ["Вміст першої", "Вміст другої", "Вміст третьої"]
        assert await Event.filter(kind=EventKind.CREATED).count() == 3
        assert not await Conversation.filter(state__not_isnull=True)
