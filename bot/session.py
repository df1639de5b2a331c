"""Calls to Telegram: passing failures are waited out, lasting ones come back to the caller."""

import asyncio
import logging
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type
from tenacity.wait import wait_exponential_jitter

from bot.clock import Clock, sleep_or
from bot.errors import PASSING
from bot.pace import UNASKED

log = logging.getLogger(__name__)
ATTEMPTS = 6
INTERNAL_ERROR = 500


class Patience(BaseRequestMiddleware):
    """Repeats a call that failed for a passing reason; waits as long as Telegram says.

    A call that timed out may have arrived all the same: what it sends may come twice, which for an
    answer is better than never. Long polling has its own patience, and what is sent unasked is
    tried again by the sweep that sends it.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        # So little jitter that each wait is longer than the one before.
        self.backoff = wait_exponential_jitter(multiplier=0.5, jitter=0.5, max=20)
        self.hurried = asyncio.Event()

    def hurry(self) -> None:
        """Wait no more: each call that fails is tried at once for the last time."""
        self.hurried.set()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """The call's result; after `ATTEMPTS` failures the last of them."""
        if method.__api_method__ == "getUpdates" or UNASKED.get() is not None:
            return await make_request(bot, method)
        begun_in_a_hurry = False

        async def attempt() -> Response[TelegramType]:
            # A call that was under way when the hurry began is tried once more.
            nonlocal begun_in_a_hurry
            begun_in_a_hurry = self.hurried.is_set()
            return await make_request(bot, method)

        def is_last(tried: RetryCallState) -> bool:
            return tried.attempt_number >= ATTEMPTS or begun_in_a_hurry

        attempts = AsyncRetrying(
            retry=retry_if_exception_type(PASSING),
            stop=is_last,
            wait=self.wait,
            sleep=self.rest,
            reraise=True,
        )
        return await attempts(attempt)

    async def rest(self, seconds: float) -> None:
        """Wait so long, or until told to hurry."""
        await sleep_or(self.clock, seconds, self.hurried)

    def wait(self, attempt: RetryCallState) -> float:
        """How many seconds to wait before the next attempt."""
        error = attempt.outcome.exception() if attempt.outcome else None
        log.warning("call failed: %s, attempt %d", type(error).__name__, attempt.attempt_number)
        if isinstance(error, TelegramRetryAfter):
            return float(error.retry_after)
        return self.backoff(attempt)


class Session(AiohttpSession):
    """aiogram's session, which waits for TLS to close only where there is TLS.

    It holds the models of answers: pydantic forgets one that nobody holds, and aiogram would have
    it built anew, about 8 ms, for every few answers.
    """

    def __init__(self, api: TelegramAPIServer) -> None:
        super().__init__(api=api)
        self.answers: dict[type[TelegramMethod[Any]], type[Response[Any]]] = {}

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """The answer, read; raises what Telegram refused with."""
        kind = type(method)
        if kind not in self.answers:
            self.answers[kind] = Response[method.__returning__]  # type: ignore[name-defined]
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if status_code < INTERNAL_ERROR:
                raise
            # A gateway before Telegram answers in HTML when Telegram is away.
            raise TelegramServerError(method, f"status {status_code}, not from Telegram") from error

    async def close(self) -> None:
        """Close the connections."""
        if self.api.base.startswith("https:"):
            await super().close()
        elif self._session is not None:
            await self._session.close()


def make_bot(token: str, api_url: str, *manners: BaseRequestMiddleware) -> Bot:
    """A bot that speaks to the Bot API server at `api_url` with these manners, in HTML.

    The first manner is around the next ones.
    """
    session = Session(TelegramAPIServer.from_base(api_url))
    for manner in manners:
        session.middleware(manner)
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
