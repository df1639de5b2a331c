"""`python -m models.storage`: migrate a database, list or write migrations, restore a copy."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from models.storage.config import DEFAULT_URL, MIGRATIONS, MODULES, sqlite_file
from models.storage.migrating import MigrationError, make_migrations, migrate, pending
from models.storage.saving import UnreadableCopyError, restore


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one errand; returns 0, or 1 after a line on standard error that says what is wrong."""
    given = _parser().parse_args(arguments)
    try:
        lines = _RUN[given.errand](given)
    except (MigrationError, UnreadableCopyError, FileNotFoundError, ValueError) as error:
        sys.stderr.write(f"{error or type(error).__name__}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.storage", description=__doc__)
    parser.add_argument("--database", default=DEFAULT_URL, help="address, default %(default)s")
    parser.add_argument("--models", nargs="+", default=MODULES, help=argparse.SUPPRESS)
    parser.add_argument("--migrations", default=MIGRATIONS, help=argparse.SUPPRESS)
    errands = parser.add_subparsers(dest="errand", required=True)
    errands.add_parser("migrate", help="apply what is pending; a SQLite file is saved first")
    errands.add_parser("pending", help="list what is not applied yet")
    making = errands.add_parser("makemigrations", help="write what the models declare beyond it")
    making.add_argument("-n", "--name", help="of the new migration, such as card_colour")
    putting = errands.add_parser("restore", help="put a saved SQLite file back; stop Kartka first")
    putting.add_argument("file", type=Path)
    return parser


def _migrate(given: argparse.Namespace) -> list[str]:
    done = asyncio.run(migrate(given.database, given.models, migrations=given.migrations))
    saved = [f"saved {done.saved}"] if done.saved else []
    return [*saved, *(f"applied {name}" for name in done.applied)] or ["nothing to apply"]


def _pending(given: argparse.Namespace) -> list[str]:
    found = asyncio.run(pending(given.database, given.models, migrations=given.migrations))
    return found or ["nothing is pending"]


def _make(given: argparse.Namespace) -> list[str]:
    work = make_migrations(given.models, migrations=given.migrations, name=given.name)
    return asyncio.run(work) or ["no changes"]


def _restore(given: argparse.Namespace) -> list[str]:
    target = sqlite_file(given.database)
    if target is None:
        raise ValueError("only a SQLite file can be restored; for PostgreSQL use pg_restore")
    restore(given.file, target)
    return [f"restored {given.file} to {target}"]


_RUN = {"migrate": _migrate, "pending": _pending, "makemigrations": _make, "restore": _restore}

if __name__ == "__main__":
    sys.exit(main())
