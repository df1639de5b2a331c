"""🧩 fields of a board: made in its menu, filled in on cards, and taken back."""

import pytest

from models.refusals import FieldTooLong, FieldUnread, FigureUnread, TooFewChoices, TooManyFields
from models.tables import Board, Card, Field, FieldKind, FieldValue
from tests.conversations.teams import gather_team
from tests.town import Person, Town


async def keeps(person: Person) -> None:
    """To the fields of the person's board."""
    await person.says("/board")
    await person.taps("⋯")
    await person.taps("🧩")


async def makes(person: Person, kind: str, name: str) -> None:
    """A field of this kind; the screen is the board's fields."""
    await keeps(person)
    await person.taps("➕")
    await person.taps(person.words(kind))
    await person.says(name)


async def made_card(person: Person) -> None:
    """A card of this person; its screen is the newest message."""
    await person.says("Афіша")
    await person.taps("✅")


async def opens(person: Person, name: str) -> None:
    """From the card to one of its fields."""
    await person.taps("⋯")
    await person.taps("🧩")
    await person.taps(name)


async def test_a_budget_from_the_menu_to_the_card(someone: Person) -> None:
    await makes(someone, "Money", "Бюджет")
    await made_card(someone)
    await opens(someone, "Бюджет")
    await someone.town.restart()
    await someone.says("1 200 грн")
    amount = {101: "1\xa0200 ₴", 102: "1\xa0200 ₴", 103: "1,200 ₴"}[someone.id]
    assert f"Бюджет: {amount}" in await someone.text()
    await someone.taps("⬅️")
    assert f"\nБюджет: {amount}" in await someone.text()
    await someone.taps("↩️")
    assert "Бюджет" not in await someone.text()
    await someone.taps("⋯")
    await someone.taps("🕘")
    cleared = someone.words("{name}: cleared", name="Бюджет")
    assert f"↩️ {cleared}" in await someone.text()


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown"),
    [
        ("Text", "  Клуб <Мрія>\nі друзі", "Клуб <Мрія> і друзі", "Клуб <Мрія> і друзі"),
        ("Number", "12,5", "12.5", "12,5"),
        ("Number", "39 тис", "39000", "39\xa0000"),
        ("Money", "$300", "300 USD", "300 $"),
        ("Money", "40,5 євро", "40.5 EUR", "40,5 €"),
        ("Money", "500", "500", "500"),
        ("Date", "31.12.2026", "2026-12-31", "31.12.2026"),
        ("Date", "завтра", "2026-11-24", "24.11.2026"),
        ("Link", "example.com/звіт", "https://example.com/звіт", "example.com/звіт"),
    ],
)
async def test_what_is_typed(writer: Person, kind: str, typed: str, kept: str, shown: str) -> None:
    await makes(writer, kind, "Поле")
    await made_card(writer)
    await opens(writer, "Поле")
    await writer.says(typed)
    assert (await FieldValue.get()).value == kept
    assert f"Поле: {shown}" in await writer.text()


@pytest.mark.parametrize(
    ("kind", "typed", "refusal"),
    [
        ("Number", "багато", FigureUnread("багато")),
        ("Date", "колись", FieldUnread(FieldKind.DATE)),
        ("Link", "не посилання", FieldUnread(FieldKind.LINK)),
        ("Text", "я" * 301, FieldTooLong(301, 300)),
    ],
)
async def test_what_does_not_fit_is_said_with_an_example(
    writer: Person, kind: str, typed: str, refusal: Exception
) -> None:
    await makes(writer, kind, "Поле")
    await made_card(writer)
    await opens(writer, "Поле")
    await writer.says(typed)
    assert await writer.text() == writer.refused(refusal)  # type: ignore[arg-type]
    assert not await FieldValue.exists()


async def test_a_choice_and_yes_or_no_are_taps(anyone: Person) -> None:
    await makes(anyone, "Choice", "Формат")
    await anyone.says("пост")
    assert await anyone.text() == anyone.refused(TooFewChoices(12))
    await anyone.says("пост, сторіс, пост, рілс")
    await makes(anyone, "Yes or no", "Оплата")
    await made_card(anyone)
    await opens(anyone, "Формат")
    assert (await anyone.buttons())[:3] == ["пост", "сторіс", "рілс"]
    data = await anyone.data_of("рілс")
    assert await anyone.taps("рілс") == "🧩 Формат: рілс"
    await anyone.taps("Оплата")
    await anyone.taps(anyone.words("Yes"))
    assert f"Формат: рілс\nОплата: {anyone.words('Yes')}" in await anyone.text()
    await anyone.forges(data)
    await anyone.taps("Формат")
    assert "● рілс" in await anyone.buttons()
    await anyone.taps("✖️")
    assert "Формат: —" in await anyone.text()
    assert await FieldValue.all().count() == 1


async def test_renamed_ordered_and_removed_with_a_question(anyone: Person) -> None:
    await makes(anyone, "Text", "Клієнт")
    await makes(anyone, "Text", "Місце")
    await made_card(anyone)
    await opens(anyone, "Місце")
    await anyone.says("Двір")
    await keeps(anyone)
    await anyone.taps("Місце")
    await anyone.taps("🔼")
    assert [one.name for one in await Field.all().order_by("position")] == ["Місце", "Клієнт"]
    await anyone.taps("✏️")
    await anyone.says("Локація")
    assert "Локація" in await anyone.text()
    await anyone.taps("🗑")
    assert (
        str(
            anyone.reader.many(
                "{n} card says something in it.", "{n} cards say something in it.", 1
            )
        )
        in await anyone.text()
    )
    await anyone.taps("🗑")
    assert [one.name for one in await Field.all()] == ["Клієнт"]
    assert not await FieldValue.exists()


async def test_editors_fill_in_and_managers_alone_make(sqlite_town: Town) -> None:
    town = sqlite_town
    await gather_team(town)
    olena, max_ = town.olena, town.max
    await makes(olena, "Text", "Клієнт")
    data = await olena.data_of("➕")
    await max_.says("/board")
    await max_.taps("⋯")
    assert "🧩 Fields" not in await max_.buttons()
    assert await max_.forges(data) == max_.words("Your role on this board does not allow this.")
    await made_card(olena)
    await max_.says("/board")
    await max_.taps("#1")
    await opens(max_, "Клієнт")
    await max_.says("Мрія")
    assert "\nКлієнт: Мрія" in await olena.text()


async def test_up_to_twelve(writer: Person) -> None:
    await makes(writer, "Text", "Поле 0")
    board = await Board.get(id=(await Field.get()).board_id)
    for n in range(1, 12):
        await Field.create(
            board=board, name=f"Поле {n}", kind=FieldKind.TEXT, position=n, creation_key=f"k{n}"
        )
    await keeps(writer)
    await writer.taps("➕")
    await writer.taps(writer.words("Text"))
    await writer.says("Зайве")
    assert await writer.text() == writer.refused(TooManyFields(12))
    assert await Field.all().count() == 12
    assert await Card.all().count() == 0
