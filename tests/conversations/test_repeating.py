"""🔁 a card comes again: chosen by buttons or typed, done or due, skipped and stopped."""

from datetime import UTC, date, datetime, time

from handlers.cards.repeat_words import recurrence_words, rule_words
from models.moments import at_wall
from models.recurrence import WORKING_DAYS, Recurrence, Rule, Unit
from models.tables import Card, CardLabel, Column, Content, Event, EventKind, Item
from tests.conversations.looking import cards, moments
from tests.conversations.teams import gather_team
from tests.town import Person, Town

TYPED = {
    101: "кожні 2 тижні в понеділок і четвер о 9:00",
    102: "каждые 2 недели в понедельник и четверг в 9:00",
    103: "every 2 weeks on Monday and Thursday at 9am",
}


async def make_card(person: Person, title: str = "Звіт") -> None:
    """A card without content; its screen is the newest."""
    await person.says(title)
    await person.taps("✅")


async def open_repeat(person: Person) -> None:
    """From the card to 🔁."""
    await person.taps("⏰")
    await person.taps("🔁")


def at_six(person: Person, day: date) -> datetime:
    """The end of the working day on the person's own clock."""
    return at_wall(day, time(18), person.reader.zone)


async def test_every_day_and_the_next_comes_when_done(someone: Person) -> None:
    await make_card(someone)
    await open_repeat(someone)
    assert someone.words("How often does this card come again?") in await someone.text()
    toast = await someone.taps(someone.words("Every day"))
    assert toast == f"🔁 {someone.words('Every day')}, 18:00"
    text = await someone.text()
    assert someone.words("The next card comes when this one is done.") in text
    coming = [at_six(someone, date(2026, 11, day)) for day in range(24, 29)]
    assert [line[2:] for line in text.splitlines() if line.startswith("• ")] == [
        someone.reader.full(at) for at in coming
    ]
    await someone.taps("⬅️")
    await someone.taps("⬅️")
    assert f"🔁 {someone.words('Every day')}, 18:00" in await someone.text()
    [card] = await Card.all()
    assert card.deadline == at_six(someone, date(2026, 11, 23))

    toast = await someone.taps("✅")
    assert someone.words("Next: #{number}", number=2) in toast
    assert "🔁" not in await someone.text()
    assert next(words.split(" ")[0] for words in await cards(someone)) == "#2"
    await someone.taps("#2")
    screen = await someone.screen()
    assert int(coming[0].timestamp()) in moments(screen)
    assert f"🔁 {someone.words('Every day')}, 18:00" in screen["text"]
    [made] = await Event.filter(kind=EventKind.REPEATED)
    [born] = await Event.filter(kind=EventKind.CREATED).order_by("-id").limit(1)
    assert made.data["number"] == 2
    assert born.data == {"after": made.card_id, "number": 1}


async def test_typed_in_words(someone: Person) -> None:
    await make_card(someone)
    await open_repeat(someone)
    await someone.taps("✏️")
    assert someone.words("every 2 weeks on Monday and Thursday") in await someone.text()
    await someone.says("???")
    assert someone.words("every 2 weeks on Monday and Thursday") in await someone.text()
    await someone.says(TYPED[someone.id])
    zone = someone.reader.zone
    rule = Rule(Unit.WEEK, 2, days=frozenset({0, 3}))
    # Nine is gone on this Monday in Kyiv and Warsaw, and is just now in London's eight o'clock.
    start = date(2026, 11, 23 if someone.id == 103 else 26)
    recurrence = Recurrence(rule, start, time(9), zone)
    text = await someone.text()
    assert recurrence_words(someone.reader, recurrence) in text
    [card] = await Card.all()
    assert card.deadline == recurrence.following(someone.reader.now)
    dates = [line[2:] for line in text.splitlines() if line.startswith("• ")]
    assert dates == [someone.reader.full(at) for at in recurrence.coming(card.deadline, 5)]


