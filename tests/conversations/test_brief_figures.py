"""The book sale goes on: a checkpoint falls short, plan B is taken, and what came of it is told."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from models.briefs.similar import similar_cases
from models.refusals import NotAllowed
from models.tables import (
    Assignment,
    Brief,
    BriefNetwork,
    BriefPart,
    BriefState,
    Card,
    Case,
    Checkpoint,
    Metric,
    PartKind,
    Reason,
    Reminder,
)
from tests.conversations.briefs import SALES, answer_first_half, answer_second_half
from tests.conversations.groups import alone, follows, gather, words_on
from tests.conversations.teams import EDITOR, GUEST, gather_team
from tests.town import Json, Person, Town

TOLD = {
    101: "Каталог зріс до 115 книжок, 100 із них обміняли на пожертви.",
    102: "Каталог вырос до 115 книг, 100 из них обменяли на пожертвования.",
    103: "The catalogue grew to 115 books, 100 of them were exchanged for donations.",
}


async def begin(person: Person, role: str = EDITOR) -> Card:
    """The book sale is under way on this person's team board; the brief's own card."""
    await gather_team(person.town, owner=person, role=role)
    await person.says("/brief")
    boards = [words for words in await person.buttons() if not words.startswith(("⬅️", "➡️"))]
    await person.taps(boards[-1])
    await answer_first_half(person, SALES[person.id])
    await answer_second_half(person, SALES[person.id])
    await person.taps("✅")
    brief = await Brief.get().select_related("card")
    assert brief.card is not None
    return brief.card


async def begin_in_group(person: Person) -> Person:
    """The same, asked for in a group of everybody; this person there."""
    for one in (person.town.olena, person.town.marina, person.town.max):
        await one.settles()
    here = await gather(person)
    await here.says("/new Перша")
    await here.says("/brief")
    await follows(here, "🎯")
    await answer_first_half(person, SALES[person.id])
    await answer_second_half(person, SALES[person.id])
    await person.taps("✅")
    return here


async def until(town: Town, at: datetime) -> None:
    """Let time pass until this moment, with a stop before it: what is older comes by itself."""
    await town.pass_time(seconds=(at - town.house.clock.now()).total_seconds() - 600)
    await town.pass_time(seconds=(at - town.house.clock.now()).total_seconds())


async def asked(person: Person) -> list[Json]:
    """The bot's messages that ask for the number of a checkpoint."""
    head = person.words("{metric}: where are we today?", metric=person.words("New members"))
    return [m for m in await person.bots() if m.get("text", "").startswith(head)]


@pytest.mark.parametrize("start", ["private", "group"])
async def test_a_checkpoint_falls_short_and_plan_b_is_taken_to_the_result(
    sqlite_town: Town, number: int, start: str
) -> None:
    town, person, sale = sqlite_town, sqlite_town.person(number), SALES[number]
    here = await begin_in_group(person) if start == "group" else None
    if here is None:
        await begin(person)
    point = await Checkpoint.get()
    await until(town, point.at)
    [first] = await asked(person)
    assert "6,75" in first["text"] or "6.75" in first["text"], "half of 13.5 %"
    toast = await person.taps("⏳", on=first)
    again = person.words("All right, I will ask again: {at}", at="")
    assert toast.startswith(again)
    await until(town, point.at + timedelta(days=1))
    await person.taps("📊", on=(await asked(person))[-1])
    await person.says("багато")
    assert "1200" in await person.text(), "a right example"
    await person.says("5 %")
    text = await person.text()
    assert person.words("Reserve posts") in " ".join(await person.buttons())
    assert "⚠️" in text
    step = await person.data_of("➕")
    await person.taps("➕")
    await person.forges(step)
    await person.taps("➕")
    taken = await Card.filter(creation_key__startswith="check.").order_by("id")
    words = [person.words(name) for name in ("Reserve posts", "Extra budget")]
    title = sale.about.splitlines()[0]
    assert [card.title for card in taken] == [f"{name}: {title}" for name in words]
    await until(town, point.at + timedelta(days=6))
    assert len(await asked(person)) == 0, "nobody is asked any more, nothing asks any more"

    brief = await Brief.get()
    assert brief.due_at is not None
    await until(town, brief.due_at)
    head = person.words(
        "The time is up. {metric}: what was it in the end?", metric=person.words("New members")
    )
    [told] = [m for m in await person.bots() if m.get("text", "").startswith(head)]
    await person.taps("📊", on=told)
    await person.taps("✏️")
    await person.says("+13.5%")
    assert person.words("The target is reached!") in await person.text()
    await person.taps("Instagram")
    await person.says("9,5")
    await person.taps("📝")
    await person.says(TOLD[person.id])
    assert TOLD[person.id] in await person.text()
    await person.taps("📋")
    text = await person.text()
    assert text.startswith(title)
    assert person.words("Content for {networks}", networks="Instagram, Facebook") in text
    assert str(person.reader.many(*STEPS, 2)) in text
    assert "Instagram: 9" in text
    assert TOLD[person.id] in text
    await person.taps("✅")
    await brief.refresh_from_db()
    assert brief.state is BriefState.ENDED
    assert (await Card.get(id=brief.card_id)).done_at is not None
    [network] = await BriefNetwork.filter(figure__not_isnull=True)
    assert (network.network, network.figure) == ("instagram", Decimal("9.5"))
    if here is not None:
        seen = [m.get("text", "") for m in await here.bots() if not alone(m)]
        asked_there = person.words("{metric}: where are we today?", metric="")
        assert not any(asked_there in text or TOLD[person.id] in text for text in seen)
        return
    await ask_similar(person, title)


