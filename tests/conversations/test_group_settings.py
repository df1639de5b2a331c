"""⚙️ in a group: its language, its clock, its board, its people, and what the bot hears."""

from models.refusals import Gone, GroupAdminsOnly
from tests.conversations.groups import (
    GROUP,
    add_bot,
    adds_bot,
    at,
    board,
    board_text,
    follows,
    joins,
)
from tests.town import LANGUAGES, MARINA, MAX, Town, keyboard

HEARS = "I hear every message, not only what is meant for me"
PINS = "I can pin messages"


async def test_a_group_has_its_own_language_and_clock(town: Town, number: int) -> None:
    me = town.person(number)
    here = await adds_bot(me)
    await here.says("/settings")
    assert GROUP in await here.text()
    await here.taps("🕰")
    await here.taps("🔍")
    await here.says("Lisboa", reply_to=(await here.screen())["message_id"])
    await here.taps("Lisboa")
    assert "08:00" in await here.text()
    await here.taps("🌐")
    await here.taps("English" if LANGUAGES[number] != "en" else "Українська")
    spoken = "Time zone: " if LANGUAGES[number] != "en" else "Часовий пояс: "
    assert spoken in await here.text()
    assert ("Lisbon" if LANGUAGES[number] != "en" else "Лісабон") in await here.text()


async def test_the_same_in_private(town: Town, number: int) -> None:
    me = town.person(number)
    here = await adds_bot(me)
    await me.taps("🌐")
    assert me.words("Which language shall I speak in the group?") in await me.text()
    await me.taps("English")
    await me.taps("🕰")
    await me.taps("🔍")
    await me.says("Lisboa")
    await me.taps("Lisboa")
    assert GROUP in await me.text()
    await here.says("/settings")
    assert "Language: English" in await here.text()
    assert "Lisbon" in await here.text()


async def test_whoever_is_no_admin_is_told_so_in_a_line(town: Town) -> None:
    here = await adds_bot(town.olena)
    await here.says("/settings")
    screen = await here.screen()
    marina = at(town, here, MARINA)
    await joins(marina)
    await marina.says("/settings")
    assert await marina.text() == marina.refused(GroupAdminsOnly())
    for sign in ("🌐", "🕰", "👂"):
        assert await marina.taps(sign, on=screen) == marina.refused(GroupAdminsOnly())


async def test_a_telegram_admin_who_is_not_on_the_board_sets_the_group(sqlite_town: Town) -> None:
    here = await adds_bot(sqlite_town.olena)
    await here.does("promote", user=MAX, rights={})
    there = at(sqlite_town, here, MAX)
    await there.says("/settings")
    await there.taps("🌐")
    await there.taps("English")
    assert "Language: English" in await there.text()


async def test_a_button_of_one_group_does_nothing_in_another(sqlite_town: Town) -> None:
    first = await adds_bot(sqlite_town.olena)
    second = await add_bot(sqlite_town.olena)
    await first.says("/settings")
    data = await first.data_of("🌐")
    assert await second.forges(data) == second.refused(Gone())


async def test_another_board_is_chosen_later(town: Town, number: int) -> None:
    me = town.person(number)
    here = await adds_bot(me)
    await here.says("/settings")
    await follows(here, "🗂")
    await me.taps("🗂")
    await me.taps(me.words("Campaign kit"))
    assert here.words("Preparation column") in await board_text(here)
    await me.says("/boards")
    assert len([words for words in await me.buttons() if GROUP in words]) == 2


async def test_people_and_the_way_to_invite_more(town: Town, number: int) -> None:
    me = town.person(number)
    here = await adds_bot(me)
    await here.says("/board")
    await here.taps("🗂", on=await board(here))
    await here.taps("👤")
    assert here.words("owner") in await here.text()
    assert "🙋" in await here.text()
    screen = await here.screen()
    url = next(b["url"] for row in keyboard(screen) for b in row if b["text"].startswith("🔗"))
    await here.acts("open", url=url)
    await me.taps("🔗")
    await me.taps(me.words("Editor: makes and moves cards"))
    assert "?start=join_" in await me.text()
    other = at(town, here, MAX if number != MAX else MARINA)
    await other.acts("open", url=url)
    assert await town.person(other.id).text() == other.refused(Gone())
    await joins(other)
    await other.acts("open", url=url)
    assert "🔗" not in str(await town.person(other.id).buttons())


async def test_what_the_bot_hears(town: Town, number: int) -> None:
    me = town.person(number)
    here = await adds_bot(me)
    await here.says("/settings")
    await here.taps("👂")
    assert f"▫️ {here.words(HEARS)}" in await here.text()
    assert "/setprivacy" in await here.text()
    await town.act("/control/privacy", {"can_read_all_group_messages": True})
    await here.taps("🔁")
    assert f"✅ {here.words(HEARS)}" in await here.text()
    assert f"▫️ {here.words(PINS)}" in await here.text()
    assert "/setprivacy" not in await here.text()
    await here.does("promote", user="bot", rights={"can_pin_messages": True})
    await here.taps("🔁")
    assert f"✅ {here.words(PINS)}" in await here.text()
    assert here.words("The rest is switched on in my admin rights in this group.") in (
        await here.text()
    )
    await here.does("promote", user="bot", rights={})
    await here.taps("🔁")
    assert "▫️" not in await here.text()


async def test_telegram_may_not_say_what_the_bot_hears(sqlite_town: Town) -> None:
    here = await adds_bot(sqlite_town.olena)
    await here.says("/settings")
    failing = {"method": "getMe", "chat": None, "times": 1, "kind": "400"}
    await sqlite_town.act("/control/fail", failing)
    await here.taps("👂")
    words = "Telegram does not say what I may do here. Look again in a minute."
    assert await here.text() == here.words(words)
