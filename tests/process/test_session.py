"""Calls to Telegram: what passes is waited out on the bot's clock, what lasts comes back."""

import asyncio
import gc
import weakref

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response
from aiogram.types import User

from bot.session import ATTEMPTS, Patience, make_bot
from sandbox import Sandbox
from tests.process.conftest import QuickClock
from tests.process.talking import OLENA, Talk, turned


@pytest.fixture(autouse=True)
async def started(talk: Talk) -> None:
    """Olena may be written to."""
    await talk.starts(OLENA)


async def test_429_waits_as_long_as_told(bot: Bot, talk: Talk, clock: QuickClock) -> None:
    await talk.fails("sendMessage", "429", retry_after=17, times=2)
    await bot.send_message(OLENA, "Привіт")
    assert clock.slept == [17, 17]
    assert await talk.texts(OLENA) == ["Привіт"]


@pytest.mark.parametrize("kind", ["500", "502"])
async def test_faults_of_the_server_are_tried_again_later_and_later(
    bot: Bot, talk: Talk, clock: QuickClock, kind: str
) -> None:
    await talk.fails("sendMessage", kind, times=4)
    await bot.send_message(OLENA, "Привіт")
    assert len(clock.slept) == 4
    assert clock.slept == sorted(clock.slept)
    assert 0 < clock.slept[0] < clock.slept[-1] <= 20
    assert await talk.texts(OLENA) == ["Привіт"]


async def test_an_answer_that_was_cut_off_is_sent_again(
    bot: Bot, talk: Talk, clock: QuickClock
) -> None:
    await talk.fails("sendMessage", "drop_after")
    await bot.send_message(OLENA, "Привіт")
    assert len(clock.slept) == 1
    assert await talk.texts(OLENA) == ["Привіт", "Привіт"]


@pytest.mark.parametrize(
    ("kind", "error"), [("429", TelegramRetryAfter), ("500", TelegramServerError)]
)
async def test_it_gives_up_with_the_last_error(
    bot: Bot, talk: Talk, clock: QuickClock, kind: str, error: type[Exception]
) -> None:
    await talk.fails("sendMessage", kind, times=100)
    with pytest.raises(error):
        await bot.send_message(OLENA, "Привіт")
    assert len(clock.slept) == ATTEMPTS - 1
    assert len(await talk.calls("sendMessage")) == ATTEMPTS


async def test_a_server_that_is_not_there_is_a_network_error(clock: QuickClock) -> None:
    async with make_bot("1:token", "http://127.0.0.1:1", Patience(clock)).context() as bot:
        with pytest.raises(TelegramNetworkError):
            await bot.get_me()
    assert len(clock.slept) == ATTEMPTS - 1


@pytest.mark.parametrize(
    ("kind", "error"), [("400", TelegramBadRequest), ("403", TelegramForbiddenError)]
)
async def test_a_refusal_comes_back_at_once(
    bot: Bot, talk: Talk, clock: QuickClock, kind: str, error: type[Exception]
) -> None:
    await talk.fails("sendMessage", kind)
    with pytest.raises(error):
        await bot.send_message(OLENA, "Привіт")
    assert clock.slept == []


async def test_polling_has_its_own_patience(bot: Bot, talk: Talk, clock: QuickClock) -> None:
    await talk.fails("getUpdates", "500")
    with pytest.raises(TelegramServerError):
        await bot.get_updates()
    assert clock.slept == []


class SlowClock(QuickClock):
    """A clock on which no wait ends by itself."""

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.Event().wait()


async def test_told_to_hurry_it_tries_once_more_and_gives_up(sandbox: Sandbox, talk: Talk) -> None:
    clock = SlowClock()
    patience = Patience(clock)
    await talk.fails("sendMessage", "429", retry_after=3600, times=100)
    async with make_bot(sandbox.token, sandbox.api_url, patience).context() as bot:
        sending = asyncio.create_task(bot.send_message(OLENA, "Привіт"))
        await turned(lambda: bool(clock.slept))
        assert not sending.done()
        patience.hurry()
        with pytest.raises(TelegramRetryAfter):
            await sending
    assert clock.slept == [3600]
    assert len(await talk.calls("sendMessage")) == 2


async def test_models_of_answers_are_built_once(bot: Bot, clock: QuickClock) -> None:
    await bot.get_me()
    model = weakref.ref(Response[User])
    gc.collect()
    assert model() is not None
    await bot.get_me()
    assert Response[User] is model()
