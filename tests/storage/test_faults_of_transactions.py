"""What the database library as shipped does wrong in transactions, and that the repairs mend it.

Each test of the library as shipped fails once upstream has mended the fault; then its file in
models/storage/repairs can go, and the test with it.
"""

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext
from tortoise.exceptions import OperationalError

from models.storage import database, migrate, tortoise_config, transaction
from models.storage.config import sqlite_file
from tests.storage.toy import MIGRATIONS, MODULES
from tests.storage.toy.tables import Parent, parent

# --- cancellation: repairs/transaction_cancel.py, tortoise-orm #1757, #1152


async def _two(number: int) -> None:
    async with transaction():
        await parent(number).save()
        await parent(number + 1).save()


async def _cancel(task: "asyncio.Task[Any]", turns: int) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _held() -> bool:
    """Whether something is still taken that only a transaction takes."""
    client: Any = get_connection("default")
    if client.capabilities.dialect == "sqlite":
        return bool(client._lock.locked())
    return bool(client._pool.get_size() > client._pool.get_idle_size())


async def test_as_shipped_a_cancelled_beginning_holds_on_for_ever(
    toy_url: str, as_shipped: None
) -> None:
    async with database(toy_url, MODULES):
        await _cancel(asyncio.create_task(_two(1)), turns=1)
        assert _held()
        client: Any = get_connection("default")
        if client.capabilities.dialect == "postgres":
            client._pool.terminate()  # closing it would wait for the lost connection


async def test_a_cancelled_beginning_lets_go(toy: str) -> None:
    await _cancel(asyncio.create_task(_two(1)), turns=1)
    assert not _held()
    async with asyncio.timeout(5):
        await _two(1)


async def test_a_cancellation_at_any_moment_leaves_no_half_and_holds_nothing(toy: str) -> None:
    for turns in range(100):
        await _cancel(asyncio.create_task(_two(2 * turns + 1)), turns)
        async with asyncio.timeout(5):
            # A connection goes back to the pool in a task of its own, which tells nobody.
            while _held():  # noqa: ASYNC110
                await asyncio.sleep(0)
    rows = {each.id for each in await Parent.all()}
    assert all((number + 1 if number % 2 else number - 1) in rows for number in rows)


async def test_a_cancelled_beginning_does_not_catch_the_next_write(toy: str) -> None:
    await _cancel(asyncio.create_task(_two(1)), turns=1)
    await parent(5).save()
    with pytest.raises(ZeroDivisionError):
        await _fail_in_transaction()
    assert [each.id for each in await Parent.all()] == [5]


async def _fail_in_transaction() -> None:
    async with transaction():
        raise ZeroDivisionError


@pytest.fixture
async def toy_file(empty_sqlite_url: str) -> Path:
    await migrate(empty_sqlite_url, MODULES, migrations=MIGRATIONS)
    file = sqlite_file(empty_sqlite_url)
    assert file is not None
    return file


async def _cancelled_bulk_insert_stays_open() -> bool:
    client: Any = get_connection("default")
    for turns in range(1, 40):
        rows = [parent(2 * turns), parent(2 * turns + 1)]
        await _cancel(asyncio.create_task(_bulk(rows)), turns)
        await client.execute_query("SELECT 1")  # until the connection's thread has caught up
        if client._connection.in_transaction:
            await client._connection.rollback()
            return True
    return False


async def _bulk(rows: list[Parent]) -> None:
    await Parent.bulk_create(rows)


async def test_as_shipped_a_cancelled_bulk_insert_stays_open(
    toy_file: Path, as_shipped: None
) -> None:
    async with database(f"sqlite://{toy_file}", MODULES):
        assert await _cancelled_bulk_insert_stays_open()


async def test_a_cancelled_bulk_insert_ends(toy_file: Path) -> None:
    async with database(f"sqlite://{toy_file}", MODULES):
        assert not await _cancelled_bulk_insert_stays_open()


# --- a write after a read: repairs/begin_immediate.py, tortoise-orm #1675


def _write_elsewhere(file: Path) -> None:
    """Write as another process would, but without waiting for anybody."""
    with closing(sqlite3.connect(file, timeout=0)) as other, other:
        other.execute("INSERT INTO parent (id, name, code, mood, rank) VALUES (9, 'o', 'o', '', 9)")


