"""The meeting of a brief: prepared, held, and what came of it; a brief after it was made."""

from datetime import datetime, timedelta

from models.tables import Assignment, Brief, BriefState, Card, Item
from tests.conversations.briefs import SALES, answer_first_half
from tests.conversations.groups import words_on
from tests.conversations.teams import gather_team
from tests.town import Person, Town


async def made_half(town: Town, person: Person) -> None:
    """A brief on the team's board, of which the first half is answered."""
    await gather_team(town, owner=person)
    await person.says("/brief")
    boards = [words for words in await person.buttons() if not words.startswith("⬅️")]
    await person.taps(boards[-1])
    await answer_first_half(person, SALES[person.id])
    await person.taps("🎯")
    await person.taps("✅")


async def test_a_meeting_is_prepared_and_gives_its_results(sqlite_town: Town, number: int) -> None:
    town, person, sale = sqlite_town, sqlite_town.person(number), SALES[number]
    await made_half(town, person)
    await person.taps("📋")
    assert sale.about.splitlines()[0] in await person.text()
    await person.taps("⏰")
    assert any(person.words("When do you meet?") in m.get("text", "") for m in await person.bots())
    await person.taps("✏️")
    await person.says(sale.handover)
    meeting = await Card.get(title__startswith=person.words("Meeting"))
    at = meeting.deadline
    await town.pass_time(days=6, hours=12)
    unanswered = person.words("Still unanswered: {names}", names="")
    budget = person.words("Budget").lower()
    reminded = [m["text"] for m in await person.bots() if unanswered in m.get("text", "")]
    assert budget in reminded[-1].partition(unanswered)[2]
    assert isinstance(at, datetime)
    await town.pass_time(seconds=(at - town.sandbox.clock.now()).total_seconds() + 60)
    await town.pass_time(hours=1)
    over = person.words("The meeting is over. What did it give?")
    asking = [m for m in await person.bots() if over in m.get("text", "")][-1]
    assert words_on(asking)[0].startswith("📊"), "what is asked for comes first"
    await person.taps("📊", on=asking)
    await person.taps(person.words("The SMM manager's ideas"))
    await person.says(sale.ideas)
    assert sale.ideas in await person.text()
    await person.taps(person.words("New requirements of the networks"))
    await person.taps("✅")
    await person.taps("➕")
    await person.says(sale.promises)
    titles = [card.title for card in await Card.all().order_by("-id").limit(2)]
    first, second = sale.promises.splitlines()
    assert titles[0] == second
    assert first.startswith(titles[1])
    await person.taps("✅")
    ticked = await Item.filter(done_at__not_isnull=True).order_by("position")
    assert [item.key for item in ticked] == ["ideas", "changes"]
    await meeting.refresh_from_db()
    assert meeting.done_at is not None


async def test_what_was_left_out_is_answered_later(sqlite_town: Town) -> None:
    olena, town = sqlite_town.olena, sqlite_town
    await made_half(town, olena)
    await olena.says("/my")
    await olena.taps("#1")
    await olena.taps("🎯")
    await olena.taps("✏️")
    await olena.taps(olena.words("{network}: person", network="Facebook"))
    await olena.taps("Max")
    facebook = await Card.get(title__startswith="Facebook")
    [his] = await Assignment.filter(card_id=facebook.id).select_related("person")
    assert his.person.first_name == "Max"
    await olena.taps(olena.words("Networks"))
    await olena.taps("TikTok")
    assert await Card.filter(title__startswith="TikTok").exists()
    await olena.taps("⬅️")
    await olena.says("Зовсім інше")
    assert await Card.filter(title="Зовсім інше").count() == 0
    await olena.taps("✅")
    assert await Card.filter(title="Зовсім інше").count() == 1
    assert (await Brief.get()).state is BriefState.RUNNING


async def test_dates_that_have_passed_are_asked_for_again(sqlite_town: Town) -> None:
    olena, town = sqlite_town.olena, sqlite_town
    await olena.settles()
    await olena.says("/brief")
    await olena.taps(olena.words("Event"))
    await olena.taps("⏭")
    await olena.taps("⏭")
    reader = olena.reader
    await olena.taps(reader.day(reader.today + timedelta(days=7)))
    await town.pass_time(days=9)
    await olena.says("/brief")
    await olena.taps("➡️")
    await olena.taps("🎯")
    assert olena.words("Date of the result").lower() in (await olena.text()).lower()
    await olena.taps("✅")
    assert {card.deadline for card in await Card.all()} == {None}
