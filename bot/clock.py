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
