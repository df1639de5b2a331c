"""What a reminder can be answered with, and what becomes of its message."""

from datetime import datetime

import pytest

from tests.conversations.looking import headlines
from tests.conversations.teams import gather_team
from tests.town import LANGUAGES, Json, Person, Town, keyboard

HOUR, DUE, NEAR = "Due in an hour", "The deadline is here", "The deadline is near"
SNOOZED, YOURS = "You asked to be reminded", "This card is yours now"
HEADS = (HOUR, DUE, NEAR, SNOOZED, YOURS)
NAMES = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}
READY = ("no time", "not clear what to do", "waiting for others")


async def given(town: Town, to: Person) -> Json:
    """Somebody else's card in three hours, given to this person; its reminder an hour before."""
    author = town.olena if to.id != 101 else town.marina
    await gather_team(town, author)
    await author.says("Афіша in 3 hours")
    await author.taps("✅")
    card = await author.screen()
    await author.taps("👤", on=card)
    await author.taps(NAMES[to.id])
    await author.taps("⬅️")
    await town.pass_time(hours=2)
    assert (await to.text()).startswith(to.words(HOUR))
    return await to.screen()


def author_of(town: Town, to: Person) -> Person:
    """Whose card it is."""
    return town.olena if to.id != 101 else town.marina


async def again(person: Person, message: Json) -> Json:
    """The message as it is now."""
    return next(m for m in await person.bots() if m["message_id"] == message["message_id"])


def signs_of(message: Json) -> set[str]:
    """The signs on the buttons of a message."""
    return {button["text"].split()[0] for row in keyboard(message) for button in row}


async def test_everything_is_one_tap_away(town: Town, number: int) -> None:
    reminder = await given(town, town.person(number))
    assert {"✅", "➡️", "💤", "⏰", "⛔"} <= signs_of(reminder)


async def test_the_next_column(town: Town, number: int) -> None:
    me = town.person(number)
    reminder = await given(town, me)
    await me.taps("➡️")
    found = await again(me, reminder)
    assert me.words(HOUR) not in found["text"]
    assert f" · {author_of(town, me).words('In progress')}" in found["text"]


async def test_another_deadline(town: Town, number: int) -> None:
    me = town.person(number)
    reminder = await given(town, me)
    await me.taps("⏰")
    await me.taps(me.words("Tomorrow"))
    found = await again(me, reminder)
    assert me.words(HOUR) not in found["text"]
    await town.pass_time(hours=1)
    assert DUE not in await headlines(me, HEADS)


@pytest.mark.parametrize(
    ("choice", "wall"),
    [("Tomorrow morning", "2026-11-24T09:00"), ("Monday morning", "2026-11-30T09:00")],
)
async def test_snoozed_till_a_morning(someone: Person, choice: str, wall: str) -> None:
    await someone.says("Афіша in 3 hours")
    await someone.taps("✅")
    await someone.town.pass_time(hours=2)
    reminder = await someone.screen()
    await someone.taps("💤")
    until = datetime.fromisoformat(wall).replace(tzinfo=someone.reader.zone)
    assert f"{someone.words(choice)} · {someone.reader.short(until)}" in await someone.buttons()
    await someone.taps(someone.words(choice))
    first = (await again(someone, reminder))["text"].split("\n")[0]
    assert first == f"💤 {someone.words('I will remind you: {at}', at=someone.reader.full(until))}"
    now = someone.town.sandbox.clock.now()
    await someone.town.pass_time(seconds=(until - now).total_seconds() - 1)
    assert SNOOZED not in await headlines(someone, HEADS)
    await someone.town.pass_time(seconds=1)
    assert (await headlines(someone, HEADS)).count(SNOOZED) == 1


async def test_tomorrow_is_offered_once_on_a_sunday(writer: Person) -> None:
    await writer.says("Афіша in 6 days")
    await writer.taps("✅")
    await writer.town.pass_time(days=6, hours=8)
    await writer.taps("💤")
    found = [words for words in await writer.buttons() if "30.11" in words]
    assert len(found) == 1
    assert found[0].startswith(writer.words("Tomorrow morning"))


UNTIL = {"uk": "завтра о 12:00", "ru": "завтра в 12:00", "en": "tomorrow 12:00"}
DOUBT = {"uk": "завтра о 5", "ru": "завтра в 5", "en": "tomorrow at 5"}


async def test_snoozed_in_words(someone: Person) -> None:
    await someone.says("Афіша in 3 hours")
    await someone.taps("✅")
    await someone.town.pass_time(hours=2)
    await someone.taps("💤")
    await someone.taps("✏️")
    await someone.says("кракозябра")
    await someone.says(UNTIL[LANGUAGES[someone.id]])
    until = datetime.fromisoformat("2026-11-24T12:00").replace(tzinfo=someone.reader.zone)
    words = someone.words("I will remind you: {at}", at=someone.reader.full(until))
    assert (await someone.text()).startswith(f"💤 {words}")
    now = someone.town.sandbox.clock.now()
    await someone.town.pass_time(seconds=(until - now).total_seconds())
    assert (await headlines(someone, HEADS)).count(SNOOZED) == 1


