"""What is due is found by the index, however much waits for its day."""

import asyncio
import logging
from datetime import timedelta

import pytest
from tortoise.connection import get_connection

from models import reminders
from models.storage import transaction
from models.tables import Reminder, ReminderState
from tests.crowd import make_crowd, remind_crowd, wait_crowd
from tests.town import START

NOW = START + timedelta(minutes=1)
Asked = tuple[str, list[object]]


@pytest.mark.parametrize("counted", [False, True], ids=["new", "with statistics"])
async def test_a_claim_never_reads_all_that_waits(
    opened_database: str, caplog: pytest.LogCaptureFixture, counted: bool
) -> None:
    """The database says how it would do each of the queries that a claim really makes."""
    cards = await make_crowd(100, START)
    await remind_crowd(cards, START + timedelta(days=30), timedelta(seconds=1))
    await wait_crowd(20_000)
    await remind_crowd(cards[:20], START)
    await Reminder.filter(due_at=START, person_id__lt=6).update(
        state=ReminderState.SENDING, lease_until=START
    )
    if counted:
        await get_connection("default").execute_script("ANALYZE")
    with caplog.at_level(logging.DEBUG, "tortoise.db_client"):
        async with transaction():
            parcels = await reminders.claim(NOW)
    assert sum(len(parcel.rows) for parcel in parcels) == 20
    asked = of_rows(caplog.records)
    assert len(asked) == 7, "two for who is first, two for what else is theirs; take, mark, read"
    for each in asked:
        plan = await explained(each)
        assert [line for line in plan if reads_all(line)] == [], (each[0], plan)
    for each in asked[:2]:
        assert "ix_reminder_due" in str(await explained(each))


def of_rows(records: list[logging.LogRecord]) -> list[Asked]:
    """The queries about reminders among those that were made, with their values."""
    found = [record.args for record in records if isinstance(record.args, tuple)]
    return [(str(q), list(v)) for q, v in found if isinstance(v, list) and '"reminder"' in str(q)]


async def explained(asked: Asked) -> list[str]:
    """How the database does a query, a step a line."""
    client = get_connection("default")
    how = "QUERY PLAN" if client.capabilities.dialect == "sqlite" else ""
    plan = await client.execute_query_dict(f"EXPLAIN {how} {asked[0]}", asked[1])
    return [str(list(step.values())[-1]) for step in plan]


def reads_all(step: str) -> bool:
    """Whether a step of a plan goes through the whole table."""
    words = f"{step.removesuffix(' LEFT-JOIN')} "
    return "SCAN reminder " in words or "Seq Scan on reminder " in words


async def test_of_two_claims_at_once_one_has_the_rows(opened_database: str) -> None:
    await remind_crowd(await make_crowd(3, START), START)
    begun = asyncio.Event()

    async def second() -> list[reminders.Parcel]:
        await begun.wait()
        async with transaction():
            return await reminders.claim(NOW)

    other = asyncio.create_task(second())
    async with transaction():
        assert len(await reminders.claim(NOW)) == 3
        begun.set()
        await asyncio.wait({other}, timeout=0.2)
    assert await other == []
