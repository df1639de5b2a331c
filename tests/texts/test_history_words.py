"""Every kind of change has words in every language, also where its line tells little."""

import ast
from zoneinfo import ZoneInfo

import pytest

from handlers.cards.history_words import event_words
from handlers.reader import Reader
from locales.catalogues import LANGUAGES
from models.cards.past import Happened
from models.tables import DIDS, EventKind
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


def recorded() -> set[tuple[str, str]]:
    """The kind and the `did` of every change that is recorded with one."""
    return {
        (ast.unparse(call.args[2]), ast.unparse(keyword.value))
        for file in files_of("models")
        for call in calls_in(tree_of(file))
        if called(call) == "record"
        for keyword in call.keywords
        if keyword.arg == "did"
    }


def test_the_catalogue_names_all_that_is_recorded() -> None:
    known = {
        (f"EventKind.{kind.name}", f"Did.{did.name}") for kind, dids in DIDS.items() for did in dids
    }
    assert recorded() == known


SAID = {"before": "Раз", "after": "2026-11-24T10:00:00+00:00", "text": "Два", "count": 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_has_words_of_its_own(language: str) -> None:
    catalogue = [(kind, did) for kind in EventKind for did in DIDS.get(kind, (None,))]
    words = [said(language, kind, **{**SAID, "did": did} if did else {}) for kind, did in catalogue]
    assert len({*words}) == len(words)
    assert said(language, EventKind.ITEM) not in words
