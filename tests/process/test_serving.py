"""The served bot: introduces itself, sweeps at intervals, and stops with nothing left in doubt."""

import asyncio
import gc
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from aiogram.types import BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from apscheduler.jobstores.memory import MemoryJobStore

from bot.process import StartError, introduce, opened_house, scheduled
from bot.settings import Settings
from locales.catalogues import LANGUAGES
from models.tables import Mark, Reminder, ReminderState
from sandbox import Sandbox
from tests.process.conftest import QuickClock
from tests.process.serving import served, webhook_settings
from tests.process.talking import OLENA, Talk, turned
from tests.town import Town, opened_town


@pytest.fixture
def thawed() -> Iterator[None]:
    """Nothing is frozen before, nor after."""
    gc.unfreeze()
    yield
    gc.unfreeze()


def settings(database_url: str) -> Settings:
    return Settings(_env_file=None, database_url=database_url)


async def test_its_heap_is_frozen_after_the_start(
    thawed: None, sqlite_url: str, sandbox: Sandbox
) -> None:
    async with served(settings(sqlite_url), sandbox):
        await turned(lambda: sandbox.world.updates.polls == 1)
        assert gc.get_freeze_count() > 100_000


async def test_it_polls_where_a_webhook_was(sqlite_url: str, sandbox: Sandbox, talk: Talk) -> None:
    async with served(webhook_settings(sqlite_url), sandbox):
        await talk.until(lambda: bool(sandbox.world.state.webhook.url))
    await talk.starts(OLENA)
    assert await talk.pending() == 1
    async with served(settings(sqlite_url), sandbox):
        await talk.drained()
    assert await talk.texts(OLENA)


@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_the_stop_leaves_nothing_in_doubt(
    sqlite_url: str, sandbox: Sandbox, talk: Talk, by: str
) -> None:
    chosen = settings(sqlite_url) if by == "polling" else webhook_settings(sqlite_url)
    async with served(chosen, sandbox) as bot:
        await talk.starts(OLENA)
        await talk.drained()
        lanes = bot.house.lanes
        async with lanes.turn((OLENA, OLENA)):
            await talk.says(OLENA, "Пост про книги")
            await turned(lambda: lanes.waiting.get((OLENA, OLENA)) == 2)
            bot.stopped.set()
            await asyncio.sleep(0)
            assert not bot.task.done()
        await bot.task
    assert "Пост про книги" in (await talk.texts(OLENA))[-1]
    if by == "polling":
        assert await talk.pending() == 0


async def test_the_stop_sends_what_was_still_to_be_sent(
    sqlite_url: str, sandbox: Sandbox, talk: Talk
) -> None:
    async with served(settings(sqlite_url), sandbox):
        await talk.fails("sendMessage", "429", retry_after=3600)
        await talk.starts(OLENA)
        await talk.until(lambda: any(c["status"] == 429 for c in sandbox.calls.after(0)))
        assert await talk.texts(OLENA) == []
    assert len(await talk.texts(OLENA)) == 1


async def test_the_database_stays_open_for_what_is_still_to_be_sent(
    sqlite_url: str, sandbox: Sandbox
) -> None:
    found: list[bool] = []

    async def work() -> None:
        await asyncio.sleep(0.2)  # longer than the rest of the stop
        found.append(await Mark.exists())

    async with served(settings(sqlite_url), sandbox) as bot:
        await turned(lambda: sandbox.world.updates.polls == 1)
        bot.house.courier.start(work())
    assert found == [False]


async def test_the_stop_waits_no_hour_for_telegram(
    sqlite_url: str, sandbox: Sandbox, talk: Talk
) -> None:
    async with asyncio.timeout(20), served(settings(sqlite_url), sandbox):
        await talk.fails("sendMessage", "429", retry_after=3600, times=1000)
        await talk.starts(OLENA)
        await talk.until(lambda: any(c["status"] == 429 for c in sandbox.calls.after(0)))
    assert await talk.texts(OLENA) == []


async def test_it_serves_although_telegram_takes_no_description(
    sqlite_url: str, sandbox: Sandbox, talk: Talk
) -> None:
    for method in ("setMyDescription", "setMyCommands"):
        await talk.fails(method, "429", retry_after=3600, times=1000)
    async with served(settings(sqlite_url), sandbox) as bot:
        await talk.starts(OLENA)
        await talk.drained()
        assert not bot.task.done()
        assert await talk.calls("setMyCommands")


