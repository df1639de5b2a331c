"""The catalogues are whole, and their letters and forms are those of the language."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.reader import Reader
from locales.upkeep import faults, forms, kept_catalogue, texts_of

COUNTS = (0, 1, 2, 5, 11, 21, 22, 25, 101, 112)
# "виконав/ла", "надіслав(-ла)": both genders in one word, where a text should need neither.
BOTH_GENDERS = re.compile(r"[а-яіїєґё]/-?[а-яіїєґё]|[а-яіїєґё]\(-?[а-яіїєґё]{1,4}\)")
MARKUP = re.compile(r"<[^>]*>|\{[^}]*\}")
FOREIGN_LETTERS = {"uk": "ыэъё", "ru": "іїєґ"}


def texts(language: str) -> list[str]:
    """Every text and plural form of a language, without tags and placeholders."""
    written = [form for message in texts_of(kept_catalogue(language)) for form in forms(message)]
    return [MARKUP.sub("", form) for form in written]


def test_catalogues_are_whole() -> None:
    assert faults() == []


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_no_text_guesses_a_gender_with_a_slash(language: str) -> None:
    assert [text for text in texts(language) if BOTH_GENDERS.search(text.lower())] == []


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_quotes_are_not_straight(language: str) -> None:
    assert [text for text in texts(language) if '"' in text] == []


def test_ukrainian_apostrophes_are_not_straight() -> None:
    assert [text for text in texts("uk") if "'" in text] == []


def test_english_quotes_are_curly() -> None:
    assert [text for text in texts("en") if set(text) & set("\"'«»")] == []


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_no_letter_of_the_neighbours_alphabet(language: str) -> None:
    foreign = set(FOREIGN_LETTERS[language])
    assert [text for text in texts(language) if foreign & set(text.lower())] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "uk",
            "файлів файл файли файлів файлів файл файли файлів файл файлів",
        ),
        (
            "ru",
            "файлов файл файла файлов файлов файл файла файлов файл файлов",
        ),
        ("en", "files file files files files files files files files files"),
    ],
)
def test_counted_words_take_their_form(language: str, words: str) -> None:
    reader = Reader(language, ZoneInfo("Europe/Kyiv"), datetime(2026, 7, 1, tzinfo=UTC))
    counted = [str(reader.many("{n} file", "{n} files", n)) for n in COUNTS]
    assert counted == [f"{n} {word}" for n, word in zip(COUNTS, words.split(), strict=True)]
