"""Ready checklists, word for word in three languages, side by side."""

import re
from zoneinfo import ZoneInfo

import pytest

from handlers.reader import Reader
from handlers.templates import (
    ITEMS,
    item_text,
    part_title,
    side_words,
    template_sentence,
    template_title,
)
from handlers.templates.titles import part_titles
from locales.catalogues import LANGUAGES
from models.checklists.ready import PARTS, READY, SIDES, TEMPLATES, Side, Template
from models.checklists.written import ITEM_LIMIT
from tests.town import START

READERS = [Reader(language, ZoneInfo("Europe/Kyiv"), START) for language in LANGUAGES]
COUNTS = {
    "collaboration": 14,
    "month": 12,
    "team": 8,
    "smm_manager": 29,
    "community": 15,
    "specialist": 9,
    "success": 21,
}
"""As many as the profession's own lists have."""
SIGNS = {"SMM", "KPI", "ROI", "SEO", "ER", "Q&A", "Facebook", "Instagram", "LinkedIn", "YouTube"}
CYRILLIC, LATIN = re.compile(r"[а-яіїєґё]", re.IGNORECASE), re.compile(r"[A-Za-z&]+")


def side_by_side(key: str) -> tuple[str, ...]:
    """An item as each of the languages says it."""
    return tuple(item_text(reader, key) for reader in READERS)


def test_every_list_has_all_its_items() -> None:
    assert {template.key: len(template.items) for template in READY} == COUNTS
    keys = [key for template in READY for key in template.items]
    assert len(keys) == len(set(keys)) == sum(COUNTS.values())


@pytest.mark.parametrize("template", READY, ids=lambda template: template.key)
def test_every_item_is_said_in_each_language(template: Template) -> None:
    for reader in READERS:
        assert set(ITEMS[template.key](reader)) == set(template.items)
    for key in template.items:
        said = side_by_side(key)
        assert all(0 < len(text) <= ITEM_LIMIT for text in said), key
        assert all(text == text.strip() and text[0].isupper() for text in said), key
        for reader, text in zip(READERS, said, strict=True):
            assert bool(CYRILLIC.search(text)) == (reader.language != "en"), text
            if reader.language != "en":
                assert set(LATIN.findall(text)) <= SIGNS | {"Q", "A", "SMM"}, text
    for reader in READERS:
        whole = [item_text(reader, key) for key in template.items]
        assert len(set(whole)) == len(whole)


def test_languages_differ() -> None:
    """Neighbours may spell a word alike; English is said in words of its own."""
    alike = [key for key in PARTS if side_by_side(key)[0] == side_by_side(key)[2]]
    assert not alike


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language)
def test_titles_sentences_parts_and_sides(reader: Reader) -> None:
    for key in TEMPLATES:
        assert template_title(reader, key)
        assert template_sentence(reader, key)
    several = [part for one in READY if len(one.parts) > 1 for part, _ in one.parts]
    assert set(part_titles(reader)) == set(several)
    for key, part in PARTS.items():
        assert (part_title(reader, key) is not None) == (part in several)
    assert len({side_words(reader, side) for side in Side}) == len(Side)


def test_each_side_has_its_turn_where_two_work_together() -> None:
    for key in ("collaboration", "month"):
        template = TEMPLATES[key]
        assert {SIDES.get(item) for item in template.items} == set(Side)
    assert set(SIDES.values()) == set(Side)
