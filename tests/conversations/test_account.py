"""🗑 deleting one's account: what goes, what others keep, and a new beginning."""

from models.tables import Board, Card, Comment, Event, Person
from tests.conversations.teams import ADMIN, EDITOR, gather_team, invite, make_team
from tests.town import Person as Someone
from tests.town import Town

GONE = "Everything of yours is deleted. Write to me, and we begin anew."


async def leaves(person: Someone) -> str:
    """From ⚙️ to the end; what was said before it."""
    await person.says("/settings")
    await person.taps("🗑")
    words = await person.text()
    await person.taps("🗑")
    return words


async def test_all_goes_and_whoever_writes_again_is_new(someone: Someone) -> None:
    await someone.says("Таємна картка")
    await someone.says("зі вмістом")
    words = await leaves(someone)
    assert "1" in words
    assert await someone.text() == someone.words(GONE)
    assert await Card.all().count() == await Board.all().count() == await Event.all().count() == 0
    assert not await Person.filter(telegram_id=someone.id).exists()
    names = await Person.all().values_list("first_name", "last_name", "username", "language")
    assert [name[:3] for name in names] == [("👤", "", None)]
    await someone.settles()
    await someone.says("Нова картка")
    await someone.taps("✅")
    assert (await Card.get()).number == 1


async def test_a_double_tap_deletes_once(writer: Someone) -> None:
    await writer.says("/settings")
    await writer.taps("🗑")
    data = await writer.data_of("🗑")
    await writer.forges(data)
    await writer.forges(data)
    assert await writer.text() == writer.words(GONE)
    assert await Board.all().count() == 0


async def test_a_teams_board_goes_to_its_admin(town: Town) -> None:
    olena, marina, top = town.olena, town.marina, town.max
    for person in (olena, marina, top):
        await person.settles()
    await make_team(olena)
    links = [await invite(olena, EDITOR)]
    await olena.taps("⬅️")
    links.append(await invite(olena, ADMIN))
    await marina.starts(links[0])
    await top.starts(links[1])
    await olena.says("Спільна картка")
    await olena.taps("✅")
    await olena.says("Думка", reply_to=(await olena.screen())["message_id"])
    words = await leaves(olena)
    assert "Max Taylor" in words
    [board] = await Board.filter(title__contains="Олена").select_related("owner")
    assert board.owner.telegram_id == top.id
    assert await Card.filter(board=board).count() == await Comment.all().count() == 1
    await marina.says("/board")
    await marina.taps("#1")
    await marina.taps("💬")
    assert "👤" in await marina.text()
    assert "Олена" not in (await marina.text()).replace(board.title, "")
    await olena.settles()
    await make_team(olena)
    assert await Board.filter(owner__telegram_id=olena.id).count() == 2


async def test_ones_work_on_the_boards_of_others_is_nobodys_then(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    olena, top = town.olena, town.max
    await olena.says("Дизайн")
    await olena.taps("✅")
    await olena.taps("👤")
    await olena.taps("Max Taylor")
    await leaves(top)
    await olena.says("/board")
    assert "Max" not in await olena.text()
    await olena.says("/board")
    await olena.taps("👤")
    assert "Max" not in await olena.text()
