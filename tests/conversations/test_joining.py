"""The bot comes into a group: its board is chosen in private, and people come onto it."""

import re

from models.refusals import AlreadyAnswered, Gone, GroupAdminsOnly, MembersOnly
from tests.conversations.groups import (
    GROUP,
    add_bot,
    adds_bot,
    at,
    board_text,
    follows,
    joins,
    others,
)
from tests.conversations.looking import cards
from tests.conversations.teams import gather_team, make_team
from tests.town import MARINA, MAX, OLENA, Json, Person, Town, keyboard

HIDDEN = "Таємниця"


async def plan_secret(person: Person) -> None:
    """A card on the person's own board that nobody else may ever see."""
    await person.settles()
    await person.says(f"{HIDDEN} особиста")
    await person.taps("✅")


async def said_to_others(person: Person) -> str:
    """All that the bot said to anybody but this person."""
    calls = [call["params"] for call in (await person.town.read("/control/calls"))["calls"]]
    return str([one for one in calls if str(one.get("chat_id", person.id)) != str(person.id)])


def group_id_in(message: Json) -> str:
    """The payload of the link on the bot's greeting."""
    urls = [button["url"] for row in keyboard(message) for button in row if "url" in button]
    found = re.search(r"start=(group_\d+)", urls[0])
    assert found
    return found[1]


async def test_the_adder_chooses_a_kit_in_private(town: Town, number: int) -> None:
    adder = town.person(number)
    await plan_secret(adder)
    here = await add_bot(adder)
    assert len(await here.bots()) == 1
    await follows(here, "⚙️")
    buttons = await adder.buttons()
    kits = ["Simple kit", "Content plan kit", "Campaign kit", "Editorial kit"]
    assert buttons == [adder.words(kit) for kit in kits]
    await adder.taps(adder.words("Content plan kit"))
    assert f"«{GROUP}»" in await adder.text() or f"“{GROUP}”" in await adder.text()
    told = await here.text()
    assert GROUP in told
    assert "/new" in told
    board = await board_text(here)
    for column in ("Ideas", "Text column", "Design column", "On approval", "Published column"):
        assert here.words(column) in board
    assert HIDDEN not in await said_to_others(adder)


