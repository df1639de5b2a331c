"""What the database library is told about the database behind a URL."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tortoise.backends.base.config_generator import expand_db_url

APP = "kartka"
MODULES = ("models.tables",)
MIGRATIONS = "models.migrations"
DEFAULT_URL = "sqlite://data/kartka.db"

_PRAGMAS = {"journal_mode": "WAL", "busy_timeout": 5000, "synchronous": "NORMAL"}


def tortoise_config(
    url: str,
    modules: Sequence[str] = MODULES,
    *,
    migrations: str = MIGRATIONS,
    foreign_keys: bool = True,
) -> dict[str, Any]:
    """The configuration for `Tortoise.init` and the migrations.

    `url` is `sqlite://path/to/file.db` or `postgres://user:password@host/name`, also with a
    socket's folder: `postgres://user@/name?host=/folder`. Options of a SQLite URL's query are
    pragmas and go before ours, except `foreign_keys`, which only a migration switches off.
    """
    connection = expand_db_url(url)
    if is_sqlite(url):
        given = connection["credentials"]
        switch = "ON" if foreign_keys else "OFF"
        connection["credentials"] = {**_PRAGMAS, **given, "foreign_keys": switch}
    return {
        "connections": {"default": connection},
        "apps": {
            APP: {
                "models": list(modules),
                "default_connection": "default",
                "migrations": migrations,
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


def is_sqlite(url: str) -> bool:
    """Whether the URL names a SQLite database."""
    return url.startswith("sqlite:")


def sqlite_file(url: str) -> Path | None:
    """The file behind a SQLite URL; None for one in memory and for PostgreSQL."""
    if not is_sqlite(url):
        return None
    path = expand_db_url(url)["credentials"]["file_path"]
    return None if path == ":memory:" else Path(path)
