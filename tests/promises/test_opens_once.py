"""A checklist opens once each time, whoever sweeps at the same time and whatever crashes."""

import asyncio
from datetime import datetime

import pytest

from handlers.openings.naming import names_for
from models.openings import setting, turns
from models.recurrence import Rule, Unit
from models.storage import transaction
from models.tables import Board, Card, Checklist, Item, Opening, Person
from tests.town import START, Town

MANY = 5
MONTHLY = Rule(Unit.MONTH, date=1)


async def monthly(town: Town) -> Opening:
    """The month on Olena's own board, its first card open."""
    await town.olena.settles()
    await town.olena.says("Нотатка")
    await town.olena.taps("✅")
    olena = await Person.get(telegram_id=101)
    board = await Board.get()
    async with transaction():
        await setting.let_open(olena, board.id, "month", MONTHLY, START)
        await turns.open_first(olena, board.id, "month", names_for, START)
    return await Opening.get()


async def opened() -> list[str]:
    """The keys of the cards that opened by themselves."""
    cards = await Card.filter(creation_key__startswith="open:").order_by("id")
    return [str(card.creation_key) for card in cards]


async def sweep(opening: Opening, at: datetime) -> bool:
    """What a sweep does with an opening that it found due."""
    return await turns.open_due(opening.id, names_for, at)


async def test_several_sweeps_at_once_open_one(town: Town) -> None:
    opening = await monthly(town)
    due = opening.due_at
    assert await turns.due_openings(due) == [opening.id]
    made = await asyncio.gather(*(sweep(opening, due) for _ in range(MANY)))
    assert sorted(made) == [False] * (MANY - 1) + [True]
    assert await opened() == [f"open:{opening.id}:1", f"open:{opening.id}:2"]
    assert await turns.due_openings(due) == []
    lists = await Checklist.all().count()
    assert lists == 3, "the month's, and what was carried over, once"


async def test_the_first_is_opened_by_one_of_many_taps(town: Town) -> None:
    await town.olena.settles()
    await town.olena.says("/checklist")
    await town.olena.taps(town.olena.words("A month of SMM work"))
    await town.olena.taps("🔁")
    board = await Board.get()
    for _ in range(3):
        await town.olena.forges(f"os:{board.id}:month:m1.1")
    for _ in range(3):
        await town.olena.forges(f"on:{board.id}:month")
    opening = await Opening.get()
    assert await opened() == [f"open:{opening.id}:1"]


class Crash(Exception):  # noqa: N818 - not an error of the program, but its end
    """The process ends here."""


async def test_what_a_crash_undoes_is_opened_again(town: Town) -> None:
    opening = await monthly(town)
    due = opening.due_at

    async def crash() -> None:
        async with transaction():
            assert await sweep(opening, due)
            raise Crash

    with pytest.raises(Crash):
        await crash()
    assert len(await opened()) == 1
    assert await Item.all().count() == 12
    await town.restart()
    assert await turns.due_openings(due) == [opening.id]
    assert await sweep(opening, due)
    assert len(await opened()) == 2


async def test_a_bot_that_was_away_opens_what_is_now(sqlite_town: Town) -> None:
    await monthly(sqlite_town)
    await sqlite_town.pass_time(days=75)
    cards = await Card.filter(creation_key__startswith="open:").order_by("id")
    assert [card.title.partition(" · ")[2] for card in cards] == ["листопад 2026", "лютий 2027"]


async def test_a_template_that_is_gone_opens_no_more(
    sqlite_town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    opening = await monthly(sqlite_town)
    await Opening.filter(id=opening.id).update(template="t999")
    await sqlite_town.pass_time(days=10)
    assert len(await opened()) == 1
    await opening.refresh_from_db()
    assert opening.stopped_at is not None
    assert "failed" not in caplog.text
