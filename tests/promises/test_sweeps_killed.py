"""A sweep killed at every step loses no reminder; several processes send each one once.

The bots are processes of their own; the test looks at their database and at Telegram's stand-in.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models import budgets
from models.budgets import ALL, TELEGRAM
from models.storage import database
from models.tables import Budget, Reminder, ReminderState
from sandbox import Sandbox
from tests.crowd import FIRST, admit_crowd, make_crowd, remind_crowd
from tests.process.apart import SECONDS, Apart


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Telegram on this machine, which counts messages by the machine's clock."""
    async with Sandbox() as made:
        yield made


async def until(ready: Callable[[], Awaitable[bool]]) -> None:
    """Wait until the other process has done something; nobody tells of it."""
    async with asyncio.timeout(SECONDS):
        while not await ready():  # noqa: ASYNC110 - another process does not ring a bell
            await asyncio.sleep(0.05)


async def in_state(state: ReminderState) -> bool:
    """Whether the newest row is."""
    newest = await Reminder.all().order_by("-id").first()
    return newest is not None and newest.state is state


def arrived(sandbox: Sandbox, person: int = FIRST) -> int:
    """How many messages a person has got."""
    return len(sandbox.world.state.chats[person].messages)


async def test_a_sweep_killed_at_any_step_loses_nothing(
    database_url: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    """Starting takes a second or two each time, so that all kills share one bot."""
    admit_crowd(sandbox, 1)
    bot = Apart(sandbox, database_url, tmp_path / "bot")
    async with database(database_url):
        cards = await make_crowd(1, datetime.now(UTC))

        async def killed_in(state: ReminderState, then: Callable[[], bool]) -> None:
            """Due now; killed in this state, and started again when its lease is over."""
            await remind_crowd(cards, datetime.now(UTC))

            async def ready() -> bool:
                return await in_state(state) and then()

            await until(ready)
            await bot.kill()
            sandbox._api.faults.clear()
            await Budget.all().delete()
            await Reminder.filter(state=state).update(
                lease_until=datetime.now(UTC) - timedelta(seconds=1)
            )
            await bot.start()
            await until(lambda: in_state(ReminderState.SENT))

        # Before the claim: it was not running when the row fell due.
        await remind_crowd(cards, datetime.now(UTC))
        await bot.start()
        await until(lambda: in_state(ReminderState.SENT))
        assert arrived(sandbox) == 1
        # After the claim: it waits for what Telegram bears in all.
        await budgets.hold(ALL, TELEGRAM.overall, datetime.now(UTC), 9)
        await killed_in(ReminderState.CLAIMED, lambda: True)
        assert arrived(sandbox) == 2
        assert "in doubt" not in bot.log.read_text()
        # While the call hangs, which Telegram never took.
        sandbox._api.faults.add({"method": "sendMessage", "kind": "timeout"})
        await killed_in(ReminderState.SENDING, lambda: last_is_silent(sandbox))
        assert arrived(sandbox) == 3
        assert bot.log.read_text().count("was in doubt and is sent again") == 1
        # After Telegram's ok, before it is noted: better twice than never, and the log says so.
        sandbox._api.faults.add({"method": "sendMessage", "kind": "timeout_after"})
        await killed_in(ReminderState.SENDING, lambda: last_is_silent(sandbox))
        assert arrived(sandbox) == 5
        assert bot.log.read_text().count("was in doubt and is sent again") == 2
        await bot.kill()
        assert await Reminder.filter(state=ReminderState.SENT).count() == 4


def last_is_silent(sandbox: Sandbox) -> bool:
    """Whether the last message got no answer."""
    sent = [call for call in sandbox.calls.after(0) if call["method"] == "sendMessage"]
    return bool(sent) and sent[-1]["status"] == 0


@pytest.mark.parametrize(("processes", "webhook"), [(2, False), (5, True)])
async def test_several_processes_send_each_reminder_once(
    postgres_url: str, sandbox: Sandbox, tmp_path: Path, processes: int, webhook: bool
) -> None:
    """They also keep what Telegram bears together; of two that poll, one is told so and goes on."""
    people = 100
    admit_crowd(sandbox, people)
    bots = [
        Apart(sandbox, postgres_url, tmp_path / f"{number}", webhook=webhook)
        for number in range(processes)
    ]
    async with database(postgres_url):
        cards = await make_crowd(people, datetime.now(UTC))
        await asyncio.gather(*(bot.start() for bot in bots))
        begun = datetime.now(UTC)
        await remind_crowd(cards, begun)

        async def all_sent() -> bool:
            return await Reminder.filter(state=ReminderState.SENT).count() == people

        await until(all_sent)
        spent = datetime.now(UTC) - begun
    for bot in bots:
        assert bot.process is not None
        assert bot.process.returncode is None
    if not webhook:
        assert any("TelegramConflictError" in bot.log.read_text() for bot in bots)
    await asyncio.gather(*(bot.kill() for bot in bots))
    assert {arrived(sandbox, FIRST + number) for number in range(people)} == {1}
    assert not [call for call in sandbox.calls.after(0) if call["status"] == 429]
    assert spent.total_seconds() > people / 30 - 1