async def test_weekdays_by_buttons_name_what_they_want(someone: Person) -> None:
    await make_card(someone)
    await open_repeat(someone)
    await someone.taps(someone.words("Days of the week"))
    names = someone.reader.weekdays()
    assert f"● {names[0]}" in await someone.buttons()
    thursday = await someone.data_of(f"▫️ {names[3]}")
    await someone.taps(f"▫️ {names[3]}")
    await someone.forges(thursday)
    assert f"● {names[3]}" in await someone.buttons()
    assert f"● {names[0]}" in await someone.buttons()
    await someone.taps(f"● {names[0]}")
    await someone.taps(f"● {names[3]}")
    assert f"● {names[3]}" in await someone.buttons(), "one day always stays"
    [card] = await Card.all()
    assert card.deadline is None, "nothing is set before ✅"
    await someone.taps("✅")
    await card.refresh_from_db()
    assert card.deadline == at_six(someone, date(2026, 11, 26))
    rule = Rule(Unit.WEEK, days=frozenset({3}))
    assert rule_words(someone.reader, rule) in await someone.text()


async def test_a_date_and_a_step_by_buttons(anyone: Person) -> None:
    await make_card(anyone)
    await open_repeat(anyone)
    await anyone.taps(anyone.words("Date of the month"))
    await anyone.taps("31")
    assert rule_words(anyone.reader, Rule(Unit.MONTH, date=31)) in await anyone.text()
    [card] = await Card.all()
    assert card.deadline == at_six(anyone, date(2026, 11, 30))
    await anyone.taps(anyone.words("Less often"))
    await anyone.taps(rule_words(anyone.reader, Rule(Unit.DAY, 3)))
    assert rule_words(anyone.reader, Rule(Unit.DAY, 3)) in await anyone.text()
    await anyone.taps(anyone.words("Less often"))
    await anyone.taps(str(anyone.reader.many("Every {n} week", "Every {n} weeks", 2)))
    await anyone.taps("✅")
    rule = Rule(Unit.WEEK, 2, days=frozenset({0}))
    assert rule_words(anyone.reader, rule) in await anyone.text()
    await anyone.taps(rule_words(anyone.reader, Rule(Unit.WEEK, days=WORKING_DAYS)))
    await anyone.taps(rule_words(anyone.reader, Rule(Unit.MONTH)))
    assert rule_words(anyone.reader, Rule(Unit.MONTH)) in await anyone.text()
    assert await Card.all().count() == 1


async def test_when_due_the_next_comes_by_itself(someone: Person) -> None:
    town = someone.town
    await make_card(someone)
    await open_repeat(someone)
    await someone.taps(someone.words("Every day"))
    await someone.taps(someone.words("At the deadline"))
    assert someone.words("The next card comes at the deadline of this one.") in await someone.text()
    [card] = await Card.all()
    assert card.deadline is not None
    await town.pass_time(seconds=(card.deadline - town.house.clock.now()).total_seconds() - 60)
    assert await Card.all().count() == 1
    await town.pass_time(minutes=1)
    assert [one.number for one in await Card.all().order_by("id")] == [1, 2]
    await town.pass_time(days=5)
    made = await Card.all().order_by("id")
    assert len(made) == 3, "what was missed meanwhile is one card, not five"
    assert [one.deadline.astimezone(someone.reader.zone).day for one in made if one.deadline] == [
        23,
        24,
        29,
    ]


async def test_skip_one_and_stop(someone: Person) -> None:
    await make_card(someone)
    await open_repeat(someone)
    await someone.taps(someone.words("Every day"))
    skip = await someone.data_of("⏭")
    await someone.taps("⏭")
    [card] = await Card.all()
    assert card.deadline == at_six(someone, date(2026, 11, 24))
    await someone.forges(skip)
    await card.refresh_from_db()
    assert card.deadline == at_six(someone, date(2026, 11, 24)), "a second tap skips no more"
    toast = await someone.taps("⛔")
    assert toast == someone.words("It does not repeat any more")
    assert someone.words("How often does this card come again?") in await someone.text()
    await someone.taps("⬅️")
    await someone.taps("⬅️")
    await someone.taps("✅")
    assert await Card.all().count() == 1


