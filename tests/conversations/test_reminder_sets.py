"""🔔 when reminders come: by default, by one's own choice, by a board's and by a card's."""

from datetime import UTC, datetime

from tests.conversations.looking import headlines
from tests.conversations.teams import gather_team, make_team
from tests.town import LANGUAGES, Json, Person, Town, keyboard

DAY, HOUR, DUE = "Due in a day", "Due in an hour", "The deadline is here"
LATE, DAILY = "The deadline has passed", "Not done yet"
END = "The card stays late. I will remind nobody of it any more"
HEADS = (DAY, HOUR, DUE, LATE, DAILY, END)
TITLES = {
    "uk": "Афіша післязавтра о 18:00",
    "ru": "Афиша послезавтра в 18:00",
    "en": "Poster in 2 days 18:00",
}
NAMES = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}


async def made(person: Person) -> Json:
    """A card that is due on Wednesday at 18:00 on the person's clock; it is Monday morning."""
    await person.says(TITLES[LANGUAGES[person.id]])
    await person.taps("✅")
    return await person.screen()


async def told(person: Person) -> list[str]:
    """The headlines of the reminders in the chat, oldest first."""
    return await headlines(person, HEADS)


async def again(person: Person, message: Json) -> Json:
    """The message as it is now."""
    return next(m for m in await person.bots() if m["message_id"] == message["message_id"])


async def until(person: Person, wall: str) -> None:
    """Let time pass until this moment of the autumn of 2026 on the person's clock."""
    now = person.town.sandbox.clock.now()
    at = datetime.fromisoformat(f"2026-{wall}").replace(tzinfo=person.reader.zone)
    await person.town.pass_time(seconds=(at.astimezone(UTC) - now).total_seconds())


async def test_by_default(someone: Person) -> None:
    """A day and an hour before, at the deadline, seven mornings; then a last word and silence."""
    await made(someone)
    expected: list[str] = []
    moments = [("11-24 18:00", DAY), ("11-25 17:00", HOUR), ("11-25 18:00", DUE)]
    days = ["11-26", "11-27", "11-28", "11-29", "11-30", "12-01", "12-02"]
    moments += [(f"{day} 09:00", LATE) for day in days]
    moments += [("12-03 09:00", END)]
    for wall, head in moments:
        await until(someone, wall.replace(":00", ":00:00"))
        expected.append(head)
        assert await told(someone) == expected, wall
        assert "#1 · " in await someone.text()
    await someone.town.pass_time(days=5)
    assert await told(someone) == expected


async def test_not_a_second_early(writer: Person) -> None:
    await made(writer)
    await until(writer, "11-24 17:59:59")
    assert await told(writer) == []
    await until(writer, "11-26 08:59:59")
    before = len(await told(writer))
    await until(writer, "11-26 09:00:00")
    assert (await told(writer))[before:] == [LATE]


async def test_ones_own_set(someone: Person) -> None:
    await made(someone)
    await someone.says("/settings")
    await someone.taps("🔔")
    for words in ("A day before", "An hour before", "At the deadline", "Daily while late"):
        assert f"● {someone.words(words)}" in await someone.buttons()
    data = await someone.data_of(f"● {someone.words('A day before')}")
    await someone.taps(f"● {someone.words('A day before')}")
    await someone.forges(data)  # a second tap wants the same
    await someone.taps(f"● {someone.words('Daily while late')}")
    assert someone.words("A day before") in await someone.buttons()
    await until(someone, "11-25 17:00:00")
    await until(someone, "11-25 18:00:00")
    await someone.town.pass_time(days=10)
    assert await told(someone) == [HOUR, DUE]


async def test_given_back_to_the_boards(someone: Person) -> None:
    await someone.says("/settings")
    await someone.taps("🔔")
    assert not any(words.startswith("↩️") for words in await someone.buttons())
    for words in ("A day before", "An hour before", "At the deadline", "Daily while late"):
        await someone.taps(f"● {someone.words(words)}")
    settings = await someone.screen()
    await made(someone)
    await someone.taps("↩️", on=settings)
    now = await again(someone, settings)
    assert f"● {someone.words('A day before')}" in str(keyboard(now))
    await until(someone, "11-24 18:00:00")
    assert await told(someone) == [DAY]


async def test_a_boards_set_is_for_who_has_not_chosen(town: Town) -> None:
    await gather_team(town)
    olena, marina, top = town.olena, town.marina, town.max
    await marina.says("/settings")
    await marina.taps("🔔")
    await marina.taps(f"● {marina.words('Daily while late')}")
    await olena.says("/board")
    await olena.taps("⋯")
    await olena.taps("🔔")
    for words in ("A day before", "An hour before"):
        await olena.taps(f"● {olena.words(words)}")
    await olena.taps("⬅️")
    card = await made(olena)
    await olena.taps("👤", on=card)
    for number in (102, 103):
        await olena.taps(NAMES[number])
    await until(olena, "11-24 18:00:00")
    await until(olena, "11-25 17:00:00")
    await until(olena, "11-25 18:00:00")
    await until(olena, "11-26 12:00:00")
    assert await told(marina) == [DAY, HOUR, DUE]
    assert await told(top) == [DUE, LATE]
    assert await told(olena) == []


