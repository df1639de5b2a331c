"""The open database: from start to stop of a process, transactions and locks in it."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any

from asyncpg import InterfaceError, PostgresConnectionError
from tortoise.backends.base.client import (
    BaseDBAsyncClient,
    TransactionalDBClient,
    TransactionContext,
)
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext
from tortoise.exceptions import (
    DBConnectionError,
    OperationalError,
    TransactionManagementError,
)
from tortoise.transactions import in_transaction

from models.storage import repairs
from models.storage.config import MODULES, sqlite_file, tortoise_config

UNAVAILABLE = (
    OperationalError,
    DBConnectionError,
    TransactionManagementError,
    InterfaceError,
    PostgresConnectionError,
    OSError,
)
"""What is raised while the database is locked, restarting or away: the same may work later."""


@asynccontextmanager
async def database(url: str, modules: Sequence[str] = MODULES) -> AsyncIterator[None]:
    """The database behind `url`, open for every task of this process until the end of the block.

    Connects at once, so that a wrong address stops the start. Closes whatever happens: an open
    SQLite connection is a thread that would keep the process from ever ending.
    """
    repairs.apply()
    make_folder(url)
    async with _closing() as context:
        # The fallback reaches tasks that were not started from here, as a web server's are.
        await context.init(tortoise_config(url, modules), _enable_global_fallback=True)
        await context.db().execute_query("SELECT 1")
        yield


@asynccontextmanager
async def connected(
    url: str, modules: Sequence[str], *, migrations: str, foreign_keys: bool = True
) -> AsyncIterator[TortoiseContext]:
    """The database for one errand of the caller's task, such as a migration, and closed after."""
    repairs.apply()
    async with _closing() as context:
        await context.init(
            tortoise_config(url, modules, migrations=migrations, foreign_keys=foreign_keys)
        )
        yield context


@asynccontextmanager
async def _closing() -> AsyncIterator[TortoiseContext]:
    async with TortoiseContext() as context:
        try:
            yield context
        finally:
            await _to_the_end(context.close_connections())


async def _to_the_end(work: Coroutine[Any, Any, None]) -> None:
    """Do it even if cancelled meanwhile, and let the cancellation go on after."""
    task = asyncio.create_task(work)
    interruption: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            interruption = error
    task.result()
    if interruption is not None:
        raise interruption


def make_folder(url: str) -> None:
    """Make the folder that a SQLite file is to lie in."""
    file = sqlite_file(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)


def transaction() -> TransactionContext:
    """All or nothing: `async with transaction():` commits at the end, an exception rolls back.

    Inside another one it is a savepoint. On SQLite it takes the write lock at once and everything
    else waits for it, so do nothing slow inside; start no task inside.
    """
    return in_transaction()


async def lock(*key: int | str) -> None:
    """Let only one transaction at a time, of all processes, go on with this key.

    Lasts to the end of the current transaction; RuntimeError outside of one. On SQLite a
    transaction already holds the only write lock there is.
    """
    client: BaseDBAsyncClient = get_connection("default")
    if not isinstance(client, TransactionalDBClient):
        raise RuntimeError("a lock is held by a transaction, and there is none")
    if client.capabilities.dialect == "postgres":
        await client.execute_query("SELECT pg_advisory_xact_lock($1)", [lock_number(*key)])


def lock_number(*key: int | str) -> int:
    """The number, signed and of 64 bits, under which PostgreSQL knows a lock's key."""
    digest = hashlib.blake2b(repr(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
