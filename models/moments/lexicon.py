"""All words of the three languages in one table: people mix them, so no language is asked for."""

from collections.abc import Mapping
from typing import Final

from models.moments import words_en, words_ru, words_uk

Entry = tuple[str, int, str]


def unfold(forms: str) -> list[str]:
    """Unfold "січ-/ень/ня пн" into the words it stands for."""
    words: list[str] = []
    for form in forms.split():
        stem, dash, endings = form.partition("-")
        words += [stem + ending for ending in endings.split("/")] if dash else [stem]
    return words


def gather(*tables: tuple[Entry, ...]) -> dict[str, dict[str, int]]:
    """Give every word its senses; one word may have several ("may", "год", "в")."""
    senses: dict[str, dict[str, int]] = {}
    for table in tables:
        for sense, value, forms in table:
            for word in unfold(forms):
                senses.setdefault(word, {})[sense] = value
                if sense == "n":
                    senses[word]["said"] = value  # a number in words, never in figures
                if sense == "ord" and not word.isascii():
                    senses[word]["day_ord"] = value  # a day by itself; "second" is not
    return senses


LEXICON: Final[Mapping[str, Mapping[str, int]]] = gather(
    words_en.WORDS, words_ru.WORDS, words_uk.WORDS
)
