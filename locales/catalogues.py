"""The catalogues: gettext .po files, read and compiled in memory with Babel, no build step."""

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("uk", "ru", "en")
FOLDER = Path(__file__).parent


def catalogue_file(language: str) -> Path:
    """Where the texts of a language are written."""
    return FOLDER / language / "LC_MESSAGES" / "kartka.po"


@cache
def catalogue(language: str) -> GNUTranslations:
    """The texts of one of `LANGUAGES`. Raises FileNotFoundError for another."""
    with catalogue_file(language).open("rb") as file:
        written = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, written)
    compiled.seek(0)
    return GNUTranslations(compiled)


def nearest(code: str | None, default: str) -> str:
    """The language for a person whose Telegram speaks `code`, such as `uk` or `pt-br`.

    Ukrainian and Russian for their speakers, English for all others, `default` when unknown.
    """
    if not code:
        return default
    language = code.split("-")[0].split("_")[0].lower()
    return language if language in LANGUAGES else "en"
