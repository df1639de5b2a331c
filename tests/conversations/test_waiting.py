"""⏳ waiting for a card to move, or to reach a column: alone, in private, and once."""

from datetime import UTC, datetime

from tests.conversations.teams import EDITOR, GUEST, gather_team
from tests.town import LANGUAGES, Json, Person, Town, keyboard

UNTIL = {"uk": "завтра о 12:00", "ru": "завтра в 12:00", "en": "tomorrow 12:00"}
DOUBT = {"uk": "завтра о 5", "ru": "завтра в 5", "en": "tomorrow at 5"}
ROLES = {101: GUEST, 102: EDITOR, 103: GUEST}
TO_DO, DOING, APPROVAL, DONE = "To do", "In progress", "On approval", "Done column"


async def again(person: Person, message: Json) -> Json:
    """The message as it is now."""
    return next(m for m in await person.bots() if m["message_id"] == message["message_id"])


async def until(person: Person, wall: str) -> None:
    """Let time pass until this moment of the autumn of 2026 on the person's clock."""
    at = datetime.fromisoformat(f"2026-{wall}").replace(tzinfo=person.reader.zone)
    now = person.town.sandbox.clock.now()
    await person.town.pass_time(seconds=(at.astimezone(UTC) - now).total_seconds())


def still(person: Person, column: str) -> str:
    """The headline of a card that was made today and has not moved."""
    day = person.reader.day(datetime(2026, 11, 23, tzinfo=UTC).date())
    return person.words("Still in «{column}» since {day}", column=column, day=day)


async def made(person: Person, title: str = "Афіша") -> Json:
    """A card of this person."""
    await person.says(title)
    await person.taps("✅")
    return await person.screen()


async def watched(person: Person) -> None:
    """From the card to by when it is to move."""
    await person.taps("⏰")
    await person.taps("🔔")
    await person.taps("⏳")


async def looks(guest: Person) -> Json:
    """Open the card on the board that the person was invited to."""
    await guest.says("/boards")
    await guest.taps((await guest.buttons())[1])
    await guest.taps("#1")
    return await guest.screen()


async def test_not_moved_by_then(someone: Person) -> None:
    card = await made(someone)
    await watched(someone)
    shown = (await someone.buttons())[:3]
    days = {"Tomorrow morning": "24.11", "In 3 days": "26.11", "Monday morning": "30.11"}
    assert shown == [f"{someone.words(word)} · {day} 09:00" for word, day in days.items()]
    toast = await someone.taps(someone.words("In 3 days"))
    at = datetime(2026, 11, 26, 9, tzinfo=someone.reader.zone)
    words = "If it has not moved by {at}, I will remind you"
    assert toast == f"⏳ {someone.words(words, at=someone.reader.full(at))}"
    listed = f"● {someone.words('If it has not moved by {at}', at='26.11 09:00')}"
    assert listed in await someone.buttons()
    await until(someone, "11-26 08:59:59")
    assert still(someone, someone.words(TO_DO)) not in await someone.text()
    await until(someone, "11-26 09:00:00")
    assert (await someone.text()).startswith(still(someone, someone.words(TO_DO)))
    assert {"✅", "➡️", "💤"} <= {words.split()[0] for words in await someone.buttons()}
    count = len(await someone.bots())
    await someone.town.pass_time(days=9)
    assert len(await someone.bots()) == count
    await someone.taps("➡️")
    assert (await again(someone, await someone.screen()))["text"].startswith("#1 · Афіша")
    assert card["message_id"] != (await someone.screen())["message_id"]


async def test_in_words(someone: Person) -> None:
    language = LANGUAGES[someone.id]
    await made(someone)
    await watched(someone)
    await someone.taps("✏️")
    await someone.says("кракозябра")
    await someone.says(DOUBT[language])
    await someone.taps(next(words for words in await someone.buttons() if "17:00" in words))
    at = someone.words("If it has not moved by {at}", at="24.11 17:00")
    assert f"● {at}" in await someone.buttons()
    await someone.taps("⏳")
    await someone.taps("✏️")
    await someone.says(UNTIL[language])
    assert f"● {at}" not in await someone.buttons()  # another moment takes its place
    at = someone.words("If it has not moved by {at}", at="24.11 12:00")
    assert f"● {at}" in await someone.buttons()
    await until(someone, "11-24 12:00:00")
    assert (await someone.text()).startswith(still(someone, someone.words(TO_DO)))
    await someone.says("Інше")
    await someone.taps("✅")
    assert "#2 · Інше" in await someone.text()  # nothing is waited for any more


async def test_each_morning_is_offered_once(writer: Person) -> None:
    await writer.town.pass_time(days=6)
    await made(writer)
    await watched(writer)
    shown = [words for words in await writer.buttons() if "·" in words]
    assert [words.split(" · ")[1] for words in shown] == [
        "30.11 09:00",
        "02.12 09:00",
        "06.12 09:00",
    ]
    assert shown[0].startswith(writer.words("Tomorrow morning"))


