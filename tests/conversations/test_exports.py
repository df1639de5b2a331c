"""💾 a board as a file, and everything of one's own."""

import csv
import json
from datetime import UTC, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

from icalendar import Calendar

from tests.conversations.teams import gather_team
from tests.town import MAX, Person, Town

TITLE = '=Пост; «книги», "80"'


async def newest_file(person: Person) -> tuple[str, bytes]:
    """The newest document in the chat: its name and its bytes."""
    message = [one for one in await person.bots() if "document" in one][-1]
    world = person.town.sandbox.world
    file = message["document"]
    return file["file_name"], world.files.read(world.state.files[file["file_id"]])


async def saved(person: Person, kind: str) -> tuple[str, bytes]:
    """The board as a file."""
    await person.says("/board")
    await person.taps("⋯")
    await person.taps("💾")
    toast = await person.taps(kind)
    assert toast == person.words("The file is below.")
    return await newest_file(person)


async def made(person: Person) -> None:
    """A card with a deadline, a label and content."""
    tomorrow = "tomorrow" if person.id == MAX else "завтра"
    await person.says(f"{TITLE} #instagram !! {tomorrow} 18:00")
    await person.says("+ Текст\nу два рядки")


async def test_a_board_as_csv(someone: Person) -> None:
    await made(someone)
    name, data = await saved(someone, "CSV")
    assert name.endswith(".csv")
    text = data.decode("utf-8-sig")
    header, row = csv.reader(StringIO(text), delimiter="," if someone.id == MAX else ";")
    assert header[1] == someone.words("Title")
    assert row[:2] == ["1", f"'{TITLE}"]
    assert row[3] == "24.11.2026 18:00"
    assert row[5:8] == ["instagram", someone.words("Urgent"), "'+ Текст\nу два рядки"]


async def test_a_board_as_xlsx_has_no_formulas(writer: Person) -> None:
    await made(writer)
    _, data = await saved(writer, "XLSX")
    with ZipFile(BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=Пост; «книги»" in strings


async def test_deadlines_for_a_calendar(writer: Person) -> None:
    await made(writer)
    await writer.says("Без дати")
    await writer.taps("✅")
    name, data = await saved(writer, "ICS")
    assert name.endswith(".ics")
    [event] = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["summary"]) == f"#1 {TITLE}"
    assert event.decoded("dtstart") == datetime(2026, 11, 24, 16, tzinfo=UTC)


async def test_everything_of_ones_own_and_nothing_of_others(town: Town) -> None:
    await gather_team(town)
    olena, marina = town.olena, town.marina
    await olena.says("Картка команди")
    await olena.taps("✅")
    await marina.says("/settings")
    await marina.taps("💾")
    name, data = await newest_file(marina)
    assert name == "kartka.json"
    found = json.loads(data)
    assert [row["telegram_id"] for row in found["person"]] == [marina.id]
    assert "Картка команди" not in data.decode()
    await olena.says("/settings")
    await olena.taps("💾")
    _, data = await newest_file(olena)
    found = json.loads(data)
    assert {row["title"] for row in found["card"]} == {"Картка команди"}
    assert len(found["board"]) == 2
    assert not any("token" in row for rows in found.values() for row in rows)
