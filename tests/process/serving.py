"""The bot served within the test's own process, on the sandbox, until told to stop."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.clock import Clock
from bot.intake import House
from bot.process import opened_house, serve
from bot.settings import Settings
from sandbox import Sandbox

SECRET = "left-hand"  # noqa: S105 - of this test's webhook


@dataclass
class Served:
    """A bot that serves: its house, the task that serves, and how to stop it."""

    house: House
    task: asyncio.Task[None]
    stopped: asyncio.Event

    @property
    def hook(self) -> str:
        """Where its webhook listens."""
        return f"http://127.0.0.1:{self.house.settings.web_port}/telegram"


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def webhook_settings(database_url: str) -> Settings:
    """Settings of a bot that is reached by webhook on this machine."""
    port = free_port()
    return Settings(
        _env_file=None,
        database_url=database_url,
        webhook_url=f"http://127.0.0.1:{port}",
        webhook_secret=SECRET,
        web_host="127.0.0.1",
        web_port=port,
    )


@asynccontextmanager
async def served(
    settings: Settings, sandbox: Sandbox, clock: Clock | None = None
) -> AsyncIterator[Served]:
    """The bot serves for the block; at its end it stops as on a signal."""
    async with opened_house(settings, sandbox.token, sandbox.api_url, clock) as house:
        stopped = asyncio.Event()
        task = asyncio.create_task(serve(house, stopped))
        try:
            yield Served(house, task, stopped)
        finally:
            stopped.set()
            async with asyncio.timeout(30):
                await task
