"""🔗 A personal board is shared as a new team board, with copies of chosen cards."""

from handlers import buttons as b
from models.refusals import Gone
from models.tables import Card, CardLabel, Content, Item
from tests.town import Person, Town


async def share(person: Person) -> None:
    """A team board like one's personal one; the screen is the cards to choose from."""
    await person.says("/board")
    await person.taps("⋯")
    await person.taps("🔗")
    await person.taps("👤")
    await person.says("Разом")


async def test_a_team_board_with_copies_of_chosen_cards(someone: Person) -> None:
    for n in range(1, 13):
        await someone.says(f"Афіша {n} #книги")
        await someone.says(f"зміст {n}")
    await someone.taps("☑️")
    await someone.taps("☑️")
    await share(someone)
    assert "🗂 Разом" in await someone.text()
    data = await someone.data_of("#2 ")
    toast = await someone.taps("#2 ")
    assert toast == someone.words("Copied: #{number}", number=1)
    assert "● #2 Афіша 2" in await someone.buttons()
    await someone.forges(data)  # a second tap
    assert await Card.all().count() == 13
    await someone.taps("▶️")
    toast = await someone.taps("📋")
    assert toast == someone.reader.many("{n} card copied", "{n} cards copied", 11)
    assert not any(words.startswith("📋") for words in await someone.buttons())

    copies = await Card.filter(board__title="Разом").order_by("number")
    assert [card.title for card in copies][:2] == ["Афіша 2", "Афіша 1"]
    assert len(copies) == 12
    contents = await Content.filter(card_id=copies[0].id)
    assert [content.text for content in contents] == ["зміст 2"]
    assert await CardLabel.filter(card_id=copies[0].id, label__folded="книги").count() == 1
    assert await Item.filter(checklist__card_id=copies[-1].id).exists()
    await someone.taps("👤")
    assert "🔗" in {words.split()[0] for words in await someone.buttons()}
    await someone.says("/boards")
    await someone.taps(someone.words("My board"))
    assert "#2 Афіша 2" in await someone.text()  # one's own stay


async def test_nothing_of_others_is_copied_and_nothing_onto_their_boards(
    sqlite_town: Town,
) -> None:
    olena, marina = sqlite_town.olena, sqlite_town.marina
    await olena.settles()
    await marina.settles()
    await olena.says("Таємна")
    await olena.taps("✅")
    await share(olena)
    gone = marina.refused(Gone())
    await share(marina)
    for data in (
        b.ShareBoard(board=1),
        b.PickShared(board=1, target=4),
        b.ShareOne(card=1, target=4),
        b.ShareAll(board=1, target=4),
        b.PickShared(board=2, target=3),
        b.ShareAll(board=2, target=3),
        b.ShareAll(board=2, target=1),
        b.ShareAll(board=4, target=4),
    ):
        assert await marina.forges(data.pack()) == gone
    assert await Card.all().count() == 1
