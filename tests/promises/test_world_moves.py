"""What happens around a sweep: clocks jump, the database is away, people and groups change."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from bot.delivery import Courier
from models import reminders
from models.reminders import Parcel
from models.storage import transaction
from models.tables import Board, Group, Reason, Reminder, ReminderState
from models.tables import Person as PersonRow
from tests.conversations.groups import adds_bot
from tests.conversations.teams import gather_team
from tests.promises.test_reminders_come import only_once, told
from tests.town import Json, Person, Town, opened_town

AN_HOUR_BEFORE = timedelta(hours=7)
DUE = timedelta(hours=8)
"""From the town's ten in the morning to the deadline."""


@pytest.fixture
async def due(database_url: str) -> AsyncIterator[Town]:
    """Olena has a card that is due at six this evening; two reminders wait."""
    async with opened_town(database_url) as town:
        await make_due(town)
        yield town


async def make_due(town: Town) -> None:
    """Olena makes that card."""
    await town.olena.settles()
    await only_once(town.olena)
    await town.olena.says("Пост сьогодні о 18:00")
    await town.olena.taps("✅")


async def taken(town: Town) -> list[Parcel]:
    """What a sweep takes now, before it goes on."""
    async with transaction():
        return await reminders.claim(town.house.clock.now())


async def goes_on(town: Town, parcels: list[Parcel]) -> None:
    """The sweep sends what it took."""
    for parcel in parcels:
        await town.house.sweeps._try(parcel)
    await town.settle()


async def states() -> set[str]:
    """The states of all rows."""
    return {row.state.value for row in await Reminder.all()}


async def test_a_clock_that_jumps_a_day_forward_and_back(due: Town) -> None:
    """What it brought too early is not told again; what is made after it comes in its time."""
    await due.pass_time(days=1)
    assert len(await told(due)) == 1
    await due.pass_time(days=-1)
    await due.olena.says("Афіша сьогодні о 18:30")
    await due.olena.taps("✅")
    await due.pass_time(hours=7)
    assert len(await told(due)) == 1
    await due.pass_time(minutes=30)
    await due.pass_time(hours=1)
    assert len(await told(due)) == 3
    assert await states() == {"sent"}


async def test_what_a_sweep_of_the_wrong_day_left_is_sent_in_its_time(due: Town) -> None:
    """It died a day ahead: its lease is to last a day more, and nobody waits for that."""
    due.sandbox.clock.advance(timedelta(days=1).total_seconds())
    assert len(await taken(due)) == 1
    await due.pass_time(days=-1)
    assert await told(due) == []
    await due.pass_time(seconds=AN_HOUR_BEFORE.total_seconds())
    assert len(await told(due)) == 1
    await due.pass_time(hours=1)
    assert len(await told(due)) == 2
    await due.pass_time(days=1)
    assert len(await told(due)) == 2
    assert await states() == {"sent"}


@pytest.mark.parametrize("days", [1, -1])
async def test_a_clock_that_jumps_under_a_sweep(due: Town, days: int) -> None:
    due.sandbox.clock.advance(DUE.total_seconds())
    parcels = await taken(due)
    due.sandbox.clock.advance(timedelta(days=days).total_seconds())
    await goes_on(due, parcels)
    await due.pass_time(seconds=1)
    assert len(await told(due)) == 1
    await due.pass_time(days=-days)
    assert len(await told(due)) == 1
    assert await states() == {"sent"}


def after_sending(courier: Courier, happens: Callable[[], None]) -> None:
    """Let something happen once, between Telegram's ok and its record."""
    send = courier.send

    async def sent(*given: Any, **more: Any) -> Any:
        message = await send(*given, **more)
        courier.send = send  # type: ignore[method-assign]
        happens()
        return message

    courier.send = sent  # type: ignore[method-assign]


