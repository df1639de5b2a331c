"""Making a picture or document when it is sent, from what its reader may see at that moment."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from handlers.answer import Paper
from handlers.pictures.board import CARDS_SHOWN, board_pictures
from handlers.pictures.month import month_pictures
from handlers.reader import Reader
from models.cards.whole import due_between, whole_board
from models.moments import at_wall
from models.people import find_person
from models.refusals import Gone

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
        case "board":
            board = await whole_board(person, paper.board_id, CARDS_SHOWN)
            draw = partial(board_pictures, reader, board, dark=paper.dark)
        case "month":
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
