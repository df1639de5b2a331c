"""How long a search takes among many cards: from the typed words to the lines of its first page."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from statistics import median, quantiles
from time import perf_counter

from models.search.find import find
from models.search.index import index_rest
from models.storage import database, migrate
from tests.bench.town import make_team

SIZES = (1_000, 10_000, 100_000)
TIMES = 50
SCENES = (("one card", "пост {}"), ("every tenth", "№1"), ("all of them", "книг"))


async def measure_search(name: str, url: str, share: int) -> AsyncIterator[str]:
    """Lines of the table: each size in the milliseconds of three searches, p50 and p99."""
    await migrate(url)
    async with database(url):
        there = 0
        for size in (size // share for size in SIZES):
            team = await make_team(size - there)
            there = size
            begun = perf_counter()
            indexed = await index_rest()
            rate = indexed / (perf_counter() - begun)
            yield f"{name:<11} search among {size:,} ({rate:,.0f} a second indexed)"
            for scene, words in SCENES:
                taken = []
                for turn in range(TIMES):
                    typed = words.format(turn * len(team.cards) // TIMES)
                    begun = perf_counter()
                    await find(team.crew[0], typed, 0, datetime.now(UTC))
                    taken.append((perf_counter() - begun) * 1000)
                p99 = quantiles(taken, n=100)[98]
                yield f"{'':<11}   {scene:<26} p50 {median(taken):6.1f} ms  p99 {p99:6.1f} ms"
