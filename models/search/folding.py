"""Words as they are compared: without letter case, and without what people leave out or mix up."""

import re
from collections.abc import Iterable
from unicodedata import normalize

WORD_LIMIT = 64
TEXT_LIMIT = 500_000
"""So many bytes of words are kept of a card: PostgreSQL takes twice that."""
# Apostrophes of every keyboard, and invisible characters inside of words.
DROPPED: dict[int, str | None] = dict.fromkeys(
    map(ord, "'’ʼ‘`´\u2032\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
DROPPED[ord("№")] = " "  # else it becomes the letters "No"
STRESS = "\u0301"
WORDS = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text without letter case, apostrophes and stress marks, «ё» as «е»."""
    text = normalize("NFKC", text.translate(DROPPED)).casefold()
    return text.replace("ё", "е").replace(STRESS, "")


def words_in(texts: Iterable[str]) -> list[str]:
    """The words of the texts, folded, each once, in their order; long ones are cut."""
    found = (word[:WORD_LIMIT] for text in texts for word in WORDS.findall(fold(text)))
    return list(dict.fromkeys(found))


def joined(words: Iterable[str]) -> str:
    """The words between spaces, as many as a card keeps."""
    kept, size = [], 0
    for word in words:
        size += len(word.encode()) + 1
        if size > TEXT_LIMIT:
            break
        kept.append(word)
    return " ".join(kept)
