"""🗄 cards leave their board and come back; 🗑 what is deleted can be taken back for a while."""

import asyncio
from datetime import UTC, datetime, timedelta

from models import repeating
from models.cards.archive import archive_done
from models.recurrence import Rule, Unit
from models.refusals import CardArchived, CardDeleted
from models.storage import transaction
from models.tables import Card, Event, EventKind, NextWhen, Series
from models.tables import Person as Row
from tests.conversations.looking import cards, headlines
from tests.conversations.teams import gather_team
from tests.town import START, Person, Town


async def to_archive(person: Person) -> None:
    """Put the card that is shown into the archive."""
    await person.taps("⋯")
    await person.taps("🗄")


async def open_archive(person: Person) -> None:
    """Show the archive of the person's board."""
    await person.says("/board")
    await person.taps("⋯")
    await person.taps("🗃")


async def test_a_card_goes_to_the_archive_and_comes_back(someone: Person) -> None:
    await someone.says("Афіша")
    await someone.says("Тепла")
    await to_archive(someone)
    assert f"🗄 {someone.words('In the archive')} · " in await someone.text()
    assert "Тепла" in await someone.text()
    assert [words[0] for words in await someone.buttons()] == ["↩", "⋯", "⬅"]
    assert await cards(someone) == []
    assert f"{someone.words('To do')} · 0" in await someone.text()
    await someone.says("/my")
    assert "Афіша" not in await someone.text()
    await open_archive(someone)
    month = someone.reader.month(START.date())
    assert f"{month}\n#1 Афіша" in await someone.text()
    await someone.taps("#1")
    await someone.taps("⬅️")
    assert f"{month}\n#1 Афіша" in await someone.text()
    await someone.taps("#1")
    column = someone.words("To do")
    assert await someone.taps("↩️") == someone.words("On the board: «{column}»", column=column)
    assert "➡️" in (await someone.buttons())[0]
    assert await cards(someone) == ["#1 Афіша"]


async def test_an_old_button_says_where_the_card_is_and_offers_the_way_back(
    anyone: Person,
) -> None:
    await anyone.says("Афіша")
    await anyone.taps("✅")
    old, done, restore = await anyone.screen(), await anyone.data_of("✅"), "↩️"
    await to_archive(anyone)
    archived = await anyone.data_of(restore)
    assert await anyone.forges(done) == anyone.refused(CardArchived(1))
    await anyone.taps(restore, on=await anyone.screen())
    await anyone.forges(archived, on=old)
    assert await Event.filter(kind=EventKind.RESTORED).count() == 1
    await anyone.taps("⋯")
    await anyone.taps("🗑")
    await anyone.taps("🗑")
    assert await anyone.forges(done) == anyone.refused(CardDeleted(1))
    assert restore in (await anyone.buttons())[0]
    await anyone.starts("card-1")
    assert "🗑" in await anyone.text()
    await anyone.taps(restore)
    assert await cards(anyone) == ["#1 Афіша"]


async def test_a_typed_answer_about_an_archived_card_is_not_waited_for(writer: Person) -> None:
    await writer.says("Афіша")
    await writer.taps("✅")
    await writer.taps("✏️")
    await Card.all().update(archived_at=START)
    await writer.says("Інша")
    assert "🗄" in await writer.text()
    await writer.says("Нова")
    await writer.taps("✅")
    assert "#2 · Нова" in await writer.text()


async def test_deleting_asks_and_is_taken_back_for_thirty_days(someone: Person) -> None:
    for title in ("Перша", "Друга"):
        await someone.says(title)
        await someone.says(f"зміст {title}")
        await someone.taps("⋯")
        await someone.taps("🗑")
        question = "Delete this card? For 30 days it can be brought back from the archive."
        assert someone.words(question) in await someone.text()
        await someone.taps("⬅️")
        await someone.taps("⋯")
        await someone.taps("🗑")
        await someone.taps("🗑")
        last = someone.reader.day((START + timedelta(days=30)).date())
        words = someone.words("Deleted. It can be brought back until {day}.", day=last)
        assert words in await someone.text()
        assert "зміст" not in await someone.text()
    assert await cards(someone) == []
    await open_archive(someone)
    await someone.taps("🗑")
    assert "#2 Друга" in await someone.text()
    await someone.taps("#1")
    await someone.taps("↩️")
    assert "зміст Перша" in await someone.text()
    await someone.town.pass_time(days=29, hours=23)
    await someone.town.house.sweeps.archive()
    assert await Card.all().count() == 2
    await someone.town.pass_time(hours=2)
    await someone.town.house.sweeps.archive()
    assert [card.title for card in await Card.all()] == ["Перша"]
    await someone.starts("card-2")
    assert "#2" not in await someone.text()
    assert "зміст" not in await someone.text()


