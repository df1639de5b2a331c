"""Whoever leaves a group leaves its board; the owner hears of it, and who gets their cards."""

import pytest

from models.refusals import Gone, MembersOnly, NotAllowed
from tests.conversations.groups import GROUP, adds_bot, at, joins
from tests.conversations.teams import GUEST, gather_team, invite
from tests.town import MARINA, MAX, Json, Person, Town

NAMES = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}


async def gives_card(here: Person, to: Person, title: str = "Афіша") -> Json:
    """A card in the group, given to somebody who is on the board; its message."""
    await here.says(f"/new {title}")
    await here.says("✅", reply_to=(await here.screen())["message_id"])
    card = await here.screen()
    await here.taps("👤", on=card)
    await here.taps(NAMES[to.id])
    await here.taps("⬅️")
    return card


async def settled_pair(town: Town, me: Person, **more: object) -> tuple[Person, Person, Json]:
    """Me in my group, somebody else who joined by it and has a card; both know the bot."""
    other = town.max if me.id != MAX else town.marina
    for person in (me, other):
        await person.settles()
    here = await adds_bot(me, kind="supergroup", **more)
    await joins(other.at(here.chat))
    return here, other, await gives_card(here, other)


async def open_in_private(person: Person) -> None:
    """Open the group's board in private."""
    await person.says("/boards")
    await person.taps(GROUP)


async def test_where_the_bot_is_an_admin_the_board_is_closed_at_once(
    town: Town, number: int
) -> None:
    me = town.person(number)
    here, other, card = await settled_pair(town, me)
    await here.does("promote", user="bot", rights={})
    await open_in_private(other)
    await here.does("members", remove=[other.id])
    text = await me.text()
    assert NAMES[other.id] in text
    assert "#1 Афіша" in text
    assert "#1 Афіша" in await me.buttons()
    assert NAMES[other.id] not in (await here.messages())[-1].get("text", "")
    assert await other.taps("#1") == other.refused(Gone())
    await other.says("/boards")
    assert GROUP not in str(await other.buttons())
    await me.taps("#1")
    assert f"👤 {NAMES[other.id]}" not in await me.text()
    await here.taps("👤", on=card)
    assert NAMES[other.id] not in str(await here.buttons())


async def test_the_service_message_tells_where_the_bot_is_no_admin(town: Town) -> None:
    here, max_private, _ = await settled_pair(town, town.olena)
    await max_private.at(here.chat).does("leave")
    assert "Max Taylor" in await town.olena.text()
    await max_private.says("/boards")
    assert GROUP not in str(await max_private.buttons())


async def test_at_the_next_tap_where_nothing_was_told(town: Town) -> None:
    here, max_private, _ = await settled_pair(town, town.olena)
    await open_in_private(max_private)
    # Large groups have no service messages, and this bot is no admin.
    silently_leave(town, here.chat, MAX)
    await max_private.taps("#1")
    assert "#1 · Афіша" in await max_private.text()  # known for five minutes
    await town.pass_time(minutes=6)
    assert await max_private.taps("➡️") == max_private.refused(Gone())
    assert "Афіша" not in await max_private.text()
    assert "#1 Афіша" in await town.olena.text()
    before = len(await town.olena.bots())
    await max_private.says("/my")
    assert len(await town.olena.bots()) == before


def silently_leave(town: Town, chat: int, person: int) -> None:
    """Somebody is out of a group, and Telegram tells the bot nothing."""
    town.sandbox.world.state.chats[chat].members[person].status = "left"


async def test_when_telegram_does_not_answer_nobody_loses_the_board(sqlite_town: Town) -> None:
    town = sqlite_town
    here, max_private, _ = await settled_pair(town, town.olena)
    silently_leave(town, here.chat, MAX)
    await town.pass_time(minutes=6)
    failing = {"method": "getChatMember", "chat": here.chat, "times": 9, "kind": "400"}
    await town.act("/control/fail", failing)
    await open_in_private(max_private)
    assert "#1 Афіша" in await max_private.buttons()


async def test_who_comes_back_joins_again(sqlite_town: Town) -> None:
    town = sqlite_town
    here, max_private, _ = await settled_pair(town, town.olena)
    there = max_private.at(here.chat)
    await there.does("leave")
    await here.does("members", add=[MAX])
    await there.says("/new Друга")
    assert "🙋" in str(await there.buttons())
    assert there.words("editor") in await joins(there)


