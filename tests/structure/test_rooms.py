"""Rooms: who knows whom, how long a file may be, and what a handler leaves to others."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from locales.upkeep import kept_catalogue
from tests.structure.code import (
    ROOMS,
    ROOT,
    called,
    calls_in,
    docstrings_of,
    files_of,
    imported_from,
    name_of,
    tree_of,
)

LINES = 370
"""Around 300, as the house has it; tables of cases are longer."""
LISTS = {"handlers/buttons/__init__.py"}
"""Nothing but names, one a line: it is as long as there are kinds of buttons."""

QUERIES = {"all", "bulk_create", "create", "exists", "filter", "first", "get", "raw"} | {
    f"{verb}_{what}"
    for verb in ("get", "update", "select", "in")
    for what in ("or_none", "or_create", "for_update", "bulk")
}
SAID = {"say", "label", "many"}
WORDS = re.compile(r"[^\W\d_]{2,}[ ,.]+[^\W\d_]{2,}")
MARKUP = re.compile(r"<[^>]*(?:>|$)|\{\w*\}")
CYRILLIC = re.compile(r"[а-яіїєґё]", re.IGNORECASE)
HANDLERS = files_of("handlers")
CATALOGUE = {
    text
    for message in kept_catalogue("uk")
    for text in (message.id if isinstance(message.id, tuple | list) else (message.id,))
}


def test_imports_run_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(  # noqa: S603
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_files_are_short() -> None:
    long = {
        name_of(file): length
        for file in files_of(*ROOMS, "tests")
        if name_of(file) not in LISTS
        if (length := len(file.read_text(encoding="utf-8").splitlines())) > LINES
    }
    assert not long


def test_no_room_has_a_name_that_says_nothing() -> None:
    banned = {"utils", "helpers", "common", "misc", "services", "manager"}
    assert not [name_of(file) for file in files_of(*ROOMS, "tests") if banned & set(file.parts)]
    assert not [name_of(file) for file in files_of(*ROOMS, "tests") if file.stem in banned]


@pytest.mark.parametrize("file", HANDLERS, ids=name_of)
def test_a_handler_asks_nobody_what_time_it_is(file: Path) -> None:
    clocks = {"now", "today", "utcnow", "time", "monotonic"}
    asked = [
        ast.unparse(call)
        for call in calls_in(tree_of(file))
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in clocks
        and ast.unparse(call.func.value) in {"datetime", "date", "time", "dt.datetime"}
    ]
    assert not asked


@pytest.mark.parametrize("file", HANDLERS, ids=name_of)
def test_a_handler_holds_no_query(file: Path) -> None:
    tree = tree_of(file)
    tables = imported_from(tree, "models.tables")
    queries = [
        ast.unparse(call.func)
        for call in calls_in(tree)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in QUERIES
        and ast.unparse(call.func.value).split(".")[0] in tables
    ]
    assert not queries


@pytest.mark.parametrize("file", [*HANDLERS, ROOT / "bot" / "intake.py"], ids=name_of)
def test_every_text_for_people_is_in_the_catalogues(file: Path) -> None:
    """Only what goes through `say`, `label` or `many` is ever translated."""
    tree = tree_of(file)
    translated = {
        id(node)
        for call in calls_in(tree)
        if called(call) in SAID | {"exception", "warning", "info", "ValueError"}
        for argument in call.args
        for node in ast.walk(argument)
    } | {id(call.keywords[0].value) for call in calls_in(tree) if called(call) == "Router"}
    literal = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in translated | docstrings_of(tree)
        if WORDS.search(re.sub(r"<[^>]*(?:>|$)|\{\w*\}", "", node.value))
        or CYRILLIC.search(node.value)
        if not names_a_language_or_date(file, node.value)
    ]
    assert not literal


def names_a_language_or_date(file: Path, text: str) -> bool:
    """What is the same for every reader: languages by their own names, patterns of dates."""
    if file.name == "settings.py":
        return text in {"Українська", "Русский"}
    return file.name == "reader.py" and "MM" in text


@pytest.mark.parametrize("file", HANDLERS, ids=name_of)
def test_texts_are_constants_that_can_be_found(file: Path) -> None:
    """A text that is put together at run time is in no catalogue; nor is one that is not found,
    as in an f-string."""
    asked = [
        argument
        for call in calls_in(tree_of(file))
        if isinstance(call.func, ast.Attribute)
        and (call.func.attr in {"label", "many"} or (call.func.attr == "say" and is_reader(call)))
        for argument in call.args[: 2 if call.func.attr == "many" else 1]
    ]
    wrong = [
        ast.unparse(text)
        for text in asked
        if not isinstance(text, ast.Constant) or text.value not in CATALOGUE
    ]
    assert not wrong or file.name == "reader.py"


def is_reader(call: ast.Call) -> bool:
    """Whether it is a reader that says it; `answer.say` takes words that are translated already."""
    assert isinstance(call.func, ast.Attribute)
    return ast.unparse(call.func.value).rsplit(".", 1)[-1] in {"reader", "tapper"}