async def test_a_database_that_is_locked_for_a_moment(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Before the claim the sweep comes again; after the call it waits, and nothing is in doubt."""
    file = sqlite_url.removeprefix("sqlite://")
    async with opened_town(f"{sqlite_url}?busy_timeout=20") as town:
        await make_due(town)
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            town.sandbox.clock.advance(AN_HOUR_BEFORE.total_seconds())
            other.execute("BEGIN IMMEDIATE")
            with caplog.at_level(logging.ERROR):
                await town.pass_time(seconds=1)
            assert "sweep failed" in caplog.text
            assert await told(town) == []
            other.execute("ROLLBACK")
            await town.pass_time(seconds=1)
            assert len(await told(town)) == 1
            caplog.clear()

            def lock() -> None:
                other.execute("BEGIN IMMEDIATE")
                asyncio.get_running_loop().call_later(0.1, other.execute, "ROLLBACK")

            after_sending(town.house.courier, lock)
            await town.pass_time(hours=1)
            assert "the database is away" in caplog.text
            assert await states() == {"sent"}
            await town.pass_time(minutes=5)
            assert len(await told(town)) == 2
            assert "in doubt" not in caplog.text


@pytest.mark.parametrize("when", ["before the sweep", "under it"])
async def test_a_person_who_is_deleted(
    database_url: str, when: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Their rows go with them, the digest too; the others hear what they are to hear."""
    async with opened_town(database_url, digests=True) as town:
        await gather_team(town)
        await town.olena.says("Пост завтра о 9:30")
        for words in ("✅", "👤", "Max Taylor", "⬅️", "👤", "🙋"):
            await town.olena.taps(words)
        gone = await PersonRow.get(telegram_id=town.max.id)
        assert await Reminder.filter(person_id=gone.id).count() > 1
        town.sandbox.clock.advance(timedelta(days=1).total_seconds())
        parcels = await taken(town) if when == "under it" else []
        before = len(await town.max.bots())
        await Board.filter(owner_id=gone.id).delete()
        await gone.delete()
        await goes_on(town, parcels)
        await town.pass_time(seconds=1)
        assert not await Reminder.filter(person_id=gone.id).exists()
        assert len(await town.max.bots()) == before
        assert "#1" in await town.olena.text()
        theirs = Reminder.filter(person__telegram_id=town.olena.id)
        assert not await theirs.filter(due_at__lt=town.house.clock.now()).exclude(
            state=ReminderState.SENT
        )
        assert "Traceback" not in caplog.text
        assert "failed" not in caplog.text


async def texts(here: Person, head: str) -> list[Json]:
    """The bot's messages in a chat that begin so."""
    return [m for m in await here.bots() if m.get("text", "").startswith(head)]


@pytest.mark.parametrize("known", [False, True], ids=["by the error", "by the update"])
async def test_a_group_that_moves_under_a_sweep(town: Town, known: bool) -> None:
    """Its reminder follows it, once, whether the bot hears of the move before the call or by it."""
    await town.olena.settles()
    here = await adds_bot(town.olena)
    await here.says("/new Пост сьогодні о 18:00")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    town.sandbox.clock.advance(DUE.total_seconds())
    parcels = [parcel for parcel in await taken(town) if parcel.group]
    assert len(parcels) == 1
    new = (await here.does("migrate"))["chat"]
    if not known:
        # As long as the update is on its way, the group is where it was for all the bot knows.
        await Group.all().update(telegram_id=here.chat)
    await goes_on(town, parcels)
    await town.pass_time(minutes=5)
    head = town.olena.words("The deadline is here")
    assert len(await texts(here.at(new), head)) + len(await texts(here, head)) == 1
    assert (await Reminder.get(group_id__not_isnull=True, reason=Reason.DEADLINE)).state is (
        ReminderState.SENT
    )
    assert [group.telegram_id for group in await Group.all()] == [new]


async def test_words_and_clock_are_the_readers_when_it_is_sent(due: Town) -> None:
    """Changed after the row was written, and in no way that would write it anew."""
    await PersonRow.filter(telegram_id=due.olena.id).update(
        language="en", timezone="America/New_York"
    )
    await due.pass_time(seconds=DUE.total_seconds())
    text = await due.olena.text()
    assert text.startswith("Due now")
    assert "11:00" in text
    assert "18:00" not in text
