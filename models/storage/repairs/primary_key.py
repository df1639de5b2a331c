"""A migration remembers that a primary key is given, not generated (tortoise-orm #2176).

As shipped `generated=False` is left out of the migration's file, so that the next one removes the
key and adds another.
"""

from typing import Any

from tortoise.fields import Field

_as_shipped = Field.deconstruct


def apply() -> None:
    """Put the repaired method into the library."""
    Field.deconstruct = _deconstruct  # type: ignore[method-assign]


def _deconstruct(self: Field[Any]) -> tuple[str, list[Any], dict[str, Any]]:
    path, positional, named = _as_shipped(self)
    if self.pk and self.allows_generated and not self.generated:
        named["generated"] = False
    return path, positional, named
