"""✏️ another title, and more content for a card."""

import pytest

from models.refusals import TitleTooLong
from tests.conversations.looking import PICTURE, moments
from tests.town import Person


async def made(person: Person) -> None:
    """A card with a content."""
    await person.says("Афіша")
    await person.says("Тепла")


async def test_another_title(anyone: Person) -> None:
    await made(anyone)
    await anyone.taps("✏️")
    await anyone.says("Афіша на <стіну>")
    assert "#1 · Афіша на <стіну>" in await anyone.text()
    assert "Тепла" in await anyone.text()
    assert len(await anyone.bots()) == 2


async def test_a_title_of_255_characters_and_no_more(anyone: Person) -> None:
    await made(anyone)
    await anyone.taps("✏️")
    await anyone.says("я" * 256)
    assert await anyone.text() == anyone.refused(TitleTooLong(256, 255))
    assert "256" in await anyone.text()
    await anyone.says("я" * 255)
    assert "#1 · " + "я" * 255 in await anyone.text()


@pytest.mark.parametrize("what", ["sticker", "photo"])
async def test_a_title_is_text(anyone: Person, what: str) -> None:
    await made(anyone)
    await anyone.taps("✏️")
    if what == "photo":
        await anyone.sends("photo", PICTURE)
    else:
        await anyone.sends_special(what)
    assert len(await anyone.bots()) == 3  # the menu, the question, the refusal
    await anyone.says("Нова")
    assert "#1 · Нова" in await anyone.text()


async def test_a_date_in_a_new_title_stays_in_the_title(writer: Person) -> None:
    """A title edited later is meant as it is written."""
    await made(writer)
    await writer.taps("✏️")
    await writer.says("Афіша завтра")
    assert "#1 · Афіша завтра" in await writer.text()
    assert moments(await writer.screen()) == []


async def test_back_changes_nothing(anyone: Person) -> None:
    await made(anyone)
    card = await anyone.text()
    await anyone.taps("✏️")
    await anyone.taps("⬅️")
    assert await anyone.text() == card
    await anyone.says("Нова")
    await anyone.taps("✅")
    assert "#2 · Нова" in await anyone.text()


async def test_more_content(someone: Person) -> None:
    await made(someone)
    await someone.taps("✏️")
    await someone.taps("➕")
    await someone.says("І велика")
    assert "Тепла\n\nІ велика" in await someone.text()
    await someone.taps("✏️")
    await someone.taps("➕")
    await someone.sends("photo", PICTURE, caption="Ескіз")
    assert "Тепла\n\nІ велика\n\nЕскіз" in await someone.text()
    assert "📎 1" in await someone.buttons()


async def test_an_album_as_more_content(someone: Person) -> None:
    await made(someone)
    await someone.taps("✏️")
    await someone.taps("➕")
    await someone.sends("photo", PICTURE, PICTURE, PICTURE, PICTURE)
    assert "📎 4" in await someone.buttons()
    await someone.says("Нова")
    await someone.taps("✅")
    assert "#2 · Нова" in await someone.text()


async def test_the_question_survives_a_restart(someone: Person) -> None:
    await made(someone)
    await someone.taps("✏️")
    await someone.town.restart()
    await someone.says("Нова")
    assert "#1 · Нова" in await someone.text()


async def test_a_message_edited_in_the_chat_makes_nothing_new(anyone: Person) -> None:
    said = await anyone.says("Афіша")
    await anyone.taps("✅")
    before = len(await anyone.bots())
    await anyone.does("edit", message_id=said["message_id"], text="Інша")
    assert len(await anyone.bots()) == before
    await anyone.says("/board")
    assert "#1 Інша" in await anyone.text()
    assert "#2" not in await anyone.text()
