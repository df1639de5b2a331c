"""🧩 what a card says in fields goes with it: to a copy, another board, a file and back."""

import csv
from io import StringIO

from models.tables import Board, BoardKind, Card, Field, FieldKind, FieldValue
from tests.conversations.teams import make_team
from tests.conversations.test_exports import newest_file, saved
from tests.conversations.test_imports import gives
from tests.town import Person

WRITTEN = {
    FieldKind.TEXT: ("Клієнт", "Клуб «Мрія»"),
    FieldKind.NUMBER: ("Охоплення", "39000"),
    FieldKind.MONEY: ("Бюджет", "1200.5 UAH"),
    FieldKind.DATE: ("Зйомка", "2026-12-31"),
    FieldKind.CHOICE: ("Формат", "рілс"),
    FieldKind.YES_NO: ("Оплачено", "yes"),
    FieldKind.LINK: ("Звіт", "https://example.com/звіт"),
}
CHOICES = ["пост", "рілс"]


async def fields_on(board: Board, *kinds: FieldKind) -> None:
    """The board has a field of each of these kinds."""
    for position, kind in enumerate(kinds):
        await Field.create(
            board=board,
            name=WRITTEN[kind][0],
            kind=kind,
            position=position,
            choices=CHOICES if kind is FieldKind.CHOICE else [],
            creation_key=f"{board.id}.{kind}",
        )


async def filled_card(person: Person) -> Card:
    """A card that says something in every field of its board; it is on the screen."""
    await person.says("Афіша")
    await person.taps("✅")
    card = await Card.get(title="Афіша").select_related("board")
    await fields_on(card.board, *FieldKind)
    for field in await Field.filter(board_id=card.board_id):
        await FieldValue.create(field=field, card=card, value=WRITTEN[field.kind][1])
    return card


async def said_on(card_id: int) -> dict[str, str]:
    """What the card says, by the names of its own board's fields."""
    rows = FieldValue.filter(card_id=card_id).select_related("field", "card")
    found = await rows
    assert all(row.field.board_id == row.card.board_id for row in found)
    return {row.field.name: row.value for row in found}


ALL = dict(WRITTEN.values())


async def test_a_copy_and_a_new_board_have_them_too(someone: Person) -> None:
    """In each language, on both databases."""
    card = await filled_card(someone)
    await someone.says("/board")
    await someone.taps("#1")
    await someone.taps("⋯")
    await someone.taps("📋")
    await someone.taps("📋")
    copy = await Card.get(number=2)
    assert await said_on(copy.id) == ALL
    # A board like this one has the same fields, and so does a copy there.
    await someone.says("/boards")
    await someone.taps("📋")
    await someone.taps("📋")
    await someone.taps(someone.words("My board"))
    await someone.taps("👤")
    await someone.taps("✅")
    other = await Board.get(id__not=card.board_id)
    names = [field.name for field in await Field.filter(board=other).order_by("position")]
    assert names == [WRITTEN[kind][0] for kind in FieldKind]


async def test_another_board_takes_what_it_has_fields_for(anyone: Person) -> None:
    card = await filled_card(anyone)
    await make_team(anyone)
    team = await Board.get(kind=BoardKind.TEAM)
    await fields_on(team, FieldKind.MONEY, FieldKind.CHOICE, FieldKind.DATE)
    await Field.filter(board=team, kind=FieldKind.CHOICE).update(choices=["пост", "сторіс"])
    await anyone.says("/boards")
    await anyone.taps(anyone.words("My board"))
    await anyone.taps("#1")
    await anyone.taps("⋯")
    await anyone.taps("🗂")
    await anyone.taps(team.title)
    lost = "Клієнт, Охоплення, Формат, Оплачено, Звіт"
    expected = anyone.words("No such fields there, so not on the card: {names}.", names=lost)
    assert expected in await anyone.text()
    await anyone.taps("✅")
    assert await said_on(card.id) == {"Бюджет": "1200.5 UAH", "Зйомка": "2026-12-31"}
    # ↩️ brings the card back with all that it could not say there.
    await anyone.taps("↩️")
    assert await said_on(card.id) == ALL


async def test_a_file_has_them_and_brings_them_back(someone: Person) -> None:
    """In each language, on both databases; XLSX, too."""
    card = await filled_card(someone)
    for kind in ("CSV", "XLSX"):
        name, data = await saved(someone, kind)
        if kind == "CSV":
            delimiter = "," if someone.id == 103 else ";"
            rows = list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=delimiter))
            assert rows[0][12:] == [WRITTEN[one][0] for one in FieldKind]
            assert rows[1][13] == "39000"
        await gives(someone, data, name)
        await someone.taps("✅")
        newest = await Card.all().order_by("-number").first()
        assert newest is not None
        assert newest.id != card.id
        assert await said_on(newest.id) == ALL


async def test_a_bad_cell_is_named_with_its_row_and_nothing_is_made(anyone: Person) -> None:
    await filled_card(anyone)
    table = (
        "Title;Бюджет;Формат;Оплачено;Зйомка\n"
        "Добра;500 грн;РІЛС;true;1.12.2026\n"
        "Погана;багато;;;\n"
        "Погана;;лист;;\n"
        "Погана;;;може;\n"
        "Погана;;;;колись\n"
    )
    words = await gives(anyone, table.encode())
    assert [f"\n{row}. " in words for row in range(2, 7)] == [False, True, True, True, True]
    assert "пост, рілс" in words
    assert await Card.all().count() == 1
    good = "\n".join(table.splitlines()[:2])
    await gives(anyone, good.encode())
    await anyone.taps("✅")
    made = await Card.get(title="Добра")
    assert await said_on(made.id) == {
        "Бюджет": "500 UAH",
        "Формат": "рілс",
        "Оплачено": "yes",
        "Зйомка": "2026-12-01",
    }


async def test_files_are_sent_as_before_where_there_are_no_fields(writer: Person) -> None:
    await writer.says("Афіша")
    await writer.taps("✅")
    _, data = await saved(writer, "CSV")
    assert len(next(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";"))) == 12
    assert (await newest_file(writer))[1] == data
