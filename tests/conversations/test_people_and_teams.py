"""👤 people, and the team boards they come from."""

import re

import pytest

from models.refusals import Gone, InviteEnded, NotAllowed, PersonalBoardStays
from tests.conversations.looking import cards
from tests.conversations.teams import ADMIN, EDITOR, GUEST, gather_team, invite, make_team
from tests.town import Json, Person, Town


def others(person: Person) -> list[Person]:
    """The rest of the cast."""
    town = person.town
    return [one for one in (town.olena, town.marina, town.max) if one.id != person.id]


async def card_of(person: Person, title: str) -> Json:
    """A card on the board that the person works on; its message."""
    await person.says(title)
    await person.taps("✅")
    return await person.screen()


FULL_NAMES = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}


async def test_two_taps_give_a_card_to_somebody_and_a_third_takes_it_back(
    town: Town, number: int
) -> None:
    me = town.person(number)
    await gather_team(town, me)
    other, third = others(me)
    card = await card_of(me, "Афіша")
    await me.taps("👤", on=card)
    await me.taps(FULL_NAMES[other.id])
    assert f"● {FULL_NAMES[other.id]}" in await me.buttons()
    await me.taps(FULL_NAMES[third.id])
    await me.taps("⬅️")
    assert f"👤 {FULL_NAMES[other.id]}, {FULL_NAMES[third.id]}" in await me.text()
    await me.taps("👤")
    await me.taps(f"● {FULL_NAMES[other.id]}")
    await me.taps("⬅️")
    assert f"👤 {FULL_NAMES[third.id]}" in await me.text()
    assert FULL_NAMES[other.id] not in await me.text()


async def test_me(anyone: Person) -> None:
    await card_of(anyone, "Афіша")
    await anyone.taps("👤")
    me = f"🙋 {anyone.words('Me')}"
    assert me in await anyone.buttons()
    await anyone.taps("🙋")
    assert f"● {anyone.words('Me')}" in await anyone.buttons()
    await anyone.taps("⬅️")
    assert f"👤 {FULL_NAMES[anyone.id]}" in await anyone.text()
    assert len(await anyone.bots()) == 2  # nobody is told what they did themselves


async def test_the_assigned_person_is_told_with_the_card_and_its_buttons(
    town: Town, number: int
) -> None:
    """In their own language; and the buttons work."""
    me = town.person(number)
    await gather_team(town, me)
    for other in others(me):
        card = await card_of(me, f"Афіша {other.id}")
        await me.taps("👤", on=card)
        await me.taps(FULL_NAMES[other.id])
        told = await other.text()
        assert told.startswith(other.words("This card is yours now"))
        assert f"Афіша {other.id}" in told
        signs = {words.split()[0] for words in await other.buttons()}
        assert {"➡️", "✅", "↔️", "👤", "⏰", "💤", "⬅️"} <= signs
        await other.taps("✅")
        await other.taps("⬅️")
        assert f"Афіша {other.id}" in await other.text()