async def test_the_copy_has_everything_but_the_ticks(town: Town) -> None:
    await gather_team(town)
    olena = town.olena
    await olena.says("Звіт #метрики @marina_smm")
    bold = {"type": "bold", "offset": 0, "length": 4}
    await olena.says("План на тиждень", entities=[bold])
    await olena.taps("☑️")
    await olena.taps("☑️")
    await olena.taps("▫️")
    await olena.taps("⬅️")
    await open_repeat(olena)
    await olena.taps(olena.words("Every day"))
    await olena.taps("⬅️")
    await olena.taps("⬅️")
    before = len(await town.marina.bots())
    await olena.taps("✅")
    first, second = await Card.all().order_by("id")
    assert (first.title, first.author_id) == (second.title, second.author_id)
    assert first.done_at is not None
    assert second.done_at is None
    columns = await Column.filter(board_id=second.board_id).order_by("position")
    assert second.column_id == columns[0].id
    for table in (Content, CardLabel):
        old, new = [await table.filter(card_id=card.id).values() for card in (first, second)]
        ids = {"id", "card_id"}
        assert [{k: v for k, v in row.items() if k not in ids} for row in old] == [
            {k: v for k, v in row.items() if k not in ids} for row in new
        ]
        assert old
    assert await Item.filter(checklist__card_id=first.id, done_at__not_isnull=True).count() == 1
    items = [await Item.filter(checklist__card_id=card.id).count() for card in (first, second)]
    assert items[0] == items[1] > 1
    assert not await Item.filter(checklist__card_id=second.id, done_at__not_isnull=True).exists()
    told = (await town.marina.bots())[before:]
    assert [m for m in told if "#2" in m["text"] and town.marina.words("This card is yours now")]


async def test_done_cards_keep_their_peace(writer: Person) -> None:
    await make_card(writer)
    await writer.taps("✅")
    await open_repeat(writer)
    assert writer.words("This card is done and does not repeat.") in await writer.text()
    [card] = await Card.all()
    toast = await writer.forges(f"rs:{card.id}:d1")
    assert toast == writer.words("This card is done already.")


async def test_nine_on_the_wall_of_whoever_set_it(town: Town) -> None:
    """Max in London looks at a rule of Kyiv; in spring it is still nine in Kyiv."""
    await gather_team(town)
    await make_card(town.olena)
    await open_repeat(town.olena)
    await town.olena.taps("✏️")
    await town.olena.says("щомісяця 28 числа о 9:00")
    await town.max.says("/board")
    await town.max.taps("#1")
    kyiv = town.max.reader.place(town.olena.reader.zone)
    assert f"Every month on day 28, 09:00 · {kyiv}" in await town.max.text()
    await town.max.taps("⏰")
    await town.max.taps("🔁")
    assert f"Next dates ({kyiv}):" in await town.max.text()
    deadlines = []
    for _ in range(6):
        card = await Card.all().order_by("-id").first()
        assert card is not None
        deadlines.append(card.deadline)
        await town.olena.forges(f"c:{card.id}:")
        await town.olena.taps("✅")
    assert deadlines[1:5] == [
        datetime(2026, 12, 28, 7, tzinfo=UTC),
        datetime(2027, 1, 28, 7, tzinfo=UTC),
        datetime(2027, 2, 28, 7, tzinfo=UTC),
        datetime(2027, 3, 28, 6, tzinfo=UTC),
    ]


async def test_back_from_typing_forgets_it(writer: Person) -> None:
    await make_card(writer)
    await open_repeat(writer)
    await writer.taps("✏️")
    await writer.taps("⬅️")
    await writer.says("щодня")
    assert await Card.all().count() == 1
    await writer.taps("✅")
    assert [card.title for card in await Card.all().order_by("id")] == ["Звіт", "щодня"]


async def test_a_restart_keeps_the_question(writer: Person) -> None:
    await make_card(writer)
    await open_repeat(writer)
    await writer.taps("✏️")
    await writer.town.restart()
    await writer.says("щодня о 9:00")
    assert "🔁 Щодня, 09:00" in await writer.text()


async def test_in_a_group(sqlite_town: Town, number: int) -> None:
    person = sqlite_town.person(number)
    await person.settles()
    made = await person.acts("groups", title="Клуб", members=[101, 102, 103], with_bot=True)
    here = person.at(made["chat"])
    await here.says("/new Звіт")
    await here.says("План", reply_to=(await here.screen())["message_id"])
    await open_repeat(here)
    await here.taps("✏️")
    await here.says(TYPED[number], reply_to=(await here.screen())["message_id"])
    rule = rule_words(here.reader, Rule(Unit.WEEK, 2, days=frozenset({0, 3})))
    assert f"🔁 {rule}, 09:00" in await here.text()
    await here.taps("⬅️")
    await here.taps("⬅️")
    await here.taps("✅")
    assert [card.number for card in await Card.all().order_by("id")] == [1, 2]
