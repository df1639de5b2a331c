"""What is no answer to a question is said to be none, with the way back; nothing is begun by it."""

from models.refusals import Gone
from models.tables import Card
from tests.conversations.looking import PICTURE
from tests.conversations.teams import make_team
from tests.conversations.test_boards_and_my import fill
from tests.town import Person, keyboard

QUESTIONS = (
    ("⋯", "↔️", "➕"),
    ("⋯", "✏️"),
    ("⋯", "🧩", "➕", 0),
    ("👤", "🪪", 0, "🪪", "✏️"),
    ("#1", "✏️"),
    ("#1", "⋯", "🏷", "➕"),
    ("#1", "⋯", "⛔", "✏️"),
    ("#1", "⋯", "🖇", "➕"),
)
"""Ways from a board to what is typed; a number is a button by its place."""


async def goes(person: Person, way: tuple[str | int, ...]) -> None:
    """Open the board and tap along."""
    await person.says("/board")
    for step in way:
        words = (await person.buttons())[step] if isinstance(step, int) else step
        await person.taps(words)


async def test_a_picture_where_words_are_asked_for(someone: Person) -> None:
    await make_team(someone)
    await fill(someone, ["Афіша"])
    for way in QUESTIONS:
        await goes(someone, way)
        [*_, asked] = [row[0]["text"] for row in keyboard(await someone.screen())]
        await someone.sends("photo", PICTURE)
        assert keyboard(await someone.screen())[-1][0]["text"] == asked, way
        assert "📎" not in await someone.text()
        await someone.taps("⬅️")
    await someone.says("Нова")
    await someone.taps("✅")
    assert sorted([card.title for card in await Card.all()]) == ["Афіша", "Нова"]


async def test_words_that_are_refused(writer: Person) -> None:
    await fill(writer, ["Афіша"])
    await goes(writer, ("#1", "✏️"))
    await writer.says("я" * 300)
    assert await writer.buttons() == [f"⬅️ {writer.words('Card')}"]
    await writer.says("Коротша")
    assert (await writer.text()).startswith("#1 · Коротша")
    await goes(writer, ("#1", "✏️"))
    await Card.all().delete()
    await writer.says("Пізно")
    assert await writer.text() == writer.refused(Gone())
    await writer.taps("🗂")
