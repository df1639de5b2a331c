"""/brief: the book sale, from the first question to the cards, in each language."""

from datetime import datetime
from decimal import Decimal

from handlers.briefs.choices import COUNTS
from models.refusals import CheckpointLate
from models.tables import (
    Assignment,
    Brief,
    BriefNetwork,
    BriefPart,
    BriefState,
    Card,
    Checkpoint,
    Content,
)
from tests.conversations.briefs import SALES, answer_first_half, answer_second_half
from tests.conversations.groups import alone, gather, words_on
from tests.conversations.looking import PICTURE
from tests.conversations.teams import gather_team
from tests.town import Person, Town


def words_begin(person: Person) -> str:
    """How the first question begins."""
    return f"1/9\n{person.words('What do we promote?')}"


async def test_the_book_sale_from_the_first_question_to_the_cards(
    sqlite_town: Town, number: int
) -> None:
    town, person, sale = sqlite_town, sqlite_town.person(number), SALES[number]
    await gather_team(town, owner=person)
    await person.says("/brief")
    await begin_on_team(person)
    assert (await person.text()).startswith(words_begin(person))
    await answer_first_half(person, sale)
    await town.restart()
    await answer_second_half(person, sale)
    text = await person.text()
    assert sale.about.splitlines()[0] in text
    assert person.words("Still unanswered: {names}", names="")[:12] not in text
    assert len(await alive(person)) == 1, "one question stands in the chat at a time"
    data = await person.data_of("✅")
    await person.taps("✅")
    await person.forges(data)
    await check_made(person)


async def begin_on_team(person: Person) -> None:
    """Choose the team's board, the newer one, where the bot asks."""
    boards = [words for words in await person.buttons() if not words.startswith(("⬅️", "➡️"))]
    await person.taps(boards[-1])


async def alive(person: Person) -> list[dict[str, object]]:
    """The bot's messages with a question of the brief."""
    return [m for m in await person.bots() if "/9" in m.get("text", "")[:3] or "🎯" in m["text"]]


async def check_made(person: Person) -> None:
    """The brief's card, the meeting's and two networks', each with what is its own."""
    sale = SALES[person.id]
    title = sale.about.splitlines()[0]
    cards = {card.title: card for card in await Card.all()}
    meeting = person.words("Meeting: {title}", title=title)
    assert set(cards) == {title, meeting, f"Instagram: {title}", f"Facebook: {title}"}
    kept = await Content.filter(card_id=cards[title].id).order_by("id")
    assert [(one.kind, one.text) for one in kept] == [
        ("photo", sale.about),
        ("text", sale.reference),
    ]
    instagram, facebook = cards[f"Instagram: {title}"], cards[f"Facebook: {title}"]
    assert instagram.deadline is not None
    assert instagram.deadline == facebook.deadline
    assigned = await Assignment.filter(card_id=facebook.id).select_related("person")
    assert [one.person.first_name for one in assigned] == ["Max"]
    [point] = await Checkpoint.all()
    assert [step["kind"] for step in point.steps] == ["posts", "budget"]
    text = await person.text()
    assert f"#{cards[meeting].number}" in text
    assert person.words("When do you meet? The agenda is ready: send it before.") in text


async def test_from_a_group_it_is_answered_in_private_and_shown_in_the_group(
    sqlite_town: Town, number: int
) -> None:
    town, person, sale = sqlite_town, sqlite_town.person(number), SALES[number]
    for one in (town.olena, town.marina, town.max):
        await one.settles()
    here = await gather(person)
    await here.says("/new Перша")
    before = len(await here.bots())
    await here.says("/brief")
    whispered = (await here.bots())[-1]
    assert alone(whispered)
    url = whispered["reply_markup"]["inline_keyboard"][0][0]["url"]
    await person.starts(url.partition("start=")[2])
    assert (await person.text()).startswith(words_begin(person))
    await answer_first_half(person, sale)
    await person.says("/cancel")
    await person.starts(url.partition("start=")[2])
    assert "\n\n5/9" in await person.text(), "the same link goes on where it was left"
    await answer_second_half(person, sale)
    assert all(sale.about[:20] not in m.get("text", "") for m in await here.bots())
    await person.taps("✅")
    seen = [m for m in (await here.bots())[before:] if not alone(m) and "Instagram" in m["text"]]
    assert len(seen) == 1, "the group sees what came of it, once"
    assert len(words_on(seen[0])) == 4
    await town.pass_time(minutes=30)
    assert len([m for m in await here.bots() if "Instagram" in m.get("text", "")]) <= 2


async def test_every_question_goes_back_and_can_be_skipped(writer: Person) -> None:
    await writer.says("/brief")
    for expected in (1, 2, 2, 2, 3, 4, 5, 7, 8, 9, 9):
        assert (await writer.text()).startswith(f"{expected}/9")
        await writer.taps("⏭")
    assert "✅" in " ".join(await writer.buttons())
    await writer.taps(writer.words("Case"))
    await writer.taps(writer.words("Event"))
    await writer.taps("⬅️")
    assert "✅ " + writer.words("Event") in await writer.text()
    await writer.taps("➡️")
    await writer.taps(writer.words("Registrations"))
    await writer.taps(f"{COUNTS[1]}")
    for _ in range(2):
        await writer.taps("⬅️")
    assert "✅ " + writer.words("Registrations") in await writer.text()
    await writer.taps("⬅️")
    await writer.taps("⬅️")
    assert "1/9" in " ".join(await writer.buttons()), "the draft is offered again"


