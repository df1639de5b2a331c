"""SQLite: a semicolon in a text or a comment does not end a statement of a migration.

As shipped a migration's SQL is cut at every ";", also inside a quoted text or the comment that a
model's docstring becomes. No issue upstream.
"""

# ruff: noqa: SLF001 - a repair reaches inside

import sqlite3
from collections.abc import Iterator

from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor

_as_shipped = SqliteSchemaEditor._run_sql


def apply() -> None:
    """Put the repaired method into the library."""
    SqliteSchemaEditor._run_sql = _run_sql  # type: ignore[method-assign]


async def _run_sql(self: SqliteSchemaEditor, sql: str) -> None:
    if self.collect_sql or not self.atomic_migration:
        await _as_shipped(self, sql)
        return
    for statement in _statements(sql):
        await self.client.execute_query(statement)


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for piece in f"{sql};".split(";")[:-1]:
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):
            if statement.strip(" \t\r\n;"):
                yield statement
            statement = ""
    if statement.strip():
        yield statement
