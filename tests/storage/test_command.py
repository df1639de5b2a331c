"""`python -m models.storage`, as an operator runs it."""

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.storage.__main__ import main
from models.storage.config import sqlite_file, tortoise_config
from tests.storage.toy import MIGRATIONS, MODULES

TOY = ["--models", *MODULES, "--migrations", MIGRATIONS]


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    code = main(words)
    out, err = capsys.readouterr()
    return code, (out + err).splitlines()


def test_pending_then_migrate_then_nothing(
    capsys: pytest.CaptureFixture[str], empty_url: str
) -> None:
    toy = ["--database", empty_url, *TOY]
    names = ["0001_initial", "0002_longer_names", "0003_weights"]
    assert run(capsys, *toy, "pending") == (0, names)
    file = sqlite_file(empty_url)
    assert file is None or not file.exists()
    assert run(capsys, *toy, "migrate") == (0, [f"applied {name}" for name in names])
    assert run(capsys, *toy, "migrate") == (0, ["nothing to apply"])
    assert run(capsys, *toy, "pending") == (0, ["nothing is pending"])


def test_makemigrations_has_nothing_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, *TOY, "makemigrations") == (0, ["no changes"])


def test_makemigrations_writes_what_then_runs(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    empty_url: str,
) -> None:
    package = tmp_path / f"application_{tmp_path.name}"  # one that Python has not imported yet
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copytree(Path(__file__).parent / "toy", package / "toy")
    for old in (package / "toy" / "migrations").glob("0*.py"):
        old.unlink()
    monkeypatch.syspath_prepend(tmp_path)
    names = f"{package.name}.toy"
    words = ["--models", f"{names}.tables", "--migrations", f"{names}.migrations"]
    code, lines = run(capsys, *words, "makemigrations", "-n", "tables")
    assert (code, lines[0]) == (0, "0001_tables: Create model Parent")
    assert run(capsys, *words, "makemigrations") == (0, ["no changes"])
    words = ["--database", empty_url, *words]
    assert run(capsys, *words, "migrate") == (0, ["applied 0001_tables"])


def test_restore(capsys: pytest.CaptureFixture[str], empty_sqlite_url: str) -> None:
    toy = ["--database", empty_sqlite_url, *TOY]
    run(capsys, *toy, "migrate")
    file = sqlite_file(empty_sqlite_url)
    assert file is not None
    copy = shutil.copyfile(file, file.with_name("copy.db"))
    assert run(capsys, *toy, "restore", str(copy)) == (0, [f"restored {copy} to {file}"])
    assert run(capsys, *toy, "restore", "none.db") == (1, ["none.db"])
    code, lines = run(capsys, "--database", "postgres://a@/b", "restore", str(copy))
    assert code == 1
    assert "pg_restore" in lines[0]


async def test_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    words = [sys.executable, "-m", "models.storage", "--database", empty_url, *TOY, "migrate"]
    started = [
        await asyncio.create_subprocess_exec(
            *words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=Path.cwd()
        )
        for _ in range(3)
    ]
    said = sorted([(await process.communicate())[0].decode() for process in started])
    names = ["0001_initial", "0002_longer_names", "0003_weights"]
    assert said == [
        "".join(f"applied {name}\n" for name in names),
        "nothing to apply\n",
        "nothing to apply\n",
    ]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite://data/kartka.db", {"file_path": "data/kartka.db", "foreign_keys": "ON"}),
        ("sqlite:///srv/k.db?busy_timeout=9", {"file_path": "/srv/k.db", "busy_timeout": "9"}),
        ("sqlite://k.db?foreign_keys=OFF", {"foreign_keys": "ON", "synchronous": "NORMAL"}),
        ("postgres://u:p@h:5433/d", {"host": "h", "port": 5433, "user": "u", "database": "d"}),
        ("postgres://u@/d?host=/run/pg", {"host": "/run/pg", "port": 5432, "user": "u"}),
    ],
)
def test_what_a_url_means(url: str, expected: dict[str, object]) -> None:
    credentials = tortoise_config(url)["connections"]["default"]["credentials"]
    assert expected.items() <= credentials.items()
