"""The clock that tests move."""

import asyncio
from datetime import UTC, datetime, timedelta

from sandbox import Clock
from tests.sandbox.people import People


def test_it_runs_and_jumps() -> None:
    clock = Clock()
    before = clock.now()
    assert before.tzinfo is UTC
    assert clock.now() - before < timedelta(seconds=5)
    clock.advance(3600)
    assert timedelta(minutes=59) < clock.now() - before < timedelta(minutes=61)
    clock.set(datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC))
    assert clock.now().date().isoformat() == "2027-03-28"


def test_frozen() -> None:
    clock = Clock(frozen=True)
    assert clock.now() == clock.now()


async def test_a_wait_ends_when_the_clock_jumps() -> None:
    clock = Clock(frozen=True)
    waiting = asyncio.create_task(clock.wait(lambda: False, 3600))
    await asyncio.sleep(0)
    clock.advance(3599)
    await asyncio.sleep(0)
    assert not waiting.done()
    clock.advance(2)
    assert not await waiting


async def test_over_http(people: People) -> None:
    moment = datetime(2027, 1, 1, tzinfo=UTC).timestamp()
    assert (await people.post("/control/clock", now=moment))["now"] == moment
    assert (await people.post("/control/clock", advance=60))["now"] == moment + 60
    assert (await people.get("/people/cast"))["now"] == moment + 60
    assert (await people.refused("/control/clock", hours=1))[0] == 400
