"""Anything a person can send gets one answer, wherever the conversation stands."""

import pytest

from models.tables import Card, Content, Conversation
from tests.conversations.looking import PICTURE
from tests.promises.rows import rows
from tests.town import Json, Person, Town

SPECIAL = ["location", "venue", "contact", "dice", "poll", "sticker", "story"]
SPECIAL += ["empty_text"]
FILES = ["photo", "video", "document", "voice", "audio", "animation", "video_note", "sticker"]
TEXTS = {
    "longest": "є" * 4096,
    "astral": "𝔎" * 2048,
    "right to left": "مهمة: انشر المقال \u202e اليوم",
    "emoji": "🧑🏽‍🚀🎉",
    "markup": "<b>жирно</b> & <a href='x'>",
    "zero width": "\u200b\u200b",
    "spaces": "\u2003 \u3164",
    "braces": "{title} %s {0} {}",
    "one letter": "a",
    "lines": "\n\nа\n\n\nб",
    "command": "/nosuchcommand",
    "bare slash": "/",
    "command of another bot": "/new@other_bot",
    "a number": "12",
    "a date": "завтра",
    "people and labels": "@nobody #",
    "a link": "https://t.me/kartka?start=1",
}
PLACES = {
    "free": [],
    "draft": ["Назва"],
    "title asked": ["/new"],
    "deadline asked": ["Назва", "✅", "⏰", "✏️"],
    "name asked": ["Назва", "✅", "✏️"],
    "content asked": ["Назва", "✅", "✏️", "➕"],
    "city asked": ["/settings", "🕰", "🔍"],
    "board's name asked": ["/board", "⋯", "✏️"],
}


async def goes(person: Person, place: str) -> None:
    """Come to this place of the conversation."""
    for step in PLACES[place]:
        if step.startswith("/") or step == "Назва":
            await person.says(step)
        else:
            await person.taps(step)


async def said(person: Person, before: int) -> list[Json]:
    """What the bot sent since: new messages, and edits of earlier ones."""
    calls = [c for c in person.town.sandbox.calls.after(before) if c["status"] == 200]
    return [c for c in calls if c["method"] in {"sendMessage", "editMessageText"}]


def last(town: Town) -> int:
    """The number of the last call."""
    return int(town.sandbox.calls.after(0)[-1]["n"])


@pytest.mark.parametrize("place", PLACES)
async def test_everything_is_answered_once(sqlite_town: Town, place: str) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await goes(olena, place)
    kept = await Conversation.all().order_by("id").values()
    for kind in SPECIAL:
        before, cards = last(sqlite_town), await rows()
        await olena.sends_special(kind)
        assert len(await said(olena, before)) == 1, kind
        assert await rows() == cards, kind
    assert await Conversation.all().order_by("id").values() == kept, "what was typed so far is kept"
    for name, text in TEXTS.items():
        await olena.says("/cancel")
        await goes(olena, place)
        before = last(sqlite_town)
        await olena.says(text)
        assert len(await said(olena, before)) == 1, name
    for kind in FILES:
        await olena.says("/cancel")
        await goes(olena, place)
        before = last(sqlite_town)
        await olena.sends(kind, PICTURE)
        assert len(await said(olena, before)) == 1, kind
    refused = [c for c in sqlite_town.sandbox.calls.after(0) if c["status"] == 400]
    assert not [c for c in refused if c["method"] != "deleteMessage"], refused


async def test_an_edited_message_changes_what_is_there_and_a_reply_is_answered(
    sqlite_town: Town,
) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await goes(olena, "draft")
    mine = [m for m in await olena.messages() if m.get("text") == "Назва"]
    before = last(sqlite_town)
    await olena.does("edit", message_id=mine[-1]["message_id"], text="Інша назва")
    assert [call["method"] for call in await said(olena, before)] == ["editMessageText"]
    before = last(sqlite_town)
    await olena.says("Вміст", reply_to=mine[-1]["message_id"])
    assert len(await said(olena, before)) == 1
    assert (await Content.get()).text == "Вміст"


async def test_an_album_that_came_late_is_one_question_and_one_content(town: Town) -> None:
    olena = town.olena
    await olena.settles()
    await goes(olena, "draft")
    await town.pass_time(hours=2)
    before = last(town)
    await olena.sends("photo", PICTURE, PICTURE, PICTURE)
    assert len(await said(olena, before)) == 1
    await olena.taps("📎")
    assert await Card.all().count() == 1
    assert await Content.filter(kind="photo").count() == 3


@pytest.mark.parametrize("title", list(TEXTS.values())[:10])
async def test_any_text_is_a_title_that_comes_back_as_it_was(sqlite_town: Town, title: str) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await olena.says(title)
    await olena.says(title)
    card = await Card.get_or_none()
    if card is None:  # nothing in it that anybody could see
        assert not title.strip("\u200b\u2003\u3164 ")
        return
    assert len(card.title) <= 255
    await olena.says("/board")
    await olena.taps("#1")
    shown = await olena.text()
    assert card.title.split()[0] in shown
    assert "{title}" not in shown or "{title}" in title


@pytest.mark.parametrize(("length", "kept"), [(255, True), (256, False), (4096, False)])
async def test_a_title_edited_later(sqlite_town: Town, length: int, kept: bool) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await goes(olena, "name asked")
    await olena.says("ї" * length)
    title = (await Card.get()).title
    assert title == ("ї" * length if kept else "Назва")
    if not kept:
        assert str(length) in await olena.text()
        assert "255" in await olena.text()
        await olena.says("коротка")
        assert (await Card.get()).title == "коротка"


async def test_buttons_of_a_deleted_card_say_that_it_is_gone(town: Town) -> None:
    olena = town.olena
    await olena.settles()
    await olena.says("Назва")
    await olena.taps("✅")
    screen = await olena.screen()
    await Card.all().delete()
    for sign in ("➡️", "👤", "⏰", "☑️", "✏️", "↔️"):
        data = next(
            b["callback_data"]
            for row in screen["reply_markup"]["inline_keyboard"]
            for b in row
            if b["text"].startswith(sign)
        )
        toast = await olena.forges(data, on=screen)
        assert toast == olena.words("This is not here any more."), sign
    assert await olena.buttons(), "and there is a way back"
