"""SQLite: a transaction begins by taking the write lock (tortoise-orm #1675).

As shipped it begins without a lock and asks for one at its first write. When another process has
written since, SQLite answers "database is locked" at once, whatever busy_timeout says; with four
processes that read, then write, 44 of 100 transactions failed.
"""

import sqlite3

from tortoise.backends.sqlite.client import SqliteTransactionWrapper
from tortoise.exceptions import OperationalError


def apply() -> None:
    """Put the repaired method into the library."""
    SqliteTransactionWrapper.begin = _begin  # type: ignore[method-assign]


async def _begin(self: SqliteTransactionWrapper) -> None:
    try:
        if self._connection.in_transaction:  # left open by a commit that failed
            await self._connection.rollback()
        await self._connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise OperationalError(error) from error
