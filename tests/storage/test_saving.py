"""A SQLite database is saved before it is migrated, and can be put back."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.storage import Migrated, MigrationError, UnreadableCopyError, migrate, restore
from models.storage.config import sqlite_file
from models.storage.saving import prune, save
from tests.storage.toy import MIGRATIONS, MODULES


async def migrate_toy(url: str, to: str | None = None) -> Migrated:
    return await migrate(url, MODULES, migrations=MIGRATIONS, to=to)


@pytest.fixture
async def file(empty_sqlite_url: str) -> Path:
    """The toy's database after its first migration, with one row."""
    await migrate_toy(empty_sqlite_url, "0001_initial")
    path = sqlite_file(empty_sqlite_url)
    assert path is not None
    add(path, 1)
    return path


def add(path: Path, number: int) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO parent (id, name, code, mood, rank, legacy) VALUES (?, ?, ?, '', ?, '')",
            [number, f"n{number}", f"c{number}", number],
        )


def count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM parent").fetchone()[0])


def columns(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(parent)")}


async def test_a_new_database_has_nothing_to_save(empty_url: str) -> None:
    done = await migrate_toy(empty_url)
    assert done == Migrated(["0001_initial", "0002_longer_names", "0003_weights"], None)
    assert await migrate_toy(empty_url) == Migrated([], None)


async def test_a_database_is_saved_before_it_changes_and_put_back(file: Path) -> None:
    done = await migrate_toy(f"sqlite://{file}")
    assert done.applied == ["0002_longer_names", "0003_weights"]
    assert done.saved == file.with_name("empty.before-0002_longer_names.db")
    assert "weight" in columns(file)
    assert "legacy" in columns(done.saved)
    restore(done.saved, file)
    assert "legacy" in columns(file)
    assert count(file) == 1
    assert "weight" in columns(file.with_name("empty.before-restore.db"))
    assert (await migrate_toy(f"sqlite://{file}")).applied == done.applied
    assert {each.name for each in file.parent.iterdir()} - {
        f"{file.name}-wal",
        f"{file.name}-shm",
    } == {
        "empty.db",
        "empty.before-0002_longer_names.db",
        "empty.before-restore.db",
    }


async def test_a_migration_that_would_break_references_changes_nothing(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO child (notes, parent_id) VALUES ('{}', 404)")
    with pytest.raises(MigrationError, match="child -> parent"):
        await migrate_toy(f"sqlite://{file}")
    assert "legacy" in columns(file)
    assert count(file) == 1


async def test_a_copy_is_whole_while_others_write(file: Path) -> None:
    """Two tables change together; a copy holds both changes or neither."""
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("BEGIN IMMEDIATE")
        add_pair(writer, 2)
        before = await asyncio.to_thread(save, file, "0")  # in the midst of a transaction
        writer.execute("COMMIT")
        stop = asyncio.Event()

        async def write() -> None:
            for number in range(3, 200):
                writer.execute("BEGIN IMMEDIATE")
                add_pair(writer, number)
                writer.execute("COMMIT")
                await asyncio.sleep(0)
            stop.set()

        async def copy() -> list[Path]:
            made: list[Path] = []
            while not stop.is_set():
                made.append(await asyncio.to_thread(save, file, f"{len(made) + 1}"))
            return made

        _, copies = await asyncio.gather(write(), copy())
    assert count(before) == 1
    for each in copies:
        with closing(sqlite3.connect(each)) as connection:
            ((parents, children),) = connection.execute(
                "SELECT (SELECT count(*) FROM parent), (SELECT count(*) FROM child)"
            )
        assert parents == children + 1
    assert count(file) == 199


def add_pair(writer: sqlite3.Connection, number: int) -> None:
    writer.execute(
        "INSERT INTO parent (id, name, code, mood, rank, legacy) VALUES (?, ?, ?, '', ?, '')",
        [number, f"n{number}", f"c{number}", number],
    )
    writer.execute("INSERT INTO child (notes, parent_id) VALUES ('{}', ?)", [number])


def test_the_last_three_copies_are_kept(file: Path) -> None:
    others = [file.with_name("empty.before-restore.db"), file.with_name("other.before-0001.db")]
    for other in others:
        other.touch()
    copies = [save(file, f"{number:04}") for number in range(1, 6)]
    for age, copy in enumerate(reversed(copies)):
        os.utime(copy, (1_000_000 - age, 1_000_000 - age))
    prune(file)
    assert [copy.exists() for copy in copies] == [False, False, True, True, True]
    assert all(other.exists() for other in others)


def test_what_is_no_database_is_not_put_back(file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    with pytest.raises(FileNotFoundError):
        restore(broken, file)
    broken.write_bytes(file.read_bytes()[:4096] + b"x" * 8192)
    with pytest.raises(UnreadableCopyError):
        restore(broken, file)
    broken.write_text("not a database at all, " * 400)
    with pytest.raises(UnreadableCopyError):
        restore(broken, file)
    assert count(file) == 1
    assert not file.with_name("empty.before-restore.db").exists()


def test_a_database_is_put_back_where_there_is_none(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "kartka.db"
    restore(save(file, "0001"), target)
    assert count(target) == 1
    assert list(target.parent.iterdir()) == [target]
