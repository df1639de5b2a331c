"""What one person waits for, on boards of ever more cards: a board, a card, a search, files.

Each is asked for again and again by one person at a time: p50 is from the arrival of the update to
the commit. A picture and an import are made beside the event loop: `held` is the longest time for
which nobody else was served meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

import xlsxwriter

from bot.intake import House
from bot.process import opened_house, take
from bot.settings import Settings
from handlers.answer import Paper
from handlers.buttons import OpenCard
from handlers.documents.making import make_files
from handlers.documents.reading import read_cards
from handlers.documents.tables import read_table
from handlers.reader import Reader
from models.importing import ROWS_LIMIT, make_import, plan_import
from models.search.index import index_rest
from models.storage import transaction
from models.tables import Card
from tests.bench.town import Team, make_team, says, taps

TOKEN = "7:bench-of-kartka-on-this-machine-only"  # noqa: S105 - opens nothing
SIZES = (100, 1_000, 10_000)
TIMES = 20
FILES = 3
TICK = 0.002
Act = Callable[[], Awaitable[object]]


async def measure_boards(name: str, url: str, api_url: str, share: int = 1) -> AsyncIterator[str]:
    """All sizes on one database, a line each; `share` makes them smaller."""
    settings = Settings(_env_file=None, database_url=url, log_level="ERROR")
    async with opened_house(settings, TOKEN, api_url, rates=None) as house:
        for size in (max(size // share, 1) for size in SIZES):
            team = await make_team(size)
            await index_rest()
            async for line in measure_team(house, team):
                yield f"{name:<11} {line}"


async def measure_team(house: House, team: Team) -> AsyncIterator[str]:
    """One board: what its people wait for."""
    size, person, bot = len(team.cards), team.crew[0], house.bot
    card = OpenCard(card=team.cards[size // 2].id).pack()
    for scene, update in (
        ("board", partial(says, bot, person, "/board")),
        ("card", partial(taps, bot, person, card)),
        ("search", partial(says, bot, person, f"/find книги {size // 2}")),
    ):
        # The first is to warm up.
        taken = [await timed(partial(take, house, update())) for _ in range(TIMES + 1)]
        await house.courier.idle()
        yield f"{scene:<10} of {size:>6,} cards  p50 {median(taken[1:]):8.1f} ms"
    paper = Paper(
        kind="board",
        user_id=person.telegram_id,
        language="uk",
        zone="Europe/Kyiv",
        board_id=team.cards[0].board_id,
    )
    yield await beside("picture", size, partial(make_files, paper, datetime.now(UTC)))
    rows = min(size, ROWS_LIMIT)
    file = book(rows)
    yield await beside(f"import {rows}", size, partial(imports, team, file))
    await Card.filter(board_id=paper.board_id, number__gt=size).delete()


async def timed(act: Act) -> float:
    """The milliseconds that it takes."""
    begun = perf_counter()
    await act()
    return (perf_counter() - begun) * 1000


async def beside(scene: str, size: int, act: Act) -> str:
    """A line of the table: how long it takes, and for how long it held up everybody else."""
    gaps = [0.0]

    async def tick() -> None:
        while True:
            begun = perf_counter()
            await asyncio.sleep(TICK)
            gaps.append((perf_counter() - begun - TICK) * 1000)

    await act()  # to warm up: fonts and the like
    ticking = asyncio.create_task(tick())
    taken = [await timed(act) for _ in range(FILES)]
    ticking.cancel()
    held = max(gaps)
    return f"{scene:<10} of {size:>6,} cards  p50 {median(taken):8.1f} ms  held {held:6.1f} ms"


def book(rows: int) -> bytes:
    """A spreadsheet with so many cards."""
    file = BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = made.add_worksheet()
    sheet.write_row(0, 0, ["Назва", "Зміст"])
    for number in range(1, rows + 1):
        sheet.write_row(number, 0, [f"Пост про книги №{number}", "Текст поста"])
    made.close()
    return file.getvalue()


async def imports(team: Team, file: bytes) -> None:
    """Read the file, and make its cards, as two updates would."""
    person, now = team.crew[0], datetime.now(UTC)
    reader = Reader("uk", ZoneInfo("Europe/Kyiv"), now)
    table = await asyncio.to_thread(read_table, "cards.xlsx", file)
    found = read_cards(reader, table, person)
    assert found.cards, found.faults
    async with transaction():
        plan = await plan_import(person, team.cards[0].board_id, found.cards, now)
    async with transaction():
        await make_import(person, plan.id, "Кроки", now)
