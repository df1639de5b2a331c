"""Rows that a change takes away, kept with its line of history, and brought back as they were."""

from datetime import datetime
from typing import Any

from tortoise.models import Model
from tortoise.queryset import QuerySet

from models.refusals import ChangedSince

Rows = list[dict[str, Any]]


async def rows_of(query: QuerySet[Any]) -> Rows:
    """The rows of a query in its order, as JSON can hold them."""
    return [
        {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in row.items()
        }
        for row in await query.values()
    ]


async def bring_back(table: type[Model], rows: Rows) -> None:
    """Make these rows again, under the ids that old buttons and lines of history know.

    People and cards who are gone meanwhile are left out. Raises `ChangedSince` when something is
    gone that a row cannot be without, or the row is there again.
    """
    for row in rows:
        if await table.exists(id=row["id"]):
            raise ChangedSince
        await table.create(**{**row, **await missing(table, row)})


async def missing(table: type[Model], row: dict[str, Any]) -> dict[str, None]:
    """The columns of the row that lead to what is gone. Raises `ChangedSince`."""
    found: dict[str, None] = {}
    for field in table.describe(serializable=False)["fk_fields"]:
        column, parent = field["raw_field"], field["python_type"]
        if row[column] is None or await parent.exists(id=row[column]):
            continue
        if not field["nullable"]:
            raise ChangedSince
        found[column] = None
    return found
