"""A toy application's database, and the library as shipped, to show what a repair is for."""

import datetime as dt
import sqlite3
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from tortoise.backends.base.client import TransactionContextPooled
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)
from tortoise.fields import Field
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor

from models.storage import database, migrate, repairs
from tests.storage import toy as toy_app

# Taken on import, which is before any test opens a database and so applies the repairs.
_ORIGINALS = [
    (owner, name, getattr(owner, name))
    for owner, name in (
        (BaseSchemaEditor, "create_model"),
        (Field, "deconstruct"),
        (SqliteClient, "execute_many"),
        (SqliteSchemaEditor, "_remake_table"),
        (SqliteSchemaEditor, "_run_sql"),
        (SqliteSchemaEditor, "remove_constraint"),
        (SqliteTransactionContext, "__aenter__"),
        (SqliteTransactionWrapper, "begin"),
        (TransactionContextPooled, "__aenter__"),
    )
]
_ADAPTERS: dict[Any, Any] = sqlite3.adapters
_MOMENT = (dt.datetime, sqlite3.PrepareProtocol)
_AS_TEXT = _ADAPTERS[_MOMENT]


@pytest.fixture
def as_shipped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The library without any repair, and none is applied while the test runs."""
    for owner, name, original in _ORIGINALS:
        # A repair calls this very function, so finding ours here would prove nothing.
        assert original.__module__.startswith("tortoise"), f"{owner}.{name} was repaired too early"
        monkeypatch.setattr(owner, name, original)
    assert _AS_TEXT.__module__.startswith("tortoise")
    monkeypatch.setitem(_ADAPTERS, _MOMENT, _AS_TEXT)
    monkeypatch.setattr(repairs, "REPAIRS", ())
    EXECUTOR_CACHE.clear()
    yield
    EXECUTOR_CACHE.clear()


@pytest.fixture
async def toy_url(empty_url: str) -> str:
    """The address of the toy's database, of each kind: migrated and empty."""
    await migrate(empty_url, toy_app.MODULES, migrations=toy_app.MIGRATIONS)
    return empty_url


@pytest.fixture
async def toy(toy_url: str) -> AsyncIterator[str]:
    """The toy's database, open; gives its address."""
    async with database(toy_url, toy_app.MODULES):
        yield toy_url
