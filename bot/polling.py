"""Long polling that confirms an update only when its effect is committed.

aiogram's own polling confirms what it has merely fetched.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramRetryAfter
from aiogram.types import Update

from bot.clock import Clock
from models.storage import UNAVAILABLE

log = logging.getLogger(__name__)
WAIT = 30
PAUSE = 1.0
LONGEST_PAUSE = 30.0
ATTEMPTS = 5

Take = Callable[[Update], Awaitable[None]]


class NotTakenError(Exception):
    """Told to stop while an update could not be taken: it stays unconfirmed and comes again."""


class Polling:
    """Fetches updates and has them taken: chats side by side, each chat in order."""

    def __init__(self, bot: Bot, take: Take, clock: Clock, kinds: list[str]) -> None:
        self.bot = bot
        self.take = take
        self.clock = clock
        self.kinds = kinds
        self.offset: int | None = None
        self.stopping = asyncio.Event()

    def stop(self) -> None:
        """Fetch no more; what is being taken is finished, and confirmed."""
        self.stopping.set()

    async def run(self) -> None:
        """Poll until told to stop."""
        stopped = asyncio.create_task(self.stopping.wait())
        pause = PAUSE
        try:
            while not self.stopping.is_set():
                fetch = asyncio.create_task(self._fetch(WAIT))
                await asyncio.wait({fetch, stopped}, return_when=asyncio.FIRST_COMPLETED)
                if not fetch.done():
                    fetch.cancel()
                    await asyncio.wait({fetch})
                    break
                try:
                    updates = fetch.result()
                except (TelegramAPIError, OSError, TimeoutError) as error:
                    log.warning("no updates: %s", type(error).__name__)
                    longer = error.retry_after if isinstance(error, TelegramRetryAfter) else pause
                    await self._pause(longer)
                    pause = min(pause * 2, LONGEST_PAUSE)
                    continue
                pause = PAUSE
                if not await self._take_all(updates):
                    return
            if self.offset is not None:
                await self._confirm()
        finally:
            stopped.cancel()

    async def _fetch(self, wait: int) -> list[Update]:
        return await self.bot.get_updates(
            offset=self.offset,
            timeout=wait,
            allowed_updates=self.kinds,
            request_timeout=wait + 15,
        )

    async def _take_all(self, updates: list[Update]) -> bool:
        """Take them all; False when some could not be and the process stops."""
        # Started in order, and the intake gives turns in that order.
        tries = (self._take_one(update) for update in updates)
        outcomes = await asyncio.gather(*tries, return_exceptions=True)
        if any(outcomes):
            return False
        if updates:
            self.offset = updates[-1].update_id + 1
        return True

    async def _take_one(self, update: Update) -> None:
        """Have it taken, however long the database is away; a fault of ours only so often.

        Most of those the intake settles with a word to the person; one that it cannot must not
        keep everybody else from being heard.
        """
        pause, attempt = PAUSE, 0
        while True:
            try:
                await self.take(update)
            except UNAVAILABLE as error:
                log.warning("update %d waits: %s", update.update_id, type(error).__name__)
            except Exception:
                attempt += 1
                log.exception("update %d failed, attempt %d", update.update_id, attempt)
                if attempt >= ATTEMPTS:
                    return
            else:
                return
            if self.stopping.is_set():
                raise NotTakenError
            await self._pause(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _pause(self, seconds: float) -> None:
        stopped = asyncio.create_task(self.stopping.wait())
        slept = asyncio.create_task(self.clock.sleep(seconds))
        await asyncio.wait({stopped, slept}, return_when=asyncio.FIRST_COMPLETED)
        for task in (stopped, slept):
            task.cancel()

    async def _confirm(self) -> None:
        """Tell Telegram how far we came, so that the next start is not told again."""
        try:
            await self.bot.get_updates(offset=self.offset, limit=1, timeout=0, request_timeout=5)
        except (TelegramNetworkError, TelegramAPIError) as error:
            log.info("not confirmed: %s", type(error).__name__)
