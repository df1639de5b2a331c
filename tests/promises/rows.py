"""All rows of the database as values, to see whether anything changed."""

from typing import Any

from tortoise import Model, Tortoise

MEMORY = {"mark", "conversation", "message_view", "budget"}
"""What every update writes: that it came, what it waits for, what messages show,
what was sent lately."""


def tables() -> list[type[Model]]:
    """Every table."""
    return list(Tortoise.apps["kartka"].values())


async def rows(*, memory: bool = False) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table in their order; without what every update writes, unless asked."""
    return {
        table._meta.db_table: await table.all().order_by(table._meta.pk_attr).values()
        for table in tables()
        if memory or table._meta.db_table not in MEMORY
    }
