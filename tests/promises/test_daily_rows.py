"""A late row makes the next one when it is sent: once, whatever dies in between."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from models import reminders
from models.storage import transaction
from models.tables import Person, Reason, Reminder, ReminderState
from tests.town import Town, opened_town

LATE = "The deadline has passed"
MORNINGS = [datetime(2026, 11, day, 7, tzinfo=UTC) for day in range(24, 31)]


@pytest.fixture
async def late(database_url: str) -> AsyncIterator[Town]:
    """Olena's card was due at six this evening; it is the next day, a second before nine."""
    async with opened_town(database_url) as town:
        await town.olena.settles()
        await town.olena.says("Пост сьогодні о 18:00")
        await town.olena.taps("✅")
        await town.pass_time(hours=7)
        await town.pass_time(hours=1)
        await town.pass_time(hours=14, minutes=59, seconds=59)
        yield town


async def told(town: Town) -> int:
    """How often Olena was told that her card is late."""
    head = town.olena.words(LATE)
    return sum(m.get("text", "").startswith(head) for m in await town.olena.bots())


async def waiting() -> list[datetime]:
    """The late rows that wait."""
    rows = Reminder.filter(reason=Reason.LATE, state=ReminderState.PENDING).order_by("due_at")
    return [row.due_at for row in await rows]


async def test_one_row_at_a_time(late: Town) -> None:
    assert (await told(late), await waiting()) == (0, MORNINGS[:1])
    await late.pass_time(seconds=1)
    assert (await told(late), await waiting()) == (1, MORNINGS[1:2])
    await late.pass_time(hours=1)
    assert (await told(late), await waiting()) == (1, MORNINGS[1:2])


async def test_a_crash_after_the_claim(late: Town) -> None:
    late.sandbox.clock.advance(1)
    async with transaction():
        [parcel] = await reminders.claim(late.sandbox.clock.now())
    assert [row.reason for row in parcel.rows] == [Reason.LATE]
    await late.pass_time(minutes=3)
    assert (await told(late), await waiting()) == (1, MORNINGS[1:2])


async def test_a_crash_while_sending(late: Town) -> None:
    late.sandbox.clock.advance(1)
    async with transaction():
        [parcel] = await reminders.claim(late.sandbox.clock.now())
    assert await reminders.stamp(parcel, late.sandbox.clock.now())
    await late.pass_time(minutes=3)
    assert (await told(late), await waiting()) == (1, MORNINGS[1:2])


async def test_a_change_between_the_call_and_its_record(late: Town) -> None:
    """The change makes the next row already; the record makes no second one."""
    late.sandbox.clock.advance(1)
    async with transaction():
        [parcel] = await reminders.claim(late.sandbox.clock.now())
    assert await reminders.stamp(parcel, late.sandbox.clock.now())
    await late.olena.says("/board")
    await late.olena.taps("#1")
    await late.olena.taps("➡️")
    assert await waiting() == MORNINGS[1:2]
    await reminders.settle(parcel.rows, ReminderState.SENT, late.sandbox.clock.now())
    assert await waiting() == MORNINGS[1:2]


async def test_what_is_overdue_survives_a_change(late: Town) -> None:
    """The bot was down at nine; a tap comes before the sweep does."""
    late.sandbox.clock.advance(1)
    async with transaction():
        await reminders.rewrite_for(
            await Person.get(telegram_id=late.olena.id), late.sandbox.clock.now()
        )
    assert await waiting() == MORNINGS[:2]
    await late.pass_time(seconds=1)
    assert (await told(late), await waiting()) == (1, MORNINGS[1:2])


async def test_days_without_the_bot_are_not_made_up_for(late: Town) -> None:
    await late.close()
    late.sandbox.clock.advance(timedelta(days=3).total_seconds())
    await late.open()
    await late.pass_time(seconds=1)
    assert (await told(late), await waiting()) == (1, MORNINGS[4:5])


async def test_unreachable_for_a_day_does_not_end_it(late: Town) -> None:
    await late.olena.acts("block")
    await late.pass_time(seconds=1)
    assert await waiting() == MORNINGS[1:2]
    await late.olena.acts("unblock")
    await late.olena.starts()
    await late.pass_time(days=1)
    rows = await Reminder.filter(reason=Reason.LATE).order_by("due_at")
    assert [row.state.value for row in rows] == ["dropped", "sent", "pending"]
