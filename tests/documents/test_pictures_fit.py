"""Pictures keep within what Telegram takes as a photo or a file, whatever people wrote."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.pictures.board import CARDS_SHOWN, board_pictures
from handlers.pictures.month import month_pictures
from handlers.pictures.text import cut, runs, width, wrap
from handlers.reader import Reader
from models.cards.lists import ColumnCount, Line
from models.cards.whole import Stack, WholeBoard
from models.labels import Tag
from models.tables import ColumnKind, Priority

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
READER = Reader("uk", ZoneInfo("Europe/Kyiv"), NOW)
LONG = "Дуже довга назва картки, яку писали з душею 📚 " * 6
SIDES = 10_000
"""sendPhoto: width and height must not exceed this in total."""
BYTES = 10 * 1024 * 1024


def line(number: int, title: str, **more: object) -> Line:
    made = Line(number, number, title, 1, "", 1, NOW + timedelta(hours=number), (), ())
    return Line(**{**vars(made), **more})


def board(columns: int, cards: int, title: str) -> WholeBoard:
    people = ("Олена Коваль", "Марина", "👩‍💻", "Max")
    lines = tuple(
        line(
            n,
            title,
            people=people,
            labels=(Tag(1, title[:64], "🔴"),),
            items=5,
            priority=Priority.URGENT,
            blocked=title,
        )
        for n in range(1, cards + 1)
    )
    column = ColumnCount(1, title, ColumnKind.ACTIVE, cards + 100)
    return WholeBoard(1, title, tuple(Stack(column, lines) for _ in range(columns)))


@pytest.mark.parametrize(("columns", "pictures"), [(0, 1), (1, 1), (5, 1), (6, 2), (24, 5)])
def test_the_fullest_board_fits(columns: int, pictures: int) -> None:
    found = board_pictures(
        READER, board(columns, CARDS_SHOWN if columns < 9 else 2, LONG), dark=True
    )
    assert len(found) == pictures
    for picture in found:
        assert sum(picture.size) <= SIDES
        assert len(picture.data) <= BYTES


def test_the_fullest_month_fits() -> None:
    lines = [line(number, LONG) for number in range(600)]
    [picture] = month_pictures(READER, LONG, date(2026, 11, 1), lines, dark=False)
    assert sum(picture.size) <= SIDES


@settings(max_examples=40, deadline=None)
@given(title=st.text(min_size=1, max_size=40))
def test_any_title_can_be_drawn(title: str) -> None:
    board_pictures(READER, board(1, 1, title), dark=False)


def test_a_word_longer_than_a_line_goes_on_in_the_next() -> None:
    found = wrap(f"#5 {'я' * 40} кінець", 384, 26, 5)
    assert "".join(found) == f"#5{'я' * 40} кінець"
    assert wrap("я" * 400, 384, 26, 3)[2].endswith("я…")


@given(text=st.text(max_size=120), room=st.integers(60, 400))
@example(text="\u2029", room=60)
@example(text="\u2028\x85\u202e", room=60)
def test_what_is_wrapped_or_cut_fits(text: str, room: int) -> None:
    assert all(
        width(found, 26) <= room for found in (*wrap(text, room, 26, 3), cut(text, room, 26))
    )


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        ("Пост 📚", ["📚"]),
        ("👩‍💻🇺🇦", ["👩‍💻🇺🇦"]),
        ("1️⃣ 2026 #5 ©", ["1️⃣"]),
        ("❤️ ☑ ✎", ["❤️"]),
        ("👍🏽", ["👍🏽"]),
    ],
)
def test_emoji_are_told_from_letters(text: str, emoji: list[str]) -> None:
    assert [found for is_emoji, found in runs(text) if is_emoji] == emoji
