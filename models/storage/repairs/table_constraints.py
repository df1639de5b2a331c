"""A new table gets the constraints of its model's `Meta.constraints` (tortoise-orm #2272, #2275).

As shipped they are written into the migration and then left out of CREATE TABLE, silently.
"""

# ruff: noqa: SLF001 - a repair reaches inside

from collections.abc import Awaitable, Callable

from tortoise.migrations.constraints import UniqueConstraint
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.models import Model

_as_shipped: Callable[[BaseSchemaEditor, type[Model]], Awaitable[None]] = (
    BaseSchemaEditor.create_model
)


def apply() -> None:
    """Put the repaired method into the library."""
    BaseSchemaEditor.create_model = _create_model  # type: ignore[method-assign]


async def _create_model(self: BaseSchemaEditor, model: type[Model]) -> None:
    await _as_shipped(self, model)
    # CHECK first: on SQLite it makes the table anew, with all of its CHECKs at once.
    checks = [each for each in model._meta.constraints if not isinstance(each, UniqueConstraint)]
    uniques = [each for each in model._meta.constraints if isinstance(each, UniqueConstraint)]
    for constraint in [*(checks[:1] if self.DIALECT == "sqlite" else checks), *uniques]:
        await self.add_constraint(model, constraint)
