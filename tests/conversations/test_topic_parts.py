"""A topic about a part of a board: one column, or the cards with one label."""

from models.tables import Board, Group, Label, Member, Reminder, Role, Topic
from tests.conversations.groups import alone, at, words_on
from tests.conversations.test_topics import binds, forum, live_in, makes_in, opens, within
from tests.town import Json, Person, Town

KIT = "Simple kit"


async def parts(here: Person, thread: int, choice: str, part: str) -> None:
    """Let a topic be about a part of a board: /settings there, and two choices in private."""
    await binds(here, thread, choice)
    private = here.town.person(here.id)
    await private.taps("🧩")
    await private.taps(part)


async def two_topics(person: Person) -> tuple[Person, int, int, int]:
    """A forum with a board, and topics of all of it, its second column and its label «реклама»."""
    here = await forum(person)
    whole, doing, ads = [await opens(here, name) for name in ("Усе", "У роботі", "Реклама")]
    await binds(here, whole, here.words(KIT))
    await makes_in(here, whole, "Перша #реклама")
    await parts(here, doing, "Усе", here.words("In progress"))
    await parts(here, ads, "Усе", "🔴 реклама")
    return here, whole, doing, ads


async def works_on(person: Person, title: str) -> Person:
    """The person in private, whose new cards go to the board with this title."""
    private = person.town.person(person.id)
    board = await Board.get(title=title)
    await private.forges(f"wo:{board.id}")
    return private


def last(messages: list[Json]) -> str:
    """The words of the newest of these messages."""
    return str(messages[-1]["text"])


async def test_a_column_and_a_label_have_topics_of_their_own(
    sqlite_town: Town, number: int
) -> None:
    here, whole, doing, ads = await two_topics(sqlite_town.person(number))
    stage = here.words("In progress")
    assert last(await within(here, doing)) == here.words(
        "This topic is about the column «{column}» of the board «{board}» now: cards made here "
        "by /new stand in it.",
        column=stage,
        board="Усе",
    )
    assert last(await within(here, ads)) == here.words(
        "This topic is about the cards with the label «{label}» of the board «{board}» now: "
        "those made here by /new have it.",
        label="🔴 реклама",
        board="Усе",
    )
    # /new there makes the card in that column, or with that label.
    await here.says("/new Друга", thread=doing)
    asked = (await within(here, doing))[-1]
    assert f"→ Усе · {stage}" in asked["text"]
    await here.says("✅", thread=doing, reply_to=asked["message_id"])
    assert f"Усе · {stage}" in last(await within(here, doing))
    third = await makes_in(here, ads, "Третя")
    assert "🏷 🔴 реклама" in third["text"]
    # Each live board shows its part alone, and follows what moves into it.
    for thread in (whole, doing, ads):
        await here.says("/board", thread=thread)
    todo = here.words("To do")
    assert f"{todo} · 2\n#1 Перша · 🔴\n#3 Третя · 🔴" in await live_in(here, whole)
    assert await live_in(here, doing) == f"🗂 Усе\n\n{stage} · 1\n#2 Друга"
    assert (await live_in(here, ads)).startswith(f"🗂 Усе · 🔴 реклама\n\n{todo} · 2\n#1 Перша")
    assert "Друга" not in await live_in(here, ads)
    await sqlite_town.pass_time(seconds=6)
    await here.taps("➡️", on=third)
    await sqlite_town.pass_time(seconds=6)
    assert await live_in(here, doing) == f"🗂 Усе\n\n{stage} · 2\n#2 Друга\n#3 Третя · 🔴"
    await here.says("/settings", thread=ads)
    assert (
        here.words("This topic: {board}", board="Усе · 🔴 реклама") in (await here.screen())["text"]
    )


async def test_news_and_reminders_come_to_one_topic_alone(town: Town) -> None:
    here, whole, doing, ads = await two_topics(town.olena)
    await town.pass_time(minutes=2)
    threads = (whole, doing, ads, None)
    before = {thread: len(await within(here, thread)) for thread in threads}
    private = await works_on(here, "Усе")
    # In private, so that the group is told: a card in no column or label of a topic, and others.
    for title in ("Проста завтра 12:00", "Рекламна #реклама завтра 12:00"):
        await private.says(title)
        await private.taps("✅")
    await town.pass_time(minutes=2)
    told = {thread: (await within(here, thread))[before[thread] :] for thread in threads}
    assert [len(told[thread]) for thread in threads] == [1, 0, 1, 0]
    assert "Проста" in last(told[whole])
    assert "Рекламна" in last(told[ads])
    # With the label gone from the card, its topic is not reminded of it; the whole board's is.
    await private.taps("⋯")
    await private.taps("🏷")
    await private.taps("● 🔴")
    await private.taps("⬅️")
    await private.taps("➡️")
    before = {thread: len(await within(here, thread)) for thread in threads}
    await town.pass_time(days=1, hours=3)
    told = {thread: (await within(here, thread))[before[thread] :] for thread in threads}
    assert "Проста" in last(told[whole])
    assert "Рекламна" in last(told[doing])
    # The topic of the label has its digest, of what is still its own.
    assert [len(told[thread]) for thread in threads] == [1, 1, 1, 0]
    assert "Рекламна" not in last(told[ads])
    assert "Перша" in last(told[ads])


