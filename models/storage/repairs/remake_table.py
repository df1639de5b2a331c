"""SQLite: a table made anew by a migration keeps its indexes and its uniqueness.

SQLite changes or drops a column by copying the table. tortoise-orm's copy has neither the indexes
nor the uniqueness over several columns that the old one had, does not add or drop the index of a
column whose `db_index` changes, and forgets which numbers AUTOINCREMENT has given, so that a new
row could get the number of a deleted one. Nor can it remove uniqueness that CREATE TABLE made.
(The rows of child tables, deleted with the old table as though by ON DELETE CASCADE, are kept by
migrating with `foreign_keys=OFF`.) Upstream knows only that constraints are missing where a table
is first made: tortoise-orm #2272, #2275.
"""

# ruff: noqa: SLF001 - a repair reaches inside

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tortoise.fields import Field
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor
from tortoise.models import Model

Changes = Sequence[tuple[Field[Any], Field[Any]]]
Remake = Callable[..., Awaitable[None]]

_remove_as_shipped: Callable[..., Awaitable[None]] = SqliteSchemaEditor.remove_constraint
_as_shipped: Remake = SqliteSchemaEditor._remake_table


@dataclass(frozen=True)
class _KeptIndex:
    name: str
    sql: str | None
    """None for the index behind a UNIQUE inside CREATE TABLE."""
    unique: bool
    partial: bool
    columns: tuple[str | None, ...]
    """None for an expression."""

    def names(self, column: str) -> bool:
        return column in self.columns or f'"{column}"' in (self.sql or "")


def apply() -> None:
    """Put the repaired methods into the library."""
    SqliteSchemaEditor._remake_table = _remake_table  # type: ignore[method-assign]
    SqliteSchemaEditor.remove_constraint = _remove_constraint  # type: ignore[method-assign]


async def _remake_table(
    self: SqliteSchemaEditor,
    model: type[Model],
    create_field: Field[Any] | None = None,
    delete_field: Field[Any] | None = None,
    alter_fields: Changes | None = None,
) -> None:
    changes = list(alter_fields or ())
    if self.collect_sql:
        await _as_shipped(self, model, create_field, delete_field, changes)
        return
    old = await _read_indexes(self, model._meta.db_table)
    last = await _read_last_number(self, model._meta.db_table)
    await _as_shipped(self, model, create_field, delete_field, changes)
    await _restore_last_number(self, model._meta.db_table, last)
    for index in old:
        if not _is_gone(index, model, delete_field, changes):
            await _restore(self, model, index, changes)
    for before, after in changes:
        if after.index and not before.index and not after.unique:
            await self.add_index(model, Index(fields=(_column(after),)))


async def _remove_constraint(
    self: SqliteSchemaEditor, model: type[Model], constraint: UniqueConstraint | CheckConstraint
) -> None:
    if isinstance(constraint, UniqueConstraint) and not self.collect_sql:
        columns = tuple(self._resolve_fields_to_columns(model, constraint.fields))
        there = await _read_indexes(self, model._meta.db_table)
        if any(index.sql is None and index.columns == columns for index in there):
            # Nothing can drop the index behind a UNIQUE, so make it one with a name first.
            await _remake_table(self, model)
    await _remove_as_shipped(self, model, constraint)


async def _read_indexes(editor: SqliteSchemaEditor, table: str) -> list[_KeptIndex]:
    query = editor.client.execute_query_dict
    texts = await query(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", [table]
    )
    sql_of = {row["name"]: row["sql"] for row in texts}
    found = []
    for row in await query(f'PRAGMA index_list("{table}")'):
        if row["origin"] == "pk":
            continue
        columns = await query(f'PRAGMA index_info("{row["name"]}")')
        found.append(
            _KeptIndex(
                name=row["name"],
                sql=sql_of[row["name"]],
                unique=bool(row["unique"]),
                partial=bool(row["partial"]),
                columns=tuple(column["name"] for column in columns),
            )
        )
    return found


def _is_gone(
    index: _KeptIndex, model: type[Model], deleted: Field[Any] | None, changes: Changes
) -> bool:
    if deleted is not None and index.names(_column(deleted)):
        return True
    if len(index.columns) > 1 or index.partial:
        return False
    if index.unique:
        # Uniqueness of one column is in the new table's own text, if it still is to be unique.
        declared = {_column(field) for field in model._meta.fields_map.values() if field.unique}
        changed = {_column(before) for before, _ in changes}
        return index.sql is None or index.columns[0] in declared | changed
    return any(
        index.columns == (_column(before),)
        and before.index
        and not after.index
        and index.name.startswith("idx_")  # the library's own, not one named by hand
        for before, after in changes
    )


async def _restore(
    editor: SqliteSchemaEditor, model: type[Model], index: _KeptIndex, changes: Changes
) -> None:
    renamed = {_column(before): _column(after) for before, after in changes}
    if index.sql is None:
        columns = [renamed.get(column, column) for column in index.columns if column is not None]
        sql = editor.UNIQUE_INDEX_CREATE_TEMPLATE.format(
            index_name=editor._get_unique_constraint_name(model, columns),
            table_name=editor.quote(model._meta.db_table),
            fields=", ".join(editor.quote(column) for column in columns),
            extra="",
        )
    else:
        sql = index.sql
        for before, after in renamed.items():
            sql = sql.replace(f'"{before}"', f'"{after}"')
    # Not through _run_sql, which would cut the text of an index in two at a ";".
    await editor.client.execute_query(sql)


async def _read_last_number(editor: SqliteSchemaEditor, table: str) -> int | None:
    query = editor.client.execute_query_dict
    if not await query("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"):
        return None
    rows = await query("SELECT seq FROM sqlite_sequence WHERE name = ?", [table])
    return int(rows[0]["seq"]) if rows else None


async def _restore_last_number(editor: SqliteSchemaEditor, table: str, last: int | None) -> None:
    if last is None:
        return
    query = editor.client.execute_query
    await query("DELETE FROM sqlite_sequence WHERE name = ?", [table])
    await query("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, last])


def _column(field: Field[Any]) -> str:
    return field.source_field or field.model_field_name
