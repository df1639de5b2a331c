"""A task cancelled at the edge of a transaction gives back what it holds.

Upstream: tortoise-orm #1757, closed without a remedy, and #1152, open.

As shipped, a cancellation while a transaction begins keeps SQLite's only lock, or a connection of
PostgreSQL's pool, for ever: after a few of them the process hangs. On SQLite a cancelled bulk
insert also leaves a transaction open, into which other tasks then write unknowingly.
"""

# ruff: noqa: SLF001 - a repair reaches inside

import asyncio
from typing import Any, cast

from tortoise.backends.base.client import TransactionalDBClient, TransactionContextPooled
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)
from tortoise.connection import get_connections


def apply() -> None:
    """Put the repaired methods into the library."""
    SqliteTransactionContext.__aenter__ = _enter_sqlite  # type: ignore[method-assign]
    SqliteClient.execute_many = _execute_many_sqlite  # type: ignore[method-assign]
    TransactionContextPooled.__aenter__ = _enter_pooled  # type: ignore[method-assign]


async def _enter_sqlite(self: SqliteTransactionContext) -> TransactionalDBClient:
    await self._trxlock.acquire()
    try:
        await self.ensure_connection()
        await self.connection.begin()
    except BaseException:
        # A cancelled statement still runs in the connection's thread. Waiting for the rollback
        # behind it keeps the transaction it opens from catching another task's writes.
        await asyncio.shield(asyncio.ensure_future(_give_up(self)))
        raise
    self.token = get_connections().set(self.connection_name, self.connection)
    return cast("TransactionalDBClient", self.connection)


async def _give_up(context: SqliteTransactionContext) -> None:
    try:
        if context.connection._connection:
            await context.connection._connection.rollback()
    finally:
        context._trxlock.release()


async def _execute_many_sqlite(self: SqliteClient, query: str, values: list[list[Any]]) -> None:
    async with SqliteTransactionContext(SqliteTransactionWrapper(self), self._lock) as client:
        await client.execute_many(query, values)


async def _enter_pooled(self: TransactionContextPooled) -> TransactionalDBClient:
    await self.ensure_connection()
    pool = self.client._parent._pool
    connection = await pool.acquire()
    try:
        self.client._connection = connection
        await self.client.begin()
    except BaseException:
        await pool.release(connection)
        raise
    self.token = get_connections().set(self.connection_name, self.client)
    return self.client
