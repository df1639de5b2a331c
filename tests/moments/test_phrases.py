"""Tables of phrases: what people write, and the moment they mean."""

import pytest

from models.moments import read_moment
from tests.moments import phrases_en, phrases_ru, phrases_uk
from tests.moments.table import DAY_END, Line, read_lines, reading_of, show

LINES = [
    pytest.param(line, id=f"{language}: {line.text} [{line.now:%a %d.%m %H:%M %Z}]")
    for language, table in (
        ("uk", phrases_uk.PHRASES),
        ("ru", phrases_ru.PHRASES),
        ("en", phrases_en.PHRASES),
    )
    for line in read_lines(table)
]


@pytest.mark.parametrize("line", LINES)
def test_phrase_means_what_the_table_says(line: Line) -> None:
    reading = read_moment(line.text, now=line.now, zone=line.zone, day_end=DAY_END)

    assert show(reading, line.now) == line.meaning
    assert reading == reading_of(line.meaning, line.now)


@pytest.mark.parametrize("table", [phrases_uk.PHRASES, phrases_ru.PHRASES, phrases_en.PHRASES])
def test_tables_are_long_and_say_nothing_twice(table: str) -> None:
    lines = [(line.text, line.now) for line in read_lines(table)]

    assert len(lines) >= 150
    assert len(set(lines)) == len(lines)
