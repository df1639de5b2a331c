"""Where a group wants it, a message that begins with «+ » makes a card."""

import pytest

from models.refusals import GroupAdminsOnly
from tests.conversations.groups import adds_bot, joins, others
from tests.conversations.looking import PICTURE, cards
from tests.town import Person, Town


async def switch(here: Person) -> str:
    """Turn ⚙️'s switch; gives the toast."""
    await here.says("/settings")
    return await here.taps("➕")


async def test_a_switch_of_the_group(town: Town, number: int) -> None:
    here = await adds_bot(town.person(number))
    await town.act("/control/privacy", {"can_read_all_group_messages": True})
    count = len(await here.bots())
    await here.says("+ Афіша")
    assert len(await here.bots()) == count
    assert await switch(here) == ""
    assert f"➕ {here.words('Card from «+ …»: on')}" in await here.buttons()
    made = await here.says("+ Афіша !! #акція\nТепла")
    assert (await here.text()).startswith("#1 · Афіша\n")
    assert "🏷 🔴 акція" in await here.text()
    assert "+ " not in await here.text()
    await here.does("edit", message_id=made["message_id"], text="+ Плакат !!\nХолодний")
    assert (await here.text()).startswith("#1 · Плакат\n")
    assert "Холодний" in await here.text()
    for text in ("+1", "+", "Так + ні"):
        count = len(await here.bots())
        await here.says(text)
        assert len(await here.bots()) == count
    await switch(here)
    await here.says("+ Сторіс")
    assert len(await cards(here)) == 1


async def test_a_message_and_an_album_in_it(sqlite_town: Town) -> None:
    here = await adds_bot(sqlite_town.olena, kind="supergroup")
    await sqlite_town.act("/control/privacy", {"can_read_all_group_messages": True})
    await switch(here)
    await here.sends("photo", PICTURE, PICTURE, caption="+ Сторіс")
    assert (await here.text()).startswith("#1 · Сторіс")
    assert "📎 2" in await here.buttons()
    said = await others(here)[0].says("Треба афіша")
    await here.says("+ Афіша", reply_to=said["message_id"])
    assert (await here.text()).startswith("#2 · Афіша")
    assert "Треба афіша" in await here.text()
    # An answer to the bot is what it answers, not a new card.
    await here.says("+ за", reply_to=(await here.screen())["message_id"])
    assert "💬 1" in await here.buttons()


async def test_who_is_no_member_joins_first(sqlite_town: Town) -> None:
    here = await adds_bot(sqlite_town.olena)
    await sqlite_town.act("/control/privacy", {"can_read_all_group_messages": True})
    await switch(here)
    marina = others(here)[0]
    await marina.says("+ Афіша")
    assert "Афіша" not in await marina.text()
    await joins(marina)
    await marina.says("+ Афіша")
    assert (await marina.text()).startswith("#1 · Афіша")
    await marina.says("/settings")
    assert await marina.text() == marina.refused(GroupAdminsOnly())


@pytest.mark.parametrize("admin", [False, True])
async def test_what_telegram_does_not_show_is_said(sqlite_town: Town, admin: bool) -> None:
    here = await adds_bot(sqlite_town.olena, kind="supergroup")
    if admin:
        await here.does("promote", user="bot", rights={})
    toast = await switch(here)
    said = here.words("Telegram does not show me these messages yet: see 👂.")
    assert toast == ("" if admin else said)
