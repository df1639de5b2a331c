"""The tables as they are after the last migration."""

from enum import StrEnum

from tortoise import fields
from tortoise.indexes import Index, PartialIndex
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from models.storage import UtcDatetimeField


class Mood(StrEnum):
    """How a parent feels."""

    calm = "calm"
    busy = "busy"


class Parent(Model):
    """The table that the migrations change."""

    id = fields.BigIntField(primary_key=True, generated=False)
    name = fields.CharField(max_length=200)
    code = fields.CharField(max_length=20, unique=True)
    mood = fields.CharEnumField(Mood, default=Mood.calm)
    due_at = UtcDatetimeField(null=True)
    rank = fields.IntField(db_index=True)
    weight = fields.IntField(db_default=1)

    class Meta:
        table = "parent"
        unique_together = (("name", "rank"),)
        indexes = (
            Index(fields=("mood", "due_at"), name="ix_parent_mood"),
            PartialIndex(fields=("due_at",), name="ix_parent_due", condition={"mood": "busy"}),
        )
        constraints = (
            CheckConstraint(check="rank > 0", name="ck_parent_rank"),
            UniqueConstraint(fields=("mood", "name"), name="uq_parent_mood_name"),
        )


class Child(Model):
    """Rows that go with their parent."""

    id = fields.IntField(primary_key=True)
    parent: fields.ForeignKeyRelation[Parent] = fields.ForeignKeyField(
        "kartka.Parent", related_name="children", on_delete=fields.CASCADE, db_index=True
    )
    twin: fields.OneToOneNullableRelation["Child"] = fields.OneToOneField(
        "kartka.Child", related_name="twin_of", null=True, on_delete=fields.SET_NULL
    )
    notes = fields.JSONField[dict[str, str]](default=dict)
    friends: fields.ManyToManyRelation[Parent] = fields.ManyToManyField(
        "kartka.Parent", related_name="friends_of", through="friendship"
    )

    class Meta:
        table = "child"


def parent(number: int) -> Parent:
    """A row, not saved yet, unlike those with other numbers."""
    return Parent(id=number, name=f"n{number}", code=f"c{number}", rank=number)
