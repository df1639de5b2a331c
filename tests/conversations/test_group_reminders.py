"""🔔 what a group is told of its cards by itself: deadlines, a digest, and when it is quiet."""

from collections.abc import AsyncIterator

import pytest

from tests.conversations.groups import GROUP, alone, gather, makes, words_on
from tests.conversations.looking import till
from tests.town import MAX, OLENA, Json, Person, Town, opened_town

HEAD = "The deadline is here"


@pytest.fixture(params=[OLENA, 102, MAX])
async def here(database_url: str, request: pytest.FixtureRequest) -> AsyncIterator[Person]:
    """Somebody in a group of three, all of whom get digests; it speaks their language."""
    async with opened_town(database_url, digests=True) as town:
        person = town.person(request.param)
        await person.settles()
        yield await gather(person)


@pytest.fixture
async def olena(sqlite_url: str) -> AsyncIterator[Person]:
    """Olena in such a group, on SQLite alone, without digests."""
    async with opened_town(sqlite_url) as town:
        await town.olena.settles()
        here = await gather(town.olena)
        await opens(here)
        await here.taps("☀️")
        await here.taps(here.words("No digest"))
        yield here


async def opens(here: Person) -> None:
    """Open what the group is told."""
    await here.says("/settings")
    await here.taps("🔔")


async def chooses(here: Person, words: str) -> None:
    """Choose what the group is told."""
    await opens(here)
    await here.taps(here.words(words))


async def told(here: Person, head: str = HEAD) -> list[Json]:
    """The messages in the group that begin with this headline."""
    words = here.words(head)
    return [m for m in await here.bots() if m.get("text", "").startswith(words) and not alone(m)]


async def test_a_deadline_is_told_in_the_group(here: Person) -> None:
    await makes(here, "Афіша today 16:00")
    await till(here, "15:59")
    assert await told(here) == []
    await till(here, "16:00")
    [message] = await told(here)
    assert "#1 · Афіша" in message["text"]
    assert not [key for key in words_on(message) if key.startswith(("💤", "⛔"))]
    await here.taps("✅", on=message)
    assert here.words("Done column") in next(
        m["text"] for m in await here.bots() if m["message_id"] == message["message_id"]
    )


async def test_the_digest_of_a_group(here: Person) -> None:
    await till(here, "12:00")
    await makes(here, "Перша today 16:00", "Друга tomorrow 16:00", "Нічия")
    await till(here, "08:59")
    before = len(await here.bots())
    await till(here, "09:00")
    assert len(await here.bots()) == before + 1
    message = await here.screen()
    assert message["text"].startswith("☀️")
    for part in ("Late", "Today", "Nobody does these yet"):
        assert here.words(part) in message["text"]
    keys = words_on(message)
    assert [key.split()[0] for key in keys].count("🙋") >= 1
    # A tap takes the card, and the message stays what it is for all.
    await here.taps("🙋", on=message)
    found = next(m for m in await here.bots() if m["message_id"] == message["message_id"])
    assert found["text"].startswith("☀️")


async def test_all_news_and_none(olena: Person) -> None:
    await chooses(olena, "All reminders and changes")
    await makes(olena, "Перша today 16:00")
    await till(olena, "15:00")
    assert len(await told(olena, "Due in an hour")) == 1
    await chooses(olena, "Nothing")
    await till(olena, "16:00")
    assert await told(olena) == []


async def test_quiet_hours_of_the_group_are_its_own(olena: Person) -> None:
    await makes(olena, "Перша today 19:30")
    await opens(olena)
    await olena.taps("🌙")
    await olena.taps(olena.words("from {clock}", clock="19:00"))
    await till(olena, "18:29")
    assert len(await told(olena, "Due in an hour")) == 0
    await till(olena, "18:30")
    assert len(await told(olena, "Due in an hour")) == 1
    await till(olena, "19:30")
    assert await told(olena) == []


async def test_several_deadlines_are_one_message(olena: Person) -> None:
    await makes(olena, "Перша today 16:00", "Друга today 16:00")
    before = len([m for m in await olena.bots() if not alone(m)])
    await till(olena, "16:00")
    found = [m for m in await olena.bots() if not alone(m)]
    assert len(found) == before + 1
    assert all(title in found[-1]["text"] for title in ("Перша", "Друга"))
    await olena.taps("#1", on=found[-1])
    # Shown to who tapped, in private or alone; the list stays a list for all.
    again = next(m for m in await olena.bots() if m["message_id"] == found[-1]["message_id"])
    assert "Друга" in again["text"]


async def test_nothing_to_a_group_that_the_bot_was_taken_out_of(olena: Person) -> None:
    await makes(olena, "Перша today 16:00")
    await olena.does("members", remove=[olena.town.sandbox.bot_user["id"]])
    before = len(await olena.town.calls("sendMessage"))
    await till(olena, "16:00")
    sent = (await olena.town.calls("sendMessage"))[before:]
    assert olena.chat not in {call["params"]["chat_id"] for call in sent}


async def test_a_group_of_another_board_hears_nothing(sqlite_town: Town) -> None:
    await sqlite_town.olena.settles()
    here = await gather(sqlite_town.olena)
    await sqlite_town.olena.says("Таємна сьогодні о 16:00")
    await sqlite_town.olena.taps("✅")
    before = len(await here.bots())
    await till(here, "16:00")
    assert len(await here.bots()) == before


async def news(here: Person) -> list[str]:
    """What the group was told of its board."""
    head = here.words("<b>On the board</b>").removeprefix("<b>").removesuffix("</b>")
    return [m["text"] for m in await here.bots() if m.get("text", "").startswith(head)]


async def test_what_is_done_elsewhere_is_told_in_the_group(here: Person) -> None:
    """New and done cards, several changes in one message; what was done here is not repeated."""
    await makes(here, "Своя")
    await here.town.pass_time(minutes=1)
    assert await news(here) == []
    me = here.town.person(here.id)
    await me.says("/boards")
    await me.taps(GROUP)
    await me.taps("#1")
    await me.taps("✅")
    await here.town.pass_time(seconds=29)
    assert await news(here) == []
    await here.town.pass_time(seconds=2)
    [text] = await news(here)
    assert "#1 Своя" in text
    assert here.words("Done · {name}", name="").strip() in text
    await here.town.pass_time(hours=1)
    assert len(await news(here)) == 1


async def test_all_changes_or_none(olena: Person) -> None:
    await makes(olena, "Своя")
    marina = olena.town.marina
    await marina.settles()
    await marina.says("/boards")
    await marina.taps(GROUP)
    await marina.taps("#1")
    await marina.taps("➡️")
    await olena.town.pass_time(minutes=1)
    assert await news(olena) == []  # a move is not important
    await chooses(olena, "All reminders and changes")
    await marina.taps("🙋")
    await marina.taps("➡️")
    await olena.town.pass_time(minutes=1)
    [text] = await news(olena)
    assert text.count("#1 Своя") == 1
    await chooses(olena, "Nothing")
    await marina.taps("✅")
    await olena.town.pass_time(minutes=1)
    assert len(await news(olena)) == 1


async def test_news_of_the_night_wait_for_the_morning(olena: Person) -> None:
    await makes(olena, "Своя")
    await till(olena, "23:00")
    me = olena.town.person(olena.id)
    await me.says("/boards")
    await me.taps(GROUP)
    await me.taps("#1")
    await me.taps("✅")
    await till(olena, "07:59")
    assert await news(olena) == []
    await till(olena, "08:00")
    assert len(await news(olena)) == 1
