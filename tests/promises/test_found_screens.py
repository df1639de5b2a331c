"""Searches, days and one's own cards stay within Telegram's limits, however full they are."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from handlers.boards.mine import my_screen
from handlers.days import screens as days
from handlers.reader import Reader
from handlers.searching import found_screen
from models.cards.dated import Days
from models.cards.lists import Line, MyPage
from models.search.find import Found, Hit
from models.search.query import Query
from models.tables import Search
from tests.promises.test_screens import check
from tests.town import START

ID = 2**62


@pytest.mark.parametrize("unit", ["𝔎", "<b>&", "ї ", "W"])
@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_the_fullest_lists(language: str, unit: str) -> None:
    reader, title = Reader(language, ZoneInfo("Europe/Kyiv"), START), (unit * 255)[:255]
    line = Line(1, 2**31, title, 1, title, 1, START, (title[:128],) * 5, ())
    check(my_screen(reader, MyPage((line,) * 10, 99, 1, 9), {}, 2**31))
    search = cast("Search", SimpleNamespace(id=ID, typed=title, board_id=None))
    hits = (Hit(line, title),) * 10
    check(found_screen(reader, search, Found(Query(), hits, 2**31, 1, 9, frozenset({1}))))
    unread = Found(Query(unread=(title,)), (), 0, 0, 1, frozenset())
    check(found_screen(reader, search, unread))
    first = START.date().replace(day=1)
    counts = Counter({first + timedelta(days=n): 100_000 for n in range(31)})
    for named in (title, None):
        due = Days(named, (line, replace(line, board_id=2)) * 7 + (line,), 2**31, 0, 9)
        check(days.week_screen(reader, ID, first, due))
        check(days.date_screen(reader, ID, first, due))
        check(days.month_screen(reader, ID, named, first, counts, followable=True))
