"""The one place that asks what time it is."""

import asyncio
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Time as the process knows it; tests move theirs."""

    def now(self) -> datetime:
        """This moment, in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Wait so long on this clock."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait so long."""
        await asyncio.sleep(seconds)


async def sleep_or(clock: Clock, seconds: float, event: asyncio.Event) -> None:
    """Wait so long on this clock, or until the event, whichever comes first."""
    waits = {asyncio.create_task(clock.sleep(seconds)), asyncio.create_task(event.wait())}
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
