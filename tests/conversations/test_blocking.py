"""⛔ what is in the way of a card: on it, in every list, told to its people, and free again."""

from models.refusals import CardDone
from models.tables import Card
from tests.conversations.teams import GUEST, gather_team
from tests.town import Person, Town


async def made(person: Person, title: str = "Афіша") -> None:
    """A card of this person; its screen is the newest message."""
    await person.says(title)
    await person.taps("✅")


async def block(person: Person, why: str) -> str:
    """From the card, tap a ready reason; the toast."""
    await person.taps("⋯")
    await person.taps("⛔")
    why = person.words(why)
    return await person.taps(why[:1].upper() + why[1:])


async def test_a_reason_stands_on_the_card_and_in_the_lists_until_it_is_gone(
    someone: Person,
) -> None:
    await made(someone, "Афіша завтра 12:00")
    why = f"⛔ {someone.words('waiting for an answer')}"
    assert await block(someone, "waiting for an answer") == why
    assert f"\n{why}\n" in await someone.text()
    for command in ("/board", "/my"):
        await someone.says(command)
        assert f" · {why[:20]}" in await someone.text()
    await someone.taps("#1")
    await someone.taps("⋯")
    await someone.taps("⛔")
    assert f"● {why[2:3].upper()}{why[3:]}" in await someone.buttons()
    toast = await someone.taps("✅")
    assert toast == f"✅ {someone.words('Nothing is in the way any more')}"
    assert "⛔" not in await someone.text()
    await someone.says("/board")
    assert "⛔" not in await someone.text()


async def test_typed_and_taken_back(anyone: Person) -> None:
    await made(anyone)
    shown = await anyone.text()
    await anyone.taps("⋯")
    await anyone.taps("⛔")
    await anyone.taps("✏️")
    await anyone.town.restart()
    await anyone.says("Немає <фото>\nз майстерні")
    assert "\n⛔ Немає <фото> з майстерні" in await anyone.text()
    await anyone.taps("⋯")
    await anyone.taps("🕘")
    words = anyone.words("Blocked: {why}", why="Немає <фото> з майстерні")
    assert words in await anyone.text()
    await anyone.taps("↩️")
    assert await anyone.text() == shown


async def test_the_people_of_the_card_are_told_and_that_it_is_over(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    olena, max_ = town.olena, town.max
    await made(olena)
    await olena.taps("👤")
    await olena.taps("Max")
    await olena.taps("⬅️")
    before = len(await max_.bots())
    await block(olena, "waiting for payment")
    head = "⛔ Blocked: waiting for payment · Олена Коваль"
    assert (await max_.text()).splitlines()[0] == head
    assert (await max_.text()).count("⛔") == 1
    assert len(await max_.bots()) == before + 1
    assert (await town.marina.text()).count("⛔") == 0
    await max_.taps("⋯")
    await max_.taps("⛔")
    await max_.taps("✅")
    assert olena.words("Nothing is in the way any more · {name}", name="Max Taylor") in (
        await olena.text()
    )


async def test_who_was_not_told_of_it_hears_nothing_at_all(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    olena, max_ = town.olena, town.max
    await made(olena)
    await olena.taps("👤")
    await olena.taps("Max")
    await olena.taps("⬅️")
    await town.pass_time(hours=15)
    before = len(await max_.bots())
    await block(olena, "waiting for payment")
    await olena.taps("⋯")
    await olena.taps("⛔")
    await olena.taps("✅")
    await town.pass_time(hours=10)
    assert len(await max_.bots()) == before


async def test_guests_block_nothing_and_what_is_done_has_nothing_in_its_way(
    sqlite_town: Town,
) -> None:
    town = sqlite_town
    await gather_team(town, role=GUEST)
    olena = town.olena
    await made(olena)
    await olena.taps("⋯")
    await olena.taps("⛔")
    why = olena.words("waiting for payment")
    data = await olena.data_of(why[:1].upper() + why[1:])
    refused = await town.max.forges(data)
    assert refused == town.max.words("Your role on this board does not allow this.")
    await olena.taps("⬅️")
    await block(olena, "waiting for payment")
    await olena.taps("✅")
    assert "⛔" not in await olena.text()
    assert await olena.forges(data) == olena.refused(CardDone())
    assert (await Card.get()).blocked == "payment"


async def test_in_a_group(sqlite_town: Town, number: int) -> None:
    found = await sqlite_town.person(number).acts("groups", title="Клуб", with_bot=True)
    here = sqlite_town.person(number).at(found["chat"])
    await here.says("/new Афіша")
    await here.says("Текст", reply_to=(await here.screen())["message_id"])
    await block(here, "waiting for approval")
    assert f"\n⛔ {here.words('waiting for approval')}" in await here.text()
    await here.taps("⋯")
    await here.taps("⛔")
    await here.taps("✏️")
    await here.says("Дощ", reply_to=(await here.screen())["message_id"])
    assert "\n⛔ Дощ" in await here.text()
