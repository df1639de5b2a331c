"""The rooms' code, read as trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("bot", "handlers", "models", "locales", "sandbox")


def files_of(*rooms: str) -> list[Path]:
    """The Python files of these rooms, without migrations, which the database library writes."""
    found = [file for room in rooms for file in sorted((ROOT / room).rglob("*.py"))]
    return [file for file in found if "migrations" not in file.parts]


def name_of(file: Path) -> str:
    """The file as it is called from the top of the project."""
    return str(file.relative_to(ROOT))


@cache
def tree_of(file: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"))


def calls_in(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call in the tree."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last name of what is called: `say` for `turn.reader.say(…)`."""
    target = call.func
    if isinstance(target, ast.Attribute):
        return target.attr
    return target.id if isinstance(target, ast.Name) else ""


def imported_from(tree: ast.Module, module: str) -> set[str]:
    """The names that a file takes from a module."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    }


def docstrings_of(tree: ast.AST) -> set[int]:
    """The identities of the constants that only describe: docstrings and notes on fields."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
