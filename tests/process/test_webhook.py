"""The webhook: 200 when the effect is committed, else Telegram is to come again."""

import asyncio
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.webhook import HEADER
from handlers.days.feeds import feed_path
from models.feeds import make_feed
from models.storage.config import sqlite_file
from models.tables import Feed, Mark, Person
from sandbox import Sandbox
from tests.databases import PostgresServer
from tests.process.serving import SECRET, Served, served, webhook_settings
from tests.process.talking import OLENA, Talk, turned

UPDATE: dict[str, Any] = {
    "update_id": 7,
    "message": {
        "message_id": 70,
        "date": 1_800_000_000,
        "chat": {"id": OLENA, "type": "private", "first_name": "Олена"},
        "from": {"id": OLENA, "is_bot": False, "first_name": "Олена", "language_code": "uk"},
        "text": "Пост про книги",
    },
}


@pytest.fixture
async def hooked(database_url: str, sandbox: Sandbox, talk: Talk) -> AsyncIterator[Served]:
    """The bot behind its webhook, on both kinds of database; Olena has started it."""
    async with served(webhook_settings(database_url), sandbox) as made:
        await talk.until(lambda: bool(sandbox.world.state.webhook.url))
        await talk.starts(OLENA)
        await talk.drained()
        yield made


async def post(talk: Talk, to: Served, secret: str | None = SECRET, **body: Any) -> int:
    """Deliver something to the webhook; the status of its answer."""
    headers = {HEADER: secret} if secret is not None else {}
    async with talk.http.post(to.hook, headers=headers, **body) as response:
        return response.status


async def test_it_answers_when_the_effect_is_committed(hooked: Served, talk: Talk) -> None:
    lanes = hooked.house.lanes
    async with lanes.turn((OLENA, OLENA)):
        delivery = asyncio.create_task(post(talk, hooked, json=UPDATE))
        await turned(lambda: lanes.waiting.get((OLENA, OLENA)) == 2)
        assert not delivery.done()
        assert not await Mark.exists(update_id=7)
    assert await delivery == 200
    assert await Mark.exists(update_id=7)


async def test_a_conversation_goes_through_the_sandbox(hooked: Served, talk: Talk) -> None:
    await talk.says(OLENA, "Пост про книги")
    await talk.drained()
    await hooked.house.courier.idle()
    assert "Пост про книги" in (await talk.texts(OLENA))[-1]
    hook = talk.sandbox.world.state.webhook
    assert hook.secret == SECRET
    assert set(talk.sandbox.world.state.allowed_updates) >= {"message", "callback_query"}


@pytest.mark.parametrize("secret", [None, "", "left-hand2", "ліва-рука"])
async def test_a_wrong_secret_is_refused(hooked: Served, talk: Talk, secret: str | None) -> None:
    assert await post(talk, hooked, secret, json=UPDATE) == 401
    assert not await Mark.exists(update_id=7)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"update_id": "x"}', b'{"message": {}}']
)
async def test_garbage_is_refused(hooked: Served, talk: Talk, body: bytes) -> None:
    assert await post(talk, hooked, data=body) == 400


async def test_an_update_of_a_kind_yet_unknown_is_taken(hooked: Served, talk: Talk) -> None:
    assert await post(talk, hooked, json={"update_id": 8, "hologram": {"id": 1}}) == 200


async def test_it_says_that_it_is_well(hooked: Served, talk: Talk) -> None:
    address = hooked.hook.replace("/telegram", "/health")
    async with talk.http.get(address) as response:
        assert response.status == 200
        assert await response.json() == {"ok": True}


async def test_calendars_ask_at_the_same_port(hooked: Served, talk: Talk) -> None:
    person = await Person.get(telegram_id=OLENA)
    await make_feed(person, None, hooked.house.clock.now())
    feed = await Feed.get(person_id=person.id)
    address = hooked.hook.replace("/telegram", feed_path(feed.token))
    async with talk.http.get(address) as response:
        assert response.status == 200
        assert (await response.text()).startswith("BEGIN:VCALENDAR")


@contextmanager
def sqlite_away(url: str) -> Iterator[None]:
    """Somebody else holds the database's only lock."""
    file = sqlite_file(url)
    with closing(sqlite3.connect(Path(str(file)), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def postgres_away(server: PostgresServer, name: str) -> Iterator[None]:
    """The database takes no connections, and has ended those it had."""
    server.run(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
    server.run(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608
    )
    try:
        yield
    finally:
        server.run(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


@pytest.fixture(params=["sqlite", "postgres"])
def url_and_absence(request: pytest.FixtureRequest) -> tuple[str, Any]:
    """A database, and how it goes away for the time of a block."""
    url = str(request.getfixturevalue(f"{request.param}_url"))
    if request.param == "sqlite":
        return f"{url}?busy_timeout=1", sqlite_away(url)
    server = request.getfixturevalue("postgres_server")
    return url, postgres_away(server, url.split("/")[3].split("?")[0])


async def test_an_update_comes_again_when_the_database_is_back(
    url_and_absence: tuple[str, Any], sandbox: Sandbox, talk: Talk
) -> None:
    url, absence = url_and_absence
    async with served(webhook_settings(url), sandbox) as hooked:
        await talk.until(lambda: bool(sandbox.world.state.webhook.url))
        await talk.starts(OLENA)
        await talk.drained()
        await hooked.house.courier.idle()
        hook = sandbox.world.state.webhook
        with absence:
            assert await post(talk, hooked, json=UPDATE) == 500
            await talk.says(OLENA, "Пост про книги")
            await turned(lambda: hook.last_error is not None)
            assert "500" in str(hook.last_error)
            assert await talk.pending() == 1
        await talk.drained()
        await hooked.house.courier.idle()
        assert "Пост про книги" in (await talk.texts(OLENA))[-1]
        assert await post(talk, hooked, json=UPDATE) == 200


async def test_the_stop_finishes_what_is_being_taken(
    sqlite_url: str, sandbox: Sandbox, talk: Talk
) -> None:
    async with served(webhook_settings(sqlite_url), sandbox) as hooked:
        await talk.until(lambda: bool(sandbox.world.state.webhook.url))
        await talk.starts(OLENA)
        await talk.drained()
        lanes = hooked.house.lanes
        async with lanes.turn((OLENA, OLENA)):
            delivery = asyncio.create_task(post(talk, hooked, json=UPDATE))
            await turned(lambda: lanes.waiting.get((OLENA, OLENA)) == 2)
            hooked.stopped.set()
            await turned(lambda: not listens(hooked))
            assert not delivery.done()
            assert not hooked.task.done()
        assert await delivery == 200
        assert await Mark.exists(update_id=7)
        with pytest.raises(aiohttp.ClientConnectionError):
            await post(talk, hooked, json=UPDATE)
    assert "Пост про книги" in (await talk.texts(OLENA))[-1]


def listens(hooked: Served) -> bool:
    """Whether the webhook's port is open."""
    with socket.socket() as found:
        return found.connect_ex(("127.0.0.1", hooked.house.settings.web_port)) == 0
