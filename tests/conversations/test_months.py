"""The month: a checklist that opens by itself, carries over what is left, shows its progress."""

from datetime import date, time, timedelta

import pytest

from handlers.cards.repeat_words import rule_words
from models.cards.sheet import Sheet, read_sheet
from models.moments import at_wall
from models.openings import turns
from models.recurrence import Rule, Unit
from models.refusals import NotAllowed
from models.tables import Card, Item, Opening
from tests.conversations.groups import gather
from tests.conversations.teams import GUEST, gather_team
from tests.town import Person, Town

MONTHLY = Rule(Unit.MONTH, date=1)
NAMES = {
    101: ("листопад 2026", "грудень 2026", "січень 2027"),
    102: ("ноябрь 2026", "декабрь 2026", "январь 2027"),
    103: ("November 2026", "December 2026", "January 2027"),
}
OWN = "Пости тижня\n- зібрати ідеї\n- написати\n- погодити"


async def open_setting(person: Person, title: str) -> None:
    """From /checklist to how this template opens by itself."""
    await person.says("/checklist")
    await person.taps(title)
    await person.taps("🔁")


async def open_month(person: Person) -> None:
    """The month opens on the first of each month, and the first card at once."""
    await open_setting(person, person.words("A month of SMM work"))
    await person.taps(rule_words(person.reader, MONTHLY))
    await person.taps("➕")


async def sheets() -> list[Sheet]:
    """All cards, in order."""
    return [await read_sheet(card.id) for card in await Card.all().order_by("id")]


async def until(person: Person, day: date, hour: int = 9) -> None:
    """Let time pass until this hour of this day, nine in the morning, on the person's clock."""
    at = at_wall(day, time(hour), person.reader.zone)
    seconds = (at - person.town.house.clock.now()).total_seconds()
    await person.town.pass_time(seconds=seconds)


def shares(sheet: Sheet) -> list[str]:
    """How many items of each list are ticked."""
    return [f"{steps.done}/{len(steps.items)}" for steps in sheet.checklists]


async def test_the_month_opens_twice_in_a_row_with_what_is_left(someone: Person) -> None:
    november, december, january = NAMES[someone.id]
    title = someone.words("A month of SMM work")
    await open_setting(someone, title)
    assert someone.words("Open by itself") not in await someone.text()
    await someone.taps(rule_words(someone.reader, MONTHLY))
    text = await someone.text()
    assert rule_words(someone.reader, MONTHLY) in text
    first_of = at_wall(date(2026, 12, 1), time(9), someone.reader.zone)
    assert someone.reader.full(first_of) in text
    await someone.taps("➕")
    [first] = await sheets()
    assert first.title == f"{title} · {november}"
    assert shares(first) == ["0/12"]
    evening = at_wall(date(2026, 11, 30), time(18), someone.reader.zone)
    assert first.deadline == evening
    for step in first.checklists[0].items[:10]:
        await someone.forges(f"ti:{step.id}:1")
    me = first.people[0].id
    await Item.filter(id=first.checklists[0].items[11].id).update(person_id=me)

    await until(someone, date(2026, 12, 1))
    first, second = await sheets()
    assert first.done_column is None, "the old month is closed"
    assert second.title == f"{title} · {december}"
    assert second.deadline == at_wall(date(2026, 12, 31), time(18), someone.reader.zone)
    assert shares(second) == ["0/12", "0/2"]
    left = second.checklists[1]
    assert left.title == someone.words("Left from last time")
    assert [step.key for step in left.items] == ["month_summary", "month_conclusions"]
    assert left.items[1].person_id == me
    assert second.checklists[0].items[11].person_id == me, "whoever had it has it again"
    assert [person.id for person in second.people] == [me]
    for step in (*second.checklists[0].items[:11], left.items[1]):
        await someone.forges(f"ti:{step.id}:1")

    await until(someone, date(2027, 1, 1))
    third = (await sheets())[2]
    assert third.title == f"{title} · {january}"
    assert shares(third) == ["0/12", "0/2"]
    keys = [step.key for step in third.checklists[1].items]
    assert keys == ["month_conclusions", "month_summary"], "each is carried over once"

    await someone.says("/board")
    await someone.taps("#3")
    await someone.taps("⋯")
    await someone.taps("📊")
    text = await someone.text()
    share = someone.words("{done} of {total} · {share}", done=0, total=14, share="0")
    assert share[:-2] in text
    before = [line for line in text.splitlines() if line.startswith("•")]
    assert [line.split()[1] for line in before] == ["#2", "#1"]
    assert december in before[0]
    assert "83" in before[1]


