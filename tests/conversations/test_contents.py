"""📎 what a card holds: parts in their order, shown as they were sent, moved and removed."""

from models.refusals import CardFull
from models.tables import Card, Content, Event, EventKind
from tests.conversations.looking import PICTURE
from tests.town import Json, Person


async def filled(person: Person) -> Json:
    """A card with a text, an album with a caption and a file, in this order."""
    await person.says("Афіша")
    await person.says("Тепла")
    for kind, *files in (("photo", PICTURE, PICTURE), ("document", b"brief")):
        await open_contents(person)
        await person.taps("➕")
        caption = "Ескізи" if kind == "photo" else ""
        await person.sends(kind, *files, caption=caption, name="brief.pdf")
    return await person.screen()


async def open_contents(person: Person) -> None:
    """Show the parts of the card."""
    await person.taps("⋯")
    await person.taps("📎")


async def test_parts_are_shown_by_number_and_come_as_they_were_sent(someone: Person) -> None:
    await filled(someone)
    await open_contents(someone)
    photos = someone.reader.many("{n} photo", "{n} photos", 2)
    assert f"1. «Тепла»\n2. {photos} · «Ескізи»\n3. brief.pdf" in await someone.text()
    await someone.taps("2")
    assert f"2/3\nЕскізи\n📎 {photos}" in await someone.text()
    before = len(await someone.bots())
    await someone.taps("📎")
    album = (await someone.bots())[before:]
    assert len(album) == 2
    assert len({message["media_group_id"] for message in album}) == 1
    assert [message.get("caption") for message in album] == ["Ескізи", None]


async def test_a_part_is_moved_and_stays_where_it_was_put(someone: Person) -> None:
    await filled(someone)
    await open_contents(someone)
    await someone.taps("3")
    data = await someone.data_of("🔼")
    await someone.taps("🔼")
    await someone.forges(data)
    assert "2/3" in await someone.text()
    await someone.taps("⬅️")
    lines = (await someone.text()).split("\n\n")[1].splitlines()
    assert [line[:2] for line in lines] == ["1.", "2.", "3."]
    assert lines[1] == "2. brief.pdf"
    changes = await Event.filter(kind=EventKind.CONTENT)
    assert [event.data.get("did") for event in changes].count("moved") == 1
    await someone.taps("➕")
    await someone.says("Остання")
    await open_contents(someone)
    assert "4. «Остання»" in await someone.text()


async def test_removing_asks_first(anyone: Person) -> None:
    await filled(anyone)
    await open_contents(anyone)
    await anyone.taps("2")
    await anyone.taps("🗑")
    assert anyone.words("Remove this from the card?") in await anyone.text()
    data = await anyone.data_of("🗑")
    await anyone.taps("⬅️")
    assert await Content.all().count() == 4
    await anyone.taps("🗑")
    assert await anyone.taps("🗑") == anyone.words("Removed")
    assert "1. «Тепла»\n2. brief.pdf" in await anyone.text()
    await anyone.forges(data)
    assert await Content.all().count() == 2


async def test_a_full_card_says_so(writer: Person) -> None:
    await writer.says("Афіша")
    await writer.taps("✅")
    card = await Card.get()
    for number in range(50):
        await Content.create(
            card=card, kind="text", text=f"Рядок {number}", chat_id=1, message_id=number
        )
    await open_contents(writer)
    assert "50. «Рядок 49»" in await writer.text()
    await writer.taps("➕")
    await writer.says("Ще")
    assert await writer.text() == writer.refused(CardFull(50))
