"""Talking to the sandbox from outside the bot: people's acts, failures, what was called."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp

from sandbox import Sandbox

Json = dict[str, Any]
OLENA, MARINA = 101, 102


@dataclass
class Talk:
    """The sandbox's people and control over HTTP."""

    sandbox: Sandbox
    http: aiohttp.ClientSession

    async def act(self, path: str, **body: Any) -> Json:
        """Do something in the sandbox."""
        async with self.http.post(f"{self.sandbox.url}{path}", json=body) as response:
            found: Json = await response.json()
            assert response.status == 200, found
            return found

    async def read(self, path: str) -> Json:
        """Look at something in the sandbox."""
        async with self.http.get(f"{self.sandbox.url}{path}") as response:
            found: Json = await response.json()
            assert response.status == 200, found
            return found

    async def says(self, person: int, text: str) -> None:
        """A person writes to the bot."""
        await self.act(f"/people/{person}/chats/{person}/text", text=text)

    async def starts(self, person: int) -> None:
        """A person presses Start."""
        await self.act(f"/people/{person}/start")

    async def fails(self, method: str, kind: str, **more: Any) -> None:
        """Make the next calls of a method fail."""
        await self.act("/control/fail", method=method, kind=kind, **more)

    async def calls(self, method: str) -> list[Json]:
        """The bot's calls of a method so far."""
        found = await self.read("/control/calls")
        return [call for call in found["calls"] if call["method"] == method]

    async def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return int((await self.read("/control/updates"))["pending"])

    async def texts(self, person: int) -> list[str]:
        """What the bot wrote to a person, oldest first."""
        found = await self.read(f"/people/{person}/chats/{person}/messages?limit=200")
        mine = self.sandbox.bot_user["id"]
        return [m["text"] for m in found["messages"] if m.get("from", {}).get("id") == mine]

    async def drained(self) -> None:
        """Wait until the bot has confirmed every update, ten seconds at most."""
        async with asyncio.timeout(30):
            await self.sandbox.drained()

    async def until(self, ready: Callable[[], bool]) -> None:
        """Wait for something to happen in the sandbox, ten seconds at most."""
        async with asyncio.timeout(30):
            while not ready():
                await self.sandbox.clock.bell.wait()


async def turned(ready: Callable[[], bool]) -> None:
    """Let the loop turn until something is so, ten seconds at most."""
    async with asyncio.timeout(30):
        while not ready():  # noqa: ASYNC110 - nobody tells, and it is a matter of turns
            await asyncio.sleep(0)
