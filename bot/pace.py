"""Telegram's rates: each message waits for its moment, and answers go before all that is unasked.

An answer is promised the next free moment, even a later one. What nobody waits for (reminders, open
messages made fresh) takes a moment only while it is free, so that any number of it at once leaves
answers quick. The promises are in the database, for all processes: see `models.budgets`.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.clock import Clock, sleep_or
from models import budgets
from models.budgets import ALL, Rates
from models.storage import UNAVAILABLE

log = logging.getLogger(__name__)
SPENDING = ("send", "edit", "copy", "forward")
FREE = ("sendChatAction",)
SOON = timedelta(seconds=10)


class BusyError(Exception):
    """Nothing unasked may be sent now: to this chat, or `everywhere`, until about this moment."""

    def __init__(self, until: datetime, *, everywhere: bool = False) -> None:
        super().__init__(until)
        self.until = until
        self.everywhere = everywhere


@dataclass
class Unasked:
    """Something that nobody waits for is being sent; its first call is paid for."""

    paid: bool = True


UNASKED: ContextVar[Unasked | None] = ContextVar("unasked", default=None)


class Pace(BaseRequestMiddleware):
    """Lets each call that sends or edits wait for its moment. With no rates nothing waits.

    Inside the one that repeats calls: Telegram counts each attempt.
    """

    def __init__(
        self, clock: Clock, rates: Rates | None = None, hurried: asyncio.Event | None = None
    ) -> None:
        self.clock = clock
        self.rates = rates
        self.hurried = hurried or asyncio.Event()
        self.refused: dict[str, datetime] = {}
        """Until when a chat, or all, is held back by what this process was told."""
        self.asking = asyncio.Lock()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """The call's result. A 429 holds back the chat for all processes, and is raised."""
        messages = spends(method)
        if self.rates is None or not messages:
            return await make_request(bot, method)
        keys = [key for key in (chat_key(method), ALL) if key]
        unasked = UNASKED.get()
        if unasked is not None and unasked.paid:
            unasked.paid = False
        else:
            for key in keys:
                await self._wait(key, self.rates, messages)
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            await self._hold(keys[0], self.rates, error.retry_after)
            raise

    async def _wait(self, key: str, rates: Rates, messages: int) -> None:
        try:
            at = await budgets.promise(key, rates.of(key), self.clock.now(), messages)
        except UNAVAILABLE as error:
            # Better too quick than lost.
            log.warning("budget %s cannot be asked: %s", key, type(error).__name__)
            return
        await self.sleep_until(at)
        # A refusal may have come meanwhile.
        await self.sleep_until(self.refused.get(key, at))

    async def sleep_until(self, moment: datetime) -> None:
        """Wait for the moment, or until told to hurry."""
        seconds = (moment - self.clock.now()).total_seconds()
        if seconds > 0 and not self.hurried.is_set():
            await sleep_or(self.clock, seconds, self.hurried)

    async def _hold(self, key: str, rates: Rates, seconds: float) -> None:
        """Hold the chat back; everything, when another chat is being held back already."""
        now = self.clock.now()
        self.refused = {key: until for key, until in self.refused.items() if until > now}
        keys = {key, ALL} if self.refused.keys() - {key} else {key}
        try:
            for each in keys:
                self.refused[each] = await budgets.hold(each, rates.of(each), now, seconds)
        except UNAVAILABLE as error:
            log.warning("budget %s cannot be held: %s", key, type(error).__name__)
        log.warning("held back for %d s: %s", seconds, ", ".join(sorted(keys)))

    async def take_spare(self, chat_id: int) -> None:
        """Take a moment that nobody wants, in the chat and then overall; waits for the latter.

        Raises `BusyError` when the chat has none now, or nothing has one soon.
        """
        if self.hurried.is_set():
            raise BusyError(self.clock.now(), everywhere=True)
        if self.rates is None:
            return
        key = str(chat_id)
        until = await budgets.spare(key, self.rates.of(key), self.clock.now())
        if until is not None:
            raise BusyError(until)
        # One at a time: who comes later would only ask in vain.
        async with self.asking:
            while until := await budgets.spare(ALL, self.rates.overall, self.clock.now()):
                if until - self.clock.now() > SOON or self.hurried.is_set():
                    raise BusyError(until, everywhere=True)
                await self.sleep_until(until)


@contextmanager
def unasked() -> Iterator[None]:
    """What is sent in the block nobody waits for: its first call is paid for by `take_spare`."""
    token = UNASKED.set(Unasked())
    try:
        yield
    finally:
        UNASKED.reset(token)


def spends(method: TelegramMethod[TelegramType]) -> int:
    """How many messages Telegram counts for a call; 0 for calls that it does not count."""
    name = method.__api_method__
    if name in FREE or not name.startswith(SPENDING):
        return 0
    items = getattr(method, "media", None) or getattr(method, "message_ids", None)
    return len(items) if isinstance(items, list) else 1


def chat_key(method: TelegramMethod[TelegramType]) -> str | None:
    """The chat whose rate the call spends; an inline message has none."""
    chat = getattr(method, "chat_id", None)
    return None if chat is None else str(chat)