STEPS = ("Plan B: {n} step taken in time", "Plan B: {n} steps taken in time")


async def ask_similar(person: Person, title: str) -> None:
    """The next brief is offered this one as a reference."""
    await person.says("/brief")
    boards = [words for words in await person.buttons() if not words.startswith(("⬅️", "➡️"))]
    await person.taps(boards[-1])
    await person.taps(person.words("Initiative"))
    await person.taps(person.words("New members"))
    for _ in range(3):
        await person.taps("⏭")
    await person.taps("🔍")
    text = await person.text()
    assert title in text
    assert TOLD[person.id] in text
    await person.taps("➕")
    assert title in await person.text()
    draft = await Brief.get(state=BriefState.DRAFT)
    [part] = await BriefPart.filter(brief_id=draft.id)
    assert part.answers is PartKind.REFERENCE
    assert part.text.startswith(title)


async def test_when_nobody_answers_the_boards_owner_is_shown(town: Town) -> None:
    olena, marina = town.olena, town.marina
    await begin(olena)
    brief, point = await Brief.get(), await Checkpoint.get()
    rows = Reminder.filter(reason=Reason.CHECK)
    before = [row.person_id for row in await rows]
    other = await Assignment.filter(person__telegram_id=102).first()
    assert other is not None
    await olena.says("/board")
    await olena.taps("#1")
    await olena.taps("🎯")
    await olena.taps("✏️")
    await olena.taps(olena.words("Who answers for it"))
    await olena.taps("Марина")
    assert len(before) == 3
    assert {row.person_id for row in await rows} == {other.person_id}
    for day in range(3):
        await until(town, point.at + timedelta(days=day))
    asked_of = [m for m in await marina.bots() if "📊" in " ".join(words_on(m))]
    assert len(asked_of) >= 1
    await until(town, point.at + timedelta(days=4))
    head = olena.words("Nobody gave the number of {day}", day="")
    assert any(head in m.get("text", "") for m in await olena.bots())
    assert brief.owner_id != other.person_id


async def test_a_guest_answers_nothing(sqlite_town: Town) -> None:
    olena, max_ = sqlite_town.olena, sqlite_town.max
    card = await begin(olena, GUEST)
    point = await Checkpoint.get()
    for data in (
        f"vs:{card.id}:c{point.id}:5",
        f"vs:{card.id}:r:5",
        f"vp:{point.id}:posts",
        f"ve:{card.id}",
        f"vt:{card.id}:r",
    ):
        assert await max_.forges(data) == max_.refused(NotAllowed())
    await max_.forges(f"vr:{card.id}")
    assert "📊" in await max_.text()
    await point.refresh_from_db()
    assert point.answer is None


