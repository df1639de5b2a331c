"""What a database holds besides rows, as models declare it and as the database says it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.fields.relational import ForeignKeyFieldInstance, ManyToManyFieldInstance
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

SEARCHED = {"card_text": "words"}
"""What `models.storage.words` indexes, by table: models have no words for it."""


@dataclass
class Table:
    """One table; every list sorted, so that two of them compare and a difference reads well."""

    columns: list[tuple[str, bool]] = field(default_factory=list)
    """Name and whether it may be NULL."""
    key: list[str] = field(default_factory=list)
    uniques: list[tuple[str, ...]] = field(default_factory=list)
    indexes: list[tuple[str, ...]] = field(default_factory=list)
    """Columns of the indexes that are not unique, or only over some rows (then a "partial")."""
    references: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Column, other table, its column, what happens when the other row is deleted."""
    checks: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """Columns that are searched by the beginnings of their words."""

    def sorted(self) -> "Table":
        """The same, each list in order."""
        return Table(**{name: sorted(values) for name, values in vars(self).items()})


def declared(models: Iterable[type[Model]]) -> dict[str, Table]:
    """The tables that these models ask for."""
    tables: dict[str, Table] = {}
    for model in models:
        meta = model._meta
        columns = dict(meta.fields_db_projection)
        table = Table(key=[meta.db_pk_column])
        for name, column in columns.items():
            described = meta.fields_map[name]
            table.columns.append((column, described.null and not described.pk))
            if described.unique and not described.pk:
                table.uniques.append((column,))
            elif described.index and not described.pk:
                table.indexes.append((column,))
        table.uniques += [_columns(model, names) for names in meta.unique_together]
        for index in meta.indexes:
            names = index if isinstance(index, (tuple, list)) else index.fields
            suffix = ("partial",) if isinstance(index, PartialIndex) else ()
            table.indexes.append(_columns(model, names) + suffix)
        for constraint in meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                table.uniques.append(_columns(model, constraint.fields))
            elif isinstance(constraint, CheckConstraint):
                table.checks.append(constraint.name)
        for name in (*meta.fk_fields, *meta.o2o_fields):
            relation = meta.fields_map[name]
            assert isinstance(relation, ForeignKeyFieldInstance)
            table.references.append(_reference(relation, columns[str(relation.source_field)]))
        if meta.db_table in SEARCHED:
            table.words.append(SEARCHED[meta.db_table])
        tables[meta.db_table] = table.sorted()
        for name in meta.m2m_fields:
            relation = meta.fields_map[name]
            assert isinstance(relation, ManyToManyFieldInstance)
            if not relation._generated:
                tables[relation.through] = _through(model, relation).sorted()
    return tables


async def actual(client: BaseDBAsyncClient) -> dict[str, Table]:
    """The tables that are there, without the record of migrations."""
    read = _read_sqlite if client.capabilities.dialect == "sqlite" else _read_postgres
    tables = await read(client)
    tables.pop("tortoise_migrations", None)
    return {name: table.sorted() for name, table in tables.items()}


def differences(there: dict[str, Table], wanted: dict[str, Table]) -> list[str]:
    """What is not as it should be, one line for each table and kind of thing."""
    lines = [f"{name} is missing" for name in sorted(wanted.keys() - there.keys())]
    lines += [f"{name} is too much" for name in sorted(there.keys() - wanted.keys())]
    for name in sorted(wanted.keys() & there.keys()):
        for kind, values in vars(wanted[name]).items():
            found = vars(there[name])[kind]
            if found != values:
                lines.append(f"{name}: {kind} are {found}, declared {values}")
    return lines


def _columns(model: type[Model], names: Iterable[str]) -> tuple[str, ...]:
    found = []
    for name in names:
        described = model._meta.fields_map[name]
        found.append(described.source_field or name)
    return tuple(found)


def _reference(relation: ForeignKeyFieldInstance[Any], column: str) -> tuple[str, str, str, str]:
    other = relation.related_model._meta
    target = relation.to_field_instance
    return (
        column,
        other.db_table,
        target.source_field or target.model_field_name,
        str(relation.on_delete),
    )