async def test_the_owner_and_those_who_came_by_a_link_stay(town: Town) -> None:
    here, _, _ = await settled_pair(town, town.olena)
    await town.marina.settles()
    await open_in_private(town.olena)
    await town.olena.taps("👤")
    await town.marina.starts(await invite(town.olena))
    await at(town, here, MARINA).does("leave")
    await open_in_private(town.marina)
    await here.does("promote", user=MAX, rights={})
    await here.does("leave")
    await open_in_private(town.olena)
    await town.olena.taps("👤")
    assert "Марина Соколова" in await town.olena.text()
    assert f"Олена Коваль · {town.olena.words('owner')}" in await town.olena.text()


async def test_a_demoted_admin_is_an_editor_and_a_promoted_editor_an_admin(town: Town) -> None:
    here, max_private, _ = await settled_pair(town, town.olena)
    there = max_private.at(here.chat)
    await here.does("promote", user="bot", rights={})
    await here.does("promote", user=MAX, rights={})
    await open_in_private(max_private)
    await max_private.taps("👤")
    assert f"Max Taylor · {there.words('admin')}" in await max_private.text()
    invites = await max_private.data_of("🔗")
    await here.does("promote", user=MAX, rights=None)
    assert await max_private.forges(invites) == max_private.refused(NotAllowed())
    await there.says("/settings")
    assert await there.text() == there.words(
        "Only admins of the group or of its board can change this."
    )


async def test_an_owner_who_cannot_be_reached_is_told_in_the_group(sqlite_town: Town) -> None:
    town = sqlite_town
    made = await town.olena.acts("groups", title=GROUP, members=[MAX], with_bot=True)
    here = town.olena.at(made["chat"])
    there = at(town, here, MAX)
    await here.says("/board")
    await joins(there)
    await gives_card(here, town.max)
    await there.does("leave")
    assert "#1 Афіша" in await here.text()


async def test_a_member_is_taken_off_and_the_cards_are_handed_over(town: Town, number: int) -> None:
    me = town.person(number)
    here, other, card = await settled_pair(town, me)
    third = next(p for p in (town.olena, town.marina, town.max) if p.id not in {me.id, other.id})
    await joins(third.at(here.chat))
    await open_in_private(me)
    await me.taps("👤")
    await me.taps("⛔")
    assert NAMES[me.id] not in str(await me.buttons())
    await me.taps(NAMES[other.id])
    assert "#1 Афіша" in await me.text()
    await me.taps(NAMES[third.id])
    assert NAMES[other.id] not in await me.text()
    assert await other.at(here.chat).taps("➡️", on=card) == other.refused(
        MembersOnly(0, public=False)
    )
    shown = next(m for m in await here.messages() if m["message_id"] == card["message_id"])
    assert f"👤 {NAMES[third.id]}" in shown["text"]


async def test_taken_off_twice_is_once_and_the_cards_may_be_nobodys(sqlite_town: Town) -> None:
    town = sqlite_town
    here, _, card = await settled_pair(town, town.olena)
    await open_in_private(town.olena)
    await town.olena.taps("👤")
    await town.olena.taps("⛔")
    await town.olena.taps("Max Taylor")
    take_off = await town.olena.data_of("⛔")
    await town.olena.taps("⛔")
    said = town.olena.words("Not on the board any more")
    assert await town.olena.forges(take_off) == said
    shown = next(m for m in await here.messages() if m["message_id"] == card["message_id"])
    assert "👤" not in shown["text"]


@pytest.mark.parametrize("role", [GUEST, "Editor: makes and moves cards"])
async def test_only_who_manages_takes_people_off(sqlite_town: Town, role: str) -> None:
    await gather_team(sqlite_town, role=role)
    olena, marina = sqlite_town.olena, sqlite_town.marina
    await olena.says("/boards")
    await olena.taps("Команда")
    await olena.taps("👤")
    await olena.taps("⛔")
    await olena.taps("Max Taylor")
    data = await olena.data_of("⛔")
    assert await marina.forges(data) == marina.refused(NotAllowed())
    await olena.says("/boards")
    await olena.taps("Команда")
    await olena.taps("👤")
    assert "Max Taylor" in await olena.text()
