"""🖼 boards and months as pictures."""

from io import BytesIO

from PIL import Image

from models.refusals import Gone
from models.tables import Board, Column, ColumnKind, Member
from tests.conversations.teams import GUEST, gather_team
from tests.town import MAX, Person, Town


async def pictures(person: Person) -> list[Image.Image]:
    """The pictures that the bot has sent to the chat, oldest first."""
    found: list[Image.Image] = []
    for message in await person.bots():
        file = message["photo"][-1] if "photo" in message else message.get("document")
        if file is not None:
            world = person.town.sandbox.world
            data = world.files.read(world.state.files[file["file_id"]])
            found.append(Image.open(BytesIO(data)))
    return found


async def test_a_board_and_its_month_in_both_lights(someone: Person) -> None:
    tomorrow = "tomorrow" if someone.id == MAX else "завтра"
    await someone.says(f"Сторіз 📚 {tomorrow} 18:00")
    await someone.taps("✅")
    await someone.says("/board")
    await someone.taps("🖼")
    await someone.taps("🌙")
    await someone.taps("📅")
    await someone.taps("▶️")
    await someone.taps("🖼")
    light, dark, month, following, again = await pictures(someone)
    assert light.size == dark.size == again.size
    assert month.size[0] == following.size[0] > light.size[0]
    assert sum(light.convert("L").resize((1, 1)).tobytes()) > 200
    assert sum(dark.convert("L").resize((1, 1)).tobytes()) < 60
    await someone.taps("⬅️")
    assert any("#1 Сторіз 📚" in m.get("text", "") for m in await someone.bots())


async def test_a_wide_board_is_an_album(writer: Person) -> None:
    board = await Board.get()
    for position in range(3, 12):
        await Column.create(
            board=board, title=f"Колонка {position}", kind=ColumnKind.ACTIVE, position=position
        )
    await writer.says("/board")
    await writer.taps("🖼")
    assert len(await pictures(writer)) == 3


async def test_a_picture_shows_what_its_reader_may_see_when_it_is_made(sqlite_town: Town) -> None:
    await gather_team(sqlite_town, sqlite_town.olena, GUEST)
    olena, guest = sqlite_town.olena, sqlite_town.max
    await olena.says("/board")
    data = await olena.data_of("🖼")
    await guest.forges(data)
    assert len(await pictures(guest)) == 1
    await Member.filter(person__telegram_id=guest.id).delete()
    assert await guest.forges(data) == guest.refused(Gone())
    assert len(await pictures(guest)) == 1
