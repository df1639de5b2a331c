"""🔗 a calendar follows deadlines by a secret address, as long as its owner may see them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web
from icalendar import Calendar

from bot.feeds import feed_routes
from handlers import buttons as b
from models.tables import Board, BoardKind, Feed
from tests.conversations.teams import gather_team
from tests.process.serving import SECRET, free_port
from tests.town import MAX, Person, Town, keyboard, opened_town


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """A town whose bot can be reached by web, on both kinds of database."""
    port = free_port()
    reached: dict[str, Any] = {"webhook_url": f"http://127.0.0.1:{port}/", "webhook_secret": SECRET}
    async with opened_town(database_url, **reached) as made:
        app = web.Application()
        app.add_routes(feed_routes(made.house))
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        try:
            yield made
        finally:
            await runner.cleanup()


async def asked(town: Town, url: str, method: str = "GET") -> tuple[int, bytes]:
    """What a calendar is told at this address."""
    async with town.http.request(method, url) as response:
        if response.status == 200:
            assert response.content_type == "text/calendar"
            assert "private" in response.headers["Cache-Control"]
        return response.status, await response.read()


async def events(town: Town, url: str) -> list[str]:
    """The titles of what a calendar shows by this address."""
    status, data = await asked(town, url)
    assert status == 200
    return [str(event["summary"]) for event in Calendar.from_ical(data).walk("VEVENT")]


async def copied(person: Person) -> str:
    """The address on the copy button of the newest message."""
    [found] = [
        one["copy_text"]["text"]
        for row in keyboard(await person.screen())
        for one in row
        if "copy_text" in one
    ]
    return str(found)


async def feeds_mine(person: Person) -> str:
    """The address of one's own deadlines, made from the calendar of /my."""
    await person.says("/my")
    await person.taps("📅")
    await person.taps("🔗")
    await person.taps("🔗")
    return await copied(person)


async def makes(person: Person, title: str) -> None:
    """A card for tomorrow evening."""
    await person.says(f"{title} {'tomorrow' if person.id == MAX else 'завтра'} 18:00")
    await person.taps("✅")


async def test_ones_own_deadlines_in_ones_own_calendar(someone: Person) -> None:
    """In each language, on both databases: made, followed, ended, made anew."""
    town = someone.town
    await makes(someone, "Афіша")
    url = await feeds_mine(someone)
    assert url in await someone.text()
    status, data = await asked(town, url)
    assert status == 200
    calendar = Calendar.from_ical(data)
    assert str(calendar["x-wr-calname"]) == someone.words("My cards")
    [event] = calendar.walk("VEVENT")
    local = someone.reader.local(event.decoded("dtstart").astimezone(UTC))
    assert (local.day, local.hour) == (24, 18)
    assert "t.me/" in str(event["description"])
    await makes(someone, "Сторіз")
    assert len(await events(town, url)) == 2
    await someone.says("/board")
    await someone.taps("#1")
    await someone.taps("✅")
    assert await events(town, url) == ["#2 Сторіз"]
    # The same address is shown again, until it is ended.
    assert await asked(town, url, "HEAD") == (200, b"")
    await someone.says("/my")
    await someone.taps("📅")
    await someone.taps("🔗")
    assert await copied(someone) == url
    assert await someone.taps("⛔") == someone.words("The address leads nowhere now")
    assert (await asked(town, url))[0] == 404
    await someone.taps("🔗")
    assert await copied(someone) != url
    assert await events(town, await copied(someone)) == ["#2 Сторіз"]
    await someone.taps("⬅️")
    assert someone.reader.month(someone.reader.today) in await someone.text()


async def test_a_boards_deadlines_as_long_as_one_is_on_it(town: Town) -> None:
    await gather_team(town)
    await makes(town.olena, "Афіша")
    marina = town.marina
    await marina.says("/board")
    await marina.taps("⋯")
    await marina.taps("💾")
    await marina.taps("🔗")
    await marina.taps("🔗")
    url = await copied(marina)
    assert await events(town, url) == ["#1 Афіша"]
    # A board put away is silent, and speaks again when it is back.
    board = await Board.get(kind=BoardKind.TEAM)
    await Board.filter(id=board.id).update(archived_at=datetime.now(UTC))
    assert await events(town, url) == []
    await Board.filter(id=board.id).update(archived_at=None)
    assert await events(town, url) == ["#1 Афіша"]
    await town.olena.says("/board")
    await town.olena.taps("👤")
    await town.olena.taps("⛔")
    await town.olena.taps("Марина")
    await town.olena.taps("⛔")
    assert (await asked(town, url))[0] == 404
    assert "Афіша" not in (await asked(town, url))[1].decode()


async def test_addresses_are_ones_own_and_cannot_be_guessed(town: Town) -> None:
    for person in (town.olena, town.marina):
        await person.settles()
    await makes(town.olena, "Таємна")
    url = await feeds_mine(town.olena)
    await makes(town.marina, "Чужа")
    assert await events(town, url) == ["#1 Таємна"]
    personal = await Board.get(owner__telegram_id=town.olena.id)
    for kind in (b.ShowFeed, b.MakeFeed, b.EndFeed):
        await town.marina.forges(kind(board=personal.id).pack())
    assert await Feed.all().count() == 1
    assert await events(town, url) == ["#1 Таємна"]
    folder, _, token = url.removesuffix(".ics").rpartition("/")
    for wrong in (token[:-1] + "A" * 2, "x" * 32, "../telegram", "%00" * 10, "", token.swapcase()):
        assert (await asked(town, f"{folder}/{wrong}.ics"))[0] == 404
    assert (await asked(town, url, "POST"))[0] == 405


async def test_it_goes_with_the_account(town: Town) -> None:
    await town.olena.settles()
    await makes(town.olena, "Афіша")
    url = await feeds_mine(town.olena)
    await town.olena.says("/settings")
    await town.olena.taps("🗑")
    await town.olena.taps("🗑")
    assert (await asked(town, url))[0] == 404
    assert not await Feed.exists()


async def test_without_a_web_port_nothing_is_offered(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await makes(olena, "Афіша")
    await olena.says("/my")
    await olena.taps("📅")
    assert not [words for words in await olena.buttons() if words.startswith("🔗")]
    await olena.forges(b.MakeFeed(board=0).pack())
    assert "https" not in await olena.text()
