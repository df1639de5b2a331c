"""☀️ one message a day: late, today, tomorrow; on the week's first day of work also the weeks."""

from collections.abc import AsyncIterator

import pytest

from models.tables import Reason, Reminder, ReminderState
from tests.conversations.looking import till
from tests.town import MAX, OLENA, Person, Town, opened_town

MONDAY_TO_TUESDAY = 23 * 3600  # from ten on Monday to nine on Tuesday, in Kyiv


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """A town whose people get their digests, as by default."""
    async with opened_town(database_url, digests=True) as town:
        yield town


@pytest.fixture(params=[OLENA, 102, MAX])
async def reader(town: Town, request: pytest.FixtureRequest) -> Person:
    """Somebody who has pressed Start and chosen their city."""
    person = town.person(request.param)
    await person.settles()
    return person


@pytest.fixture
async def olena(sqlite_url: str) -> AsyncIterator[Person]:
    """Olena alone, for what is the same in every language."""
    async with opened_town(sqlite_url, digests=True) as town:
        await town.olena.settles()
        yield town.olena


async def has(person: Person, *titles: str) -> None:
    """This person makes cards."""
    for title in titles:
        await person.says(title)
        await person.taps("✅")


def parts(text: str) -> dict[str, list[str]]:
    """The lines under each heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in text.splitlines():
        if line.startswith("#"):
            found.setdefault(heading, []).append(line)
        elif line:
            heading = line.rpartition(" · ")[0]
    return found


async def test_late_today_and_tomorrow_in_one_message(reader: Person) -> None:
    await till(reader, "11:00")  # in London it is eight at first
    await has(reader, "Перша today 15:00", "Друга tomorrow 20:00", "Третя 25.11 20:00", "Колись")
    await till(reader, "08:59")
    before = len(await reader.bots())
    await till(reader, "09:00")
    assert len(await reader.bots()) == before + 1
    text = await reader.text()
    assert text.startswith("☀️")
    found = parts(text)
    late, today, tomorrow = (reader.words(word) for word in ("Late", "Today", "Tomorrow"))
    assert [line[:8] for line in found[late]] == ["#1 Перша"]
    assert [line[:8] for line in found[today]] == ["#2 Друга"]
    assert [line[:8] for line in found[tomorrow]] == ["#3 Третя"]
    assert "Колись" not in text
    await reader.taps("#2")
    assert "#2 · Друга" in await reader.text()
    await reader.taps("✅")
    await reader.taps("⬅️")
    assert "Друга" not in await reader.text()
    assert "Перша" in await reader.text()


async def test_empty_days_are_silent(olena: Person) -> None:
    before = len(await olena.bots())
    for _ in range(3):
        await till(olena, "09:00")
    assert len(await olena.bots()) == before
    waiting = await Reminder.filter(reason=Reason.DIGEST, state=ReminderState.PENDING)
    assert len(waiting) == 1


async def test_every_morning_once(olena: Person) -> None:
    await has(olena, "Перша tomorrow 20:00")
    before = len(await olena.bots())
    await till(olena, "09:00")
    assert len(await olena.bots()) == before + 1
    await olena.town.restart()
    await olena.town.pass_time(hours=1)
    assert len(await olena.bots()) == before + 1
    await till(olena, "09:00")
    assert len(await olena.bots()) == before + 2
    assert olena.words("Late") in await olena.text()


async def test_monday_looks_back_and_ahead(olena: Person) -> None:
    await has(olena, "Зроблена", "Пʼятнична 04.12 12:00", "Далека 25.12 12:00")
    await olena.says("/board")
    await olena.taps("#1")
    await olena.taps("✅")
    for _ in range(7):
        await till(olena, "09:00")
    text = await olena.text()
    found = parts(text)
    assert [line[:11] for line in found[olena.words("Done last week")]] == ["#1 Зроблена"]
    assert [line[:12] for line in found[olena.words("Later this week")]] == ["#2 Пʼятнична"]
    assert "Далека" not in text


async def test_no_weeks_when_not_wanted(olena: Person) -> None:
    await has(olena, "Пʼятнична 04.12 12:00")
    await olena.says("/settings")
    await olena.taps("🔔")
    await olena.taps("☀️")
    await olena.taps(f"● {olena.words('The weeks, on Mondays')}")
    before = len(await olena.bots())
    for _ in range(7):
        await till(olena, "09:00")
    assert len(await olena.bots()) == before


@pytest.mark.parametrize("choice", ["07:00", "No digest"])
async def test_another_hour_or_none(olena: Person, choice: str) -> None:
    await has(olena, "Перша 25.11 20:00")
    await olena.says("/settings")
    await olena.taps("🔔")
    await olena.taps("☀️")
    await olena.taps(olena.words(choice) if choice == "No digest" else choice)
    before = len(await olena.bots())
    await till(olena, "07:00")
    expected = 0 if choice == "No digest" else 1
    assert len(await olena.bots()) == before + expected
    await till(olena, "09:30")
    assert len(await olena.bots()) == before + expected


async def test_it_moves_with_the_persons_zone(olena: Person) -> None:
    await has(olena, "Перша 25.11 20:00")
    await olena.says("/settings")
    await olena.taps("🕰")
    await olena.taps("Варшава")
    before = len(await olena.bots())
    await olena.town.pass_time(hours=23)  # nine in Kyiv
    assert len(await olena.bots()) == before
    await olena.town.pass_time(hours=1)
    assert len(await olena.bots()) == before + 1


async def test_show_now(olena: Person) -> None:
    await has(olena, "Перша today 15:00")
    await olena.says("/settings")
    await olena.taps("🔔")
    await olena.taps("☀️")
    await olena.taps("☀️")
    assert "Перша" in await olena.text()


async def test_whoever_blocked_the_bot_gets_it_again_after_coming_back(olena: Person) -> None:
    await has(olena, "Перша tomorrow 20:00")
    await olena.acts("block")
    await till(olena, "09:00")
    await olena.acts("unblock")
    await olena.starts()
    before = len(await olena.bots())
    await till(olena, "09:00")
    assert len(await olena.bots()) == before + 1
    assert olena.words("Late") in await olena.text()


async def test_who_had_none_before_a_release_gets_one(olena: Person) -> None:
    await has(olena, "Перша tomorrow 20:00")
    await Reminder.filter(reason=Reason.DIGEST).delete()
    await olena.town.house.sweeps.tidy()
    before = len(await olena.bots())
    await till(olena, "09:00")
    assert len(await olena.bots()) == before + 1
