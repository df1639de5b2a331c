"""`python -m tests.bench [part …]`: how quick the bot is, by parts, on both databases.

Updates are fed as a webhook feeds them, sixteen people at once, each person's in order. p50 and
p99 are from the arrival of an update to the commit, when Telegram is answered; a second's updates
count until everything is sent, and so does the processor's time for each. Figures depend on the
machine: they are shown, never tested.
"""

import asyncio
import gc
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from aiogram.types import Update

from bot.intake import House
from bot.process import opened_house, take
from bot.settings import Settings
from tests.bench.boards import measure_boards
from tests.bench.reminders import measure_reminders
from tests.bench.searching import measure_search
from tests.bench.town import PEOPLE, Team, make_team, moves, says
from tests.databases import started_postgres

TOKEN = "7:bench-of-kartka-on-this-machine-only"  # noqa: S105 - opens nothing
SECONDS = 2.0
STARTS = 3
ROOT = Path(__file__).parents[2]
Feed = Callable[[int, int], list[Update]]
Urls = dict[str, str]


async def measure(house: House, feed: Feed) -> str:
    """Feed for some seconds; updates a second, p50, p99 and processor's time in milliseconds."""
    taken: list[float] = []
    end = 0.0

    async def person(number: int) -> None:
        turn = 0
        while perf_counter() < end:
            for update in feed(number, turn):
                begun = perf_counter()
                await take(house, update)
                taken.append(perf_counter() - begun)
            turn += 1

    for seconds in (SECONDS / 4, SECONDS):  # the first is to warm up
        taken.clear()
        begun, worked = perf_counter(), process_time()
        end = begun + seconds
        await asyncio.gather(*(person(number) for number in range(PEOPLE)))
        await house.courier.idle()
        spent, work = perf_counter() - begun, process_time() - worked
    p99 = quantiles(taken, n=100)[98]
    milliseconds = (median(taken), p99, work / len(taken))
    shown = " ".join(f"{number * 1000:9.1f}" for number in milliseconds)
    return f"{len(taken) / spent:7.0f} {shown}"


async def measure_database(name: str, url: str, api_url: str) -> None:
    """All the scenes on one database."""
    settings = Settings(_env_file=None, database_url=url, log_level="ERROR")
    async with opened_house(settings, TOKEN, api_url, rates=None) as house:
        small, large = await make_team(10), await make_team(2000)
        gc.collect()
        gc.freeze()
        bot = house.bot

        def opening(team: Team) -> Feed:
            return lambda number, _: [says(bot, team.crew[number], "/board")]

        def creating(number: int, turn: int) -> list[Update]:
            person = small.crew[number]
            title = f"Пост про книги {turn}"
            return [says(bot, person, title), says(bot, person, "Текст поста")]

        def moving(number: int, turn: int) -> list[Update]:
            column = large.columns[(turn + 1) % 2]
            return [moves(bot, large.crew[number], large.cards[number], column)]

        for scene, feed in (
            ("open a board, 10 cards", opening(small)),
            ("open a board, 2,000 cards", opening(large)),
            ("create a card, two messages", creating),
            ("move a card, of 2,000", moving),
        ):
            say(f"{name:<11} {scene:<28} {await measure(house, feed)}")
        gc.unfreeze()


async def measure_start(api_url: str) -> None:
    """How long `python -m bot` takes to serve, and the memory it then has."""
    starts, memory = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(STARTS + 1):  # the first makes the database
            begun = perf_counter()
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"),
                cwd=folder,
                env={"PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api_url},
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
            assert process.stdout is not None
            await process.stdout.readline()
            starts.append(perf_counter() - begun)
            await asyncio.sleep(1)  # it introduces itself
            memory = resident(process.pid)
            process.terminate()
            await process.wait()
    say(f"\nstart of python -m bot   {median(starts[1:]):.2f} s")
    if memory:
        say(f"memory when idle         {memory} MB")


def resident(pid: int) -> int:
    """The memory of a process in MB; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS:"))


@asynccontextmanager
async def stub() -> AsyncIterator[str]:
    """Telegram's stand-in for the time of the block; its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.stub"), stdout=asyncio.subprocess.PIPE, cwd=ROOT
    )
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(await process.stdout.readline())}"
    finally:
        process.terminate()
        await process.wait()


@contextmanager
def fresh_databases() -> Iterator[dict[str, str]]:
    """An empty database of each kind."""
    with started_postgres() as server, tempfile.TemporaryDirectory() as folder:
        server.run("CREATE DATABASE bench")
        yield {"SQLite": f"sqlite://{folder}/kartka.db", "PostgreSQL": server.url("bench")}


async def measure_updates(urls: Urls, api_url: str, _: int) -> None:
    """How many updates a second are taken."""
    say(f"{'database':<11} {'scene':<28} {'upd/s':>7} {'p50 ms':>9} {'p99 ms':>9} {'CPU ms':>9}")
    for name, url in urls.items():
        await measure_database(name, url, api_url)


async def measure_sizes(urls: Urls, api_url: str, share: int) -> None:
    """What one person waits for on boards of a hundred cards and more."""
    for name, url in urls.items():
        async for line in measure_boards(name, url, api_url, share):
            say(line)


async def measure_rows(urls: Urls, api_url: str, share: int) -> None:
    """Reminders at their pace."""
    for name, url in urls.items():
        async for line in measure_reminders(name, url, api_url, share):
            say(line)


async def measure_words(urls: Urls, _: str, share: int) -> None:
    """Searches among many cards."""
    for name, url in urls.items():
        async for line in measure_search(name, url, share):
            say(line)


async def measure_starts(_: Urls, api_url: str, __: int) -> None:
    """How quickly the bot starts."""
    await measure_start(api_url)


PARTS: dict[str, Callable[[Urls, str, int], Awaitable[None]]] = {
    "updates": measure_updates,
    "boards": measure_sizes,
    "reminders": measure_rows,
    "search": measure_words,
    "start": measure_starts,
}


async def main(parts: Sequence[str], share: int) -> None:
    """Measure these parts, each on fresh databases, and print their tables."""
    async with stub() as api_url:
        for part in parts:
            with fresh_databases() as urls:
                await PARTS[part](urls, api_url, share)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asked = ArgumentParser(prog="python -m tests.bench", description="measure the bot")
    asked.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all of them if none is")
    asked.add_argument("--share", type=int, default=1, help="take so small a part of the rows")
    given = asked.parse_args()
    if unknown := set(given.parts) - PARTS.keys():
        asked.error(f"no such part: {', '.join(unknown)}")
    asyncio.run(main(given.parts or list(PARTS), given.share))