async def test_an_ambiguous_hour_is_asked_about(someone: Person) -> None:
    await someone.says("Афіша in 3 hours")
    await someone.taps("✅")
    await someone.town.pass_time(hours=2)
    await someone.taps("💤")
    await someone.taps("✏️")
    await someone.says(DOUBT[LANGUAGES[someone.id]])
    readings = [words for words in await someone.buttons() if "17:00" in words]
    assert len(readings) == 1
    await someone.taps(readings[0])
    assert (await someone.text()).startswith("💤")
    await someone.says("Інше")
    await someone.taps("✅")
    assert "#2 · Інше" in await someone.text()  # nothing is waited for any more


async def test_a_snooze_of_yesterday_is_refused(writer: Person) -> None:
    await writer.says("Афіша in 3 hours")
    await writer.taps("✅")
    card = await writer.screen()
    toast = await writer.forges("su:1:1790000000", on=card)
    assert toast == writer.words(
        "This moment has passed: {at}.",
        at=writer.reader.full(datetime.fromtimestamp(1790000000, tz=writer.reader.zone)),
    )


@pytest.mark.parametrize("place", range(3))
async def test_cannot_for_a_ready_reason(town: Town, number: int, place: int) -> None:
    me, why = town.person(number), READY[place]
    reminder = await given(town, me)
    author = author_of(town, me)
    await me.taps("⛔")
    mine = me.words(why)
    shown = mine[:1].upper() + mine[1:]
    data = await me.data_of(shown)
    await me.taps(shown)
    first = (await again(me, reminder))["text"].split("\n")[0]
    name = NAMES[author.id]
    assert first == f"⛔ {me.words('{name} will know: {why}', name=name, why=mine)}"
    told = author.words("{name} cannot do this: {why}", name=NAMES[me.id], why=author.words(why))
    assert (await author.text()).startswith(told)
    assert {"✅", "👤", "⏰"} <= signs_of(await author.screen())
    assert "⛔" not in signs_of(await author.screen())
    before = len(await author.bots())
    await me.forges(data)  # a second tap
    assert len(await author.bots()) == before


async def test_cannot_in_ones_own_words(town: Town, number: int) -> None:
    me = town.person(number)
    await given(town, me)
    author = author_of(town, me)
    await me.taps("⛔")
    await me.sends_special("sticker")
    assert await me.text() == me.words("Type the reason in words, or choose one.")
    why = "<b>хворію</b> & лежу"
    await me.says(why)
    words = me.words("{name} will know: {why}", name=NAMES[author.id], why=why)
    assert (await me.text()).startswith(f"⛔ {words}")
    told = author.words(
        "{name} cannot do this: {why}", name=NAMES[me.id], why="<b>хворію</b> & лежу"
    )
    assert (await author.text()).startswith(told)
    # The word stays above the card while other things change, and goes when it is done.
    message = await author.screen()
    await me.says("/my")
    await me.taps("#1")
    await me.taps("➡️")
    assert (await again(author, message))["text"].startswith(told)
    await me.taps("✅")
    assert not (await again(author, message))["text"].startswith(told)


async def test_only_who_does_it_for_somebody_else_can_say_so(town: Town) -> None:
    await given(town, town.marina)
    await town.marina.taps("⛔")
    data = await town.marina.data_of(town.marina.words("no time").capitalize())
    before = len(await town.olena.bots())
    for person in (town.olena, town.max):
        toast = await person.forges(data)
        assert toast == person.words("Your role on this board does not allow this.")
    assert len(await town.olena.bots()) == before


@pytest.mark.parametrize("change", ["done", "taken off", "moved"])
async def test_a_reminder_that_is_overtaken_loses_its_headline(
    town: Town, number: int, change: str
) -> None:
    me = town.person(number)
    reminder = await given(town, me)
    author = author_of(town, me)
    card = [m for m in await author.bots() if "#1 · Афіша" in m.get("text", "")][-1]
    if change == "done":
        await author.taps("✅", on=card)
    elif change == "taken off":
        await author.taps("👤", on=card)
        await author.taps(f"● {NAMES[me.id]}")
    else:
        await author.taps("⏰", on=card)
        await author.taps(author.words("Tomorrow"))
    found = await again(me, reminder)
    assert found["text"].startswith("#1 · Афіша")
    assert not {"💤", "⛔"} & signs_of(found)


async def test_a_headline_that_ages_is_not_repeated(town: Town, number: int) -> None:
    """An hour before is no hour before any more when the card changes half an hour later."""
    me = town.person(number)
    reminder = await given(town, me)
    author = author_of(town, me)
    card = [m for m in await author.bots() if "#1 · Афіша" in m.get("text", "")][-1]
    await town.pass_time(minutes=30)
    await author.taps("➡️", on=card)
    found = await again(me, reminder)
    assert found["text"].split("\n")[0] == me.words(NEAR)
    assert {"💤", "⛔"} <= signs_of(found)


async def test_the_author_alone_is_not_asked_for_a_reason(someone: Person) -> None:
    await someone.says("Афіша in 3 hours")
    await someone.taps("✅")
    await someone.town.pass_time(hours=2)
    assert "💤" in signs_of(await someone.screen())
    assert "⛔" not in signs_of(await someone.screen())