async def test_a_card_without_a_place_in_the_group_is_not_told_there(sqlite_town: Town) -> None:
    here = await forum(sqlite_town.olena)
    ads = await opens(here, "Реклама")
    await binds(here, ads, here.words(KIT))
    await makes_in(here, ads, "Перша #реклама")
    await sqlite_town.olena.taps("🧩")
    await sqlite_town.olena.taps("🔴 реклама")
    before = len(await here.bots())
    await works_on(here, "Реклама")
    await sqlite_town.olena.says("Інша завтра 12:00")
    await sqlite_town.olena.taps("✅")
    assert await Reminder.filter(group_id__not_isnull=True, card__title="Інша").count() == 0
    # The label put on it by hand makes it one of the topic's.
    await sqlite_town.olena.taps("⋯")
    await sqlite_town.olena.taps("🏷")
    await sqlite_town.olena.taps("🔴")
    assert await Reminder.filter(group_id__not_isnull=True, card__title="Інша").count() == 1
    await sqlite_town.pass_time(days=1, hours=3)
    assert "Інша" in last(await within(here, ads))
    assert len(await here.bots()) == before + 1


async def test_each_topic_has_its_digest_and_no_card_comes_twice(town: Town) -> None:
    here, whole, doing, ads = await two_topics(town.olena)
    await makes_in(here, whole, "Проста завтра 23:00")
    await makes_in(here, doing, "Робоча завтра 23:00")
    await makes_in(here, ads, "Рекламна завтра 23:00")
    threads = (whole, doing, ads, None)
    before = {thread: len(await within(here, thread)) for thread in threads}
    await town.pass_time(days=1)
    told = {thread: (await within(here, thread))[before[thread] :] for thread in threads}
    assert [len(told[thread]) for thread in threads] == [1, 1, 1, 0]
    texts = {thread: last(told[thread]) for thread in threads[:3]}
    for title, thread in (("Проста", whole), ("Робоча", doing), ("Рекламна", ads)):
        assert [t for t in threads[:3] if title in texts[t]] == [thread]
        assert here.words("Today") in texts[thread]
    # What is next comes too, once for each place.
    group = await Group.all().first()
    assert group is not None
    waiting = Reminder.filter(group_id=group.id, reason="digest", state="pending")
    assert {row.topic_id for row in await waiting} == {1, 2, 3}


async def test_a_part_that_is_gone_takes_the_topic_off_the_board(sqlite_town: Town) -> None:
    here, _, _, ads = await two_topics(sqlite_town.olena)
    private = sqlite_town.olena
    label = await Label.get(name="реклама")
    await private.forges(f"lax:{label.id}")
    assert await Topic.filter(thread_id=ads).count() == 0
    await here.says("/settings", thread=ads)
    assert (
        here.words("This topic: {board}", board=here.words("the group's board"))
        in (await here.screen())["text"]
    )


async def test_only_who_may_share_the_board_says_what_of_it(sqlite_town: Town) -> None:
    here, whole, _, ads = await two_topics(sqlite_town.olena)
    marina = at(sqlite_town, here, 102)
    greeting = next(m for m in await within(marina, whole) if "🙋" in str(words_on(m)))
    await marina.taps("🙋", on=greeting)
    await here.does("promote", user=102, rights={"can_pin_messages": True})
    # As if she had come by an invitation, not by the group.
    await Member.filter(person__telegram_id=102).update(role=Role.EDITOR, group_id=None)
    private = sqlite_town.marina
    await private.starts()
    topic = await Topic.get(thread_id=ads)
    # An admin of the group, and an editor of the board: what it shows is not hers to widen.
    for forged in (f"gtw:1:{topic.id}", f"gtc:1:{topic.id}:1", f"gtn:1:{topic.id}"):
        assert await private.forges(forged) == private.words(
            "Your role on this board does not allow this."
        )
    assert (await Topic.get(thread_id=ads)).label_id is not None
    assert not [m for m in await marina.bots() if alone(m)]