async def test_only_who_manages_the_board_sets_it(town: Town) -> None:
    await gather_team(town)
    await town.olena.says("/board")
    await town.olena.taps("⋯")
    data = await town.olena.data_of("🔔")
    await town.marina.says("/board")
    await town.marina.taps("⋯")
    assert not any(words.startswith("🔔") for words in await town.marina.buttons())
    refused = await town.marina.forges(data)
    assert refused == town.marina.words("Your role on this board does not allow this.")


async def test_a_changed_board_set_moves_the_rows_of_open_cards(writer: Person) -> None:
    await make_team(writer)
    await writer.taps("⬅️")
    await writer.taps("⋯")
    await writer.taps("🔔")
    await writer.taps(f"● {writer.words('A day before')}")
    await writer.taps(f"● {writer.words('An hour before')}")
    card = await writer.screen()
    await made(writer)
    await writer.taps(writer.words("An hour before"), on=card)
    await until(writer, "11-24 18:00:00")
    assert await told(writer) == []
    await until(writer, "11-25 17:00:00")
    assert await told(writer) == [HOUR]


async def test_a_cards_own_set_by_taps(someone: Person) -> None:
    card = await made(someone)
    await someone.taps("⏰", on=card)
    await someone.taps("🔔")
    await someone.taps(f"● {someone.words('A day before')}")
    await someone.taps(someone.words("Daily until done"))
    assert any(words.startswith("↩️") for words in await someone.buttons())
    await until(someone, "11-24 09:00:00")
    await until(someone, "11-25 09:00:00")
    assert await told(someone) == [DAILY, DAILY]
    await someone.taps("✅")
    await someone.town.pass_time(days=3)
    assert set(await told(someone)) <= {DAILY}


async def test_a_cards_own_set_is_taken_back(someone: Person) -> None:
    card = await made(someone)
    await someone.taps("⏰", on=card)
    await someone.taps("🔔")
    await someone.taps(f"● {someone.words('A day before')}")
    await someone.taps("↩️")
    assert f"● {someone.words('A day before')}" in await someone.buttons()
    await until(someone, "11-24 18:00:00")
    assert await told(someone) == [DAY]


TYPED = {
    "uk": "за 2 години, щодня поки не готово",
    "ru": "за 2 часа, каждый день, пока не готово",
    "en": "2 hours before, every day until done",
}


async def test_a_cards_own_set_in_words(someone: Person) -> None:
    card = await made(someone)
    await someone.taps("⏰", on=card)
    await someone.taps("🔔")
    await someone.taps("✏️")
    await someone.says("кракозябра")
    assert "«" in await someone.text() or "“" in await someone.text()
    await someone.says(TYPED[LANGUAGES[someone.id]])
    reader = someone.reader
    two_hours = str(reader.many("{n} hour before", "{n} hours before", 2))
    buttons = await someone.buttons()
    assert f"● {two_hours}" in buttons
    assert f"● {someone.words('Daily until done')}" in buttons
    assert someone.words("A day before") in buttons
    await until(someone, "11-25 16:00:00")
    found = [m["text"].split("\n")[0] for m in await someone.bots()]
    assert str(reader.many("Due in {n} hour", "Due in {n} hours", 2)) in found


async def test_five_at_most_and_every_one_can_be_taken_away(someone: Person) -> None:
    card = await made(someone)
    await someone.taps("⏰", on=card)
    await someone.taps("🔔")
    await someone.taps("✏️")
    await someone.says("за 6 днів, за 5 днів, за 4 дні, за 3 дні, за 2 дні, за день")
    assert await someone.text() == someone.words("Up to {limit} reminders for one card.", limit=5)
    await someone.says("never")
    assert not any(words.startswith("●") for words in await someone.buttons())
    await someone.town.pass_time(days=12)
    assert await told(someone) == []


async def test_daily_until_done_needs_no_deadline(someone: Person) -> None:
    await someone.says("Афіша")
    await someone.taps("✅")
    await someone.taps("⏰")
    await someone.taps("🔔")
    await someone.taps(someone.words("Daily until done"))
    for day in range(24, 31):
        await until(someone, f"11-{day} 09:00:00")
    assert await told(someone) == [DAILY] * 7


async def test_mornings_follow_who_moves(town: Town) -> None:
    """Olena goes to New York; her nine in the morning is there from now on."""
    olena = town.olena
    await olena.settles()
    await made(olena)
    await until(olena, "11-26 09:00:00")
    assert (await told(olena))[-1] == LATE
    await olena.says("/settings")
    await olena.taps("🕰")
    await olena.taps("🔍")
    await olena.says("New York")
    await olena.taps("New York")
    await until(olena, "11-27 15:59:59")
    count = (await told(olena)).count(LATE)
    await until(olena, "11-27 16:00:00")  # nine in the morning in New York
    assert (await told(olena)).count(LATE) == count + 1
    await olena.says("/settings")
    await olena.taps("🌐")
    await olena.taps("English")
    await until(olena, "11-28 16:00:00")
    assert (await olena.text()).startswith("The deadline has passed")
