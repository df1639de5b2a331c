"""➕ from a board's ⋯ the bot comes into a group with that board."""

import pytest

from models.refusals import PersonalBoardStays
from models.tables import Board, BoardKind, Group
from tests.conversations.groups import GROUP, adds_bot, board_text
from tests.conversations.teams import make_team
from tests.conversations.test_joining import HIDDEN, first_name, plan_secret, said_to_others
from tests.town import Person, Town, find, keyboard


async def link_from_menu(person: Person) -> str:
    """The address on the button of the newest team board's ⋯."""
    await person.says("/board")
    await person.taps("⋯")
    await person.taps("➕")
    screen = await person.screen()
    row, column = find(screen, "➕")
    return str(keyboard(screen)[row][column]["url"])


async def empty_group(person: Person, **more: object) -> Person:
    """A group of the cast without the bot."""
    made = await person.acts("groups", title=GROUP, members=[101, 102, 103], **more)
    return person.at(made["chat"])


async def brings(here: Person, url: str) -> None:
    """Follow the link, and choose the group."""
    await here.acts("open", url=url, chat=here.chat)


async def test_the_bot_comes_with_the_board(town: Town, number: int) -> None:
    me = town.person(number)
    await plan_secret(me)
    await make_team(me)
    await me.says("Спільна справа")
    await me.taps("✅")
    url = await link_from_menu(me)
    here = await empty_group(me)
    await brings(here, url)
    # One message, also where the greeting came first.
    assert len(await here.bots()) == 1
    title = me.words("{name}'s team", name=await first_name(me))
    assert here.words("The board «{board}» is here.", board=title) in await here.text()
    assert "#1 Спільна справа" in await board_text(here)
    assert HIDDEN not in await said_to_others(me)


async def test_a_group_keeps_the_board_that_it_has(sqlite_town: Town) -> None:
    me = sqlite_town.olena
    await me.settles()
    await make_team(me)
    url = await link_from_menu(me)
    here = await adds_bot(me)
    chosen = (await Group.get(telegram_id=here.chat)).board_id
    await brings(here, url)
    assert (await Group.get(telegram_id=here.chat)).board_id == chosen
    assert here.words("The group has a board already. ⚙️ changes it.") in await here.text()


@pytest.mark.parametrize("whose", ["personal", "another's"])
async def test_no_board_comes_that_may_not(sqlite_town: Town, whose: str) -> None:
    olena, somebody = sqlite_town.olena, sqlite_town.max
    await olena.settles()
    await somebody.settles()
    await make_team(olena)
    url = await link_from_menu(olena)
    if whose == "personal":
        own = await Board.get(kind=BoardKind.PERSONAL, owner__telegram_id=olena.id)
        url = url[: url.rindex("_") + 1] + str(own.id)
        here = await empty_group(olena)
        assert await olena.forges(f"bg:{own.id}") == olena.refused(PersonalBoardStays())
    else:
        here = await empty_group(somebody)
    await brings(here, url)
    assert (await Group.get(telegram_id=here.chat)).board_id is None
    assert len(await here.bots()) == 1
    assert "Команда" not in await here.text()


async def test_who_may_not_set_the_group_brings_nothing(sqlite_town: Town) -> None:
    olena, somebody = sqlite_town.olena, sqlite_town.max
    for person in (olena, somebody):
        await person.settles()
    here = await empty_group(olena, with_bot=True)
    await make_team(somebody)
    await brings(somebody.at(here.chat), await link_from_menu(somebody))
    assert (await Group.get(telegram_id=here.chat)).board_id is None
