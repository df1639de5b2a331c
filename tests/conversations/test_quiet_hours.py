"""🌙 what falls into quiet hours waits for the morning, together; what is urgent does not."""

from datetime import time

import pytest

from models.moments import at_wall
from tests.conversations.teams import gather_team
from tests.town import Person, Town, opened_town

HEAD = "<b>{n} card calls</b>", "<b>{n} cards call</b>"


async def chosen(person: Person) -> list[str]:
    """The marked choices on the screen."""
    return [words for words in await person.buttons() if words.startswith("●")]


def gathered(person: Person, n: int) -> str:
    """The headline of a message that tells of so many cards."""
    return str(person.reader.many(*HEAD, n)).replace("<b>", "").replace("</b>", "")


async def opens_quiet(person: Person) -> None:
    """Open the screen of quiet hours."""
    await person.says("/settings")
    await person.taps("🔔")
    await person.taps("🌙")


async def test_choosing_quiet_hours_and_working_days(someone: Person) -> None:
    await opens_quiet(someone)
    assert "22:00–08:00" in await someone.text()
    await someone.taps(someone.words("from {clock}", clock="20:00"))
    await someone.taps(someone.words("until {clock}", clock="10:00"))
    assert "20:00–10:00" in await someone.text()
    saturday = someone.reader.weekdays()[5]
    await someone.taps(f"● {saturday}")
    assert f"● {saturday}" not in await chosen(someone)
    await someone.taps(someone.words("No quiet hours"))
    assert someone.words("no quiet hours") in await someone.text()


async def test_the_last_working_day_stays(writer: Person) -> None:
    await opens_quiet(writer)
    for name in writer.reader.weekdays()[:6]:
        await writer.taps(f"● {name}")
    toast = await writer.taps(f"● {writer.reader.weekdays()[6]}")
    assert toast == writer.words("At least one day of the week is worked on.")


async def test_the_night_comes_together_in_the_morning(town: Town) -> None:
    """Olena works late and gives three cards to Marina, who sleeps; one of them is urgent."""
    await gather_team(town)
    await town.pass_time(hours=13)  # eleven in the evening in Kyiv, ten in Warsaw
    before = len(await town.marina.bots())
    for number in range(2):
        await give(town, f"Пост {number}")
    assert len(await town.marina.bots()) == before
    await town.pass_time(hours=9, minutes=59, seconds=59)
    assert len(await town.marina.bots()) == before
    await town.pass_time(seconds=1)
    assert len(await town.marina.bots()) == before + 1
    text = await town.marina.text()
    assert gathered(town.marina, 2) in text
    assert "Пост 0" in text
    assert "Пост 1" in text
    assert town.marina.words("This card is yours now") in text


async def give(town: Town, title: str) -> None:
    """Olena makes a card for Marina."""
    await town.olena.says(title)
    await town.olena.taps("✅")
    await town.olena.taps("👤")
    await town.olena.taps("Марина")


async def test_a_card_opens_from_the_list_and_leads_back_to_the_day(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    await town.pass_time(hours=13)
    await give(town, "Пост today 23:59")
    await give(town, "Афіша")
    await town.pass_time(hours=10)
    await town.marina.taps("#2")
    assert "Афіша" in await town.marina.text()
    await town.marina.taps("⬅️")
    assert "☀️" in await town.marina.text()
    assert "Пост" in await town.marina.text()


async def test_what_is_done_is_struck_out_of_the_list(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    await town.pass_time(hours=13)
    await give(town, "Пост today 23:59")
    await give(town, "Афіша tomorrow 12:00")
    await town.pass_time(hours=10)
    message = await town.marina.screen()
    await town.olena.says("/board")
    await town.olena.taps("#2")
    await town.olena.taps("✅")
    fresh = next(m for m in await town.marina.bots() if m["message_id"] == message["message_id"])
    assert "✅ #2 Афіша" in fresh["text"]
    struck = [e for e in fresh["entities"] if e["type"] == "strikethrough"]
    assert len(struck) == 1


async def test_urgent_comes_at_once(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    await town.pass_time(hours=13)
    await town.olena.says("Пост")
    await town.olena.taps("✅")
    await town.olena.taps("🔥")
    await town.olena.taps(town.olena.words("Urgent"))
    await town.olena.taps("👤")
    await town.olena.taps("Марина")
    assert town.marina.words("This card is yours now") in await town.marina.text()


async def test_a_deadline_of_the_night_calls_before_it(anyone: Person) -> None:
    await anyone.says("Афіша сьогодні 23:30")
    await anyone.taps("✅")
    before = len(await anyone.bots())
    call = at_wall(anyone.reader.today, time(21, 30), anyone.reader.zone)
    ahead = call - anyone.town.sandbox.clock.now()
    await anyone.town.pass_time(seconds=ahead.total_seconds() - 1)
    assert len(await anyone.bots()) == before
    await anyone.town.pass_time(seconds=1)
    assert len(await anyone.bots()) == before + 1
    assert "#1 · Афіша" in await anyone.text()
    await anyone.town.pass_time(hours=10)
    assert len(await anyone.bots()) == before + 1


async def test_other_hours_move_what_waits(writer: Person) -> None:
    await writer.says("Афіша сьогодні 23:30")
    await writer.taps("✅")
    await opens_quiet(writer)
    await writer.taps(writer.words("No quiet hours"))
    before = len(await writer.bots())
    await writer.town.pass_time(hours=12)
    assert len(await writer.bots()) == before
    await writer.town.pass_time(minutes=30)
    assert writer.words("Due in an hour") in await writer.text()


@pytest.mark.parametrize("days", [1, 3])
async def test_after_downtime_all_comes_in_one_message_that_says_so(
    database_url: str, days: int
) -> None:
    async with opened_town(database_url) as town:
        olena = town.olena
        await olena.settles()
        for title in ("Перша сьогодні о 12:00", "Друга сьогодні о 13:00", "Третя завтра о 12:00"):
            await olena.says(title)
            await olena.taps("✅")
        before = len(await olena.bots())
        await town.close()
        town.sandbox.clock.advance(days * 24 * 3600 + 3600)
        await town.open()
        await town.pass_time(seconds=1)
        assert len(await olena.bots()) == before + 1
        text = await olena.text()
        away = str(olena.reader.say("<b>I was away for a while.</b> This came meanwhile:"))
        assert away.replace("<b>", "").replace("</b>", "") in text
        if days == 1:
            assert all(title in text for title in ("Перша", "Друга", "Третя"))