async def test_figures_of_another_kind_are_asked_about(writer: Person) -> None:
    await writer.says("/brief")
    await writer.taps(writer.words("Event"))
    await writer.taps(writer.words("Registrations"))
    await writer.says("100")
    await writer.says("через 3 тижні")
    for _ in range(4):
        await writer.taps("⏭")
    await writer.taps("➕")
    await writer.taps("⬅️")
    await writer.taps("➡️")
    await writer.taps("🙋")
    await writer.taps("⏭")
    await writer.taps("✅")
    point = await Checkpoint.get()
    await until(writer.town, point.at)
    await writer.taps("📊")
    await writer.says("39 т")
    assert writer.words("Which number do you mean?") in await writer.text()
    await writer.taps("39")
    await point.refresh_from_db()
    assert point.answer == 39
    assert writer.words("Reserve posts") in " ".join(await writer.buttons()), "none was prepared"
    await writer.taps("✏️")
    await writer.says("60 %")
    await point.refresh_from_db()
    assert point.answer == 60, "of the target"
    assert writer.words("On course: plan B is not needed.") in await writer.text()


async def test_a_number_straight_after_its_question_answers_it(
    sqlite_town: Town, number: int
) -> None:
    town, person = sqlite_town, sqlite_town.person(number)
    await begin(person)
    point, brief = await Checkpoint.get(), await Brief.get()
    made = await Card.all().count()
    await person.says("5 %")
    assert await Card.all().count() == made
    await person.taps("✅")
    assert await Card.filter(title="5 %").exists(), "nothing was asked: it is a card"
    await until(town, point.at)
    [first] = await asked(person)
    assert person.words("Just send the number here.") in first["text"]
    await person.says(person.words("New members"))
    await person.taps("✖️")
    await person.says("3 4")
    await person.taps("✖️")
    await point.refresh_from_db()
    assert point.answer is None, "words, and what is no number, make a card"
    await person.taps("⏳", on=first)
    await person.says("1,500")
    assert person.words("Which number do you mean?") in await person.text()
    await person.says("~5,5 %")
    await point.refresh_from_db()
    assert point.answer == Decimal("5.5")
    assert "⚠️" in await person.text()
    await person.says("7 %")
    await person.taps("✅")
    await point.refresh_from_db()
    assert point.answer == Decimal("5.5"), "it is given already: another number is a card"

    assert brief.due_at is not None
    await until(town, brief.due_at)
    head = person.words(
        "The time is up. {metric}: what was it in the end?", metric=person.words("New members")
    )
    [told] = [m for m in await person.bots() if m.get("text", "").startswith(head)]
    await person.says("/my")
    reply = {"reply_to": told["message_id"]}
    metric = person.words("New members").casefold().split()
    await person.says(f"14% {metric[0]}", **reply)
    await brief.refresh_from_db()
    assert brief.result == 14, "a reply names its question, whatever came since"
    assert person.words("The target is reached!") in await person.text()


async def test_the_newest_question_takes_the_number(sqlite_town: Town) -> None:
    writer = sqlite_town.olena
    await begin(writer)
    point = await Checkpoint.get()
    await writer.says("/brief")
    await writer.taps((await writer.buttons())[1])
    await writer.taps(writer.words("Event"))
    await writer.taps(writer.words("Registrations"))
    await until(writer.town, point.at)
    await writer.says("6 %")
    await point.refresh_from_db()
    assert point.answer == 6
    draft = await Brief.get(state=BriefState.DRAFT)
    assert draft.target is None
    await writer.says("120")
    assert writer.words("Target") in await writer.text()
    await writer.taps(writer.words("To the brief"))
    await draft.refresh_from_db()
    assert draft.target == 120, "the older question waits still"


async def test_similar_cases_go_by_metric_first(writer: Person) -> None:
    await writer.says("Картка")
    await writer.taps("✅")
    card = await Card.get()
    made = {}
    for name, case, metric, result in (
        ("other", Case.EVENT, Metric.CLICKS, 1),
        ("case", Case.EVENT, Metric.LEADS, 1),
        ("metric", Case.INITIATIVE, Metric.REGISTRATIONS, 1),
        ("both", Case.EVENT, Metric.REGISTRATIONS, 1),
        ("open", Case.EVENT, Metric.REGISTRATIONS, None),
    ):
        brief = await Brief.create(
            board_id=card.board_id,
            author_id=card.author_id,
            case=case,
            metric=metric,
            result=result,
            card=card,
            creation_key=name,
            created_at=card.created_at,
        )
        made[brief.id] = name
    found = await similar_cases(card.board_id, Case.EVENT, Metric.REGISTRATIONS)
    assert [made[one.id] for one in found] == ["both", "metric", "case", "other"]
