"""📍 a group wants its board pinned, or not; and 📣 a card shown to it from private."""

from handlers import buttons as b
from models.refusals import Gone, GroupAdminsOnly, NotAllowed
from models.tables import Card, Group
from models.tables import Person as Somebody
from tests.conversations.groups import alone, board, follows, gather, makes, others, pinned
from tests.conversations.teams import GUEST, invite, make_team
from tests.conversations.test_topics import forum, live_in, makes_in, opens, two_boards, within
from tests.town import Person, Town


async def switch(here: Person) -> None:
    """Turn ⚙️'s switch, and wait until the board may be drawn."""
    await here.says("/settings")
    await here.taps("📍")
    await here.town.pass_time(seconds=6)


async def stands(here: Person) -> bool:
    """Whether a live board is in the chat."""
    return any(m["text"].startswith("🗂") and not alone(m) for m in await here.bots())


async def test_the_board_goes_and_comes_back(town: Town, number: int) -> None:
    here = await gather(town.person(number))
    first, _ = others(here)
    await makes(here, "Афіша")
    await here.says("/board")
    await switch(here)
    assert f"📍 {here.words('Pinned board: off')}" in await here.buttons()
    assert not await stands(here)
    assert await pinned(here) == []
    # It is not made again by a change, nor by asking: who asks sees it alone.
    await makes(here, "Пост")
    await first.says("/board")
    await town.pass_time(seconds=6)
    assert alone(await first.screen())
    assert "#2 Пост" in await first.text()
    assert not await stands(here)
    await switch(here)
    shown = await board(here)
    assert "#2 Пост" in shown["text"]
    assert await pinned(here) == [shown["message_id"]]


async def test_each_topic_has_its_board_back(sqlite_town: Town) -> None:
    here, posts, ads = await two_boards(sqlite_town.olena)
    await makes_in(here, posts, "Афіша")
    for thread in (posts, ads):
        await here.says("/board", thread=thread)
    await switch(here)
    assert not await stands(here)
    await switch(here)
    assert "Афіша" in await live_in(here, posts)
    assert "Реклама" in await live_in(here, ads)


async def test_what_cannot_be_deleted_says_so(sqlite_town: Town) -> None:
    here = await gather(sqlite_town.olena)
    await makes(here, "Афіша")
    await here.says("/board")
    shown = await board(here)
    await here.says("/settings")
    refuse = {"method": "deleteMessage", "chat": here.chat, "times": 1, "kind": "400"}
    await sqlite_town.act("/control/fail", {**refuse, "description": "message can't be deleted"})
    await here.taps("📍")
    await sqlite_town.pass_time(seconds=6)
    left = next(m for m in await here.bots() if m["message_id"] == shown["message_id"])
    assert left["text"] == here.words("The pinned board is off. /board shows it to you alone.")
    assert await pinned(here) == []


async def test_only_admins_switch_it(sqlite_town: Town) -> None:
    here = await gather(sqlite_town.olena)
    first, _ = others(here)
    await here.says("/settings")
    assert await first.taps("📍", on=await here.screen()) == first.refused(GroupAdminsOnly())
    assert (await Group.get(telegram_id=here.chat)).live


async def opens_in_private(person: Person, title: str) -> None:
    """The newest board with this title, its first card, and ⋯."""
    await person.says("/boards")
    await person.taps(title)
    await person.taps("#1")
    await person.taps("⋯")


async def test_a_card_is_shown_in_the_group_from_private(town: Town, number: int) -> None:
    me = town.person(number)
    await me.settles()
    here = await gather(me)
    await makes(here, "Афіша")
    await here.does("delete", message_ids=[(await here.screen())["message_id"]])
    await opens_in_private(me, "Книголюби")
    await me.taps("📣")
    assert me.words("Where shall everybody see this card?") in await me.text()
    before, data = len(await here.bots()), await me.data_of("Книголюби")
    assert await me.taps("Книголюби") == me.words("Everybody sees it now")
    await me.forges(data)
    assert len(await here.bots()) == before + 1
    shown = await here.screen()
    assert shown["text"].startswith("#1 · Афіша")
    await me.taps("➡️")
    assert here.words("In progress") in await here.text()
    assert (await here.screen())["message_id"] == shown["message_id"]


async def test_it_is_shown_in_the_topic_of_its_board(sqlite_town: Town) -> None:
    here, posts, ads = await two_boards(sqlite_town.olena)
    await makes_in(here, ads, "Банер")
    before = len(await within(here, posts))
    await sqlite_town.olena.settles()
    await opens_in_private(sqlite_town.olena, "Реклама")
    await sqlite_town.olena.taps("📣")
    await sqlite_town.olena.taps("Книголюби")
    assert "#1 · Банер" in (await within(here, ads))[-1]["text"]
    assert len(await within(here, posts)) == before


async def test_who_may_not_shows_nothing_there(sqlite_town: Town) -> None:
    olena, marina, somebody = sqlite_town.olena, sqlite_town.marina, sqlite_town.max
    for person in (olena, marina, somebody):
        await person.settles()
    here = await gather(olena)
    await makes(here, "Афіша")
    await opens_in_private(olena, "Книголюби")
    await olena.taps("📣")
    data = await olena.data_of("Книголюби")
    count = len(await here.bots())
    # Marina is out of the group, and so off its board; Max is a guest of another one.
    await marina.at(here.chat).does("leave")
    await sqlite_town.pass_time(minutes=6)
    assert await marina.forges(data) == marina.refused(Gone())
    await make_team(olena)
    await olena.says("Інша")
    await olena.taps("✅")
    await olena.taps("⋯")
    await olena.taps("📣")
    assert olena.words("This board is in no group yet. The board’s ⋯ adds me to one.") in (
        await olena.text()
    )
    await olena.says("/board")
    await olena.taps("👤")
    await somebody.starts(await invite(olena, GUEST))
    assert await somebody.forges("shg:2:1") == somebody.refused(NotAllowed())
    assert await olena.forges("shg:2:1") == olena.refused(Gone())
    assert len(await here.bots()) == count


async def test_topics_of_a_lost_group_are_told_to_each_owner(sqlite_town: Town) -> None:
    me, other = sqlite_town.olena, sqlite_town.max
    for person in (me, other):
        await person.settles()
    here = await forum(me)
    await here.does("promote", user=other.id, rights={})
    there = other.at(here.chat)
    for person, thread, name in ((here, "Пости", "Simple kit"), (there, "Реклама", "Simple kit")):
        topic = await opens(person, thread)
        await person.says("/settings", thread=topic)
        await follows(person, "🧵")
        await sqlite_town.person(person.id).taps(person.words(name))
    await here.does("members", remove=["bot"])
    assert "«Пости»" in await me.text()
    assert "“Реклама”" in await other.text()
    assert "Реклама" not in await me.text()


async def test_no_button_shows_ones_own_card_in_a_group(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await olena.says("Таємна")
    await olena.taps("✅")
    here = await gather(olena)
    on = await makes(here, "Афіша")
    own, me = await Card.get(title="Таємна"), await Somebody.get(telegram_id=olena.id)
    for data in (
        b.SetPerson(card=own.id, person=me.id, on=True),
        b.PickPeople(card=own.id),
        b.OpenCard(card=own.id),
        b.PickMore(card=own.id),
    ):
        assert await here.forges(data.pack(), on=on) == here.refused(Gone())
    assert "Таємна" not in str(await here.bots())
