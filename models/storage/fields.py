"""Columns that the database library does not offer in the form we need."""

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from tortoise import fields
from tortoise.models import Model

Moment = TypeVar("Moment", dt.datetime, dt.datetime | None)


class UtcDatetimeField(fields.DatetimeField[Moment]):
    """A moment: takes aware datetimes of any zone, stores and returns UTC.

    A naive datetime raises ValueError, anything else that is no datetime TypeError: when a row is
    made, saved or updated, and in filters. SQLite compares moments as text, so a filter with
    another zone's datetime would silently find the wrong rows.
    """

    if TYPE_CHECKING:  # the library's own overloads do not reach a subclass

        @overload
        def __init__(
            self: "UtcDatetimeField[dt.datetime]", *, null: Literal[False] = ..., **options: Any
        ) -> None: ...
        @overload
        def __init__(
            self: "UtcDatetimeField[dt.datetime | None]", *, null: Literal[True], **options: Any
        ) -> None: ...
        def __init__(self, **options: Any) -> None: ...

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> Any:
        """The moment in UTC, as every query and every row sends it."""
        if value is not None and not isinstance(value, dt.datetime):
            raise TypeError(f"{self.model_field_name} takes a datetime, not {type(value).__name__}")
        stored = super().to_db_value(_checked(value), instance)
        return stored.astimezone(dt.UTC) if isinstance(stored, dt.datetime) else stored

    def to_python_value(self, value: Any) -> dt.datetime | None:
        """The moment in UTC, from a caller's datetime or from the text that SQLite keeps."""
        moment = super().to_python_value(_checked(value))
        return moment.astimezone(dt.UTC) if moment is not None else None


def _checked(value: Any) -> Any:
    if isinstance(value, dt.datetime) and value.utcoffset() is None:
        raise ValueError("a naive datetime names no moment: give it a zone")
    return value