async def _read_then_write(file: Path) -> None:
    async with transaction():
        assert await Parent.all().count() == 0
        await asyncio.to_thread(_write_elsewhere, file)
        await parent(1).save()


async def test_as_shipped_a_write_after_a_read_finds_the_database_locked(
    toy_file: Path, as_shipped: None
) -> None:
    async with database(f"sqlite://{toy_file}", MODULES):
        with pytest.raises(OperationalError, match="database is locked"):
            await _read_then_write(toy_file)


async def test_a_transaction_keeps_other_writers_out_from_its_beginning(toy_file: Path) -> None:
    async with database(f"sqlite://{toy_file}", MODULES):
        with pytest.raises(sqlite3.OperationalError, match="database is locked"):
            await _read_then_write(toy_file)
        _write_elsewhere(toy_file)
        async with transaction():
            await parent(1).save()
        assert await Parent.all().count() == 2


async def test_a_commit_that_failed_does_not_stop_the_next_transaction(toy_file: Path) -> None:
    async with database(f"sqlite://{toy_file}", MODULES):
        await get_connection("default").execute_query("BEGIN")
        await _two(1)


# --- statements kept for another database: repairs/executor_cache.py


async def _use_both(sqlite_url: str, postgres_url: str) -> None:
    for number, url in enumerate((sqlite_url, postgres_url), 1):
        async with database(url, MODULES):
            row = parent(number)
            row.weight = 1  # a column left to the database makes a statement that is not kept
            await row.save()


@pytest.fixture
async def both_urls(empty_sqlite_url: str, empty_postgres_url: str) -> tuple[str, str]:
    for url in (empty_sqlite_url, empty_postgres_url):
        await migrate(url, MODULES, migrations=MIGRATIONS)
    return empty_sqlite_url, empty_postgres_url


async def test_as_shipped_the_second_database_gets_statements_of_the_first(
    both_urls: tuple[str, str], as_shipped: None
) -> None:
    with pytest.raises(OperationalError, match="syntax error"):
        await _use_both(*both_urls)


async def test_each_database_gets_its_own_statements(both_urls: tuple[str, str]) -> None:
    await _use_both(*both_urls)


# --- an open connection keeps the process alive


def _threads() -> set[threading.Thread]:
    return {each for each in threading.enumerate() if not each.daemon and each.is_alive()}


async def test_as_shipped_an_open_connection_is_a_thread_that_outlives_its_user(
    toy_file: Path,
) -> None:
    before = _threads()
    async with TortoiseContext() as context:
        await context.init(tortoise_config(f"sqlite://{toy_file}", MODULES))
        await context.db().execute_query("SELECT 1")
        assert len(_threads() - before) == 1


async def test_a_database_is_closed_after_an_exception(toy_url: str) -> None:
    before = _threads()
    with pytest.raises(ZeroDivisionError):
        await _fail_with_database(toy_url)
    _wait_for_end(before)


async def test_a_database_is_closed_after_a_cancellation(toy_url: str) -> None:
    before = _threads()
    for turns in range(0, 60, 3):
        await _cancel(asyncio.create_task(_fail_with_database(toy_url)), turns)
    _wait_for_end(before)


async def test_a_cancellation_while_closing_waits_for_the_end(toy_url: str) -> None:
    before, leaving = _threads(), asyncio.Event()

    async def use() -> None:
        async with database(toy_url, MODULES):
            await Parent.all().count()
            leaving.set()

    task = asyncio.create_task(use())
    await leaving.wait()
    await _cancel(task, turns=0)
    assert task.cancelled()
    _wait_for_end(before)
    async with database(toy_url, MODULES):  # which only one at a time can be
        assert await Parent.all().count() == 0


async def test_a_database_that_cannot_be_opened_leaves_nothing_behind(tmp_path: Path) -> None:
    before = _threads()
    with pytest.raises(Exception, match="unable to open"):
        await _fail_with_database(f"sqlite://{tmp_path}")
    with pytest.raises(OSError, match="No such file"):
        await _fail_with_database(f"postgres://nobody@/none?host={tmp_path}")
    _wait_for_end(before)


def _wait_for_end(before: set[threading.Thread]) -> None:
    for thread in _threads() - before:
        thread.join(5)
    assert _threads() <= before


async def _fail_with_database(url: str) -> None:
    async with database(url, MODULES):
        await Parent.all().count()
        raise ZeroDivisionError
