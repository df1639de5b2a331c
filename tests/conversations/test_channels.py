"""A group in which a channel is discussed: its posts, channels and hidden admins are no persons."""

import re

from models.tables import Member
from models.tables import Person as Somebody
from tests.conversations.groups import adds_bot, at, joins
from tests.conversations.looking import PICTURE, cards
from tests.town import MAX, Person, Town, keyboard

POST = "Виходить «Кобзар» у новому оформленні"
NOBODY = "You write as a group or a channel. Write as yourself, and I will know whose it is."


async def discussed(person: Person, **more: object) -> tuple[Person, Person]:
    """The person in a group on a board, where everything is heard, and in its channel."""
    here = await adds_bot(person, kind="supergroup")
    await here.does("promote", user="bot", rights={})
    made = await person.acts("groups", title="Книжковий канал", kind="channel", **more)
    channel = person.at(made["chat"])
    await channel.does("discussion", group=here.chat)
    return here, channel


async def post_in(here: Person) -> int:
    """The number of the channel's newest post as it came into the group."""
    found = [m for m in await here.messages() if m.get("is_automatic_forward")]
    return int(found[-1]["message_id"])


async def test_a_post_becomes_a_card_with_a_link_to_it(town: Town, number: int) -> None:
    here, channel = await discussed(town.person(number), public=True, username="books_channel")
    known, said = await Somebody.all().count(), len(await here.bots())
    posted = await channel.says(POST)
    # The post itself is for its readers.
    assert len(await here.bots()) == said
    assert await Somebody.all().count() == known
    await here.says("/new", reply_to=await post_in(here))
    card = await here.screen()
    assert card["text"].startswith(f"#1 · {POST}")
    assert "Книжковий канал" in card["text"]
    urls = [b["url"] for row in keyboard(card) for b in row if "url" in b]
    assert urls == [f"https://t.me/books_channel/{posted['message_id']}"]
    assert await Member.filter(person__telegram_id=777000).count() == 0


async def test_a_post_with_pictures_and_ones_own_title(sqlite_town: Town) -> None:
    here, channel = await discussed(sqlite_town.olena)
    await channel.sends("photo", PICTURE, PICTURE, caption=POST)
    first = next(m for m in await here.messages() if m.get("is_automatic_forward"))
    await here.says("/new Афіша до посту", reply_to=first["message_id"])
    card = await here.screen()
    assert "#1 · Афіша до посту" in card["text"]
    assert POST in card["text"]
    urls = [b["url"] for row in keyboard(card) for b in row if "url" in b]
    assert re.fullmatch(r"https://t\.me/c/\d+/\d+", urls[0])


async def test_who_writes_as_a_channel_or_hidden_is_nobody(sqlite_town: Town, number: int) -> None:
    here, channel = await discussed(sqlite_town.person(number))
    known = await Somebody.all().count()
    for way in ({"anonymous": True}, {"as_channel": channel.chat}):
        for command in ("/new Афіша", "/my", "/board", "/settings"):
            before = len(await here.bots())
            await here.says(command, **way)
            assert len(await here.bots()) == before + 1
            assert await here.text() == here.words(NOBODY)
        # What they say besides is talk.
        before = len(await here.bots())
        await here.says("Просто розмова", **way)
        await here.says("+ Афіша", **way)
        assert len(await here.bots()) == before
    assert await Somebody.all().count() == known
    assert await cards(here) == []
    # What a channel said becomes a card of whoever asks for it.
    said = await here.says("Ідея каналу", as_channel=channel.chat)
    await here.says("/new", reply_to=said["message_id"])
    assert "Книжковий канал" in await here.text()


async def test_a_hidden_admin_taps_as_themselves(sqlite_town: Town) -> None:
    here, _ = await discussed(sqlite_town.olena)
    there = at(sqlite_town, here, MAX)
    await here.does("promote", user=MAX, rights={"is_anonymous": True})
    # Telegram hides who writes, and tells who taps.
    assert there.words("admin") in await joins(there)
    await there.says("/new Poster", anonymous=True)
    assert await there.text() == here.words(NOBODY)
