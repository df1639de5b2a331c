"""Rates on the sandbox's clock, failures on demand, and the record of calls."""

import asyncio

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import BufferedInputFile

from sandbox import Sandbox
from tests.sandbox.people import MARYNA, MAX, OLENA, People, picture


async def _until_refused(bot: Bot, chat_id: int) -> tuple[int, int]:
    """How many messages went through, and how long the bot was told to wait."""
    for count in range(100):
        try:
            await bot.send_message(chat_id, "а")
        except TelegramRetryAfter as error:
            return count, error.retry_after
    raise AssertionError("nothing was refused")


async def test_rate_in_a_private_chat(bot: Bot, people: People, sandbox: Sandbox) -> None:
    await people.start(OLENA)
    assert await _until_refused(bot, OLENA) == (5, 1)
    sandbox.clock.advance(2)
    assert await _until_refused(bot, OLENA) == (2, 1)


async def test_rate_in_a_group(bot: Bot, people: People, sandbox: Sandbox) -> None:
    group = await people.group()
    assert await _until_refused(bot, group) == (20, 3)
    await people.post("/control/clock", advance=60)
    assert await _until_refused(bot, group) == (20, 3)


async def test_rate_over_all_chats(bot: Bot, people: People) -> None:
    await people.start(OLENA, MARYNA, MAX)
    groups = [await people.group() for _ in range(2)]
    went = 0
    for chat_id in (OLENA, MARYNA, MAX, *groups):
        count, _ = await _until_refused(bot, chat_id)
        went += count
    assert went == 30


async def test_rates_can_be_off(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    await people.post("/control/rates", enforce=False)
    for _ in range(40):
        await bot.send_message(OLENA, "а")


async def test_kinds_of_failure(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    fail = {"method": "sendMessage", "times": 1}
    await people.post("/control/fail", **fail, kind="429", retry_after=17)
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(OLENA, "а")
    assert caught.value.retry_after == 17
    await people.post("/control/fail", **fail, kind="403", description="Forbidden: user is gone")
    with pytest.raises(TelegramForbiddenError, match="user is gone"):
        await bot.send_message(OLENA, "а")
    await people.post("/control/fail", **fail, kind="400", chat=MARYNA)
    await bot.send_message(OLENA, "не той чат")
    await people.post("/control/fail", method="*", times=2, kind="502")
    for _ in range(2):
        with pytest.raises(TelegramServerError):
            await bot.send_chat_action(OLENA, "typing")
    assert await bot.get_me()


async def test_failures_can_be_forgotten(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    await people.post("/control/fail", method="*", times=9, kind="500")
    await people.post("/control/fail/clear")
    assert await bot.send_message(OLENA, "а")
    status, words = await people.refused("/control/fail", method="*", kind="flood")
    assert (status, words[:17]) == (400, "The kind must be ")


async def test_no_answer(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    await people.post("/control/fail", method="sendMessage", kind="timeout")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(OLENA, "а", request_timeout=1)
    assert [m["text"] for m in await people.messages(OLENA, OLENA)] == ["/start"]


async def test_connection_cut_after_the_work(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    await people.post("/control/fail", method="sendMessage", kind="drop_after")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(OLENA, "дійшло")
    assert [m["text"] for m in await people.messages(OLENA, OLENA)] == ["/start", "дійшло"]


async def test_calls_are_recorded(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    await bot.get_me()
    await bot.send_photo(OLENA, BufferedInputFile(picture(), "a.png"))
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(OLENA, "")
    calls = (await people.get("/control/calls", after=1))["calls"]
    assert [(c["n"], c["method"], c["status"]) for c in calls] == [
        (2, "sendPhoto", 200),
        (3, "sendMessage", 400),
    ]
    uploads = [value for value in calls[0]["params"].values() if isinstance(value, dict)]
    assert uploads == [{"file": "a.png", "size": len(picture())}]
    assert calls[1]["error"] == "Bad Request: message text is empty"


async def test_a_stop_ends_what_is_kept_waiting(people: People, sandbox: Sandbox) -> None:
    await people.post("/control/fail", method="getMe", kind="timeout")
    address = f"{sandbox.url}/bot{sandbox.token}/getMe"
    call = asyncio.create_task(people.session.get(address))
    while not sandbox.calls.after(0):
        await sandbox.clock.bell.wait()
    await sandbox.stop()
    with pytest.raises(aiohttp.ClientError):
        await call