async def test_done_cards_go_by_themselves_and_are_taken_up_again(town: Town) -> None:
    olena = town.olena
    await olena.settles()
    await open_archive(olena)
    await olena.taps("⚙️")
    await olena.taps(f"● {olena.words('Never')}")
    await olena.taps(str(olena.reader.many("{n} day", "{n} days", 7)))
    await olena.says("Афіша")
    await olena.taps("✅")
    await olena.taps("✅")
    await town.pass_time(days=6, hours=23)
    assert await archive_done(town.house.clock.now()) == 0
    await town.pass_time(hours=1)
    now = town.house.clock.now()
    assert sum(await asyncio.gather(*(archive_done(now) for _ in range(3)))) == 1
    assert await Event.filter(kind=EventKind.ARCHIVED, actor_id=None).count() == 1
    await town.pass_time()
    assert "🗄" in await olena.text()
    await olena.taps("↩️")
    await town.house.sweeps.archive()
    assert await cards(olena) == ["#1 Афіша"]
    await town.pass_time(days=7)
    await town.house.sweeps.archive()
    await open_archive(olena)
    await olena.taps("#1")
    await olena.taps("🔁")
    assert f"{olena.words('My board')} · {olena.words('To do')}" in await olena.text()
    assert (await Card.get()).done_at is None


async def test_nobody_is_reminded_of_an_archived_card(sqlite_town: Town) -> None:
    olena, heads = sqlite_town.olena, ["The deadline is here"]
    await olena.settles()
    for title in ("Перша завтра 18:00", "Друга післязавтра 18:00"):
        await olena.says(title)
        await olena.taps("✅")
        await to_archive(olena)
    await sqlite_town.pass_time(days=1, hours=10)
    assert await headlines(olena, heads) == []
    await open_archive(olena)
    await olena.taps("#2")
    await olena.taps("↩️")
    await sqlite_town.pass_time(days=1)
    assert await headlines(olena, heads) == heads


async def test_who_left_the_board_does_not_do_a_restored_card(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena = sqlite_town.olena
    await olena.says("Афіша @max")
    await olena.taps("✅")
    await to_archive(olena)
    await olena.says("/board")
    await olena.taps("👤")
    await olena.taps("⛔")
    await olena.taps("Max")
    await olena.taps("⛔")
    await open_archive(olena)
    await olena.taps("#1")
    assert "👤 Max" in await olena.text()
    await olena.taps("↩️")
    assert "👤 Max" not in await olena.text()


async def test_a_series_rests_with_its_open_card_and_goes_on_from_a_done_one(
    sqlite_town: Town,
) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await olena.says("Звіт")
    await olena.taps("✅")
    me = await Row.get(telegram_id=101)
    async with transaction():
        await repeating.repeat(me, 1, Rule(Unit.DAY), START)
        await repeating.choose_when(me, 1, NextWhen.DUE, START)
    await to_archive(olena)
    await sqlite_town.pass_time(days=3)
    assert await Card.all().count() == 1
    await olena.taps("↩️")
    assert await Card.all().count() == 2
    series = await Series.get()
    await olena.says("/board")
    await olena.taps("#2")
    await olena.taps("✅")
    await to_archive(olena)
    assert await repeating.due_series(START + timedelta(days=9)) == [series.id]


async def test_an_archive_of_many_months(anyone: Person) -> None:
    await anyone.says("Афіша")
    await anyone.taps("✅")
    card = await Card.get()
    for number in range(2, 28):
        at = datetime(2025 + number // 13, number % 12 + 1, 2, tzinfo=UTC)
        await Card.create(
            board_id=card.board_id,
            column_id=card.column_id,
            number=number,
            title=f"Стара {number}",
            position=number,
            author_id=card.author_id,
            created_at=at,
            archived_at=at,
        )
    await open_archive(anyone)
    assert f"{anyone.words('Archive')} · {anyone.words('My board')} · 26" in await anyone.text()
    await anyone.taps("▶️ 2")
    await anyone.taps("#")
    await anyone.taps("⬅️")
    assert "◀️ 1" in await anyone.buttons()
    await anyone.taps("📅")
    months = [words for words in await anyone.buttons() if words.endswith(("1", "2", "3"))]
    assert len(months) == 12
    await anyone.taps(months[3])
    words = months[3].split(" · ")[0]
    assert words in await anyone.text()
    assert sum(one.startswith("#") for one in await anyone.buttons()) == int(months[3][-1])
    await anyone.taps("📅")
    await anyone.taps("▶️")
    assert anyone.words("Which month?") in await anyone.text()
