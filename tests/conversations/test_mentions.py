"""👤 whoever cannot be reached in private is called in the group, where the group wants that."""

from tests.conversations.groups import at, gather, makes, words_on
from tests.conversations.test_leaving import NAMES, gives_card
from tests.conversations.test_topics import joins_in, makes_in, two_boards, within
from tests.town import MAX, Json, Person, Town, find, keyboard

GATHERED = 31
CALLS = "{names}: this card is waiting for you. I cannot write to you in private."


async def switch(here: Person, *, silent: bool = False) -> None:
    """Turn ⚙️ 🔔's switch; `silent`: the group hears of nothing else."""
    await here.says("/settings")
    await here.taps("🔔")
    if silent:
        await here.taps(here.words("Nothing"))
    await here.taps("👤")


def called(message: Json) -> list[int]:
    """Whom a message calls, by id."""
    return [one["user"]["id"] for one in message.get("entities", []) if one.get("user")]


async def calls_in(here: Person) -> list[Json]:
    """The messages of the chat that call somebody."""
    return [message for message in await here.bots() if called(message)]


async def test_who_never_pressed_start_is_called_and_heals(town: Town, number: int) -> None:
    me = town.person(number)
    other = town.max if number != MAX else town.marina
    await me.settles()
    here = await gather(me)
    there = other.at(here.chat)
    await switch(here)
    assert f"👤 {here.words('Call here whom I cannot reach: on')}" in await here.buttons()
    await gives_card(here, other)
    assert not await calls_in(here)  # gathered for a while, as news are
    await town.pass_time(seconds=GATHERED)
    (message,) = await calls_in(here)
    assert called(message) == [other.id]
    assert here.words(CALLS, names=NAMES[other.id]) in message["text"]
    assert "#1 · Афіша" in message["text"]
    await there.taps("🔔", on=message)
    url = (await town.calls("answerCallbackQuery"))[-1]["params"]["url"]
    await there.acts("open", url=url)
    # What was not told is told now, and the call is over.
    assert other.words("This card is yours now") in str(await other.bots())
    assert not await calls_in(here)
    shown = next(m for m in await here.bots() if m["message_id"] == message["message_id"])
    assert "🔔" not in "".join(words_on(shown))
    before = len(await here.bots())
    await gives_card(here, other, "Пост")
    made = len(await here.bots())
    await town.pass_time(seconds=GATHERED)
    assert (len(await here.bots()), await calls_in(here)) == (made, [])
    assert made > before


async def test_nobody_is_called_where_the_group_does_not_want_it(sqlite_town: Town) -> None:
    await sqlite_town.olena.settles()
    here = await gather(sqlite_town.olena)
    await gives_card(here, sqlite_town.max)
    await sqlite_town.pass_time(minutes=5)
    assert not await calls_in(here)
    # Nor when it changed its mind in the meantime.
    await switch(here)
    await gives_card(here, sqlite_town.max, "Пост")
    await switch(here)
    await sqlite_town.pass_time(seconds=GATHERED)
    assert not await calls_in(here)


async def test_several_calls_are_one_message_and_deadlines_call_too(sqlite_town: Town) -> None:
    town = sqlite_town
    for person in (town.olena, town.max):
        await person.settles()
    here = await gather(town.olena)
    await switch(here, silent=True)
    await town.max.acts("block")
    for title in ("Афіша завтра 12:00", "Пост"):
        await makes(here, title)
        await here.taps("👤")
        await here.taps(NAMES[MAX])
        await here.taps("⬅️")
    await town.pass_time(seconds=GATHERED)
    (message,) = await calls_in(here)
    assert called(message) == [MAX, MAX]
    assert {words.split()[0] for words in words_on(message)} == {"#1", "#2"}
    await town.pass_time(hours=25)
    await town.pass_time(seconds=GATHERED)
    assert len(await calls_in(here)) > 1
    assert "#1 · Афіша" in (await calls_in(here))[-1]["text"]
    # Back again: nobody calls.
    await town.max.starts()
    calls = len(await calls_in(here))
    await town.pass_time(days=1)
    assert len(await calls_in(here)) <= calls


async def test_a_topics_board_calls_in_its_topic(sqlite_town: Town) -> None:
    here, posts, ads = await two_boards(sqlite_town.olena)
    there = at(sqlite_town, here, MAX)
    await joins_in(there, posts)
    await switch(here, silent=True)
    card = await makes_in(here, posts, "Афіша")
    await here.taps("👤", on=card)
    await here.taps(NAMES[MAX])
    await sqlite_town.pass_time(seconds=GATHERED)
    assert [m.get("message_thread_id") for m in await calls_in(here)] == [posts]
    assert not [m for m in await within(here, ads) if called(m)]
    screen = (await calls_in(here))[-1]
    row, column = find(screen, "🔔")
    data = str(keyboard(screen)[row][column]["callback_data"])
    # In private the same button is nothing to fear.
    await sqlite_town.marina.starts()
    assert await sqlite_town.marina.forges(data) == sqlite_town.marina.words(
        "This is not here any more."
    )
