"""Webhook: the secret, repetition until 2xx, order within a chat, several chats at once."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiohttp import web

from sandbox import Sandbox
from tests.sandbox.people import MARYNA, MAX, OLENA, Json, People


class Hook:
    """A bot's webhook: answers with the statuses given, then 200; may be held."""

    def __init__(self) -> None:
        self.seen: list[Json] = []
        self.secrets: set[str | None] = set()
        self.statuses: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.now = self.most = 0
        self.arrived = asyncio.Semaphore(0)
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.now += 1
        self.most = max(self.most, self.now)
        self.seen.append(await request.json())
        self.arrived.release()
        await self.gate.wait()
        self.now -= 1
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    hook.gate.set()
    await runner.cleanup()


async def test_secret_and_confirmation(
    bot: Bot, sandbox: Sandbox, people: People, hook: Hook
) -> None:
    await people.start(OLENA)
    secret = "-".join(("left", "hand_2"))
    await bot.set_webhook(hook.url, secret_token=secret)
    await people.say(OLENA, OLENA, "Пост")
    await sandbox.drained()
    assert [update["message"]["text"] for update in hook.seen] == ["/start", "Пост"]
    assert hook.secrets == {secret}
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (hook.url, 0, 40)


async def test_repeated_until_taken(bot: Bot, sandbox: Sandbox, people: People, hook: Hook) -> None:
    hook.statuses = [500, 302, 404]
    await bot.set_webhook(hook.url)
    await people.start(OLENA)
    await people.say(OLENA, OLENA, "Пост")
    await sandbox.drained()
    ids = [update["update_id"] for update in hook.seen]
    assert ids == [ids[0]] * 4 + [ids[0] + 1]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 404 Not Found"


async def test_chats_do_not_wait_for_each_other(
    bot: Bot, sandbox: Sandbox, people: People, hook: Hook
) -> None:
    hook.gate.clear()
    await bot.set_webhook(hook.url, max_connections=2)
    await people.start(OLENA, MARYNA, MAX)
    await people.say(OLENA, OLENA, "Пост")
    for _ in range(2):
        await hook.arrived.acquire()
    assert {update["message"]["chat"]["id"] for update in hook.seen} == {OLENA, MARYNA}
    hook.gate.set()
    await sandbox.drained()
    assert hook.most == 2
    olena = [u["update_id"] for u in hook.seen if u["message"]["chat"]["id"] == OLENA]
    assert olena == sorted(olena)
    assert len(hook.seen) == 4


async def test_what_waited_comes_when_the_bot_is_up(
    bot: Bot, sandbox: Sandbox, people: People, hook: Hook
) -> None:
    await people.start(OLENA)
    await bot.set_webhook(hook.url, drop_pending_updates=True)
    await people.say(OLENA, OLENA, "Пост")
    await sandbox.drained()
    assert [update["message"]["text"] for update in hook.seen] == ["Пост"]
    await people.post("/control/redeliver", update_id=hook.seen[0]["update_id"])
    await sandbox.drained()
    assert hook.seen[0] == hook.seen[1]


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("nowhere", None, "invalid webhook URL specified"),
        ("https://example.org/hook", None, "the sandbox calls addresses of this machine only"),
        ("http://127.0.0.1:9/", "з пробілом", "secret token contains unallowed characters"),
        ("http://127.0.0.1:9/", "a" * 257, "secret token is too long"),
    ],
)
async def test_refusals(bot: Bot, url: str, secret: str | None, words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.set_webhook(url, secret_token=secret)
