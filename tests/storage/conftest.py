"""The database library as it is shipped, for tests that show what a repair is for."""

import pytest
from tortoise.backends.base.client import TransactionContextPooled
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)
from tortoise.fields import Field
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor

from models.storage import repairs

# Taken on import, which is before any test opens a database and so applies the repairs.
_ORIGINALS = [
    (owner, name, getattr(owner, name))
    for owner, name in (
        (BaseSchemaEditor, "create_model"),
        (Field, "deconstruct"),
        (SqliteClient, "execute_many"),
        (SqliteSchemaEditor, "_remake_table"),
        (SqliteSchemaEditor, "_run_sql"),
        (SqliteTransactionContext, "__aenter__"),
        (SqliteTransactionWrapper, "begin"),
        (TransactionContextPooled, "__aenter__"),
    )
]


@pytest.fixture
def as_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library without any repair, and none is applied while the test runs."""
    for owner, name, original in _ORIGINALS:
        # A repair calls this very function, so finding ours here would prove nothing.
        assert original.__module__.startswith("tortoise"), f"{owner}.{name} was repaired too early"
        monkeypatch.setattr(owner, name, original)
    monkeypatch.setattr(repairs, "REPAIRS", ())
