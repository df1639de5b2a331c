"""`python -m bot` as people start and stop it: a process of its own, its signals and its words."""

import asyncio
import os
import re
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from bot.settings import EXPECTED
from sandbox import Sandbox
from tests.process.serving import free_port
from tests.process.talking import OLENA, Talk

ROOT = Path(__file__).parents[2]
SOON = 60.0
"""Seconds in which a process must begin or end, also on a busy machine."""


@dataclass
class Running:
    """A started bot."""

    process: asyncio.subprocess.Process

    async def line(self) -> str:
        """The next line of its output."""
        assert self.process.stdout is not None
        async with asyncio.timeout(SOON):
            return (await self.process.stdout.readline()).decode()

    async def end(self, *, by: signal.Signals | None = None) -> tuple[int, str, str]:
        """Its exit code, and what it wrote to the end on each of its two outputs."""
        if by is not None:
            self.process.send_signal(by)
        async with asyncio.timeout(SOON):
            out, err = await self.process.communicate()
        return self.process.returncode or 0, out.decode(), err.decode()


@asynccontextmanager
async def running(folder: Path, **environment: str) -> AsyncIterator[Running]:
    """`python -m bot` in this folder, with these settings alone."""
    inherited = {name: value for name, value in os.environ.items() if name not in EXPECTED}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield Running(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def on(sandbox: Sandbox, **more: str) -> dict[str, str]:
    """The settings of a bot on this sandbox."""
    return {"BOT_TOKEN": sandbox.token, "TELEGRAM_API_URL": sandbox.api_url, **more}


async def messages_at(address: str) -> list[str]:
    """Texts of Olena's chat with the bot of a sandbox."""
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{address}/people/{OLENA}/chats/{OLENA}/messages?limit=200") as response,
    ):
        return [message.get("text", "") for message in (await response.json())["messages"]]


async def says_at(address: str, text: str) -> None:
    """Olena writes to the bot of a sandbox."""
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{address}/people/{OLENA}/chats/{OLENA}/text", json={"text": text}) as response,
    ):
        assert response.status == 200


async def address_of(bot: Running) -> str:
    """The one address that the sandbox prints."""
    line = await bot.line()
    found = re.findall(r"http://\S+", line)
    assert len(found) == 1, line
    return str(found[0])


async def test_without_a_token_it_starts_the_sandbox_anew_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        async with running(tmp_path, SANDBOX_PORT="0") as bot:
            address = await address_of(bot)
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
            async with aiohttp.ClientSession() as http, http.get(address) as page:
                assert page.status == 200
                assert page.content_type == "text/html"
            assert "Пост про книги" not in await messages_at(address)
            await says_at(address, "Пост про книги")
            code, out, _ = await bot.end(by=signal.SIGINT)
        assert (code, out) == (0, "")
        with closing(sqlite3.connect(tmp_path / "data" / "sandbox.db")) as database:
            database.execute("CREATE TABLE left_over (id)")  # fails where it is already


async def test_asked_to_keep_the_sandbox_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path, SANDBOX_PORT="0", SANDBOX_KEEP="true") as bot:
        address = await address_of(bot)
        await says_at(address, "Пост про книги")
        assert (await bot.end(by=signal.SIGTERM))[0] == 0
    async with running(tmp_path, SANDBOX_PORT="0", SANDBOX_KEEP="true") as bot:
        address = await address_of(bot)
        texts = await messages_at(address)
        assert texts.count("Пост про книги") == 1
        assert texts.count("/start") == 1
        assert (await bot.end(by=signal.SIGINT))[0] == 0


async def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path, sandbox: Sandbox) -> None:
    port = sandbox.url.rsplit(":", 1)[1]
    async with running(tmp_path, SANDBOX_PORT=port) as bot:
        code, out, err = await bot.end()
    assert code == 1
    assert out == ""
    assert err == f"Port {port} is taken: set SANDBOX_PORT to another.\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_with_a_token_it_serves_until_told_to_stop(
    tmp_path: Path, sandbox: Sandbox, talk: Talk, number: signal.Signals
) -> None:
    async with running(tmp_path, **on(sandbox)) as bot:
        assert await bot.line() == "Kartka serves @kartka_bot. Ctrl-C stops it.\n"
        await talk.starts(OLENA)
        await talk.until(lambda: any(c["method"] == "sendMessage" for c in sandbox.calls.after(0)))
        code, _, err = await bot.end(by=number)
    assert code == 0, err
    assert sandbox.token not in err
    assert await talk.pending() == 0
    assert (tmp_path / "data" / "kartka.db").exists()


async def test_told_to_stop_while_telegram_does_not_answer_it_ends(
    tmp_path: Path, sandbox: Sandbox, talk: Talk
) -> None:
    await talk.fails("getMe", "429", retry_after=3600, times=1000)
    async with running(tmp_path, **on(sandbox)) as bot:
        await talk.until(lambda: any(c["method"] == "getMe" for c in sandbox.calls.after(0)))
        code, out, err = await bot.end(by=signal.SIGTERM)
    assert (code, out) == (0, ""), err


async def test_it_ends_when_it_cannot_start(tmp_path: Path, sandbox: Sandbox) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kartka.db").write_text("This is no database, but a letter.")
    stranger = "7000001:" + "another-token" * 3
    for environment, named in (
        (on(sandbox), "DATABASE_URL"),
        (on(sandbox, DATABASE_URL="sqlite://other.db", BOT_TOKEN=stranger), "BOT_TOKEN"),
        (on(sandbox, DATABASE_URL=f"postgres://u:p@127.0.0.1:{free_port()}/k"), "DATABASE_URL"),
    ):
        async with running(tmp_path, **environment) as bot:
            code, out, err = await bot.end()
        assert (code, out) == (1, "")
        last = err.splitlines()[-1]
        assert last.startswith(f"{named}: ")
        assert "Traceback" not in err
        assert stranger not in err


async def test_wrong_settings_are_told_all_at_once(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("WEB_PORT=many\nBOT_TOKEN=wrong\n")
    async with running(tmp_path, DEFAULT_LANGUAGE="pl") as bot:
        code, out, err = await bot.end()
    assert (code, out) == (2, "")
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "BOT_TOKEN",
        "WEB_PORT",
        "DEFAULT_LANGUAGE",
    ]
