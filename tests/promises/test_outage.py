"""Telegram is away, or refuses: reminders wait, come once, or are said to have failed."""

from datetime import timedelta

import pytest

from models.reminders.failing import wait_after
from models.tables import Person, Reminder, ReminderState
from tests.promises.test_once import team
from tests.town import Json, Town

REFUSED = {"method": "sendMessage", "kind": "400", "description": "Bad Request: PEER_FLOOD"}


async def attempts(town: Town, person: int) -> list[Json]:
    """The calls that send something to a person."""
    calls = await town.calls("sendMessage")
    return [call for call in calls if str(call["params"]["chat_id"]) == str(person)]


def test_each_try_waits_twice_as_long_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(tries).total_seconds() for tries in (1, 2, 3, 4, 5, 6, 7, 100)]
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


@pytest.mark.parametrize("kind", ["502", "drop_after"])
async def test_after_an_hour_without_telegram_everything_comes_once(town: Town, kind: str) -> None:
    """Ten cards are due while Telegram is away; it is not asked for each of them each time."""
    olena = town.olena
    await olena.settles()
    for number in range(10):
        await olena.says(f"Пост {number} сьогодні о 18:00")
        await olena.taps("✅")
    due = await Reminder.filter(due_at__lte=town.house.clock.now() + timedelta(hours=7)).count()
    asked = len(await town.calls("sendMessage"))
    times = 10_000 if kind == "502" else 3
    await town.act("/control/fail", {"method": "sendMessage", "kind": kind, "times": times})
    town.sandbox.clock.advance(timedelta(hours=7).total_seconds())
    for _ in range(60):
        await town.pass_time(minutes=1)
    tried = len(await town.calls("sendMessage")) - asked
    await town.act("/control/fail/clear")
    for _ in range(4):
        await town.pass_time(minutes=5)
    done = await Reminder.filter(due_at__lte=town.house.clock.now() - timedelta(hours=1))
    assert {row.state for row in done} == {ReminderState.SENT}
    arrived = [c for c in await attempts(town, olena.id) if c["status"] == 200][asked:]
    assert len(done) >= due
    if kind == "502":
        assert tried <= 61
        texts = [call["params"]["text"] for call in arrived]
        assert len(texts) == len(set(texts))


async def test_what_is_refused_is_said_on_the_card_until_the_next_one_comes(town: Town) -> None:
    await team(town)
    olena, other = town.olena, town.max
    await town.act("/control/fail", {**REFUSED, "chat": other.id, "times": 1000})
    await olena.says("Пост сьогодні о 18:00")
    for words in ("✅", "👤", "Max", "⬅️"):
        await olena.taps(words)
    name = (await Person.get(telegram_id=other.id)).name
    warned = olena.words("Not delivered to {name}: Telegram did not take it", name=name)
    before = len(await attempts(town, other.id))
    for _ in range(20):
        await town.pass_time(minutes=1)
    assert len(await attempts(town, other.id)) == before + 4
    assert warned in await olena.text()
    await town.act("/control/fail/clear")
    await town.pass_time(hours=7)
    await town.pass_time(minutes=1)
    assert warned not in await olena.text()


async def test_for_a_day_it_is_tried_again_and_then_given_up(sqlite_town: Town) -> None:
    """Nobody else is kept waiting meanwhile."""
    town = sqlite_town
    await team(town)
    fault = {"method": "sendMessage", "kind": "500", "chat": town.max.id, "times": 10_000}
    await town.act("/control/fail", fault)
    await town.olena.says("Пост")
    for words in ("✅", "👤", "Max", "⬅️"):
        await town.olena.taps(words)
    for _ in range(23):
        await town.pass_time(hours=1)
    assert (await Reminder.get()).state is ReminderState.CLAIMED
    await town.pass_time(hours=2)
    assert (await Reminder.get()).state is ReminderState.FAILED
    name = (await Person.get(telegram_id=town.max.id)).name
    warned = "Not delivered to {name}: Telegram did not take it"
    await town.pass_time(minutes=1)
    assert town.olena.words(warned, name=name) in await town.olena.text()
