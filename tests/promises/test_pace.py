"""Telegram's rates are kept, people's answers go first, and nothing is lost by waiting."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.pace import BusyError, Pace
from handlers.buttons import MoveCard
from models import budgets
from models.budgets import ALL, TELEGRAM
from models.tables import Budget, Card, Column, Reminder, ReminderState
from tests.process.talking import turned
from tests.town import START, Json, Person, Town, TownClock, opened_town


@pytest.fixture
async def paced(database_url: str) -> AsyncIterator[Town]:
    """The town with Telegram's rates."""
    async with opened_town(database_url, rates=True) as town:
        await town.olena.settles()
        yield town


@pytest.fixture
async def swift(sqlite_url: str) -> AsyncIterator[Town]:
    """The same on SQLite alone, for what takes long."""
    async with opened_town(sqlite_url, rates=True) as town:
        await town.olena.settles()
        yield town


async def refused(town: Town) -> list[Json]:
    """The calls that Telegram refused for being too many."""
    found = await town.read("/control/calls")
    return [call for call in found["calls"] if call["status"] == 429]


async def group_with_card(town: Town, title: str) -> tuple[int, Json]:
    """A group with a card; the message that shows it."""
    made = await town.olena.acts("groups", title=title, members=[103], with_bot=True)
    chat = int(made["chat"])
    here = town.olena.at(chat)
    await here.says(f"/new {title}")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    return chat, await here.screen()


async def tap(town: Town, chat: int, screen: Json, column: Column) -> None:
    """Olena taps a button that moves the group's card, and nobody waits for the bot."""
    card = await Card.get(board_id=column.board_id)
    body = {
        "message_id": screen["message_id"],
        "data": MoveCard(card=card.id, column=column.id).pack(),
    }
    path = f"{town.sandbox.url}/people/{town.olena.id}/chats/{chat}/tap"
    async with town.http.post(path, json=body) as response:
        assert response.status == 200


def stand(town: Town) -> None:
    """From now on to wait is to wait until somebody else moves the clock."""
    clock = town.house.clock
    assert isinstance(clock, TownClock)
    clock.stands = True


async def test_a_flood_of_taps_in_one_group_ends_in_the_last_state(swift: Town) -> None:
    """Three hundred taps in ten seconds; what is overtaken while it waits is not sent at all."""
    chat, screen = await group_with_card(swift, "Афіша")
    stand(swift)
    edits = len(await swift.calls("editMessageText"))
    answers = len(await swift.calls("answerCallbackQuery"))
    card = await Card.get().select_related("board")
    columns = await Column.filter(board_id=card.board_id).order_by("position")
    for number in range(300):
        await tap(swift, chat, screen, columns[number % 2])
        swift.sandbox.clock.advance(1 / 30)
    await swift.sandbox.drained()
    assert len(await swift.calls("answerCallbackQuery")) == answers + 300
    while swift.house.courier.tasks:
        swift.sandbox.clock.advance(1 / 30)
        await asyncio.sleep(0)
    assert await refused(swift) == []
    assert columns[1].title in await swift.olena.at(chat).text()
    assert len(await swift.calls("editMessageText")) - edits < 20


async def test_fifty_groups_at_once_each_see_their_last_state(swift: Town) -> None:
    shown: dict[int, Json] = {}
    for number in range(50):
        chat, screen = await group_with_card(swift, f"Афіша {number}")
        shown[chat] = screen
    columns = {
        chat: await Column.filter(board__title=f"Афіша {number}").order_by("position")
        for number, chat in enumerate(shown)
    }
    for chat, screen in shown.items():
        await tap(swift, chat, screen, columns[chat][1])
    await swift.settle()
    assert await refused(swift) == []
    for chat in shown:
        assert columns[chat][1].title in await swift.olena.at(chat).text()


async def test_no_window_has_more_than_telegram_bears(opened_database: str) -> None:
    """Asked as often as can be, answers are promised what the FAQ of Telegram allows."""
    for key, window, most in ((ALL, 1, 30), ("-100", 60, 20), ("100", 60, 64)):
        rate = TELEGRAM.of(key)
        span = timedelta(seconds=window)
        given = [await budgets.promise(key, rate, START) for _ in range(most * 2)]
        assert given == sorted(given)
        assert max(sum(at <= each < at + span for each in given) for at in given) <= most
        later = START + timedelta(minutes=30)
        assert await budgets.promise(key, rate, later) == later


