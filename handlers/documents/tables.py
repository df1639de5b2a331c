"""Spreadsheets as rows of cells: XLSX, XLS, ODS and CSV."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

from python_calamine import CalamineError, CalamineWorkbook

from models.refusals import TableUnread

BYTES_LIMIT = 2 * 1024 * 1024
DELIMITERS = ";,\t"
FIELD_LIMIT = 131_072
Cell = str | datetime | date | None
Table = tuple[tuple[Cell, ...], ...]


def read_table(name: str, data: bytes) -> Table:
    """The rows of the first sheet, empty ones at the end left out. Raises `TableUnread`.

    A number is text as a person would write it: `12`, not `12.0`.
    """
    if len(data) > BYTES_LIMIT:
        raise TableUnread
    is_text = name.lower().endswith((".csv", ".tsv", ".txt"))
    rows = read_csv(data) if is_text else read_book(data)
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(rows)


def read_csv(data: bytes) -> list[tuple[Cell, ...]]:
    """The rows of a CSV file in UTF-8, or in the Cyrillic of an old Excel."""
    if b"\x00" in data:
        raise TableUnread
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1251", errors="replace")
    head = text.splitlines()[0] if text.strip() else ""
    delimiter = max(DELIMITERS, key=head.count)
    try:
        rows = list(csv.reader(StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise TableUnread from error
    return [tuple(plain(cell) for cell in row) for row in rows]


def plain(cell: str) -> str:
    """A text without the «'» that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r") else cell


def read_book(data: bytes) -> list[tuple[Cell, ...]]:
    """The rows of the first sheet of a workbook."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise TableUnread from error
    return [tuple(cell_of(value) for value in row) for row in rows]


def cell_of(value: object) -> Cell:
    """A cell as it is read on."""
    match value:
        case None | "":
            return None
        case datetime() | date():
            return value
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
