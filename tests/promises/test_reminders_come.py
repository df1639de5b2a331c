"""Due rows survive everything: crashes between any two steps, restarts, several houses."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.delivery import Courier
from bot.sweeps import Sweeps
from models import reminders
from models.storage import transaction
from models.tables import Reminder, ReminderState
from tests.town import Json, Person, Town, TownClock, opened_town

DUE = timedelta(hours=9)
"""From the town's ten in the morning to one hour after the deadline."""


@pytest.fixture
async def due(database_url: str) -> AsyncIterator[Town]:
    """Olena has a card that is due at six this evening; two reminders wait."""
    async with opened_town(database_url) as town:
        await town.olena.settles()
        await only_once(town.olena)
        await town.olena.says("Пост сьогодні о 18:00")
        await town.olena.taps("✅")
        assert await Reminder.filter(state=ReminderState.PENDING).count() == 2
        yield town


async def only_once(person: Person) -> None:
    """Nothing that goes on by itself: an hour before and at the deadline, not daily while late."""
    await person.says("/settings")
    await person.taps("🔔")
    await person.taps(f"● {person.words('Daily while late')}")


async def told(town: Town) -> list[Json]:
    """The reminders that Olena got, also those that came after the deadline instead of before."""
    heads = ("Due in an hour", "The deadline is here", "The deadline has passed")
    wanted = {town.olena.words(head) for head in heads}
    return [m for m in await town.olena.bots() if m.get("text", "").split("\n")[0] in wanted]


async def states() -> list[str]:
    """The states of all rows."""
    return [row.state.value for row in await Reminder.all().order_by("id")]


async def test_a_due_row_survives_a_restart(due: Town) -> None:
    await due.close()
    due.sandbox.clock.advance(DUE.total_seconds())
    await due.open()
    await due.pass_time(seconds=1)
    assert len(await told(due)) == 1
    assert await states() == ["sent", "sent"]
    await due.pass_time(hours=1)
    assert len(await told(due)) == 1


async def test_a_crash_between_claim_and_call_is_made_up_for_after_the_lease(due: Town) -> None:
    due.sandbox.clock.advance(DUE.total_seconds())
    async with transaction():
        [parcel] = await reminders.claim(due.sandbox.clock.now())
    assert (len(parcel.rows), len(parcel.doubtful)) == (2, 0)
    await due.pass_time(seconds=1)
    assert await told(due) == []
    await due.pass_time(minutes=3)
    assert len(await told(due)) == 1
    assert await states() == ["sent", "sent"]


async def test_a_crash_during_the_call_is_in_doubt_sent_again_and_logged(
    due: Town, caplog: pytest.LogCaptureFixture
) -> None:
    due.sandbox.clock.advance(DUE.total_seconds())
    async with transaction():
        [parcel] = await reminders.claim(due.sandbox.clock.now())
    assert await reminders.stamp(parcel, due.sandbox.clock.now())
    with caplog.at_level(logging.WARNING):
        await due.pass_time(minutes=3)
    assert len(await told(due)) == 1
    doubts = [r.getMessage() for r in caplog.records if "in doubt" in r.getMessage()]
    ids = sorted(row.id for row in parcel.rows)
    assert sorted(doubts) == [f"reminder {n} was in doubt and is sent again" for n in ids]
    assert await states() == ["sent", "sent"]


async def test_who_lost_the_lease_does_not_send(due: Town) -> None:
    """A sweep that slept through its lease finds its row with another, and lets it be."""
    due.sandbox.clock.advance(DUE.total_seconds())
    async with transaction():
        [late] = await reminders.claim(due.sandbox.clock.now())
    await due.pass_time(minutes=3)
    now = due.sandbox.clock.now()
    assert not await reminders.stamp(late, now)
    await reminders.settle(late.rows, ReminderState.FAILED, now, error="late")
    assert await states() == ["sent", "sent"]


@pytest.fixture
async def crowded(database_url: str) -> AsyncIterator[Town]:
    """Three people with four cards each, due at once."""
    async with opened_town(database_url) as town:
        for person in (town.olena, town.marina, town.max):
            await person.settles()
            await only_once(person)
            for number in range(4):
                await person.says(f"Пост {number} today 16:00")
                await person.taps("✅")
        yield town


async def gathered(town: Town) -> list[int]:
    """How often each of the three was told, all cards in one message."""
    found = []
    for person in (town.olena, town.marina, town.max):
        head = str(person.reader.many("<b>{n} card calls</b>", "<b>{n} cards call</b>", 4))
        away = str(person.reader.say("<b>I was away for a while.</b> This came meanwhile:"))
        heads = [re.sub("<.*?>", "", words) for words in (head, away)]
        texts = [message.get("text", "") for message in await person.bots()]
        found.append(sum(any(words in text for words in heads) for text in texts))
    return found


async def connect(n: int) -> None:
    """Have so many connections open, so that nobody is first for having one already."""
    all_here = asyncio.Barrier(n)

    async def one() -> None:
        async with transaction():
            await all_here.wait()

    await asyncio.gather(*(one() for _ in range(n)))


async def test_two_houses_send_each_reminder_once(crowded: Town) -> None:
    """Two sweeps side by side, as of two processes; each has its own courier and lanes."""
    town = crowded
    clock = TownClock(town.sandbox.clock)
    town.sandbox.clock.advance(DUE.total_seconds())
    couriers = [Courier(town.house.bot, clock) for _ in range(3)]
    houses = [Sweeps(courier, clock) for courier in couriers]
    if town.settings.database_url.get_secret_value().startswith("postgres"):
        await connect(len(houses))
    for house in houses:
        house.nudge()
    for courier in couriers:
        await courier.idle()
    assert await gathered(town) == [1, 1, 1]
    assert set(await states()) == {"sent"}


async def test_a_graceful_stop_leaves_nothing_claimed(crowded: Town) -> None:
    crowded.sandbox.clock.advance(DUE.total_seconds())
    crowded.house.sweeps.nudge()
    await crowded.close()
    await crowded.open()
    assert not {"claimed", "sending"} & set(await states())
    await crowded.pass_time(seconds=1)
    assert set(await states()) == {"sent"}
    assert await gathered(crowded) == [1, 1, 1]


async def test_telegram_failing_puts_off_and_gives_up_in_the_end(due: Town) -> None:
    fault = {"method": "sendMessage", "kind": "400", "description": "Bad Request: PEER_FLOOD"}
    await due.act("/control/fail", {**fault, "times": 1})
    await due.pass_time(hours=9)
    assert await told(due) == []
    await due.pass_time(minutes=2)
    assert len(await told(due)) == 1
    assert await states() == ["sent", "sent"]


async def test_a_failing_telegram_is_asked_only_so_often(due: Town) -> None:
    fault = {"method": "sendMessage", "kind": "400", "description": "Bad Request: PEER_FLOOD"}
    await due.act("/control/fail", {**fault, "times": 1000})
    await due.pass_time(hours=9)
    for _ in range(8):
        await due.pass_time(minutes=2)
    assert await states() == ["failed", "failed"]
    assert len(await due.calls("sendMessage")) < 25
