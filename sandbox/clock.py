"""The sandbox's time: real time plus an offset that tests and the chat page may move."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime


class Bell:
    """Wakes everybody who waits, once per ring; nobody needs to poll."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake all who wait now."""
        event, self._event = self._event, asyncio.Event()
        event.set()

    async def wait(self) -> None:
        """Return at the next ring."""
        await self._event.wait()


class Clock:
    """A clock in UTC that can be moved, and stopped when `frozen`.

    `bell` rings when the time jumps; the rest of the sandbox rings it too, so that one wait is
    enough for "something happened or it is late".
    """

    def __init__(self, *, frozen: bool = False) -> None:
        self.bell = Bell()
        self._frozen_at = time.time() if frozen else None
        self._offset = 0.0

    @property
    def frozen(self) -> bool:
        """Whether time stands still unless moved."""
        return self._frozen_at is not None

    def timestamp(self) -> float:
        """Now, in seconds since 1970 UTC."""
        return (time.time() if self._frozen_at is None else self._frozen_at) + self._offset

    def now(self) -> datetime:
        """Now, aware, in UTC."""
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def advance(self, seconds: float) -> None:
        """Move the clock; a negative number moves it back."""
        self._offset += seconds
        self.bell.ring()

    def set(self, moment: datetime) -> None:
        """Move the clock to an aware `moment`; it runs on from there unless frozen."""
        self.advance(moment.timestamp() - self.timestamp())

    async def wait(self, ready: Callable[[], bool], seconds: float) -> bool:
        """Wait until `ready()` or until `seconds` of this clock have passed; return `ready()`."""
        deadline = self.timestamp() + seconds
        while not ready():
            left = deadline - self.timestamp()
            if left <= 0:
                return False
            try:
                async with asyncio.timeout(None if self.frozen else left):
                    await self.bell.wait()
            except TimeoutError:
                continue
        return True
