"""Bringing a database to the form that the models declare."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.migrations.schema_editor import BaseSchemaEditor
from tortoise.migrations.writer import format_migration_name
from tortoise.transactions import in_transaction

from models.storage.config import APP, MIGRATIONS, MODULES, sqlite_file, tortoise_config
from models.storage.connecting import connected, lock, make_folder
from models.storage.saving import has_tables, prune, save


class MigrationError(Exception):
    """The database was left as it was, because the migrations would not leave it sound."""


@dataclass(frozen=True)
class Migrated:
    """What `migrate` did: names of applied migrations in order, and the copy made before."""

    applied: list[str]
    saved: Path | None


async def migrate(
    url: str,
    modules: Sequence[str] = MODULES,
    *,
    migrations: str = MIGRATIONS,
    to: str | None = None,
) -> Migrated:
    """Apply what is pending, all of it or nothing, in one transaction; or up to migration `to`.

    Several processes may start at once: one migrates, the others wait and find nothing to do.
    A SQLite file with tables is first saved beside itself, the last three copies are kept.
    Raises MigrationError when rows would refer to rows that are not there.
    """
    make_folder(url)
    # Off, because SQLite changes a table by dropping the old one, which would delete the rows
    # of child tables; the pragma has no effect inside a transaction, so it is set on connecting.
    async with (
        connected(url, modules, migrations=migrations, foreign_keys=False) as context,
        in_transaction(),
    ):
        await lock("migrate")
        client = context.db()
        executor = _executor(client, url, modules, migrations)
        await executor.recorder.ensure_schema(executor._schema_editor())  # noqa: SLF001
        targets = [MigrationTarget(APP, to)] if to else None
        steps = await executor.plan(targets)
        names = [step.migration.name for step in steps]
        if any(step.backward for step in steps):
            raise MigrationError(f"{to} is already applied")
        if whole := [step.migration.name for step in steps if not step.migration.atomic]:
            raise MigrationError(f"not in one transaction: {', '.join(whole)}")
        saved = await _save(sqlite_file(url), names)
        if names:
            await executor.migrate(targets)
            await _check_references(client)
        return Migrated(names, saved)


async def pending(
    url: str, modules: Sequence[str] = MODULES, *, migrations: str = MIGRATIONS
) -> list[str]:
    """Names of migrations not yet applied, in order. Makes no file and changes nothing."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        url = "sqlite://:memory:"
    async with connected(url, modules, migrations=migrations) as context:
        executor = MigrationExecutor(
            context.db(), tortoise_config(url, modules, migrations=migrations)["apps"]
        )
        return [step.migration.name for step in await executor.plan()]


async def make_migrations(
    modules: Sequence[str] = MODULES,
    *,
    migrations: str = MIGRATIONS,
    name: str | None = None,
    write: bool = True,
) -> list[str]:
    """Write what the models declare beyond the migrations as a new one; returns its operations.

    Empty when there is nothing to write. Look the file over: a NOT NULL column for rows that are
    there already needs `db_default`, and one that becomes NOT NULL an UPDATE before.
    """
    url = "sqlite://:memory:"
    async with connected(url, modules, migrations=migrations) as context:
        if context.apps is None:
            raise RuntimeError("no models")
        apps = tortoise_config(url, modules, migrations=migrations)["apps"]
        writers = await MigrationAutodetector(context.apps, apps).changes()
    operations = []
    for writer in writers:
        if name:
            writer.name = format_migration_name(int(writer.name.split("_", 1)[0]), name)
        if write:
            writer.write()
        operations += [f"{writer.name}: {step.describe()}" for step in writer.operations]
    return operations


class _Recorder(MigrationRecorder):
    """Notes applied migrations inside the transaction that applies them.

    The library's own makes its table with a script, and SQLite commits before a script; and it
    takes any failure to read for "none applied".
    """

    async def ensure_schema(self, schema_editor: BaseSchemaEditor) -> None:
        statement = schema_editor._get_model_sql_data(self.model).table_sql  # noqa: SLF001
        await self.connection.execute_query(
            statement.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1)
        )

    async def applied_migrations(self) -> list[MigrationKey]:
        _, rows = await self.connection.execute_query(
            f'SELECT "app", "name" FROM "{self.table_name}" ORDER BY "id"'  # noqa: S608
        )
        return [MigrationKey(app_label=row["app"], name=row["name"]) for row in rows]


def _executor(
    client: BaseDBAsyncClient, url: str, modules: Sequence[str], migrations: str
) -> MigrationExecutor:
    apps = tortoise_config(url, modules, migrations=migrations)["apps"]
    executor = MigrationExecutor(client, apps)
    executor.recorder = executor.loader.recorder = _Recorder(client)
    return executor


async def _save(file: Path | None, names: list[str]) -> Path | None:
    if file is None or not names or not await asyncio.to_thread(has_tables, file):
        return None
    # The open transaction keeps other writers out, so the copy is exactly what is migrated.
    saved = await asyncio.to_thread(save, file, names[0])
    await asyncio.to_thread(prune, file)
    return saved


async def _check_references(client: BaseDBAsyncClient) -> None:
    if client.capabilities.dialect != "sqlite":
        return
    broken = await client.execute_query_dict("PRAGMA foreign_key_check")
    if broken:
        tables = sorted({f"{row['table']} -> {row['parent']}" for row in broken})
        raise MigrationError(f"{len(broken)} rows refer to nothing: {', '.join(tables)}")
