"""In a group: /new and a reply make a card, with the same buttons, on the group's own board."""

import pytest

from models.refusals import Gone, MembersOnly
from tests.conversations.groups import GROUP, add_bot, others
from tests.conversations.looking import PICTURE, cards, moments
from tests.town import Json, Person, Town, keyboard

MEMBERS_ONLY = MembersOnly(0, public=False)


async def replies(person: Person, text: str) -> None:
    """Answer the bot's newest message."""
    await person.says(text, reply_to=(await person.screen())["message_id"])


async def asked_to_reply(person: Person) -> int | None:
    """The message that the person's Telegram asks them to reply to in this chat."""
    found = await person.town.read(f"/people/{person.id}/chats")
    asking = next(chat for chat in found["chats"] if chat["id"] == person.chat)["force_reply"]
    return asking and int(asking["message_id"])


def signs_of(message: Json) -> set[str]:
    """The signs on the buttons of a message."""
    return {button["text"].split()[0] for row in keyboard(message) for button in row}


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_the_bot_comes_and_says_how_it_works(
    sqlite_town: Town, number: int, kind: str
) -> None:
    here = await add_bot(sqlite_town.person(number), kind=kind)
    assert len(await here.bots()) == 1
    assert "/new" in await here.text()
    assert {101: "дошк", 102: "доск", 103: "board"}[number] in await here.text()
    await here.says("/board")
    board = [message for message in await here.bots() if keyboard(message)][-1]["text"]
    assert f"🗂 {GROUP}" in board
    assert here.words("On approval") in board


async def test_new_and_a_reply_make_a_card(town: Town, number: int) -> None:
    here = await add_bot(town.person(number))
    await here.says("/new Пост про книги tomorrow 18:00 #instagram")
    prompt = await here.screen()
    assert await asked_to_reply(here) == prompt["message_id"]
    assert f"→ {GROUP}" in prompt["text"]
    await replies(here, "Зібрано 115 книг")
    card = await here.screen()
    assert "#1 · Пост про книги" in card["text"]
    assert "Зібрано 115 книг" in card["text"]
    assert "🏷 📸 instagram" in card["text"]
    assert len(moments(card)) == 2
    assert {"➡️", "✅", "↔️", "👤", "⏰", "☑️", "✏️"} <= signs_of(card)
    assert prompt["message_id"] not in [m["message_id"] for m in await here.messages()]
    assert len(await here.bots()) == 2  # the greeting and the card


async def test_a_reply_of_yes_makes_it_without_content(sqlite_town: Town, number: int) -> None:
    here = await add_bot(sqlite_town.person(number))
    await here.says("/new Подзвонити партнерам")
    await replies(here, "✅")
    assert "#1 · Подзвонити партнерам" in await here.text()
    assert (await here.text()).count("\n") == 1


async def test_a_bare_command_asks_for_the_title(sqlite_town: Town, number: int) -> None:
    here = await add_bot(sqlite_town.person(number))
    await here.says("/new")
    await replies(here, "Афіша")
    await replies(here, "Тепла")
    assert "#1 · Афіша" in await here.text()
    assert "Тепла" in await here.text()


async def test_an_album_in_reply_is_one_card(sqlite_town: Town, number: int) -> None:
    here = await add_bot(sqlite_town.person(number))
    await here.says("/new Сторіс")
    prompt = await here.screen()
    await here.sends("photo", PICTURE, PICTURE, PICTURE, reply_to=prompt["message_id"])
    assert "📎 3" in await here.buttons()
    assert await cards(here) == ["#1 Сторіс"]


async def test_new_in_reply_to_a_message_makes_it_the_card_at_once(town: Town, number: int) -> None:
    here = await add_bot(town.person(number))
    said = await others(here)[0].says("Треба тепла афіша\nВелика, з книгами")
    await here.says("/new", reply_to=said["message_id"])
    assert "#1 · Треба тепла афіша" in await here.text()
    assert "Велика, з книгами" in await here.text()
    said = await others(here)[0].says("Ось такі кольори")
    await here.says("/new Кольори афіші", reply_to=said["message_id"])
    assert "#2 · Кольори афіші" in await here.text()
    assert "Ось такі кольори" in await here.text()


