"""One row or more in every table, made from what the columns are."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.fields import Field
from tortoise.fields.relational import ForeignKeyFieldInstance, ManyToManyFieldInstance
from tortoise.models import Model

ROWS = 2
_START = dt.datetime(2026, 3, 29, 0, 59, tzinfo=dt.UTC)


async def seed(models: Iterable[type[Model]]) -> None:
    """Make rows in the tables of these models, parents first, with every reference filled in.

    A table that refers to itself gets rows in a chain. Raises when tables refer to each other in
    a circle that no NULL breaks.
    """
    made: dict[str, list[Model]] = {}
    waiting = list(models)
    while waiting:
        ready = [model for model in waiting if _needs(model) <= made.keys()]
        if not ready:
            raise RuntimeError(f"tables refer to each other in a circle: {waiting}")
        for model in ready:
            made[model._meta.db_table] = await _rows(model, made)
            waiting.remove(model)
    for table in made.values():
        for name in type(table[0])._meta.m2m_fields:
            relation = type(table[0])._meta.fields_map[name]
            assert isinstance(relation, ManyToManyFieldInstance)
            if not relation._generated:
                others = made[relation.related_model._meta.db_table]
                await getattr(table[0], name).add(*others)


def _relations(model: type[Model]) -> Iterable[ForeignKeyFieldInstance[Any]]:
    for name in (*model._meta.fk_fields, *model._meta.o2o_fields):
        relation = model._meta.fields_map[name]
        assert isinstance(relation, ForeignKeyFieldInstance)
        yield relation


def _needs(model: type[Model]) -> set[str]:
    others = {relation.related_model._meta.db_table for relation in _relations(model)}
    return others - {model._meta.db_table}


async def _rows(model: type[Model], made: dict[str, list[Model]]) -> list[Model]:
    meta, rows = model._meta, list[Model]()
    for number in range(1, ROWS + 1):
        values: dict[str, Any] = {}
        for relation in _relations(model):
            if relation.related_model._meta.db_table == meta.db_table:
                other = rows[-1] if rows else None
            else:
                other = made[relation.related_model._meta.db_table][number - 1]
            if other is not None:
                values[str(relation.source_field)] = other.pk
        for name in meta.fields_db_projection:
            described = meta.fields_map[name]
            if name not in values and described.reference is None and not described.generated:
                values[name] = _value(described, number)
        rows.append(await model.create(**values))
    return rows


def _value(described: Field[Any], number: int) -> Any:
    enum = getattr(described, "enum_type", None)
    if enum is not None:
        return list(enum)[number % len(enum)]
    for kind, value in (
        (fields.BooleanField, number % 2 == 0),
        (fields.IntField, number),
        (fields.DatetimeField, _START + dt.timedelta(hours=number)),
        (fields.DateField, _START.date() + dt.timedelta(days=number)),
        (fields.TimeField, dt.time(9, number)),
        (fields.TimeDeltaField, dt.timedelta(minutes=number)),
        (fields.DecimalField, Decimal(number)),
        (fields.FloatField, number / 2),
        (fields.UUIDField, UUID(int=number)),
        (fields.BinaryField, bytes([number])),
        (fields.JSONField, {"number": number}),
        (fields.CharField, f"{number}"),
        (fields.TextField, f'text {number}; it\'s "quoted"'),
    ):
        if isinstance(described, kind):
            return value
    raise TypeError(f"no value for {described.model_field_name}, a {type(described).__name__}")
