"""Making a picture or document when it is sent, from what its reader may see at that moment."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from handlers.answer import Paper
from handlers.documents.events import event_of, ics_of
from handlers.documents.own import json_of
from handlers.documents.sheets import csv_of, xlsx_of
from handlers.pictures.board import CARDS_SHOWN, board_pictures
from handlers.pictures.month import month_pictures
from handlers.reader import Reader
from models.cards.whole import due_between, whole_board
from models.exporting import board_rows, own_data
from models.moments import at_wall
from models.people import find_person
from models.refusals import Gone
from models.tables import Person

UNNAMED = "kartka"
DRAWING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")
"""One after another, off the event loop: fonts are not made for several at once."""


@dataclass(frozen=True)
class Made:
    """A file; `size` in pixels when it is a picture."""

    name: str
    data: bytes
    size: tuple[int, int] = (0, 0)


async def make_files(paper: Paper, now: datetime) -> list[Made]:
    """The files of a paper. Raises `Gone` and `NotAllowed` as the rights are by now."""
    person = await find_person(paper.user_id)
    if person is None:
        raise Gone
    reader = Reader(paper.language, ZoneInfo(paper.zone), now)
    match paper.kind:
        case "board" | "month":
            return await pictures_of(paper, person, reader)
        case "mine":
            data = await own_data(person)
            return [Made(f"{UNNAMED}.json", await asyncio.to_thread(json_of, data))]
    rows = await board_rows(person, paper.board_id)
    events = [
        event_of(row.line, row.column, ", ".join(row.line.people), row.content) for row in rows.rows
    ]
    makers = {
        "xlsx": partial(xlsx_of, reader, rows),
        "csv": partial(csv_of, reader, rows),
        "ics": partial(ics_of, rows.title, events, now),
    }
    data_of = await asyncio.to_thread(makers[paper.kind])
    return [Made(f"{file_name(rows.title)}.{paper.kind}", data_of)]


async def pictures_of(paper: Paper, person: Person, reader: Reader) -> list[Made]:
    """The board, or a month of it, as PNG files."""
    if paper.kind == "board":
        board = await whole_board(person, paper.board_id, CARDS_SHOWN)
        draw = partial(board_pictures, reader, board, dark=paper.dark)
    else:
        first = date(paper.month // 100, paper.month % 100, 1)
        following = (first + timedelta(days=31)).replace(day=1)
        since, until = (at_wall(day, time(), reader.zone) for day in (first, following))
        title, lines = await due_between(person, paper.board_id, since, until)
        draw = partial(month_pictures, reader, title, first, lines, dark=paper.dark)
    pictures = await asyncio.get_running_loop().run_in_executor(DRAWING, draw)
    return [
        Made(f"{paper.kind}-{number}.png", picture.data, picture.size)
        for number, picture in enumerate(pictures, 1)
    ]


def file_name(title: str) -> str:
    """A board's title as the name of a file."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in title)
    return " ".join(kept.split())[:60] or UNNAMED
