"""Tables of titles: which deadline is in them, and what is left of the title."""

import pytest

from models.moments import find_moment
from tests.moments import titles_en, titles_ru, titles_uk
from tests.moments.table import DAY_END, Line, read_lines, reading_of, show

TABLES = {"uk": titles_uk.TITLES, "ru": titles_ru.TITLES, "en": titles_en.TITLES}
LINES = [
    pytest.param(line, id=f"{language}: {line.text}")
    for language, table in TABLES.items()
    for line in read_lines(table)
]


@pytest.mark.parametrize("line", LINES)
def test_title_holds_what_the_table_says(line: Line) -> None:
    found = find_moment(line.text, now=line.now, zone=line.zone, day_end=DAY_END)

    if found is None:
        assert line.meaning == "nothing"
        return
    shown = f"{show(found.reading, line.now)} / {found.phrase} / {found.rest}"
    assert shown == line.meaning
    assert found.reading == reading_of(line.meaning.split(" / ")[0], line.now)
    assert line.text[found.start : found.end].startswith(found.phrase.split()[0])


@pytest.mark.parametrize("language", TABLES)
def test_tables_refuse_as_often_as_they_find(language: str) -> None:
    meanings = [line.meaning for line in read_lines(TABLES[language])]

    assert len(meanings) >= 60
    assert 0.4 < sum(meaning == "nothing" for meaning in meanings) / len(meanings) < 0.7
