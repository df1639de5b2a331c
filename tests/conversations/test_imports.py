"""📥 cards out of a spreadsheet: shown first, then made all together."""

from pathlib import Path

import pytest

from handlers.documents.tables import read_table
from models.refusals import TableEmpty, TableUnread
from models.tables import Card, Checklist, Content, Event, Item, Label, Priority
from tests.conversations.teams import GUEST, gather_team
from tests.conversations.test_exports import made, saved
from tests.town import MAX, Person, Town

FILES = Path(__file__).parents[1] / "documents" / "files"


async def gives(person: Person, data: bytes, name: str = "cards.csv") -> str:
    """Send a file for the board that is shown; what the bot says."""
    await person.says("/board")
    await person.taps("⋯")
    await person.taps("📥")
    await person.sends("document", data, name=name)
    return await person.text()


async def test_what_was_saved_comes_back(someone: Person) -> None:
    await made(someone)
    _, data = await saved(someone, "CSV")
    before = await Card.get().prefetch_related("card_labels")
    words = await gives(someone, data)
    assert someone.reader.many("The file has {n} card.", "The file has {n} cards.", 1) in words
    assert await Card.all().count() == 1
    toast = await someone.taps("✅")
    assert toast == someone.words("The cards are on the board.")
    again = await Card.get(number=2).prefetch_related("card_labels")
    for name in ("title", "deadline", "priority", "column_id"):
        assert getattr(again, name) == getattr(before, name)
    texts = [await Content.get(card=card) for card in (before, again)]
    assert texts[0].text == texts[1].text
    labels = [[one.label_id for one in card.card_labels] for card in (before, again)]
    assert labels[0] == labels[1]
    assert await Event.filter(card_id=again.id).count() == 1
    await someone.says("/find Пост")
    assert "#2" in await someone.text()


async def test_a_file_saved_by_libreoffice(sqlite_town: Town) -> None:
    await gather_team(sqlite_town)
    olena = sqlite_town.olena
    words = await gives(olena, (FILES / "libreoffice.xlsx").read_bytes(), "план.xlsx")
    assert "Четверта колонка" in words
    assert "Хтось Чужий" in words
    assert "дизайн" in words
    await olena.taps("✅")
    cards = await Card.all().order_by("number").prefetch_related("assignments__person")
    assert [card.title for card in cards] == [
        "Сторіз 📚 про книги",
        "=SUM(A1)",
        'Пост; «лапки», "80"',
    ]
    assert [card.priority for card in cards] == [Priority.URGENT, Priority.NONE, Priority.NONE]
    assert f"{cards[0].deadline:%d.%m %H:%M}" == "24.11 08:00"
    assert [a.person.telegram_id for a in cards[0].assignments] == [MAX]
    assert await Label.all().count() == 2
    items = await Item.filter(checklist__card_id=cards[0].id).order_by("position")
    assert [(item.text, item.done_at is not None) for item in items] == [
        ("Фото", True),
        ("=Текст", False),
    ]
    checklist = await Checklist.get(card_id=cards[0].id)
    assert checklist.title == olena.words("Checklist")


async def test_a_double_tap_makes_the_cards_once(writer: Person) -> None:
    await gives(writer, "Title\nПерша\nДруга\n".encode())
    data = await writer.data_of("✅")
    await writer.forges(data)
    await writer.forges(data)
    assert await Card.all().count() == 2


async def test_bad_rows_are_named_and_nothing_is_made(anyone: Person) -> None:
    rows = ("Title;Deadline;Priority", "Добра;25.11.2026 10:00;", ";;", "Без дати;колись;")
    table = "\n".join((*rows, ";завтра;", "Х;;дуже"))
    words = await gives(anyone, table.encode())
    assert "\n4. " in words
    assert "\n5. " in words
    assert "\n6. " in words
    assert "\n2. " not in words
    assert anyone.words("Nothing was made. Mend the file and send it again.") in words
    mended = "Title;Deadline\nДобра;25.11.2026 10:00\n".encode()
    await anyone.sends("document", mended, name="mended.csv")
    shown = await anyone.text()
    assert "• Добра · " in shown
    assert shown.splitlines()[-1].endswith("· 25.11 10:00")
    await anyone.taps("✅")
    assert [card.title for card in await Card.all()] == ["Добра"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cards.xlsx", b"not a workbook"),
        ("cards.csv", b"\x00\x01\x02"),
    ],
)
async def test_what_is_no_table_is_refused(writer: Person, name: str, data: bytes) -> None:
    assert writer.refused(TableUnread()) in await gives(writer, data, name)
    assert await Card.all().count() == 0


def test_a_file_has_a_limit() -> None:
    with pytest.raises(TableUnread):
        read_table("big.csv", b"Title\n" + b"x\n" * 1_100_000)


async def test_a_table_without_titles_is_refused(writer: Person) -> None:
    assert writer.refused(TableEmpty()) in await gives(writer, b"a,b\n1,2\n")


async def test_words_instead_of_a_file_ask_again(writer: Person) -> None:
    await writer.says("/board")
    await writer.taps("⋯")
    await writer.taps("📥")
    await writer.says("Картка")
    assert writer.refused(TableUnread()) in await writer.text()
    await writer.taps("⬅️")
    await writer.says("Картка")
    await writer.taps("✅")
    assert [card.title for card in await Card.all()] == ["Картка"]


async def test_only_who_makes_cards_and_only_ones_own_file(sqlite_town: Town) -> None:
    await gather_team(sqlite_town, sqlite_town.olena, GUEST)
    olena, guest = sqlite_town.olena, sqlite_town.max
    await gives(olena, "Title\nПерша\n".encode())
    data = await olena.data_of("✅")
    assert await guest.forges(data)
    assert await Card.all().count() == 0
    await guest.says("/board")
    assert "📥" not in str(await guest.buttons())
