"""A board as a spreadsheet: XLSX, or CSV."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO, StringIO

import xlsxwriter

from handlers.fields.words import value_words
from handlers.priorities import priority_words
from handlers.reader import Reader
from handlers.templates import step_text
from models.exporting import BoardRows, CardRow
from models.tables import Field, FieldKind, Priority

WIDTHS = (6, 44, 18, 17, 24, 20, 14, 60, 40, 20, 17, 17)
FIELD_WIDTH = 20
"""Of each of the board's own fields, which come after the columns that every board has."""
CELL_LIMIT = 32_767
"""Characters that a cell of a spreadsheet holds."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula in a CSV file; a text that begins so gets a «'»."""
DATE = r"dd/mm/yyyy\ hh:mm"
DAY = "dd/mm/yyyy"
"""As spreadsheets write it: the slash is whatever parts a date where it is read."""
Cell = str | int | float | date | datetime | None


def headers(reader: Reader) -> tuple[str, ...]:
    """The names of the columns."""
    return (
        "#",
        reader.label("Title"),
        reader.label("Column"),
        reader.label("Deadline"),
        reader.label("People"),
        reader.label("Labels"),
        reader.label("Priority"),
        reader.label("Content"),
        reader.label("Checklist"),
        reader.label("Author"),
        reader.label("Created"),
        reader.label("Done at"),
    )


def cells(reader: Reader, row: CardRow, fields: Sequence[Field]) -> tuple[Cell, ...]:
    """A card's row; moments on the reader's clock."""
    line = row.line
    ticks = (f"[{'x' if step.done_at else ' '}] {step_text(reader, step)}" for step in row.items)
    urgent = line.priority is not Priority.NONE
    return (
        line.number,
        line.title,
        row.column,
        wall(reader, line.deadline),
        ", ".join(line.people),
        ", ".join(tag.name for tag in line.labels),
        priority_words(reader, line.priority) if urgent else "",
        row.content,
        "\n".join(ticks),
        row.author,
        wall(reader, row.created_at),
        wall(reader, row.done_at),
        *(field_cell(reader, field, row.values.get(field.id)) for field in fields),
    )


def field_cell(reader: Reader, field: Field, value: str | None) -> Cell:
    """What a card says in a field, as a spreadsheet has it."""
    if value is None:
        return None
    match field.kind:
        case FieldKind.NUMBER:
            return float(value)
        case FieldKind.DATE:
            return date.fromisoformat(value)
        case FieldKind.MONEY | FieldKind.YES_NO:
            return value_words(reader, field.kind, value)
    return value


def wall(reader: Reader, at: datetime | None) -> datetime | None:
    """A moment as a spreadsheet has it: on the reader's clock, with no zone."""
    return reader.local(at).replace(tzinfo=None, microsecond=0) if at else None


def xlsx_of(reader: Reader, board: BoardRows) -> bytes:
    """The board as an Excel file. What people wrote is text, also where it looks like a formula."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    bold = book.add_format({"bold": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    moment = book.add_format({"num_format": DATE, "valign": "top"})
    sheet = book.add_worksheet(sheet_name(board.title))
    day = book.add_format({"num_format": DAY, "valign": "top"})
    names = (*headers(reader), *(field.name for field in board.fields))
    widths = (*WIDTHS, *(FIELD_WIDTH for _ in board.fields))
    for number, (name, width) in enumerate(zip(names, widths, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, name, bold)
    for at, row in enumerate(board.rows, 1):
        for number, cell in enumerate(cells(reader, row, board.fields)):
            match cell:
                case datetime():
                    sheet.write_datetime(at, number, cell, moment)
                case date():
                    sheet.write_datetime(at, number, cell, day)
                case int() | float():
                    sheet.write_number(at, number, cell, words)
                case str():
                    sheet.write_string(at, number, cell[:CELL_LIMIT], words)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(board.rows), len(widths) - 1)
    book.close()
    return file.getvalue()


def sheet_name(title: str) -> str:
    """The board's title as far as a spreadsheet takes it for a sheet."""
    kept = "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)
    return kept.strip()[:31].strip() or "Kartka"


def csv_of(reader: Reader, board: BoardRows) -> bytes:
    """The board as a CSV file, as Excel reads it where commas are decimal."""
    file = StringIO()
    writer = csv.writer(file, delimiter="," if reader.language == "en" else ";")
    writer.writerow([*headers(reader), *(plain(field.name) for field in board.fields)])
    writer.writerows(
        [plain(cell) for cell in cells(reader, row, board.fields)] for row in board.rows
    )
    return file.getvalue().encode("utf-8-sig")


def plain(cell: Cell) -> str | int | float:
    """A cell as CSV has it."""
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%d.%m.%Y %H:%M}"
        case date():
            return f"{cell:%d.%m.%Y}"
        case float() if cell.is_integer():
            return int(cell)
        case str() if cell.startswith(FORMULA):
            return f"'{cell}"
    return cell
