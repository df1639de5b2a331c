"""SQLite: a moment is sent as its text in UTC, wherever in a statement it stands (see #572).

SQLite keeps and compares moments as text. `UtcDatetimeField` sees to values of its own column; a
moment in a raw query or beside an aggregate goes past it, and as shipped in whatever zone it has.
One without a zone is a ValueError.
"""

import datetime as dt
import sqlite3

# The library registers its own when it is imported, which must not be after ours.
from tortoise.backends.sqlite import executor as _registered_first  # noqa: F401


def apply() -> None:
    """Tell SQLite's driver, in the whole process."""
    sqlite3.register_adapter(dt.datetime, _text)


def _text(moment: dt.datetime) -> str:
    if moment.utcoffset() is None:
        raise ValueError("a naive datetime names no moment: give it a zone")
    return moment.astimezone(dt.UTC).isoformat(" ")