async def test_it_tells_commands_and_descriptions_in_every_language(
    sqlite_url: str, sandbox: Sandbox, talk: Talk, clock: QuickClock
) -> None:
    async with opened_house(settings(sqlite_url), sandbox.token, sandbox.api_url, clock) as house:
        bot = house.bot
        await introduce(bot, house)
        descriptions, shorts = {}, {}
        for language in (None, *LANGUAGES):
            descriptions[language] = (
                await bot.get_my_description(language_code=language)
            ).description
            shorts[language] = (
                await bot.get_my_short_description(language_code=language)
            ).short_description
        assert all(0 < len(text) <= 512 for text in descriptions.values())
        assert all(0 < len(text) <= 120 for text in shorts.values())
        for texts in (descriptions, shorts):
            assert texts[None] == texts["uk"]
            assert len(set(texts.values())) == len(LANGUAGES)
    calls = [call["params"] for call in await talk.calls("setMyCommands")]
    assert len(calls) == 2 * (1 + len(LANGUAGES))
    assert all(call["status"] == 200 for call in await talk.calls("setMyCommands"))


async def test_commands_keep_telegrams_limits(
    sqlite_url: str, sandbox: Sandbox, clock: QuickClock
) -> None:
    async with opened_house(settings(sqlite_url), sandbox.token, sandbox.api_url, clock) as house:
        await introduce(house.bot, house)
        for scope in (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()):
            told = {
                language: await house.bot.get_my_commands(scope=scope, language_code=language)
                for language in (None, *LANGUAGES)
            }
            assert told[None] == told["uk"]
            names = {tuple(command.command for command in commands) for commands in told.values()}
            assert len(names) == 1
            for commands in told.values():
                assert all(0 < len(command.description) <= 256 for command in commands)


async def test_the_scheduler_holds_three_plain_jobs(sqlite_town: Town) -> None:
    async with scheduled(sqlite_town.house) as scheduler:
        jobs = scheduler.get_jobs()
        names = sorted(job.func.__name__ for job in jobs)
        assert names == ["begin", "begin_archiving", "begin_tidying"]
        for job in jobs:
            assert job.coalesce is True
            assert job.max_instances == 1
            assert job.misfire_grace_time is None
            assert job.args == ()
            assert job.kwargs == {}
        seconds = {job.func.__name__: job.trigger.interval.total_seconds() for job in jobs}
        assert seconds == {
            "begin": sqlite_town.settings.sweep_seconds,
            "begin_archiving": 3600,
            "begin_tidying": 3600,
        }
        assert isinstance(scheduler._lookup_jobstore("default"), MemoryJobStore)


async def test_the_jobs_send_what_is_due_and_forget_old_marks(database_url: str) -> None:
    async with opened_town(database_url) as town:
        olena = town.olena
        await olena.starts()
        await olena.taps("Київ")
        await olena.says("Пост про книги завтра 18:00")
        await olena.says("Текст")
        assert await Mark.exists()
        before = len(await olena.bots())
        town.sandbox.clock.advance(4 * 24 * 3600)
        async with scheduled(town.house) as scheduler:
            for job in scheduler.get_jobs():
                job.modify(next_run_time=datetime.now(UTC))
            await turned(lambda: len(town.house.courier.tasks) == 2)
        await town.settle()
        assert len(await olena.bots()) > before
        assert not await Mark.exists()
        now = town.sandbox.clock.now()
        assert not await Reminder.filter(state=ReminderState.PENDING, due_at__lte=now).exists()
        assert not town.house.sweeps.running


@pytest.mark.parametrize("code", ["401", "404", "away"])
async def test_a_telegram_that_does_not_know_the_bot_is_told_in_a_line(
    sqlite_url: str, sandbox: Sandbox, clock: QuickClock, code: str
) -> None:
    token = {"401": "7000001:another-token", "404": "7000001:no.token", "away": sandbox.token}[code]
    address = sandbox.api_url if code != "away" else "http://127.0.0.1:1"
    with pytest.raises(StartError) as caught:
        async with opened_house(settings(sqlite_url), token, address, clock):
            pass
    line = str(caught.value)
    assert "\n" not in line
    assert token not in line
    assert line.startswith("TELEGRAM_API_URL:" if code == "away" else "BOT_TOKEN:")


async def test_a_database_that_cannot_be_opened_is_told_in_a_line(
    sandbox: Sandbox, clock: QuickClock
) -> None:
    for url in ("postgres://olena:right-hand@127.0.0.1:1/kartka", "sqlite:///proc/kartka.db"):
        with pytest.raises(
            StartError, match="DATABASE_URL: the database cannot be opened"
        ) as caught:
            async with opened_house(settings(url), sandbox.token, sandbox.api_url, clock):
                pass
        assert "right-hand" not in str(caught.value)


async def test_a_port_that_is_taken_is_told_in_a_line(sqlite_url: str, sandbox: Sandbox) -> None:
    chosen = webhook_settings(sqlite_url)
    taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", chosen.web_port)
    async with taken:
        with pytest.raises(StartError, match=f"WEB_HOST, WEB_PORT: .* port {chosen.web_port}"):
            async with served(chosen, sandbox) as bot:
                await bot.task
