"""Reading one column of many rows."""

from typing import Any

from tortoise.queryset import QuerySet


async def values_of(query: QuerySet[Any], field: str) -> list[Any]:
    """The values of one field over the rows of a query, in its order."""
    return list(await query.values_list(field, flat=True))
