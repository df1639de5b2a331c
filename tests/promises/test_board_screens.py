"""Screens of boards and their settings stay within Telegram's limits, whatever people write."""

from types import SimpleNamespace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from handlers import buttons as b
from handlers.boards.columns import (
    column_screen,
    columns_screen,
    person_screen,
    removal_screen,
    wip_screen,
)
from handlers.boards.fresh import Source, like_screen, preview_screen, title_screen
from handlers.boards.leaving import leaving_screen, left_screen
from handlers.boards.listing import boards_screen
from handlers.boards.owning import (
    archived_screen,
    archiving_screen,
    given_screen,
    giving_screen,
    heirs_screen,
)
from handlers.boards.shared_copies import choice_screen, offer_screen
from handlers.boards.views import views_screen
from handlers.live.screen import live_screen
from handlers.reader import Reader
from models.boards import Stage
from models.cards.leaving import Freed
from models.cards.lists import Line
from models.columns import COLUMNS
from models.labels import Tag
from models.live import LiveBoard, LiveColumn
from models.sharing import SharePage
from models.tables import BoardKind, Card, Column, ColumnKind, Role
from tests.promises.people_write import LINES, NAMES, READERS, TITLES, board, group, member
from tests.promises.test_screens import check, quick

MADE = b.MakeBoard(source="b999999999999999999", kind=BoardKind.PERSONAL, ordinal=100_000)


@quick
@given(READERS, TITLES, st.lists(NAMES, min_size=1, max_size=60))
def test_own_boards(reader: Reader, title: str, names: list[str]) -> None:
    on = board(title)
    members = [member(name, n, Role.EDITOR, on) for n, name in enumerate(names, 1)]
    for page in (0, 1, 100_000):
        check(boards_screen(reader, members, None, 99, 2**31, page=page, archived=2**31))
        check(archived_screen(reader, members, page))
        check(heirs_screen(reader, on.id, members, page))
        check(like_screen(reader, [on] * 60, page))
    check(giving_screen(reader, members[0], members[-1]))
    check(given_screen(reader, names[0], on))
    check(archiving_screen(reader, members[0], 2**31, [group(title)] * 9))
    stages = tuple(Stage(title, ColumnKind.DONE) for _ in range(20))
    for like in (None, on):
        check(preview_screen(reader, Source(title, stages, like), "simple"))
    check(title_screen(reader, title, MADE))
    cards = [cast("Card", SimpleNamespace(number=2**31, title=title))] * 60
    check(leaving_screen(reader, members[0], cards, members[:40]))
    check(left_screen(reader, names[0], on, [Freed(2**62, 2**31, title)] * 60))


@quick
@given(READERS, TITLES, st.lists(NAMES, min_size=1, max_size=60))
def test_columns(reader: Reader, title: str, names: list[str]) -> None:
    on = board(title)
    members = [member(name, n, Role.EDITOR, on) for n, name in enumerate(names, 1)]
    columns = [
        cast(
            "Column",
            SimpleNamespace(
                id=2**62 + n,
                board_id=on.id,
                board=on,
                title=title,
                kind=ColumnKind.ACTIVE,
                wip=99,
                person=members[0].person,
                person_id=members[0].person_id,
            ),
        )
        for n in range(COLUMNS)
    ]
    counts = {column.id: 2**31 for column in columns}
    check(columns_screen(reader, members[0], columns, counts))
    check(column_screen(reader, columns[5], columns, counts))
    check(wip_screen(reader, columns[0]))
    check(removal_screen(reader, columns[0], columns[1:], 2**31))
    for page in (0, 1, 100_000):
        check(person_screen(reader, columns[0], members, page))


@quick
@given(READERS, TITLES, st.lists(LINES, max_size=10))
def test_what_is_shared(reader: Reader, title: str, lines: list[Line]) -> None:
    on = board(title)
    check(offer_screen(reader, on))
    there = frozenset(line.id for line in lines[:3])
    check(choice_screen(reader, SharePage(on, on, tuple(lines), there, 2**31, 7, 10_000)))


@quick
@given(READERS, TITLES, st.lists(LINES, min_size=1, max_size=8), st.booleans())
def test_the_live_board(reader: Reader, title: str, lines: list[Line], archived: bool) -> None:
    full = LiveColumn(title, ColumnKind.ACTIVE, 2**31, tuple(lines), 99)
    empty = LiveColumn(title, ColumnKind.DONE, 0, ())
    shown = LiveBoard(2**62, title, (full, empty) * (COLUMNS // 2), archived, Tag(1, title, "✈️"))
    for rich in (False, True):
        check(live_screen(reader, shown, rich=rich))
    for on in (False, True):
        check(views_screen(reader, 2**62, rich=on))