async def test_new_in_reply_to_a_photo_without_words(town: Town) -> None:
    here = await add_bot(town.olena)
    sent = await others(here)[0].sends("photo", PICTURE)
    await here.says("/new", reply_to=sent["message_ids"][0])
    assert "#1 · 1 фото" in await here.text()
    assert "📎 1" in await here.buttons()


async def test_talk_is_none_of_the_bots_business(town: Town) -> None:
    here = await add_bot(town.olena, kind="supergroup")
    before = len(await here.bots())
    await here.says("/new Афіша")
    for person in others(here):
        await person.says("Привіт усім")
        await person.sends_special("sticker")
    await here.says("І вам")
    assert len(await here.bots()) == before + 1


async def test_who_is_no_member_joins_with_one_tap(town: Town, number: int) -> None:
    here = await add_bot(town.olena if number != 101 else town.max)
    newcomer = town.person(number).at(here.chat)
    await newcomer.says("/new Афіша")
    assert signs_of(await newcomer.screen()) == {"🙋"}
    assert await newcomer.taps("🙋") != ""
    await newcomer.says("/new Афіша")
    await replies(newcomer, "✅")
    assert "#1 · Афіша" in await newcomer.text()


async def test_taps_of_others_are_refused_in_their_own_language(
    sqlite_town: Town, number: int
) -> None:
    here = await add_bot(sqlite_town.person(number))
    await here.says("/new Афіша")
    await replies(here, "✅")
    before = await here.text()
    card = await here.screen()
    for person in others(here):
        for sign in ("➡️", "✅", "↔️", "👤", "⏰", "☑️", "✏️"):
            assert await person.taps(sign, on=card) == person.refused(MEMBERS_ONLY)
    assert await here.text() == before
    assert len(await here.bots()) == 2


async def test_the_same_buttons_work_in_the_group(town: Town, number: int) -> None:
    here = await add_bot(town.person(number))
    await here.says("/new Афіша")
    await replies(here, "✅")
    await here.taps("➡️")
    assert f"{GROUP} · {here.words('In progress')}" in await here.text()
    await here.taps("⏰")
    await here.taps(here.words("Tomorrow"))
    assert len(moments(await here.screen())) == 2
    await here.taps("👤")
    name = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}[number]
    await here.taps(name)
    await here.taps("⬅️")
    assert f"👤 {name}" in await here.text()
    await here.taps("✅")
    assert f"{GROUP} · {here.words('Done column')}" in await here.text()
    assert len(await here.bots()) == 2


async def test_a_deadline_is_typed_in_reply(sqlite_town: Town, number: int) -> None:
    here = await add_bot(sqlite_town.person(number))
    await here.says("/new Афіша")
    await replies(here, "✅")
    await here.taps("⏰")
    await here.taps("✏️")
    assert await asked_to_reply(here) == (await here.screen())["message_id"]
    await replies(here, "tomorrow 18:00")
    assert "#1 · Афіша" in await here.text()
    assert len(moments(await here.screen())) == 2


async def test_a_change_in_the_group_is_seen_in_private_and_back(town: Town) -> None:
    here = await add_bot(town.olena)
    await town.olena.settles()
    await here.says("/new Афіша")
    await replies(here, "✅")
    await town.olena.says("/boards")
    await town.olena.taps(GROUP)
    await town.olena.taps("#1")
    await here.taps("➡️")
    column = f"{GROUP} · {here.words('In progress')}"
    assert column in await town.olena.text()
    await town.olena.taps("✅")
    assert f"{GROUP} · {here.words('Done column')}" in await here.text()


async def test_a_personal_board_never_appears_in_a_group(town: Town) -> None:
    await town.olena.settles()
    await town.olena.says("Таємна")
    await town.olena.taps("✅")
    data = [await town.olena.data_of(sign) for sign in ("✅", "👤", "⬅️")]
    here = await add_bot(town.olena)
    for forged in data:
        assert await here.forges(forged) == here.refused(Gone())
    await here.says("/board")
    assert "Таємна" not in str(await here.bots())


async def test_a_removed_bot_that_comes_back_has_its_board(town: Town) -> None:
    here = await add_bot(town.olena)
    await here.says("/new Афіша")
    await replies(here, "✅")
    await here.does("members", remove=["bot"])
    await here.does("members", add=["bot"])
    assert await cards(here) == ["#1 Афіша"]