async def test_two_taps_on_a_kit_make_one_board_and_are_told_once(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    here = await add_bot(olena)
    await follows(here, "⚙️")
    screen = await olena.screen()
    tap = await olena.data_of("Проста")
    await olena.taps("Проста")
    await olena.forges(tap, on=screen)
    assert len(await here.bots()) == 2
    await olena.says("/boards")
    assert len([words for words in await olena.buttons() if GROUP in words]) == 1


async def test_without_a_choice_the_first_card_makes_the_adders_board(town: Town) -> None:
    here = await add_bot(town.olena)
    max_there = at(town, here, MAX)
    await max_there.says("/board")
    assert await max_there.buttons() == [f"🙋 {max_there.words('Join the board')}"]
    await joins(max_there)
    assert GROUP in await board_text(max_there)
    await here.says("/new Афіша")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    await town.olena.starts()
    await town.olena.says("/boards")
    await town.olena.taps(GROUP)
    await town.olena.taps("👤")
    assert f"Олена Коваль · {town.olena.words('owner')}" in await town.olena.text()
    assert f"Max Taylor · {town.olena.words('editor')}" in await town.olena.text()


async def test_one_of_my_team_boards_is_brought_into_the_group(town: Town, number: int) -> None:
    adder = town.person(number)
    await plan_secret(adder)
    await make_team(adder)
    await adder.says("Спільна справа")
    await adder.taps("✅")
    here = await add_bot(adder)
    await follows(here, "⚙️")
    team = adder.words("{name}'s team", name=await first_name(adder))
    assert adder.words("My board") not in str(await adder.buttons())
    await adder.taps(team)
    assert await cards(here) == ["#1 Спільна справа"]
    assert HIDDEN not in await said_to_others(adder)


async def first_name(person: Person) -> str:
    """As the cast has it."""
    cast = (await person.town.read("/people/cast"))["people"]
    return next(str(one["first_name"]) for one in cast if one["id"] == person.id)


async def test_group_admins_come_as_admins_and_others_as_editors(town: Town, number: int) -> None:
    me = town.person(number)
    admin = town.olena if number != OLENA else town.max
    here = await adds_bot(me)
    there = admin.at(here.chat)
    await here.does("promote", user=admin.id, rights={})
    toast = await joins(there)
    assert there.words("admin") in toast
    third = next(one for one in others(here) if one.id != admin.id)
    assert third.words("editor") in await joins(third)
    assert third.words("editor") in await joins(third)
    await there.says("/settings")
    assert "👤" in str(await there.buttons())
    await there.taps("👤")
    assert (await there.text()).count(" · ") == 3


async def test_in_a_public_group_an_admin_lets_people_in(town: Town, number: int) -> None:
    me = town.person(number)
    here = await adds_bot(me, kind="supergroup", public=True)
    asking, third = others(here)
    await asking.says("/new Афіша")
    assert await joins(asking) == asking.words("Asked. An admin of the board answers here.")
    request = await here.screen()
    assert await joins(asking) == asking.words("Asked. An admin of the board answers here.")
    assert (await here.screen())["message_id"] == request["message_id"]
    refused = third.refused(MembersOnly(0, public=True))
    assert await third.taps("✅", on=request) == refused
    refused = asking.refused(MembersOnly(0, public=True))
    assert await asking.taps("✅", on=request) == refused
    await here.taps("✅", on=request)
    assert await here.text() == here.words("{name} is on the board now.", name=await full(asking))
    await asking.says("/new Афіша")
    await asking.says("✅", reply_to=(await asking.screen())["message_id"])
    assert "#1 · Афіша" in await asking.text()


async def full(person: Person) -> str:
    """First and last name, as the cast has it."""
    cast = (await person.town.read("/people/cast"))["people"]
    one = next(one for one in cast if one["id"] == person.id)
    return f"{one['first_name']} {one.get('last_name', '')}".strip()


async def test_who_is_not_let_in_stays_out_and_the_other_answer_comes_too_late(
    sqlite_town: Town,
) -> None:
    town = sqlite_town
    here = await adds_bot(town.olena, kind="supergroup", public=True)
    marina = at(town, here, MARINA)
    await joins(marina)
    request = await here.screen()
    yes = await here.data_of("✅")
    await here.taps("✖️", on=request)
    assert await here.forges(yes, on=request) == here.refused(AlreadyAnswered())
    said = "An admin said no. Ask them for an invitation."
    assert await joins(marina) == marina.words(said)
    await marina.says("/board")
    assert "🙋" in str(await marina.buttons())


async def test_a_group_admin_needs_nobodys_yes_in_a_public_group(sqlite_town: Town) -> None:
    here = await adds_bot(sqlite_town.olena, kind="supergroup", public=True)
    await here.does("promote", user=MARINA, rights={})
    marina = at(sqlite_town, here, MARINA)
    assert marina.words("admin") in await joins(marina)


async def test_a_stranger_gains_nothing_by_the_link(town: Town) -> None:
    await plan_secret(town.marina)
    made = await town.olena.acts("groups", title=GROUP, members=[OLENA, MAX], with_bot=True)
    here = town.olena.at(made["chat"])
    payload = group_id_in(await here.screen())
    await town.marina.starts(payload)
    gone = town.marina.refused(Gone())
    assert await town.marina.text() == gone
    await town.marina.starts("group_999")
    assert await town.marina.text() == gone
    await town.max.starts(payload)
    assert await town.max.text() == town.max.refused(GroupAdminsOnly())
    number = payload.removeprefix("group_")
    for kind in ("gs", "gb", "gl", "gz", "gq", "gh"):
        assert await town.marina.forges(f"{kind}:{number}") == gone
    for data in (f"go:{number}:1", f"gk:{number}:simple:1", f"gv:{number}:ru"):
        assert await town.marina.forges(data) == gone
    assert GROUP not in str(await town.marina.bots())


async def test_an_admin_who_is_one_no_more_cannot_choose(town: Town) -> None:
    await plan_secret(town.marina)
    here = await adds_bot(town.olena)
    payload = group_id_in((await here.bots())[0])
    await here.does("promote", user=MARINA, rights={})
    await town.marina.starts(payload)
    await town.marina.taps("🗂")
    kit = await town.marina.data_of("Простая")
    await here.does("promote", user=MARINA, rights=None)
    await town.pass_time(minutes=6)
    assert await town.marina.forges(kit) == town.marina.refused(GroupAdminsOnly())
    await town.marina.starts(payload)
    assert await town.marina.text() == town.marina.refused(GroupAdminsOnly())


async def test_no_board_but_ones_own_team_boards_can_be_bound(town: Town) -> None:
    await gather_team(town, town.max)
    await town.olena.says(f"{HIDDEN} особиста")
    await town.olena.taps("✅")
    here = await add_bot(town.olena)
    await follows(here, "⚙️")
    number = group_id_in((await here.bots())[0]).removeprefix("group_")
    for board in range(1, 9):
        await town.olena.forges(f"go:{number}:{board}")
    await here.says("/board")
    said = await said_to_others(town.olena)
    assert HIDDEN not in said
    assert "Max's team" not in str(await here.bots())


async def test_the_choice_is_never_shown_in_the_group(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    await make_team(olena)
    here = await adds_bot(olena)
    number = group_id_in((await here.bots())[0]).removeprefix("group_")
    before = len(await here.bots())
    assert await here.forges(f"gb:{number}") != ""
    assert len(await here.bots()) == before
    assert "команда" not in str(await here.bots()).lower()


async def test_a_removed_bot_tells_the_owner_and_finds_the_board_again(
    town: Town, number: int
) -> None:
    me = town.person(number)
    here = await adds_bot(me)
    await here.says("/new Афіша")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    await here.does("members", remove=["bot"])
    assert GROUP in await me.text()
    await me.taps("🗂")
    assert "#1 Афіша" in await me.buttons()
    await me.taps("👤")
    assert me.words("I am not in it now") in await me.text()
    await here.does("members", add=["bot"])
    assert GROUP in await here.text()
    assert await cards(here) == ["#1 Афіша"]


async def test_the_owner_takes_the_board_out_of_the_group(town: Town) -> None:
    olena = town.olena
    here = await adds_bot(olena)
    await here.says("/new Афіша")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    card = await here.screen()
    await olena.says("/boards")
    await olena.taps(GROUP)
    await olena.taps("👤")
    take_out = await olena.data_of("✖️")
    await olena.taps("✖️")
    assert "✖️" not in str(await olena.buttons())
    assert await here.taps("➡️", on=card) == here.refused(Gone())
    assert "Афіша" not in await board_text(here)
    await follows(here, "⚙️", on=(await here.bots())[0])
    await olena.taps("🗂")
    await olena.taps(f"● {GROUP}")
    await town.marina.starts()
    assert await town.marina.forges(take_out) == town.marina.refused(Gone())


async def test_a_supergroup_keeps_its_board_its_people_and_its_adder(town: Town) -> None:
    here = await adds_bot(town.olena)
    max_there = at(town, here, MAX)
    await joins(max_there)
    moved = town.olena.at((await here.does("migrate"))["chat"])
    assert town.olena.words("Scheduled column") in await board_text(moved)
    await moved.does("promote", user="bot", rights={})
    await max_there.at(moved.chat).does("leave")
    assert "Max Taylor" in await town.olena.text()


async def test_start_in_a_group_helps_unless_it_came_with_a_link(sqlite_town: Town) -> None:
    here = await adds_bot(sqlite_town.olena)
    before = len(await here.bots())
    await here.says("/start board")
    assert len(await here.bots()) == before
    await here.says("/start")
    assert "/new" in await here.text()
    assert len(await here.bots()) == before + 1
