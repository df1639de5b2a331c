"""Copies of a SQLite database, whole at one moment, also while others write into it."""

import sqlite3
from contextlib import closing
from pathlib import Path

KEPT = 3


class UnreadableCopyError(Exception):
    """A file that was to be put back is no sound SQLite database."""


def save(source: Path, name: str) -> Path:
    """Copy the database beside itself as `<stem>.before-<name>.db`; returns the copy's path.

    A copy of that name is replaced only once the new one is whole.
    """
    target = source.with_name(f"{source.stem}.before-{name}.db")
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(unfinished)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")  # one file, with no -wal and -shm beside it
    return unfinished.replace(target)


def prune(source: Path, keep: int = KEPT) -> None:
    """Delete all but the latest `keep` copies that migrations have made of this database."""
    copies = [
        copy
        for copy in source.parent.glob(f"{_escaped(source.stem)}.before-[0-9]*.db")
        if copy.is_file()
    ]
    copies.sort(key=lambda copy: (copy.stat().st_mtime_ns, copy.name), reverse=True)
    for copy in copies[keep:]:
        copy.unlink()


def restore(saved: Path, target: Path) -> None:
    """Put a saved database back in the place of `target`; stop Kartka first.

    What `target` holds now is kept as `<stem>.before-restore.db`. Raises FileNotFoundError, or
    UnreadableCopyError when `saved` is no sound database; `target` is untouched then.
    """
    if not saved.is_file():
        raise FileNotFoundError(saved)
    with closing(sqlite3.connect(f"{saved.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        try:
            (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            raise UnreadableCopyError(f"{saved}: {error}") from error
        if verdict != "ok":
            raise UnreadableCopyError(f"{saved}: {verdict}")
        if target.exists():
            save(target, "restore")
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(target)) as current:
            copy.backup(current)


def has_tables(file: Path) -> bool:
    """Whether there is anything in the database that could be lost."""
    if not file.exists():
        return False
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _escaped(stem: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)
