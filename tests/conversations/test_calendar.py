"""📌 my cards by parts, and 📅 what is due: months with counts, weeks, days."""

from models.tables import Card
from tests.conversations.looking import marked
from tests.conversations.teams import gather_team, make_team
from tests.conversations.test_boards_and_my import fill, listed
from tests.town import Person, Town

DATED = ["Без дати", "Далека in 20 days", "Тижнева in 3 days", "Швидка in 5 hours"]
PARTS = ("Late", "Today", "Later this week", "Later", "No date")


async def test_my_cards_stand_in_parts_by_the_readers_calendar(someone: Person) -> None:
    """In each language, on both databases."""
    await fill(someone, ["Забута in 1 hour", *DATED])
    await someone.town.pass_time(hours=2)
    await someone.says("/my")
    heads = [f"{someone.words(part)} · 1" for part in PARTS]
    assert marked(await someone.screen(), "bold")[1:] == [someone.words(part) for part in PARTS]
    text = await someone.text()
    assert [text.index(head) for head in heads] == sorted(text.index(head) for head in heads)
    titles = [words.split(" ", 1)[1] for words in listed(await someone.buttons())]
    assert titles == ["Забута", "Швидка", "Тижнева", "Далека", "Без дати"]


async def test_parts_go_on_over_pages(writer: Person) -> None:
    await fill(writer, [f"Пост {n}" for n in range(1, 13)])
    await writer.says("/my")
    head = f"{writer.words('No date')} · 12"
    assert head in await writer.text()
    await writer.taps("▶️")
    assert head in await writer.text()
    assert len(listed(await writer.buttons())) == 2


async def test_the_month_counts_and_its_days_open(anyone: Person) -> None:
    await fill(anyone, ["Перша in 3 days", "Друга in 3 days", "Третя in 9 days"])
    await anyone.says("/my")
    await anyone.taps("📅")
    buttons = await anyone.buttons()
    assert {"26²", "● 23", "30"} <= set(buttons)
    assert anyone.reader.month(anyone.reader.today) in await anyone.text()
    await anyone.taps("▶️")
    assert "2¹" in await anyone.buttons()
    await anyone.taps("◀️")
    await anyone.taps("26²")
    assert [words.split(" ", 1)[1] for words in listed(await anyone.buttons())] == [
        "Перша",
        "Друга",
    ]
    await anyone.taps("#2")
    await anyone.taps("⬅️")
    assert len(listed(await anyone.buttons())) == 2
    await anyone.taps("⬅️")
    await anyone.taps("24")
    assert "⏰" in await anyone.text()
    await anyone.taps("⬅️")
    await anyone.taps("⬅️")
    assert anyone.words("My cards") in await anyone.text()


async def test_weeks_go_day_by_day(anyone: Person) -> None:
    await fill(anyone, ["Перша in 3 days", "Друга in 4 days", "Третя in 9 days"])
    await anyone.says("/my")
    await anyone.taps("📅")
    await anyone.taps("📅")
    days = marked(await anyone.screen(), "bold")[1:]
    assert len(days) == 2
    assert days[0].split(", ")[1].startswith("26")
    await anyone.taps("#1")
    await anyone.taps("⬅️")
    assert len(listed(await anyone.buttons())) == 2
    await anyone.taps("▶️")
    assert listed(await anyone.buttons()) == ["#3 Третя"]
    await anyone.taps("▶️")
    assert listed(await anyone.buttons()) == []


async def test_a_boards_calendar_shows_what_everybody_does(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, marina = sqlite_town.olena, sqlite_town.marina
    await fill(olena, ["Спільна in 3 days @Марина"])
    await fill(marina, ["Моя in 3 days", "Готова in 3 days"])
    await marina.taps("✅")
    await olena.says("/board")
    await olena.taps("📅")
    await olena.taps("26²")
    assert listed(await olena.buttons()) == ["#1 Спільна", "#2 Моя"]
    await olena.taps("#1")
    await olena.taps("⬅️")
    await olena.taps("⬅️")
    await olena.taps("⬅️")
    assert "🗂" in await olena.text()


async def test_a_day_is_the_readers_own(sqlite_town: Town) -> None:
    """Late in the evening in London it is tomorrow in Kyiv."""
    for person in (sqlite_town.olena, sqlite_town.max):
        await person.settles()
    await make_team(sqlite_town.max)
    await fill(sqlite_town.max, ["Late 26.11.2026 23:00"])
    assert (await Card.get()).deadline is not None
    await sqlite_town.max.says("/my")
    await sqlite_town.max.taps("📅")
    assert "26¹" in await sqlite_town.max.buttons()
    await sqlite_town.max.says("/settings")
    await sqlite_town.max.taps("🕰")
    await sqlite_town.max.taps("Kyiv")
    await sqlite_town.max.says("/my")
    await sqlite_town.max.taps("📅")
    assert "27¹" in await sqlite_town.max.buttons()


async def test_many_cards_of_a_day_are_turned_by_pages(writer: Person) -> None:
    await fill(writer, [f"Пост {n} in 3 days" for n in range(1, 13)])
    await writer.says("/my")
    await writer.taps("📅")
    await writer.taps("26¹²")
    await writer.taps("▶️")
    assert len(listed(await writer.buttons())) == 2
    await writer.taps("⬅️")
    await writer.taps("📅")
    assert len(listed(await writer.buttons())) == 12
