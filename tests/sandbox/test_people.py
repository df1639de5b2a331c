"""The people's side: the cast, lists of chats, links, profiles, and the stream of news."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from aiogram import Bot

from sandbox import Sandbox
from tests.sandbox.people import MARYNA, MAX, OLENA, Inbox, Json, People


class News:
    """A person's stream of events."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response
        self.number = 0

    async def next(self, kind: str) -> Json:
        """The next event of a kind."""
        async for line in self.response.content:
            if line.startswith(b"id: "):
                self.number = int(line[4:])
            if line.startswith(b"data: "):
                event: Json = json.loads(line[6:])
                if event["type"] == kind:
                    return event
        raise AssertionError(f"the stream ended without {kind}")


@asynccontextmanager
async def listen(people: People, person_id: int, after: int | None = None) -> AsyncIterator[News]:
    query = {} if after is None else {"after": after}
    address = f"{people.url}/people/{person_id}/events"
    async with people.session.get(address, params=query) as response:
        assert response.content_type == "text/event-stream"
        assert (await response.content.readline()).startswith(b": from")
        yield News(response)


async def test_the_cast(people: People) -> None:
    cast = await people.get("/people/cast")
    assert cast["bot"]["username"] == "kartka_bot"
    assert [(p["id"], p["language_code"], p["timezone"]) for p in cast["people"]] == [
        (OLENA, "uk", "Europe/Kyiv"),
        (MARYNA, "ru", "Europe/Warsaw"),
        (MAX, "en", "Europe/London"),
    ]
    assert "username" not in cast["people"][2]


async def test_start_comes_first(people: People) -> None:
    line = await people.chat(OLENA, OLENA)
    assert (line["started"], line["title"], line["last"]) == (False, "Kartka", None)
    assert await people.refused(f"/people/{OLENA}/chats/{OLENA}/text", text="Вітаю") == (
        409,
        "Press Start first.",
    )
    await people.start(OLENA)
    assert (await people.chat(OLENA, OLENA))["started"]


async def test_links(people: People, inbox: Inbox) -> None:
    await people.post(f"/people/{OLENA}/open", url="https://t.me/kartka_bot?start=join_A-1")
    await people.post(f"/people/{OLENA}/open", url="https://t.me/kartka_bot")
    await people.post(f"/people/{MARYNA}/open", url="tg://resolve?domain=kartka_bot&start=x")
    assert await inbox.texts() == ["/start join_A-1", "/start x"]
    wrong = f"/people/{OLENA}/open"
    assert (await people.refused(wrong, url="https://t.me/other_bot?start=x"))[0] == 404
    assert (await people.refused(wrong, url="https://example.org/"))[0] == 400
    assert (await people.refused(wrong, url="https://t.me/kartka_bot?start=a%20b"))[0] == 400


async def test_unread_and_order(bot: Bot, people: People, sandbox: Sandbox) -> None:
    await people.start(OLENA)
    group = await people.group()
    sandbox.clock.advance(1)
    await bot.send_message(OLENA, "Раз")
    await bot.send_message(OLENA, "Два")
    lines = (await people.get(f"/people/{OLENA}/chats"))["chats"]
    assert [line["id"] for line in lines] == [OLENA, group]
    assert (lines[0]["unread"], lines[0]["last"]["text"]) == (2, "Два")
    await people.post(f"/people/{OLENA}/chats/{OLENA}/read")
    assert (await people.chat(OLENA, OLENA))["unread"] == 0


