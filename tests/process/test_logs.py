"""Logs: ids and reasons, in text or JSON; no words of people, no secrets."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import GetMe
from pydantic import SecretStr

from bot.errors import reason
from bot.logs import set_up
from bot.settings import Settings

TOKEN = "123456789:" + "Ab-" * 12
WORDS = "таємний пост"
log = logging.getLogger("bot.intake")


@pytest.fixture
def root() -> Iterator[None]:
    """The logging of the tests comes back after."""
    kept = logging.root.handlers[:], logging.root.level
    yield
    logging.root.handlers[:], level = kept
    logging.root.setLevel(level)


def fail() -> None:
    raise ValueError(WORDS)


def settings(**more: Any) -> Settings:
    return Settings(_env_file=None, bot_token=SecretStr(TOKEN), **more)


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_an_exception_is_told_by_place_and_type(
    root: None, capsys: pytest.CaptureFixture[str], log_format: str
) -> None:
    set_up(settings(log_format=log_format))
    try:
        fail()
    except ValueError:
        log.exception("update %d failed", 7)
    written = capsys.readouterr().err
    assert "update 7 failed" in written
    assert "test_logs.py" in written
    assert "in fail" in written
    assert "ValueError" in written
    assert WORDS not in written


def test_a_line_of_json_is_one_object(root: None, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(settings(log_format="json"))
    log.warning("chat %d: %s", 101, "Bad\nRequest")
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    found = json.loads(line)
    assert found.pop("at")
    assert found == {
        "level": "WARNING",
        "logger": "bot.intake",
        "message": "chat 101: Bad\nRequest",
    }


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_the_token_is_never_written(
    root: None, capsys: pytest.CaptureFixture[str], log_format: str
) -> None:
    set_up(settings(log_format=log_format, database_url="postgres://olena:pass@host/name"))
    log.warning("no answer from https://api.telegram.org/bot%s/getMe", TOKEN)
    log.warning("cannot open %s", "postgres://olena:pass@host/name")
    written = capsys.readouterr().err
    assert "no answer from" in written
    assert TOKEN not in written
    assert "pass" not in written


def test_the_level_holds_and_chatty_libraries_are_quiet(
    root: None, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(settings(log_level="WARNING"))
    log.info("hidden")
    set_up(settings(log_level="DEBUG"))
    log.debug("shown")
    for library in ("tortoise.db_client", "aiosqlite", "aiogram.event", "apscheduler.executors"):
        logging.getLogger(library).info("INSERT %s", WORDS)
    written = capsys.readouterr().err
    assert "shown" in written
    assert "hidden" not in written
    assert WORDS not in written


def test_reasons_are_telegrams_words_and_not_those_of_the_network() -> None:
    address = f"TooManyRedirects: url='https://api.telegram.org/bot{TOKEN}/getMe'"
    assert reason(TelegramNetworkError(GetMe(), address)) == "TelegramNetworkError"
    said = reason(TelegramBadRequest(GetMe(), "chat not found\nmore"))
    assert said == "TelegramBadRequest: chat not found"