async def test_reminders_come_in_the_last_week(writer: Person) -> None:
    await open_month(writer)
    await until(writer, date(2026, 12, 1))
    await until(writer, date(2026, 12, 23))
    before = len(await writer.bots())
    await until(writer, date(2026, 12, 24), hour=18)
    came = (await writer.bots())[before:]
    assert len(came) == 1
    assert str(writer.reader.many("Due in {n} day", "Due in {n} days", 7)) in came[0]["text"]
    assert NAMES[101][1] in came[0]["text"]


async def test_left_as_it_is_when_it_is_to_be_closed(writer: Person) -> None:
    await open_setting(writer, writer.words("A month of SMM work"))
    await writer.taps(rule_words(writer.reader, MONTHLY))
    await writer.taps(writer.words("Close"))
    await writer.taps("➕")
    await until(writer, date(2026, 12, 1))
    first, second = await sheets()
    assert first.done_column is None
    assert shares(first) == ["0/12"]
    assert shares(second) == ["0/12"]


@pytest.mark.parametrize("carried", [True, False])
async def test_what_is_left_is_asked_about(sqlite_town: Town, number: int, carried: bool) -> None:
    anyone = sqlite_town.person(number)
    await gather_team(sqlite_town, owner=anyone)
    await open_setting(anyone, anyone.words("A month of SMM work"))
    await anyone.taps((await anyone.buttons())[1])
    await anyone.taps(rule_words(anyone.reader, MONTHLY))
    await anyone.taps(anyone.words("Ask me"))
    await anyone.taps("➕")
    await until(anyone, date(2026, 12, 1))
    head = anyone.words("The next card is open, and something here is not done")
    asked = [message for message in await anyone.bots() if head in message.get("text", "")]
    assert len(asked) == 1
    first, second = await sheets()
    assert first.done_column is not None
    await anyone.taps("#1", on=asked[0])
    await anyone.taps("⋯")
    await anyone.taps("📊")
    assert "0%" in (await anyone.text()).replace("\xa0", "")
    wanted = "➡️" if carried else "✅"
    again = await anyone.data_of(wanted)
    await anyone.taps(wanted)
    await anyone.forges(again)
    first, second = await sheets()
    assert first.done_column is None
    assert shares(second) == (["0/12", "0/12"] if carried else ["0/12"])


async def test_an_own_template_opens_by_any_rule_in_words(anyone: Person) -> None:
    await anyone.says("Пости")
    await anyone.taps("✅")
    await anyone.taps("☑️")
    await anyone.taps("➕")
    await anyone.says(OWN)
    await anyone.taps("✏️")
    await anyone.taps("📋")
    await open_setting(anyone, "Пости тижня")
    await anyone.taps("✏️")
    await anyone.says("???")
    hint = anyone.words("every month on the 1st at 10:00")
    assert hint in await anyone.text()
    await anyone.says(hint)
    assert "10:00" in await anyone.text()
    await anyone.taps(rule_words(anyone.reader, Rule(Unit.WEEK, days=frozenset({0}))))
    await until(anyone, date(2026, 11, 30))
    opened = (await sheets())[-1]
    assert opened.title == f"Пости тижня · {anyone.reader.day(date(2026, 11, 30))}"
    assert [step.text for step in opened.checklists[0].items] == [
        "зібрати ідеї",
        "написати",
        "погодити",
    ]
    await open_setting(anyone, "Пости тижня")
    await anyone.taps("⛔")
    await until(anyone, date(2026, 12, 7))
    assert (await sheets())[-1].title == opened.title


async def test_a_guest_sees_and_changes_nothing(sqlite_town: Town) -> None:
    await gather_team(sqlite_town, role=GUEST)
    olena, max_ = sqlite_town.olena, sqlite_town.max
    await open_setting(olena, olena.words("A month of SMM work"))
    await olena.taps(olena.words("{name}'s team", name="Олена"))
    await olena.taps(rule_words(olena.reader, MONTHLY))
    again = await olena.data_of("➕")
    assert await max_.forges(again) == max_.refused(NotAllowed())
    board = (await Opening.get()).board_id
    await max_.forges(f"oo:{board}:month")
    text = await max_.text()
    assert rule_words(max_.reader, MONTHLY) in text
    assert [words[:1] for words in await max_.buttons()] == ["⬅"]
    assert await Card.all().count() == 0


async def test_in_a_group_its_own_board_alone(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    for person in (olena, sqlite_town.marina, sqlite_town.max):
        await person.settles()
    here = await gather(olena)
    await here.says("/checklist")
    await here.taps(here.words("A month of SMM work"))
    await here.taps("🔁")
    await here.taps(rule_words(here.reader, MONTHLY))
    opening = await Opening.get()
    own = (await Opening.get().select_related("board")).board
    assert own.title == "Книголюби"
    await here.taps("➕")
    assert NAMES[101][0] in await here.text()
    personal = await Card.all().count()
    assert personal == 1
    mine = (await turns.due_openings(opening.due_at + timedelta(days=1)))[0]
    assert mine == opening.id
