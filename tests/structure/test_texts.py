"""Three whole languages: catalogues, commands, and the database that the tables ask for."""

import ast
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Message

from bot.process import introduce
from handlers.commands import description, group_commands, private_commands, short_description
from handlers.reader import Reader
from locales.catalogues import LANGUAGES
from locales.upkeep import faults, kept_catalogue
from models.storage import make_migrations
from tests.structure.code import called, calls_in, files_of, name_of, tree_of
from tests.town import START, ZONES, Town

ZONE = ZONES[101]


def test_catalogues_are_whole() -> None:
    assert not faults()


def test_every_text_that_is_asked_for_is_found_by_the_catalogues() -> None:
    """What stands in an f-string, or in a call within a call, may be overlooked when extracted."""
    kept = {message.id if isinstance(message.id, str) else message.id[0] for message in texts()}
    asked = {
        call.args[0].value: name_of(file)
        for file in files_of("handlers", "bot")
        for call in calls_in(tree_of(file))
        if isinstance(call.func, ast.Attribute)
        and called(call) in {"say", "label", "many"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    assert not {text: file for text, file in asked.items() if text not in kept}


def texts() -> list[Message]:
    """Every text of the first catalogue."""
    return [message for message in kept_catalogue(LANGUAGES[0]) if message.id]


async def test_migrations_make_what_the_models_declare() -> None:
    assert await make_migrations(write=False) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_fits_telegram(language: str, reader: Reader) -> None:
    commands = private_commands(reader) | group_commands(reader)
    assert all(1 <= len(words) <= 256 for words in commands.values())
    assert len(description(reader)) <= 512
    assert len(short_description(reader)) <= 120


@pytest.fixture
def reader(language: str) -> Reader:
    """Somebody who reads this language."""
    return Reader(language, ZoneInfo(ZONE), START)


async def test_commands_are_set_in_each_language_and_kind_of_chat(sqlite_town: Town) -> None:
    await introduce(sqlite_town.house.bot, sqlite_town.house)
    calls = [call["params"] for call in await sqlite_town.calls("setMyCommands")]
    found = {(call.get("language_code"), str(call["scope"])) for call in calls}
    assert len(found) == len(calls) == 2 * (len(LANGUAGES) + 1)
    assert {language for language, _ in found} == {None, *LANGUAGES}