async def test_who_was_taken_off_at_once_is_told_once(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, marina = sqlite_town.olena, sqlite_town.marina
    card = await card_of(olena, "Афіша")
    before = len(await marina.bots())
    await olena.taps("👤", on=card)
    for _ in range(3):
        await olena.taps(FULL_NAMES[102])
    assert len(await marina.bots()) == before + 2  # given, taken away, given again
    data = await olena.data_of(f"● {FULL_NAMES[102]}")
    await olena.forges(data)
    await olena.forges(data)
    assert len(await marina.bots()) == before + 2


async def test_a_team_board_is_made_with_one_tap(anyone: Person) -> None:
    await anyone.says("/boards")
    await anyone.taps("➕")
    first = {101: "Олена", 102: "Марина", 103: "Max"}[anyone.id]
    title = anyone.words("{name}'s team", name=first)
    assert title in await anyone.text()
    assert f"{FULL_NAMES[anyone.id]} · {anyone.words('owner')}" in await anyone.text()
    await anyone.taps("⬅️")
    for column in ("Ideas", "In progress", "On approval", "Done column"):
        assert f"{anyone.words(column)} · 0" in await anyone.text()


async def test_a_second_tap_makes_no_second_board(someone: Person) -> None:
    await someone.says("/boards")
    boards, data = await someone.screen(), await someone.data_of("➕")
    await someone.taps("➕")
    await someone.forges(data, on=boards)
    await someone.says("/boards")
    plain = [words for words in await someone.buttons() if words[0] not in "➕📋⬅"]
    assert len(plain) == 2


async def test_a_second_person_joins_by_the_link(town: Town, number: int) -> None:
    me = town.person(number)
    await me.settles()
    await make_team(me)
    payload = await invite(me)
    assert re.fullmatch(r"join_[\w-]{32}", payload)
    for other in others(me):
        await other.starts(payload)
        title = me.words("{name}'s team", name=FULL_NAMES[me.id].split()[0])
        assert other.words("You are on the board «{title}» now.", title=title) in await other.text()
        assert (await other.text()).count(title) == 2
        await card_of(other, f"Від {other.id}")
    assert await cards(me) == [f"#{n} Від {one.id}" for n, one in enumerate(others(me), 1)]


async def test_who_joined_has_a_personal_board_too(sqlite_town: Town, number: int) -> None:
    me, other = sqlite_town.olena, sqlite_town.person(number)
    await me.settles()
    await make_team(me)
    payload = await invite(me)
    if other.id == me.id:
        return
    await other.starts(payload)
    await other.says("/boards")
    assert other.words("My board") in await other.buttons()


async def test_to_follow_a_link_twice_changes_nothing(town: Town) -> None:
    await town.olena.settles()
    await make_team(town.olena)
    payload = await invite(town.olena)
    await town.marina.starts(payload)
    await town.marina.starts(payload)
    await town.olena.starts(payload)  # the owner stays the owner
    await town.olena.taps("👤")
    assert "Марина Соколова" in await town.olena.text()
    assert f"Олена Коваль · {town.olena.words('owner')}" in await town.olena.text()
    assert (await town.olena.text()).count("\n") == 3


async def test_a_revoked_link_is_refused(town: Town, number: int) -> None:
    me = town.person(number)
    await me.settles()
    await make_team(me)
    payload = await invite(me)
    await me.taps("⛔")
    other = others(me)[0]
    await other.starts(payload)
    assert await other.text() == other.refused(InviteEnded())
    fresh = await invite(me)
    assert fresh != payload
    await other.starts(fresh)
    assert other.words("Ideas") in await other.text() or me.words("Ideas") in await other.text()


async def test_an_expired_link_is_refused(town: Town, number: int) -> None:
    me = town.person(number)
    await me.settles()
    await make_team(me)
    payload = await invite(me)
    other = others(me)[0]
    await me.town.pass_time(days=7, seconds=1)
    await other.starts(payload)
    assert await other.text() == other.refused(InviteEnded())


async def test_a_wrong_link_is_refused(newcomer: Person) -> None:
    await newcomer.starts("join_" + "x" * 32)
    assert await newcomer.text() == newcomer.refused(InviteEnded())


@pytest.mark.parametrize(("role", "name"), [(EDITOR, "editor"), (ADMIN, "admin"), (GUEST, "guest")])
async def test_the_link_gives_the_chosen_role(sqlite_town: Town, role: str, name: str) -> None:
    olena, marina = sqlite_town.olena, sqlite_town.marina
    await gather_team(sqlite_town, olena, role)
    await marina.taps("👤")
    assert f"Марина Соколова · {marina.words(name)}" in await marina.text()
    manages = {"🔗", "✏️"} <= {words.split()[0] for words in await marina.buttons()}
    assert manages == (role == ADMIN)


async def test_a_guest_looks_and_may_not_edit(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me, GUEST)
    card = await card_of(me, "Афіша")
    moves = {sign: await me.data_of(sign) for sign in ("➡️", "✅", "↔️", "👤", "⏰", "✏️")}
    guest = others(me)[0]
    await guest.says("/boards")
    await guest.taps(me.words("{name}'s team", name=FULL_NAMES[me.id].split()[0]))
    await guest.taps("#1")
    signs = [words.split()[0] for words in await guest.buttons()]
    assert signs == ["💬", "👍", "✍️", "⋯", "⬅️"]
    refused = guest.refused(NotAllowed())
    for data in moves.values():
        assert await guest.forges(data) == refused
    await me.taps("⬅️", on=card)
    assert "#1 Афіша" in await me.text()
    assert f"{me.words('Ideas')} · 1" in await me.text()


async def test_a_guests_new_cards_go_to_their_own_board(town: Town) -> None:
    await gather_team(town, town.olena, GUEST)
    await town.max.says("Draft")
    assert "→ My board" in await town.max.text()
    assert not any(words.startswith("🗂") for words in await town.max.buttons())


async def test_where_a_card_goes_is_changed_with_one_tap(someone: Person) -> None:
    await make_team(someone)
    team = someone.words("{name}'s team", name=FULL_NAMES[someone.id].split()[0])
    await someone.says("Афіша")
    assert f"→ {team}" in await someone.text()
    await someone.taps("🗂")
    assert f"→ {someone.words('My board')}" in await someone.text()
    await someone.says("зміст")
    assert someone.words("My board") in await someone.text()
    await someone.says("Ще одна")
    assert f"→ {someone.words('My board')}" in await someone.text()  # it is remembered


async def test_many_boards_are_chosen_from_a_list(sqlite_town: Town) -> None:
    olena = sqlite_town.olena
    await olena.settles()
    for _ in range(5):
        await make_team(olena)
    team = olena.words("{name}'s team", name="Олена")
    await olena.says("Афіша")
    await olena.taps(olena.words("More boards…"))
    await olena.taps(f"{team} 3")
    assert f"→ {team} 3" in await olena.text()
    await olena.taps("✅")
    assert f"{team} 3" in await olena.text()


async def test_a_personal_board_has_no_link(someone: Person) -> None:
    await someone.says("/board")
    assert not any(words.startswith("👤") for words in await someone.buttons())
    await make_team(someone)
    await someone.taps("🔗")
    forged = await someone.data_of(someone.words(EDITOR))
    prefix, _, role = forged.split(":")
    assert await someone.forges(f"{prefix}:1:{role}") == someone.refused(PersonalBoardStays())


async def test_a_stranger_sees_nothing_of_a_board(town: Town, number: int) -> None:
    me = town.person(number)
    await me.settles()
    card = await card_of(me, "Таємна")
    data = [await me.data_of(sign) for sign in ("➡️", "✅", "↔️", "👤", "⏰", "✏️", "⬅️")]
    stranger = others(me)[0]
    await stranger.settles()
    for forged in data:
        assert await stranger.forges(forged) == stranger.refused(Gone())
    assert "Таємна" not in str(await stranger.messages())
    await me.taps("👤", on=card)


async def test_somebody_who_blocked_the_bot_is_shown_as_not_told(town: Town) -> None:
    await gather_team(town)
    await town.max.acts("block")
    card = await card_of(town.olena, "Афіша")
    await town.olena.taps("👤", on=card)
    await town.olena.taps("Max Taylor")
    await town.olena.taps("⬅️")
    warning = town.olena.words("Not delivered to {name}: has not pressed Start", name="Max Taylor")
    assert f"⚠️ {warning}" in await town.olena.text()
    await town.olena.taps("🔔")
    found = re.search(r"\?start=(card-\d+)", await town.olena.text())
    assert found
    await town.olena.taps("⬅️")
    await town.max.acts("unblock")
    await town.max.starts(found[1])
    assert any("This card is yours now" in m.get("text", "") for m in await town.max.bots())
    assert any("Афіша" in m.get("text", "") for m in await town.max.bots())
    assert "⚠️" not in await town.olena.text()


async def test_a_board_is_renamed(anyone: Person) -> None:
    await make_team(anyone)
    await anyone.taps("✏️")
    await anyone.says("Продаж <книг> & більше")
    assert "🗂 Продаж <книг> & більше" in await anyone.text()
    await anyone.says("/boards")
    assert "● Продаж <книг> & більше" in await anyone.buttons()
