"""Queries that answer with less than rows of models."""

from typing import Any

from tortoise.connection import get_connection
from tortoise.queryset import QuerySet


async def values_of(query: QuerySet[Any], field: str) -> list[Any]:
    """The values of one field over the rows of a query, in its order."""
    return list(await query.values_list(field, flat=True))


async def said(statement: str, *values: int | str) -> list[dict[str, Any]]:
    """What one statement in SQL answers, a dictionary a row; it is committed at once.

    Its placeholders are `?1`, `?2`, …; only for what the models cannot say.
    """
    client = get_connection("default")
    if client.capabilities.dialect == "postgres":
        statement = statement.replace("?", "$")
    found: list[dict[str, Any]] = await client.execute_query_dict(statement, list(values))
    return found
