"""Forwarded messages keep where they come from; several at once are one content, or cards."""

import pytest

from models.tables import Card, Content
from tests.conversations.groups import add_bot, others
from tests.conversations.looking import PICTURE, cards, marked
from tests.conversations.test_groups import replies
from tests.town import Json, Person, Town, keyboard

ALBUM = "Telegram shows me one file of this album. Send the others in reply to this card."
WORDS = ("Перша думка", "Друга думка", "Третя думка")


async def talk(here: Person) -> list[int]:
    """What another person said in the group, message by message."""
    other = others(here)[0]
    return [(await other.says(words))["message_id"] for words in WORDS]


async def forwards(person: Person, chat: int, messages: list[int], **more: object) -> Json:
    """Forward messages of another chat to the bot, all at once."""
    return await person.does("forward", from_chat=chat, message_ids=messages, **more)


def addresses(message: Json) -> list[str]:
    """Where the buttons of a message lead outside the bot."""
    return [button["url"] for row in keyboard(message) for button in row if "url" in button]


async def test_forwarded_together_they_are_one_content(town: Town, number: int) -> None:
    me = town.person(number)
    await me.settles()
    here = await add_bot(me)
    before = len(await me.bots())
    await forwards(me, here.chat, await talk(here))
    assert len(await me.bots()) == before + 1
    assert str(me.reader.many("{n} separate card", "{n} separate cards", 3)) in " ".join(
        await me.buttons()
    )
    await me.taps("✅")
    text = await me.text()
    assert text.startswith("#1 · Перша думка")
    assert all(words in text for words in WORDS)
    assert await Card.all().count() == 1


async def test_or_with_one_tap_one_card_each(town: Town, number: int) -> None:
    me = town.person(number)
    await me.settles()
    here = await add_bot(me)
    album = await others(here)[0].sends("photo", PICTURE, PICTURE, caption="Варіанти")
    said = await talk(here)
    await forwards(me, here.chat, [*said, *album["message_ids"]])
    each = await me.data_of("➕")
    screen = await me.screen()
    await me.taps("➕")
    made = [words for words in await me.buttons() if words.startswith("#")]
    assert made == [f"#{n} · {words}" for n, words in enumerate((*WORDS, "Варіанти"), 1)]
    await me.forges(each, on=screen)
    assert await Card.all().count() == 4
    await me.says("/board")
    await me.taps("#4")
    assert "📎 2" in await me.buttons()


async def test_a_forward_with_a_comment_is_one_card_with_a_title(town: Town) -> None:
    me = town.olena
    await me.settles()
    here = await add_bot(me)
    await forwards(me, here.chat, await talk(here), comment="Думки про афішу")
    assert (await me.text()).startswith("#1 · Думки про афішу")
    text = await me.text()
    assert all(words in text for words in WORDS)
    assert await cards(me) == ["#1 Думки про афішу"]
    await town.pass_time(minutes=5)
    await forwards(me, here.chat, (await talk(here))[:1])
    assert await Content.all().count() == 3


async def test_where_a_forward_comes_from_is_shown(sqlite_town: Town, number: int) -> None:
    me = sqlite_town.person(number)
    await me.settles()
    here = await add_bot(me)
    author = others(here)[0]
    said = await author.says("Думка")
    sent = await author.sends("photo", PICTURE)
    name = {101: "Олена Коваль", 102: "Марина Соколова"}[author.id]
    for message, hidden in ((said["message_id"], False), (sent["message_ids"][0], True)):
        await me.says("Афіша")
        await forwards(me, here.chat, [message], hidden=hidden)
        assert name in await me.text()
        assert marked(await me.screen(), "text_link") == ([] if hidden else [name])


async def test_new_in_reply_links_back_to_the_message(town: Town, number: int) -> None:
    here = await add_bot(town.person(number), kind="supergroup")
    said = await others(here)[0].says("Треба тепла афіша")
    await here.says("/new Кольори !! #афіша", reply_to=said["message_id"])
    assert (await here.text()).startswith("#1 · Кольори")
    assert f"🔥 {here.words('Urgent')}" in await here.text()
    where = f"https://t.me/c/{-here.chat - 10**12}/{said['message_id']}"
    assert addresses(await here.screen()) == [where]


async def test_of_an_album_one_file_is_seen_and_that_is_said(
    sqlite_town: Town, number: int
) -> None:
    here = await add_bot(sqlite_town.person(number), kind="supergroup")
    album = await others(here)[0].sends("photo", PICTURE, PICTURE, caption="Варіанти")
    await here.says("/new", reply_to=album["message_ids"][0])
    assert (await here.text()).startswith(f"📎 {here.words(ALBUM)}\n\n#1 · Варіанти")
    assert "📎 1" in await here.buttons()
    card = await here.screen()
    await here.sends("photo", PICTURE, PICTURE, reply_to=card["message_id"])
    assert "💬 1" in await here.buttons()


async def test_a_command_with_content_makes_the_card_at_once(
    sqlite_town: Town, number: int
) -> None:
    here = await add_bot(sqlite_town.person(number))
    await here.says("/new Афіша !!\nТепла, з книгами\nДо суботи")
    assert (await here.text()).startswith("#1 · Афіша\n")
    assert "Тепла, з книгами\nДо суботи" in await here.text()
    assert "/new" not in await here.text()
    await here.sends("photo", PICTURE, PICTURE, caption="/new Сторіс")
    # With privacy mode on the bot gets the part with the command alone, and says so.
    assert (await here.text()).startswith(f"📎 {here.words(ALBUM)}\n\n#2 · Сторіс")
    assert await Content.filter(kind="photo").count() == 1


async def test_whoever_hears_everything_has_the_whole_album(sqlite_town: Town) -> None:
    here = await add_bot(sqlite_town.olena)
    await sqlite_town.act("/control/privacy", {"can_read_all_group_messages": True})
    await here.sends("photo", PICTURE, PICTURE, caption="/new Сторіс")
    assert (await here.text()).startswith("#1 · Сторіс")
    assert "📎 2" in await here.buttons()


@pytest.mark.parametrize("way", ["chat", "group"])
async def test_somebody_mentioned_by_a_link_is_found(sqlite_town: Town, way: str) -> None:
    here = await add_bot(sqlite_town.olena)
    await sqlite_town.max.at(here.chat).says("/new")
    await sqlite_town.max.at(here.chat).taps("🙋")
    text = "/new Афіша Max Taylor завтра"
    user = {"id": 103, "is_bot": False, "first_name": "Max"}
    mention = {"type": "text_mention", "offset": 11, "length": 10, "user": user}
    if way == "group":
        await here.says(text, entities=[mention])
        await replies(here, "✅")
        assert (await here.text()).startswith("#1 · Афіша\n")
        assert "👤 Max Taylor" in await here.text()
    else:
        await sqlite_town.olena.settles()
        await sqlite_town.olena.says("Афіша Max", entities=[{**mention, "offset": 6, "length": 3}])
        assert (await sqlite_town.olena.text()).startswith("Афіша @Max")