async def test_an_album_costs_as_many_as_its_items(opened_database: str) -> None:
    rate = TELEGRAM.of("-100")
    assert await budgets.promise("-100", rate, START, 10) == START
    after = await budgets.promise("-100", rate, START)
    assert after == START + timedelta(seconds=rate.spacing * (11 - rate.burst))


async def test_what_is_unasked_gets_only_what_is_free(opened_database: str) -> None:
    rate = TELEGRAM.of("100")
    assert await budgets.spare("100", rate, START) is None
    assert await budgets.spare("100", rate, START) == START + timedelta(seconds=1)
    # An answer has its burst all the same, and everything unasked waits for it.
    assert await budgets.promise("100", rate, START) == START
    assert await budgets.spare("100", rate, START) == START + timedelta(seconds=2)
    assert await budgets.spare("100", rate, START + timedelta(seconds=2)) is None


async def test_a_clock_that_jumps_back_holds_nobody_up(opened_database: str) -> None:
    rate, before = TELEGRAM.overall, START - timedelta(days=1)
    await budgets.promise(ALL, rate, START)
    assert await budgets.spare(ALL, rate, before) is None
    await budgets.promise("100", rate, START)
    assert await budgets.promise("100", rate, before) == before
    await budgets.tidy(START + timedelta(days=2))
    assert not await Budget.exists()


async def test_many_reminders_at_once_leave_answers_quick(paced: Town) -> None:
    """Ten cards of Olena are due at once; the group's Max is answered at once."""
    await paced.max.settles()
    for number in range(10):
        await paced.olena.says(f"Пост {number} сьогодні о 18:00")
        await paced.olena.taps("✅")
        paced.sandbox.clock.advance(10)
    paced.sandbox.clock.set(START + timedelta(hours=8))
    paced.house.sweeps.nudge()
    begun = paced.sandbox.clock.now()
    await write(paced, paced.max, "/help")
    await paced.settle()
    found = (await paced.read("/control/calls"))["calls"]
    answered = [c["at"] for c in found if str(c["params"].get("chat_id")) == str(paced.max.id)][-1]
    assert answered - begun.timestamp() < 5
    await paced.pass_time(minutes=1)
    assert not await Reminder.filter(due_at__lte=begun).exclude(state=ReminderState.SENT).exists()
    assert await refused(paced) == []


async def write(town: Town, person: Person, text: str) -> None:
    """Somebody writes, and nobody waits for the bot."""
    path = f"{town.sandbox.url}/people/{person.id}/chats/{person.id}/text"
    async with town.http.post(path, json={"text": text}) as response:
        assert response.status == 200


async def test_a_refusal_holds_the_chat_back_for_other_processes_too(paced: Town) -> None:
    """Two chats refused in the same while are Telegram's word about all of them."""
    await paced.max.settles()
    await paced.marina.settles()
    paced.sandbox.clock.advance(60)
    ours, theirs = paced.house.courier.pace, Pace(TownClock(paced.sandbox.clock), TELEGRAM)
    stand(paced)
    until = paced.sandbox.clock.now() + timedelta(seconds=40)
    before = len(await paced.calls("sendMessage"))
    for refused_one, keys in ((paced.max, 1), (paced.marina, 3)):
        fault = {"method": "sendMessage", "kind": "429", "retry_after": 40, "times": 1}
        async with paced.http.post(
            f"{paced.sandbox.url}/control/fail", json={**fault, "chat": refused_one.id}
        ) as response:
            assert response.status == 200
        await write(paced, refused_one, "/help")
        await turned(lambda: len(ours.refused) == keys)  # noqa: B023 - awaited at once
        with pytest.raises(BusyError) as caught:
            await theirs.take_spare(refused_one.id)
        assert caught.value.until >= until
        assert not caught.value.everywhere
    with pytest.raises(BusyError) as caught:
        await theirs.take_spare(paced.olena.id)
    assert caught.value.everywhere
    assert len(await paced.calls("sendMessage")) == before + 2
    while paced.house.courier.tasks:
        paced.sandbox.clock.advance(1)
        await asyncio.sleep(0)
    for person in (paced.max, paced.marina):
        assert len(await refused(paced)) == 2
        assert await person.text()
    assert len(await paced.calls("sendMessage")) == before + 4
