"""🪪 Who does what on a board: roles, specialties, and whose cards go to whom."""

from handlers import buttons as b
from models.refusals import Gone, NotAllowed, SpecialtyTooLong
from models.storage import values_of
from models.tables import Assignment, Member, Role
from models.tables import Person as Someone
from tests.conversations.teams import EDITOR, GUEST, gather_team
from tests.town import Person, Town


async def id_of(person: Person) -> int:
    """The person as the bot knows them."""
    return int((await Someone.get(telegram_id=person.id)).id)


async def open_member(person: Person, name: str) -> None:
    """Somebody of the board that the person works on."""
    await person.says("/board")
    await person.taps("👤")
    await person.taps("🪪")
    await person.taps(name)


async def role_of(person: Person, board_id: int = 4) -> Role:
    """What the person is on the team's board."""
    return (await Member.get(person__telegram_id=person.id, board_id=board_id)).role


async def test_a_specialty_stands_where_people_are_chosen(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    other = town.max if me.id != 103 else town.olena
    name = {103: "Max Taylor", 101: "Олена Коваль"}[other.id]
    await open_member(me, name)
    await me.taps("🪪")
    await me.taps(me.words("design"))
    assert f"{me.words('editor')} · {me.words('design')}" in await me.text()
    await me.says("Афіша")
    await me.taps("✅")
    await me.taps("👤")
    await me.taps(f"{name} · {me.words('design')}")
    assert f"● {name} · {me.words('design')}" in await me.buttons()
    # Everybody reads it in their own words, and says it of themselves in any.
    await open_member(other, name)
    assert other.words("design") in await other.text()
    await other.taps("🪪")
    await other.taps("✏️")
    await other.says("Монтаж <відео>")
    assert "Монтаж <відео>" in await other.text()
    await other.taps("🪪")
    await other.taps("✖️")
    assert "Монтаж" not in await other.text()


async def test_a_specialty_is_short_and_ones_own(sqlite_town: Town) -> None:
    await gather_team(sqlite_town, role=GUEST)
    olena, marina, max_ = sqlite_town.olena, sqlite_town.marina, sqlite_town.max
    await max_.forges(b.OpenMember(board=4, person=await id_of(max_)).pack())
    await max_.taps("🪪")
    await max_.taps("✏️")
    await max_.says("х" * 41)
    assert await max_.text() == max_.refused(SpecialtyTooLong(41, 40))
    data = b.SetSpecialty(board=4, person=await id_of(olena), specialty="design")
    assert await marina.forges(data.pack()) == marina.refused(NotAllowed())


async def test_a_role_is_changed_with_one_tap(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me, EDITOR)
    other = town.max if me.id != 103 else town.olena
    name = {103: "Max Taylor", 101: "Олена Коваль"}[other.id]
    await open_member(me, name)
    data = await me.data_of(me.words("guest"))
    toast = await me.taps(me.words("guest"))
    assert toast == f"{name}: {me.words('guest')}"
    await me.forges(data)  # a second tap
    assert await role_of(other) is Role.GUEST
    assert f"● {me.words('guest')}" in await me.buttons()
    await me.taps(me.words("admin"))
    assert await role_of(other) is Role.ADMIN


async def test_nobody_makes_an_owner_or_changes_oneself(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena, marina, max_ = sqlite_town.olena, sqlite_town.marina, sqlite_town.max
    ids = {one.id: await id_of(one) for one in (olena, marina, max_)}
    await olena.forges(b.SetRole(board=4, person=ids[102], role=Role.ADMIN).pack())
    assert await marina.forges(b.SetRole(board=4, person=ids[103], role=Role.OWNER).pack()) == (
        marina.refused(Gone())
    )
    for person, whose in ((marina, 101), (marina, 102), (olena, 101), (max_, 102)):
        data = b.SetRole(board=4, person=ids[whose], role=Role.GUEST)
        assert await person.forges(data.pack()) == person.refused(NotAllowed())
    assert [await role_of(one) for one in (olena, marina, max_)] == [
        Role.OWNER,
        Role.ADMIN,
        Role.EDITOR,
    ]


async def test_cards_are_handed_over_with_one_tap(town: Town, number: int) -> None:
    me = town.person(number)
    await gather_team(town, me)
    first, second = [one for one in (town.olena, town.marina, town.max) if one.id != me.id]
    names = {101: "Олена Коваль", 102: "Марина Соколова", 103: "Max Taylor"}
    for n in (1, 2):
        await me.says(f"Афіша {n}")
        await me.taps("✅")
        await me.taps("👤")
        await me.taps(names[first.id])
    before = len(await second.bots())
    await open_member(me, names[first.id])
    assert (
        me.reader.many("{n} open card is theirs.", "{n} open cards are theirs.", 2)
        in await me.text()
    )
    await me.taps("🤝")
    assert "#1 Афіша 1" in await me.text()
    asked, data = await me.screen(), await me.data_of(names[second.id])
    toast = await me.taps(names[second.id])
    assert toast == me.words("The cards are handed over")
    assert me.words("No open cards are theirs.") in await me.text()
    assert len(await second.bots()) > before  # they are told
    await me.forges(data, on=asked)  # a second tap
    people = await values_of(Assignment.all(), "person__telegram_id")
    assert people == [second.id, second.id]