def _through(model: type[Model], relation: ManyToManyFieldInstance[Any]) -> Table:
    sides = [(relation.backward_key, model), (relation.forward_key, relation.related_model)]
    names = tuple(name for name, _ in sides)
    return Table(
        columns=[(name, False) for name in names],
        uniques=[names] if relation.unique else [],
        references=[
            (name, side._meta.db_table, side._meta.db_pk_column, str(relation.on_delete))
            for name, side in sides
        ],
    )


async def _read_sqlite(client: BaseDBAsyncClient) -> dict[str, Table]:
    tables = {}
    query = client.execute_query_dict
    for row in await query(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name NOT LIKE 'card\\_words%' ESCAPE '\\'"
    ):
        name, table = row["name"], Table()
        for column in await query(f'PRAGMA table_info("{name}")'):
            table.columns.append((column["name"], not column["notnull"]))
            if column["pk"]:
                table.key.append(column["name"])
        for index in await query(f'PRAGMA index_list("{name}")'):
            parts = await query(f'PRAGMA index_info("{index["name"]}")')
            _add_index(
                table,
                # SQLite takes a quoted name that is no column for a text, and says nothing.
                [part["name"] or "no column" for part in parts],
                key=index["origin"] == "pk",
                unique=index["unique"],
                partial=index["partial"],
            )
        for part in await query(f'PRAGMA foreign_key_list("{name}")'):
            table.references.append((part["from"], part["table"], part["to"], part["on_delete"]))
        words = row["sql"].split()
        table.checks = [
            words[at - 1].strip('"') for at, word in enumerate(words) if word == "CHECK"
        ]
        tables[name] = table
    for _ in await query(
        "SELECT 1 FROM sqlite_master WHERE sql LIKE '%card_words USING fts5(words%'"
    ):
        tables["card_text"].words.append("words")
    return tables


async def _read_postgres(client: BaseDBAsyncClient) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    query = client.execute_query_dict
    for row in await query(
        "SELECT table_name, column_name, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public'"
    ):
        table = tables.setdefault(row["table_name"], Table())
        table.columns.append((row["column_name"], row["is_nullable"] == "YES"))
    for row in await query(
        "SELECT c.relname, i.indisprimary, i.indisunique, i.indpred IS NOT NULL AS partial,"
        " array_agg(a.attname::text ORDER BY k.at) AS columns"
        " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'"
        " CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(number, at)"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number"
        " GROUP BY c.relname, i.indexrelid, i.indisprimary, i.indisunique, partial"
    ):
        table = tables[row["relname"]]
        if row["indisprimary"]:
            table.key = row["columns"]
        _add_index(
            table,
            row["columns"],
            key=row["indisprimary"],
            unique=row["indisunique"],
            partial=row["partial"],
        )
    for row in await query(
        "SELECT c.relname, pg_get_expr(i.indexprs, i.indrelid) AS of FROM pg_index i"
        " JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid"
        " JOIN pg_am a ON a.oid = x.relam WHERE a.amname = 'gin'"
    ):
        assert row["of"] == "to_tsvector('simple'::regconfig, words)"
        tables[row["relname"]].words.append("words")
    for row in await query(
        "SELECT c.relname, k.contype::text, k.conname, o.relname AS other, k.confdeltype::text,"
        " a.attname AS here, b.attname AS there"
        " FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
        " JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'"
        " LEFT JOIN pg_class o ON o.oid = k.confrelid"
        " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]"
        " LEFT JOIN pg_attribute b ON b.attrelid = o.oid AND b.attnum = k.confkey[1]"
        " WHERE k.contype IN ('c', 'f')"
    ):
        table = tables[row["relname"]]
        if row["contype"] == "c":
            table.checks.append(row["conname"])
        else:
            action = _ON_DELETE[row["confdeltype"]]
            table.references.append((row["here"], row["other"], row["there"], action))
    return tables


_ON_DELETE = {
    "a": "NO ACTION",
    "r": "RESTRICT",
    "c": "CASCADE",
    "n": "SET NULL",
    "d": "SET DEFAULT",
}


def _add_index(table: Table, columns: list[str], *, key: bool, unique: bool, partial: bool) -> None:
    if key:
        return
    if partial:
        table.indexes.append((*columns, "partial"))
    else:
        (table.uniques if unique else table.indexes).append(tuple(columns))
