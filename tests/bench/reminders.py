"""Reminders at their pace: the sweep with many rows waiting, the way out, and a flood.

A part of `python -m tests.bench`, which with `--share` takes so small a part of the rows.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from bot.intake import House
from bot.process import opened_house
from bot.settings import Settings
from models import budgets
from models.budgets import ALL, TELEGRAM
from models.tables import Budget, Reminder, ReminderState
from tests.crowd import make_crowd, remind_crowd, wait_crowd

TOKEN = "7:bench-of-kartka-on-this-machine-only"  # noqa: S105 - opens nothing
ROOT = Path(__file__).parents[2]
WAITING = (1_000, 100_000, 1_000_000)
DUE = 100
SWEEPS = 3
FLOOD = 10_000
CROWD = 1_000


class LeapClock:
    """Stands still, but leaps over every wait; meanwhile somebody asks how long an answer takes."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.waits = 0
        self.answers: list[float] = []

    def now(self) -> datetime:
        """This moment, in UTC."""
        return self.moment

    async def sleep(self, seconds: float) -> None:
        """Leap; at every hundredth wait an answer asks for its place."""
        self.waits += 1
        if self.waits % 100 == 0:
            at = await budgets.promise(ALL, TELEGRAM.overall, self.moment)
            self.answers.append((at - self.moment).total_seconds())
        self.moment += timedelta(seconds=seconds)


async def measure_reminders(
    name: str, url: str, api_url: str, share: int = 1
) -> AsyncIterator[str]:
    """All the scenes on one database, a line each."""
    settings = Settings(_env_file=None, database_url=url, log_level="ERROR")
    clock = LeapClock(datetime.now(UTC))
    async with opened_house(settings, TOKEN, api_url, clock, None) as house:
        cards = await make_crowd(FLOOD // share, clock.now())
        some = cards[:CROWD]
        async for line in sweep_times(house, some, share):
            yield f"{name:<11} {line}"
    for processes in (1,) if url.startswith("sqlite") else (1, 2):
        async with opened_house(settings, TOKEN, api_url, None, None):
            await Reminder.all().delete()
            await remind_crowd(some, datetime.now(UTC))
        speed = len(some) / await sweep_apart(url, api_url, processes)
        yield f"{name:<11} no rates, processes: {processes}      {speed:8.0f} reminders/s"
    async with opened_house(settings, TOKEN, api_url, clock) as house:
        yield f"{name:<11} {await flood(house, clock, cards)}"


async def sweep_times(house: House, cards: Sequence[int], share: int) -> AsyncIterator[str]:
    """The time to send a hundred due rows, while ever more wait for their day."""
    now, there = house.clock.now(), 0
    for waiting in WAITING:
        waiting = max(waiting // share, DUE)
        if not there:
            there = min(waiting, len(cards))
            await remind_crowd(cards[:there], now + timedelta(days=30), timedelta(seconds=1))
        await wait_crowd(waiting - there)
        there = waiting
        spent = [await sweep_time(house, cards) for _ in range(SWEEPS + 1)]
        # The first is to warm up.
        middle = median(spent[1:]) * 1000
        yield f"{DUE} due of {there:>9,} waiting  {middle:8.0f} ms a sweep"


async def sweep_time(house: House, cards: Sequence[int]) -> float:
    """The seconds in which one sweep sends a hundred due rows."""
    await remind_crowd(cards[:DUE], house.clock.now() - timedelta(minutes=1))
    begun = perf_counter()
    await house.sweeps.remind()
    return perf_counter() - begun


async def sweep_apart(url: str, api_url: str, processes: int) -> float:
    """The seconds in which so many processes send all that is due."""
    started = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.bench.reminders", "sweep", url, api_url),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(processes)
    ]
    for process in started:
        assert process.stdout is not None
        await process.stdout.readline()
    begun = perf_counter()
    await asyncio.gather(*(done(process) for process in started))
    spent = perf_counter() - begun
    await asyncio.gather(*(process.communicate() for process in started))
    return spent


async def done(process: asyncio.subprocess.Process) -> None:
    """Tell it to sweep, and wait until it has; it ends by itself after that."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"\n")
    await process.stdout.readline()


async def sweep(url: str, api_url: str) -> None:
    """One of these processes: says that it is ready, sweeps when told, and says that it has."""
    settings = Settings(_env_file=None, database_url=url, log_level="ERROR")
    async with opened_house(settings, TOKEN, api_url, None, None) as house:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.readline)
        await house.sweeps.remind()
        sys.stdout.write("swept\n")
        sys.stdout.flush()


async def flood(house: House, clock: LeapClock, cards: Sequence[int]) -> str:
    """How late the reminders of a flood come, and what an answer waits meanwhile."""
    await Reminder.all().delete()
    await Budget.all().delete()
    begun, late, send = clock.now(), list[float](), house.courier.send

    async def timed(*given: Any, **more: Any) -> Any:
        sent = await send(*given, **more)
        late.append((clock.now() - begun).total_seconds())
        return sent

    setattr(house.courier, "send", timed)  # noqa: B010 - a method
    size = len(cards)
    await remind_crowd(cards, begun)
    while await Reminder.filter(state__not=ReminderState.SENT).exists():
        await house.sweeps.remind()
        clock.moment += timedelta(milliseconds=1)
    least = size / 30
    p50, p99 = quantiles(late, n=100)[49], quantiles(late, n=100)[98]
    return (
        f"{size:,} due at once: late p50 {p50:.0f} s, p99 {p99:.0f} s (least {least / 2:.0f}, "
        f"{least:.0f}); an answer waits {max(clock.answers, default=0):.2f} s at most"
    )


if __name__ == "__main__":
    asyncio.run(sweep(sys.argv[2], sys.argv[3]))
