"""The next card of a series is made once, whoever asks at the same time and whatever crashes."""

import asyncio
from datetime import timedelta

import pytest

from models import repeating
from models.cards import change
from models.recurrence import Rule, Unit
from models.storage import transaction
from models.tables import Card, Column, ColumnKind, Event, EventKind, NextWhen, Person, Series
from tests.conversations.teams import gather_team
from tests.town import START, Town

MANY = 5


async def daily_card(town: Town, next_when: NextWhen) -> Card:
    """Olena's card on a team board, every day; its deadline is ahead."""
    await gather_team(town)
    await town.olena.says("Звіт")
    await town.olena.taps("✅")
    [card] = await Card.all()
    olena = await Person.get(telegram_id=101)
    async with transaction():
        await repeating.repeat(olena, card.id, Rule(Unit.DAY), START)
        await repeating.choose_when(olena, card.id, next_when, START)
    await card.refresh_from_db()
    return card


async def done_column(card: Card) -> int:
    """The column of done cards."""
    return int((await Column.get(board_id=card.board_id, kind=ColumnKind.DONE)).id)


async def check_one_next(card: Card) -> None:
    """Exactly one card follows the first, and the series is its own."""
    numbers = [one.number for one in await Card.filter(board_id=card.board_id).order_by("id")]
    assert numbers == [1, 2]
    following = await Card.get(board_id=card.board_id, number=2)
    assert (await Series.get()).card_id == following.id
    assert (await Series.get()).turn == 1
    assert await Event.filter(kind=EventKind.REPEATED).count() == 1
    assert following.deadline is not None
    assert card.deadline is not None
    assert following.deadline == card.deadline + timedelta(days=1)


async def test_several_sweeps_at_once_make_one(town: Town) -> None:
    card = await daily_card(town, NextWhen.DUE)
    assert card.deadline is not None
    [series] = await repeating.due_series(card.deadline)
    made = await asyncio.gather(*(repeating.follow_due(series, card.deadline) for _ in range(MANY)))
    assert sorted(made) == [False] * (MANY - 1) + [True]
    await check_one_next(card)
    assert await repeating.due_series(card.deadline) == []


async def test_several_people_are_done_at_once(town: Town) -> None:
    card = await daily_card(town, NextWhen.DONE)
    column = await done_column(card)
    people = await Person.filter(telegram_id__in=[101, 102, 103])

    async def finish(person: Person) -> None:
        async with transaction():
            await change.move(person, card.id, column, START)

    await asyncio.gather(*(finish(person) for person in people for _ in range(2)))
    await check_one_next(card)


async def test_done_and_back_and_done_again_makes_one(town: Town) -> None:
    card = await daily_card(town, NextWhen.DONE)
    first, column = card.column_id, await done_column(card)
    for target in (column, first, column, column):
        await town.olena.forges(f"mv:{card.id}:{target}")
    await check_one_next(card)


async def test_done_just_when_it_is_due(town: Town) -> None:
    """The series waits for the deadline; the card is done at that very moment."""
    card = await daily_card(town, NextWhen.DUE)
    assert card.deadline is not None
    due, column = card.deadline, await done_column(card)
    olena = await Person.get(telegram_id=101)

    async def finish() -> None:
        async with transaction():
            await change.move(olena, card.id, column, due)

    [series] = await repeating.due_series(due)
    await asyncio.gather(finish(), repeating.follow_due(series, due), finish())
    await check_one_next(card)


class Crash(Exception):  # noqa: N818 - not an error of the program, but its end
    """The process ends here."""


async def test_what_a_crash_undoes_is_made_again(town: Town) -> None:
    card = await daily_card(town, NextWhen.DUE)
    assert card.deadline is not None
    due = card.deadline
    [series] = await repeating.due_series(due)

    async def crash() -> None:
        async with transaction():
            assert await repeating.follow_due(series, due)
            raise Crash

    with pytest.raises(Crash):
        await crash()
    assert await Card.all().count() == 1
    assert await repeating.due_series(card.deadline) == [series]
    assert await repeating.follow_due(series, card.deadline)
    await check_one_next(card)


async def test_a_deadline_moved_meanwhile_is_waited_for(town: Town) -> None:
    card = await daily_card(town, NextWhen.DUE)
    assert card.deadline is not None
    [series] = await repeating.due_series(card.deadline)
    olena = await Person.get(telegram_id=101)
    later = card.deadline + timedelta(hours=3)
    async with transaction():
        await change.set_deadline(olena, card.id, later, START)
    assert not await repeating.follow_due(series, card.deadline)
    assert await repeating.due_series(card.deadline) == []
    assert await repeating.due_series(later) == [series]
    async with transaction():
        await change.set_deadline(olena, card.id, None, START)
    # Without a deadline, the rule's own moment comes in its place.
    assert await repeating.due_series(card.deadline) == [series]


async def test_one_series_that_fails_holds_up_no_other(
    sqlite_town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    broken = await daily_card(sqlite_town, NextWhen.DUE)
    # The key of its next card is taken, which nothing but a fault could bring about.
    series = await Series.get(card_id=broken.id)
    await Card.filter(id=broken.id).update(creation_key=f"series:{series.id}:1")
    await sqlite_town.max.says("Report")
    await sqlite_town.max.taps("✅")
    other = await Card.get(title="Report")
    await sqlite_town.max.forges(f"rs:{other.id}:d1")
    await sqlite_town.max.forges(f"rw:{other.id}:1")
    await sqlite_town.pass_time(days=1)
    assert await Card.filter(title="Звіт").count() == 1
    assert await Card.filter(title="Report").count() == 2
    assert "series" in caplog.text