async def test_a_week_another_command_and_another_language_lose_nothing(writer: Person) -> None:
    await writer.says("/brief")
    await writer.taps(writer.words("Event"))
    await writer.taps(writer.words("Registrations"))
    await writer.says("/settings")
    await writer.taps("🌐")
    await writer.taps("English")
    await writer.says("1 200")
    english = writer.town.max.reader
    assert english.label("By when do we want the result?") in await writer.text()
    await writer.town.pass_time(days=7)
    await writer.says("/board")
    await writer.says("/brief")
    assert [words for words in await writer.buttons() if words.startswith("➡️")] != []
    await writer.taps("➡️")
    text = await writer.text()
    assert english.label("By when do we want the result?") in text
    brief = await Brief.get()
    assert (brief.target, brief.state) == (Decimal(1200), BriefState.DRAFT)


async def test_what_comes_long_after_a_question_may_be_a_card(anyone: Person) -> None:
    await anyone.says("/brief")
    for _ in range(4):
        await anyone.taps("⏭")
    await anyone.town.pass_time(hours=2)
    await anyone.says("Книжки")
    ask = "Does this answer «{question}» of the brief, or is it a new card?"
    asked = anyone.words(ask, question=anyone.words("What it is about"))
    assert asked in await anyone.text()
    await anyone.town.restart()
    await anyone.says("Ще про них")
    assert len([m for m in await anyone.bots() if m.get("text") == asked]) == 1
    again = await anyone.data_of("🎯")
    await anyone.taps("🎯")
    await anyone.forges(again)
    kept = await BriefPart.all().order_by("id")
    assert [part.text for part in kept] == ["Книжки", "Ще про них"]
    await anyone.town.pass_time(hours=2)
    await anyone.says("Зовсім інше")
    await anyone.taps("➕")
    await anyone.taps("✅")
    assert await Card.filter(title="Зовсім інше").exists()
    assert await BriefPart.all().count() == len(kept)
    await anyone.says("/brief")
    await anyone.taps("➡️")
    assert "Книжки" in await anyone.text()


async def test_what_is_not_understood_is_asked_with_a_right_example(writer: Person) -> None:
    await writer.says("/brief")
    await writer.says("щось")
    assert writer.words("Tap one of the three.") in await writer.text()
    await writer.says("подія")
    await writer.says("коментарі з фото")
    await writer.says("багато")
    assert "1200" in await writer.text()
    await writer.says("0,5 тис")
    await writer.says("позавчора")
    assert writer.words("This moment has passed: {at}.", at="")[:15] in await writer.text()
    await writer.says("через 3 тижні")
    await writer.says("Про книжки")
    await writer.taps("➡️")
    await writer.taps("⏭")
    await writer.says("міспейс")
    assert "Instagram, TikTok" in await writer.text()
    await writer.says("тікток")
    await writer.taps("➡️")
    await writer.taps("⏭")
    await writer.taps(writer.words("No budget"))
    await writer.says("за 2 тижні")
    assert "40%" in await writer.text()
    await writer.says("через 2 тижні, 40%")
    await writer.says("Написати амбасадорам\nЩе один допис")
    assert "Написати амбасадорам, Ще один допис" in await writer.text()
    await writer.taps("⬅️")
    await writer.taps("➡️")
    await writer.says("Хтось")
    assert "«Хтось»" in await writer.text()
    [brief] = await Brief.all()
    assert (brief.metric_words, brief.target, brief.budget) == (
        "коментарі з фото",
        Decimal(500),
        "0",
    )
    assert await BriefNetwork.filter(network="tiktok").count() == 1


async def test_days_are_chosen_in_a_calendar(writer: Person) -> None:
    await writer.says("/brief")
    for _ in range(3):
        await writer.taps("⏭")
    question = await writer.text()
    await writer.taps("📅")
    await writer.taps("▶️")
    await writer.taps("24")
    await writer.taps("⬅️")
    await writer.taps("⬅️")
    assert await writer.text() == question
    await writer.taps("📅")
    await writer.taps("▶️")
    await writer.says("завтра о 25:00")
    assert writer.words("There is no such time.") in await writer.text(), "words answer it still"
    await writer.taps("📅")
    await writer.taps("▶️")
    await writer.taps("24")
    await writer.taps("12:00")
    for _ in range(2):
        await writer.taps("⏭")
    for network in ("TikTok", "YouTube"):
        await writer.taps(network)
    await writer.taps("➡️")
    await writer.taps("📅")
    await writer.taps("25")
    await writer.taps("18:00")
    await writer.taps("🔁")
    await writer.taps(writer.words("No budget"))
    await writer.taps("📅")
    await writer.taps("30")
    await writer.taps("18:00")
    assert writer.words("Choose, or type it: «40%».") in await writer.text()
    await writer.taps("60")
    await writer.taps("⬅️")
    await writer.says("через 6 тижнів, 90%")
    brief = await Brief.get()
    assert brief.due_at is not None
    assert writer.refused(CheckpointLate(brief.due_at)) in await writer.text()
    await writer.says("через 2 тижні")
    await writer.says("45")
    zone = writer.reader.zone
    assert brief.due_at == datetime(2026, 12, 24, 12, tzinfo=zone)
    dates = {row.deadline for row in await BriefNetwork.all()}
    assert dates == {datetime(2026, 11, 25, 18, tzinfo=zone)}
    points = await Checkpoint.all().order_by("at")
    assert [(point.at.astimezone(zone).day, point.share) for point in points] == [(30, 60), (7, 45)]


async def test_an_album_is_one_answer(writer: Person) -> None:
    await writer.says("/brief")
    for _ in range(4):
        await writer.taps("⏭")
    await writer.sends("photo", PICTURE, PICTURE, PICTURE, caption="Ярмарок")
    questions = [m for m in await writer.bots() if m.get("text", "").startswith("3/9")]
    assert len(questions) == 1
    assert "3 фото" in questions[0]["text"]
