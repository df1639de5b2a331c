"""What a database held at one moment, put back as often as one likes, and compared."""

import shutil
import sqlite3
from contextlib import closing
from typing import Any

from tortoise import Model
from tortoise.connection import get_connection

from tests.promises.rows import MEMORY, rows, tables

Dump = dict[str, list[tuple[Any, ...]]]


class Kept:
    """What the database held at one moment, to be put back; on either kind of database."""

    def __init__(self, url: str) -> None:
        self.file = url.removeprefix("sqlite://") if url.startswith("sqlite") else ""

    async def keep(self) -> None:
        """Keep what there is now."""
        if self.file:
            with closing(sqlite3.connect(self.file)) as here:
                here.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copyfile(self.file, f"{self.file}.kept")
            return
        names = await self._names()
        copied = [f'CREATE TABLE kept."{name}" AS TABLE public."{name}"' for name in names]
        await run("DROP SCHEMA IF EXISTS kept CASCADE", "CREATE SCHEMA kept", *copied)

    async def restore(self) -> None:
        """Let everything be as it was."""
        if self.file:
            with (
                closing(sqlite3.connect(f"{self.file}.kept")) as kept,
                closing(sqlite3.connect(self.file)) as here,
            ):
                kept.backup(here)
            return
        statements = []
        for table in tables():
            name, key = table._meta.db_table, table._meta.db_pk_column
            statements.append(f'DELETE FROM "{name}"')  # noqa: S608
            statements.append(f'INSERT INTO "{name}" TABLE kept."{name}"')
            if key == "id":
                last = f'SELECT max(id) FROM "{name}"'  # noqa: S608
                sequence = f"pg_get_serial_sequence('\"{name}\"', 'id')"
                statements.append(f"SELECT setval({sequence}, coalesce(({last}), 0) + 1000, false)")
        await run("SET session_replication_role = replica", *statements, "RESET ALL")

    async def _names(self) -> list[str]:
        return [table._meta.db_table for table in tables()]

    async def dump(self) -> Dump:
        """All that there is, without what every update writes and what chance made."""
        if self.file:
            with closing(sqlite3.connect(self.file)) as here:
                return {
                    table._meta.db_table: here.execute(selection(table)).fetchall()
                    for table in tables()
                    if table._meta.db_table not in MEMORY
                }
        found = await rows()
        return {
            name: [tuple(str(v) for k, v in row.items() if k not in CHANCE) for row in some]
            for name, some in found.items()
        }


CHANCE = {"token"}
"""Columns that hold what chance made."""
UNNAMED = {"reminder"}
"""Tables whose rows are written anew: nobody knows them by their number."""


def selection(table: type[Model]) -> str:
    """The statement that reads a table in its order."""
    chance = CHANCE | ({"id"} if table._meta.db_table in UNNAMED else set())
    names = [n for n in sorted(table._meta.fields_db_projection.values()) if n not in chance]
    columns = ", ".join(f'"{name}"' for name in names)
    return f'SELECT {columns} FROM "{table._meta.db_table}" ORDER BY {columns}'  # noqa: S608


async def run(*statements: str) -> None:
    """Run these, all or none."""
    await get_connection("default").execute_script("; ".join(statements))
