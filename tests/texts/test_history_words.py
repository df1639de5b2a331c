"""Every kind of change has words in every language, also where its line tells little."""

import ast
from zoneinfo import ZoneInfo

import pytest

from handlers.cards.history_words import event_words
from handlers.reader import Reader
from locales.catalogues import LANGUAGES
from models.cards.past import Happened
from models.tables import EventKind
from tests.structure.code import called, calls_in, files_of, tree_of
from tests.town import START


def said(language: str, kind: EventKind, **data: object) -> str:
    """What somebody who reads this language is told of such a change."""
    reader = Reader(language, ZoneInfo("Europe/Kyiv"), START)
    return str(event_words(reader, Happened(1, kind, data, START, "Олена")))


@pytest.mark.parametrize("kind", EventKind)
def test_a_line_of_an_older_release_has_words_too(kind: EventKind) -> None:
    words = {said(language, kind) for language in LANGUAGES}
    assert all(words)
    assert len(words) == len(LANGUAGES)


def what_is_done_with_items() -> set[str]:
    """Every `did` with which a change of a checklist is recorded."""
    return {
        str(keyword.value.value)
        for file in files_of("models")
        for call in calls_in(tree_of(file))
        if called(call) == "record"
        for keyword in call.keywords
        if keyword.arg == "did" and isinstance(keyword.value, ast.Constant)
        if "EventKind.ITEM" in ast.unparse(call)
    }


def test_all_that_is_done_with_items_has_words() -> None:
    done = what_is_done_with_items()
    assert len(done) >= 9
    lines = {"before": "A", "after": "B", "count": 2, "text": "C", "person": None}
    for did in done:
        after = START.isoformat() if did == "dated" else lines["after"]
        words = said("en", EventKind.ITEM, **{**lines, "did": did, "after": after})
        assert words != said("en", EventKind.ITEM), did
