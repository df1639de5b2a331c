"""A forum: topics with boards of their own, three people in them, and topics that are lost."""

from datetime import timedelta

from models.tables import Person as Somebody
from models.tables import Reminder, Topic
from tests.conversations.groups import GROUP, add_bot, alone, at, follows, others, words_on
from tests.town import Json, Person, Town

HIDDEN = "Таємна кампанія"


async def forum(person: Person, **rights: bool) -> Person:
    """A forum of the whole cast with the bot, who may pin."""
    here = await add_bot(person, kind="supergroup", is_forum=True)
    await here.does("promote", user="bot", rights={"can_pin_messages": True, **rights})
    return here


async def opens(here: Person, name: str) -> int:
    """A new topic; its number."""
    return int((await here.does("topics", name=name))["message_thread_id"])


async def binds(here: Person, thread: int, choice: str) -> None:
    """Give the topic a board: /settings there, and the choice in private."""
    await here.says("/settings", thread=thread)
    await follows(here, "🧵")
    await here.town.person(here.id).taps(choice)


async def within(here: Person, thread: int | None) -> list[Json]:
    """The bot's messages in a topic; None: in the general one."""
    return [m for m in await here.bots() if m.get("message_thread_id") == thread]


async def live_in(here: Person, thread: int | None) -> str:
    """The words of the one live board of a topic."""
    found = [m for m in await within(here, thread) if m["text"].startswith("🗂") and not alone(m)]
    assert len(found) == 1, [m["text"] for m in found]
    return str(found[0]["text"])


async def makes_in(here: Person, thread: int, title: str) -> Json:
    """A card without content, made in a topic; its message."""
    await here.says(f"/new {title}", thread=thread)
    asked = (await within(here, thread))[-1]
    await here.says("✅", thread=thread, reply_to=asked["message_id"])
    return (await within(here, thread))[-1]


async def joins_in(here: Person, thread: int) -> None:
    """Tap 🙋 on the newest message of the topic that has it."""
    found = [m for m in await within(here, thread) if any("🙋" in w for w in words_on(m))]
    await here.taps("🙋", on=found[-1])


async def two_boards(person: Person) -> tuple[Person, int, int]:
    """A forum with two topics, each with its own board from a kit."""
    here = await forum(person)
    posts, ads = await opens(here, "Пости"), await opens(here, "Реклама")
    await binds(here, posts, here.words("Simple kit"))
    await binds(here, ads, here.words("Campaign kit"))
    return here, posts, ads


async def test_each_topic_works_on_its_own_board(sqlite_town: Town, number: int) -> None:
    here, posts, ads = await two_boards(sqlite_town.person(number))
    first, second = others(here)
    told = here.words(
        "This topic works on the board «{board}» now. Join it, and make cards by /new.",
        board="Пости",
    )
    assert told in [m["text"] for m in await within(here, posts)]
    await joins_in(first, posts)
    await joins_in(second, ads)
    card = await makes_in(first, posts, "Афіша")
    assert "#1 · Афіша" in card["text"]
    assert "#1 · Банер" in (await makes_in(second, ads, "Банер"))["text"]
    await here.says("/board", thread=posts)
    await here.says("/board", thread=ads)
    assert "Афіша" in await live_in(here, posts)
    assert "Банер" not in await live_in(here, posts)
    assert "Банер" in await live_in(here, ads)
    # A change on one board changes its live board alone.
    before = await live_in(here, ads)
    await sqlite_town.pass_time(seconds=6)
    await first.taps("➡️", on=card)
    await sqlite_town.pass_time(seconds=6)
    assert "#1 · Афіша" in (await within(here, posts))[-2]["text"]
    assert await live_in(here, ads) == before
    # The general topic stays the group's, which has no board yet.
    await here.says("/board")
    assert GROUP in await live_in(here, None)
    await here.says("/settings", thread=ads)
    assert here.words("This topic: {board}", board="Реклама") in (await here.screen())["text"]


async def test_nothing_of_a_board_shows_in_another_topic(town: Town) -> None:
    here, posts, ads = await two_boards(town.olena)
    marina, maximal = at(town, here, 102), at(town, here, 103)
    await joins_in(marina, posts)
    await joins_in(maximal, ads)
    hidden = await makes_in(maximal, ads, HIDDEN)
    open_card = await makes_in(marina, posts, "Афіша")
    # Olena is on both boards, and still sees in each topic its own alone.
    data = (
        "c:1:",
        "c:2:",
        "lb:1:0",
        "lc:1",
        "sh:1",
        "b:1:0",
        "b:2:0",
        "oh:1:0",
        "oh:2:0",
        "pp:1:0",
    )
    seen = len(await within(here, posts))
    for person in (here, marina):
        for forged in data:
            await person.forges(forged, on=open_card)
        for command in ("/board", "/my", "/checklist"):
            await person.says(command, thread=posts)
    await maximal.says("/my", thread=posts)
    texts = [str(m) for m in await within(here, posts)]
    assert len(texts) > seen
    assert not [text for text in texts if HIDDEN in text]
    assert not [
        m for m in await marina.bots() if m.get("message_thread_id") == posts and HIDDEN in str(m)
    ]
    # A draft of one topic is not put up in another.
    await maximal.says(f"/new {HIDDEN} 2", thread=ads)
    await maximal.says("✅", thread=posts, reply_to=(await within(here, ads))[-1]["message_id"])
    assert not [m for m in await within(here, posts) if HIDDEN in str(m)]
    # Who is not on a board makes no card in its topic.
    await marina.says("/new Чуже", thread=ads)
    assert marina.words("Only members of the board can do this. Join it first.") in str(
        (await marina.bots())[-1]
    )
    assert "#1" in hidden["text"]


