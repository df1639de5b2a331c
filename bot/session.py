"""Calls to Telegram: passing failures are waited out, lasting ones come back to the caller."""

import logging

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from bot.clock import Clock

log = logging.getLogger(__name__)
ATTEMPTS = 6
PASSING = (TelegramRetryAfter, TelegramNetworkError, TelegramServerError)


class Patience(BaseRequestMiddleware):
    """Repeats a call that failed for a passing reason; waits as long as Telegram says.

    A call that timed out may have arrived all the same: what it sends may come twice, which for an
    answer is better than never. Long polling has its own patience.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.backoff = wait_exponential_jitter(multiplier=0.5, max=20)

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """The call's result; after `ATTEMPTS` failures the last of them."""
        if method.__api_method__ == "getUpdates":
            return await make_request(bot, method)
        attempts = AsyncRetrying(
            retry=retry_if_exception_type(PASSING),
            stop=stop_after_attempt(ATTEMPTS),
            wait=self.wait,
            sleep=self.clock.sleep,
            reraise=True,
        )
        return await attempts(make_request, bot, method)

    def wait(self, attempt: RetryCallState) -> float:
        """How many seconds to wait before the next attempt."""
        error = attempt.outcome.exception() if attempt.outcome else None
        log.warning("call failed: %s, attempt %d", type(error).__name__, attempt.attempt_number)
        if isinstance(error, TelegramRetryAfter):
            return float(error.retry_after)
        return self.backoff(attempt)


class Session(AiohttpSession):
    """aiogram's session, which waits for TLS to close only where there is TLS."""

    async def close(self) -> None:
        """Close the connections."""
        if self.api.base.startswith("https:"):
            await super().close()
        elif self._session is not None:
            await self._session.close()


def make_bot(token: str, api_url: str, clock: Clock) -> Bot:
    """A bot that speaks to the Bot API server at `api_url`, patiently, in HTML."""
    session = Session(api=TelegramAPIServer.from_base(api_url))
    session.middleware(Patience(clock))
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