async def test_stopped_again(anyone: Person) -> None:
    await made(anyone)
    await watched(anyone)
    await anyone.taps(anyone.words("Tomorrow morning"))
    hint = anyone.words("What you wait for stands at the bottom; a tap ends it.")
    assert hint in await anyone.text()
    listed = anyone.words("If it has not moved by {at}", at="24.11 09:00")
    assert await anyone.taps(f"● {listed}") == anyone.words("Not waiting for it any more")
    assert hint not in await anyone.text()
    count = len(await anyone.bots())
    await anyone.town.pass_time(days=3)
    assert len(await anyone.bots()) == count


async def test_told_when_it_reaches_a_column(town: Town, number: int) -> None:
    me, role = town.person(number), ROLES[number]
    author = town.olena if me.id != 101 else town.marina
    other = next(p for p in (town.max, town.marina) if p.id not in {me.id, author.id})
    await gather_team(town, author, role)
    card = await made(author)
    await looks(me)
    await me.taps("⏰" if role == EDITOR else "⋯")
    await me.taps("🔔")
    assert any(words.startswith("● ") for words in await me.buttons()) is (role == EDITOR)
    await me.taps("↔️")
    column = author.words(APPROVAL)
    assert await me.buttons() == [
        author.words(DOING),
        column,
        author.words(DONE),
        f"⬅️ {me.words('Back')}",
    ]
    toast = await me.taps(column)
    assert toast == me.words("I will tell you when it reaches «{column}»", column=column)
    assert f"● {me.words('When it reaches «{column}»', column=column)}" in await me.buttons()
    counts = {person.id: len(await person.bots()) for person in (author, other)}
    mine = len(await me.bots())
    await author.taps("➡️", on=card)
    await town.pass_time(days=2)
    assert len(await me.bots()) == mine
    await author.taps("➡️", on=await again(author, card))
    await town.pass_time(seconds=1)
    assert len(await me.bots()) == mine + 1
    message = await me.screen()
    assert message["text"].startswith(me.words("It has reached «{column}»", column=column))
    await author.taps("✅", on=await again(author, card))
    past = me.words("It is past «{column}» already", column=column)
    assert (await again(me, message))["text"].startswith(past)
    await town.pass_time(days=9)
    assert len(await me.bots()) == mine + 1
    assert {person.id: len(await person.bots()) for person in (author, other)} == counts


async def test_done_can_be_waited_for(sqlite_town: Town) -> None:
    town, me, author = sqlite_town, sqlite_town.max, sqlite_town.olena
    await gather_team(town, author, GUEST)
    card = await made(author)
    await looks(me)
    await me.taps("⋯")
    await me.taps("🔔")
    await me.taps("↔️")
    await me.taps(author.words(DONE))
    await author.taps("✅", on=card)
    await town.pass_time(seconds=1)
    done = author.words(DONE)
    assert (await me.text()).startswith(me.words("It has reached «{column}»", column=done))
    assert "💤" not in str(keyboard(await me.screen()))
    await me.taps("⋯")
    await me.taps("🔔")
    assert me.words("This card is done already.") in await me.text()


async def test_ones_own_moves_are_not_told(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    olena = town.olena
    card = await made(olena)
    await olena.taps("⏰")
    await olena.taps("🔔")
    await olena.taps("↔️")
    await olena.taps(olena.words(DOING))
    await olena.taps("⬅️")
    await olena.taps("⬅️")
    count = len(await olena.bots())
    await olena.taps("➡️", on=await again(olena, card))
    await town.pass_time(days=1)
    assert len(await olena.bots()) == count
    await olena.taps("⏰")
    await olena.taps("🔔")
    assert olena.words(DOING) not in str(await olena.buttons())


async def test_a_board_of_ones_own_has_no_others_to_wait_for(writer: Person) -> None:
    await made(writer)
    await writer.taps("⏰")
    await writer.taps("🔔")
    assert any(words.startswith("⏳") for words in await writer.buttons())
    assert not any(words.startswith("↔️") for words in await writer.buttons())


async def test_from_a_group_in_private(sqlite_town: Town, number: int) -> None:
    here = sqlite_town.person(number)
    await here.settles()
    group = here.at((await here.acts("groups", title="Клуб", with_bot=True))["chat"])
    await group.says("/new Афіша")
    await group.says("Текст", reply_to=(await group.screen())["message_id"])
    await here.says("/boards")
    await here.taps("Клуб")
    await here.taps("#1")
    await watched(here)
    await here.taps(here.words("Tomorrow morning"))
    await group.taps("⏰")
    await group.taps("🔔")
    # Nobody's own waiting is shown to a group, and it is chosen in private.
    assert "24.11" not in str(await group.buttons())
    await group.taps("⏳")
    url = (await sqlite_town.calls("answerCallbackQuery"))[-1]["params"]["url"]
    await here.starts(url.partition("?start=")[2])
    assert "24.11 09:00" in str(await here.buttons())
    await here.starts("wait_999")
    assert await here.text() == here.words("This is not here any more.")