async def test_reminders_come_into_the_topic_of_the_board(town: Town) -> None:
    here, posts, ads = await two_boards(town.olena)
    await makes_in(here, posts, "Афіша завтра 12:00")
    await makes_in(here, ads, "Банер завтра 12:00")
    assert await Reminder.filter(group_id__not_isnull=True, card_id__not_isnull=True).count() == 2
    count = {thread: len(await within(here, thread)) for thread in (posts, ads, None)}
    await town.pass_time(days=1, hours=2)
    for thread, title in ((posts, "Афіша"), (ads, "Банер")):
        assert title in (await within(here, thread))[-1]["text"]
        assert len(await within(here, thread)) == count[thread] + 1
    assert len(await within(here, None)) == count[None]


async def lost_words(here: Person, topic: str) -> str:
    return here.words(
        "The topic «{topic}» is closed or deleted. News of its board «{board}» come here now. "
        "Admins: to move the board, send /settings in another topic.",
        topic=topic,
        board=topic,
    )


async def test_a_deleted_topic_gives_way_to_the_general_one(sqlite_town: Town, number: int) -> None:
    here, posts, _ = await two_boards(sqlite_town.person(number))
    await makes_in(here, posts, "Афіша")
    await here.says("/board", thread=posts)
    await here.does(f"topics/{posts}", deleted=True)
    # Nobody tells the bot; it finds out by the next change.
    private = sqlite_town.person(here.id)
    await private.says("/start card-1")
    await private.taps("➡️")
    await sqlite_town.pass_time(seconds=10)
    general = await within(here, None)
    said = await lost_words(here, "Пости")
    assert [m["text"] for m in general].count(said) == 1
    assert "Афіша" in await live_in(here, None)
    # What stands there now works as it did.
    board = next(m for m in general if m["text"].startswith("🗂"))
    await here.taps("#1", on=board)
    assert "#1 · Афіша" in (await here.screen())["text"]
    await private.taps("✅")
    await sqlite_town.pass_time(seconds=10)
    assert [m["text"] for m in await within(here, None)].count(said) == 1
    # Moved to another topic, it is spoken of there, and not here any more.
    fresh = await opens(here, "Знову")
    await binds(here, fresh, "Пости")
    assert await Topic.filter(closed_at__not_isnull=True).count() == 0
    await here.says("/board", thread=fresh)
    assert "Афіша" in await live_in(here, fresh)


async def test_a_closed_topic_gives_way_until_it_is_open_again(sqlite_town: Town) -> None:
    here, posts, _ = await two_boards(sqlite_town.olena)
    await makes_in(here, posts, "Афіша завтра 12:00")
    await here.does(f"topics/{posts}", closed=True)
    said = await lost_words(here, "Пости")
    assert [m["text"] for m in await within(here, None)].count(said) == 1
    await sqlite_town.pass_time(days=1, hours=2)
    due = (await within(here, None))[-1]
    assert "Афіша" in due["text"]
    await here.does(f"topics/{posts}", closed=False)
    await here.says("/board", thread=posts)
    assert "Афіша" in await live_in(here, posts)
    assert [m["text"] for m in await within(here, None)].count(said) == 1


async def test_a_message_in_a_topic_that_the_bot_opened_answers_nothing(town: Town) -> None:
    here = await forum(town.olena, can_manage_topics=True)
    topic = await town.house.bot.create_forum_topic(here.chat, "Від бота")
    thread = topic.message_thread_id
    await binds(here, thread, here.words("Simple kit"))
    await here.says("/new", thread=thread)
    before = len(await within(here, thread))
    # It replies to the topic's beginning only as Telegram draws it.
    await here.says("просто розмова", thread=thread)
    assert len(await within(here, thread)) == before


async def test_an_anonymous_admin_is_nobody(sqlite_town: Town) -> None:
    here, posts, _ = await two_boards(sqlite_town.olena)
    known = await Somebody.all().count()
    for command in ("/new Афіша", "/settings", "/board"):
        await here.says(command, thread=posts, anonymous=True)
        assert (await within(here, posts))[-1]["text"] == here.words(
            "You write as a group or a channel. Write as yourself, and I will know whose it is."
        )
    unnamed = await here.says("Ідея від групи", thread=posts, anonymous=True)
    assert await Somebody.all().count() == known
    # Their message becomes a card of who asks for it.
    await here.says("/new", thread=posts, reply_to=unnamed["message_id"])
    card = (await within(here, posts))[-1]["text"]
    assert "Ідея від групи" in card
    assert GROUP in card


async def test_two_groups_on_one_board(sqlite_town: Town) -> None:
    here = await forum(sqlite_town.olena)
    posts = await opens(here, "Пости")
    await binds(here, posts, here.words("Simple kit"))
    there = await add_bot(sqlite_town.olena)
    await follows(there, "⚙️")
    await sqlite_town.olena.taps("Пости")
    await makes_in(here, posts, "Афіша завтра 12:00")
    await here.says("/board", thread=posts)
    await there.says("/board")
    assert "Афіша" in await live_in(here, posts)
    assert "Афіша" in await live_in(there, None)
    await sqlite_town.pass_time(days=1, seconds=timedelta(hours=2).total_seconds())
    assert "Афіша" in (await within(here, posts))[-1]["text"]
    assert "Афіша" in (await within(there, None))[-1]["text"]
