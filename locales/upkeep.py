"""Keeping the catalogues: texts are found in the code, and what is missing or broken is named."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from locales.catalogues import LANGUAGES, catalogue_file

ROOT = Path(__file__).parent.parent
ROOMS = ("handlers", "bot")
KEYWORDS = {"say": None, "label": None, "many": (1, 2)}
TAG = re.compile(r"</?[a-z-]+")


def written_texts() -> Catalog:
    """Every text that the code asks for, with its file."""
    found = Catalog(project="Kartka", charset="utf-8")
    for room in ROOMS:
        for path, _, message, comments, context in extract_from_dir(
            ROOT / room, method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            name = f"{room}/{path}"
            found.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
        for file in sorted((ROOT / room).rglob("*.py")):
            for text in texts_inside_strings(file.read_text(encoding="utf-8")):
                found.add(text, locations=[(file.relative_to(ROOT).as_posix(), 0)])
    return found


def texts_inside_strings(source: str) -> Iterator[str]:
    """Texts that are asked for inside f-strings, where Babel does not look."""
    for string in ast.walk(ast.parse(source)):
        for call in ast.walk(string) if isinstance(string, ast.JoinedStr) else ():
            match call:
                case ast.Call(
                    func=ast.Attribute(attr="say" | "label"),
                    args=[ast.Constant(value=str(text)), *_],
                ):
                    yield text


def kept_catalogue(language: str) -> Catalog:
    """A language's catalogue as it lies in its file; an empty one when there is none yet."""
    file = catalogue_file(language)
    if not file.exists():
        return Catalog(locale=language, project="Kartka", charset="utf-8")
    with file.open("rb") as lines:
        return read_po(lines, locale=language)


def update() -> None:
    """Bring the catalogues in line with the code: new texts empty, old ones gone.

    English stands in the code, so a new English text is its own translation.
    """
    wanted = written_texts()
    for language in LANGUAGES:
        kept = kept_catalogue(language)
        kept.update(wanted, no_fuzzy_matching=True)
        kept.obsolete.clear()
        if language == "en":
            for message in texts_of(kept):
                if not any(forms(message)):
                    message.string = message.id
        file = catalogue_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as lines:
            write_po(
                lines, kept, width=100, omit_header=True, include_lineno=False, sort_output=True
            )


def faults() -> list[str]:
    """What is wrong with the catalogues, a line each; empty when they are whole."""
    wanted = {message.id for message in texts_of(written_texts())}
    found = []
    for language in LANGUAGES:
        kept = kept_catalogue(language)
        there = {message.id for message in texts_of(kept)}
        found += [f"{language}: missing {text!r}" for text in sorted(wanted - there, key=str)]
        found += [f"{language}: not used {text!r}" for text in sorted(there - wanted, key=str)]
        for message in texts_of(kept):
            found += [
                f"{language}: {fault} in {message.id!r}" for fault in faults_of(message, kept)
            ]
    return found


def faults_of(message: Message, catalogue: Catalog) -> list[str]:
    """What is wrong with one translation."""
    written = forms(message)
    needed = catalogue.num_plurals if message.pluralizable else 1
    found = []
    if message.fuzzy:
        found.append("a guess")
    if len(written) != needed or not all(written):
        found.append(f"{sum(map(bool, written))} of {needed} forms")
    source = message.id if isinstance(message.id, tuple | list) else (message.id,)
    for form in filter(None, written):
        if placeholders(form) not in [placeholders(text) for text in source]:
            found.append(f"other placeholders ({form!r})")
        if Counter(TAG.findall(form)) != Counter(TAG.findall(source[0])):
            found.append(f"other tags ({form!r})")
    return found


def forms(message: Message) -> tuple[str, ...]:
    """The forms of a translation: one, or as many as the language has plurals."""
    string = message.string
    return tuple(string) if isinstance(string, tuple | list) else (string or "",)


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def texts_of(catalogue: Catalog) -> list[Message]:
    """The messages without the header."""
    return [message for message in catalogue if message.id]