async def test_pages_of_messages(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    for text in "абв":
        await bot.send_message(OLENA, text)
    last = await people.messages(OLENA, OLENA, limit=2)
    assert [message["text"] for message in last] == ["б", "в"]
    before = await people.messages(OLENA, OLENA, limit=1, before=last[0]["message_id"])
    assert [message["text"] for message in before] == ["а"]


async def test_profile(people: People, inbox: Inbox) -> None:
    await people.start(OLENA)
    profile = f"/people/{OLENA}/profile"
    await people.post(profile, username=None, first_name="Оля", language_code=None)
    await people.say(OLENA, OLENA, "Це я")
    user = (await inbox.read())[-1].message
    assert user is not None
    assert user.from_user is not None
    assert (user.from_user.first_name, user.from_user.username) == ("Оля", None)
    assert user.from_user.language_code is None
    assert (await people.refused(profile, username="marina_smm"))[0] == 409
    assert (await people.refused(profile, timezone="Kyiv"))[0] == 400


async def test_a_new_person(people: People, inbox: Inbox) -> None:
    made = await people.post("/people", first_name="Ірина", language_code="uk")
    assert made["timezone"] == "Europe/Kyiv"
    await people.start(made["id"])
    assert await inbox.texts() == ["/start"]
    assert (await people.refused("/people", id=OLENA, first_name="Ще"))[0] == 409
    assert (await people.refused("/people/999/start"))[0] == 404


async def test_deleting(bot: Bot, people: People) -> None:
    group = await people.group()
    theirs = await people.say(OLENA, group, "Моє")
    delete = f"/people/{MARYNA}/chats/{group}/delete"
    assert (await people.refused(delete, message_ids=[theirs["message_id"]]))[0] == 403
    await people.post(f"/people/{OLENA}/chats/{group}/delete", message_ids=[theirs["message_id"]])
    assert "Моє" not in [m.get("text") for m in await people.messages(MARYNA, group)]
    assert bot.id


async def test_news(bot: Bot, people: People) -> None:
    await people.start(OLENA)
    async with listen(people, OLENA) as news:
        sent = await bot.send_message(OLENA, "Пост")
        assert (await news.next("message"))["message"]["text"] == "Пост"
        await bot.edit_message_text("Інше", chat_id=OLENA, message_id=sent.message_id)
        assert (await news.next("edited"))["message"]["edited"]
        await bot.send_chat_action(OLENA, "typing")
        assert (await news.next("typing"))["action"] == "typing"
        tap = await people.post(
            f"/people/{OLENA}/chats/{OLENA}/tap", message_id=sent.message_id, data="x"
        )
        await bot.answer_callback_query(tap["callback_query_id"], text="Готово")
        toast = await news.next("toast")
        assert (toast["text"], toast["alert"], toast["url"]) == ("Готово", False, None)
        await people.post("/control/clock", advance=5)
        await news.next("clock")
        await bot.delete_message(OLENA, sent.message_id)
        assert (await news.next("deleted"))["message_ids"] == [sent.message_id]
        seen = news.number
    await bot.send_message(OLENA, "Поки не було")
    async with listen(people, OLENA, after=seen) as news:
        assert (await news.next("message"))["message"]["text"] == "Поки не було"


async def test_news_are_one_s_own(bot: Bot, people: People) -> None:
    await people.start(OLENA, MARYNA)
    async with listen(people, MARYNA) as news:
        await bot.send_message(OLENA, "Олені")
        await bot.send_message(MARYNA, "Марині")
        assert (await news.next("message"))["message"]["text"] == "Марині"


async def test_a_stop_ends_the_stream(people: People, sandbox: Sandbox) -> None:
    async with listen(people, OLENA) as news:
        await sandbox.stop()
        assert (await news.response.content.read()).strip() == b""


async def test_nonsense_is_refused_in_words(people: People) -> None:
    await people.start(OLENA)
    chat = f"/people/{OLENA}/chats/{OLENA}"
    mention = {"type": "text_mention", "offset": 0, "length": 1}
    for path, body in (
        (f"{chat}/text", {"text": 5}),
        (f"{chat}/text", {"text": "а", "entities": [mention]}),
        (f"{chat}/text", {"text": "а", "reply_to": 999}),
        (f"{chat}/text", {"text": "а" * 4097}),
        (f"{chat}/special", {"kind": "hologram"}),
        (f"{chat}/special", {"kind": "location", "latitude": "тут"}),
        (f"{chat}/tap", {"message_id": 1, "row": 0, "col": 0}),
        (f"{chat}/edit", {"message_id": 999, "text": "а"}),
        (f"{chat}/delete", {"message_ids": ["1"]}),
        (f"{chat}/forward", {"from_chat": -1, "message_ids": [1]}),
        (f"/people/{OLENA}/groups", {"title": "Книги", "kind": "club"}),
        (f"/people/{OLENA}/groups", {"title": "Книги", "is_forum": True}),
        ("/control/fail", {"kind": "500", "times": "двічі"}),
        ("/control/rates", {"enforce": 1}),
    ):
        status, words = await people.refused(path, **body)
        assert status in (400, 403, 404), (path, body)
        assert words
