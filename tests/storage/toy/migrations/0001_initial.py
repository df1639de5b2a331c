# ruff: noqa: RUF012 - the library's form

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index, PartialIndex
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint

from models.storage.fields import UtcDatetimeField
from tests.storage.toy.tables import Mood


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Parent",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=False)),
                ("name", fields.CharField(max_length=100)),
                ("code", fields.CharField(unique=True, max_length=20)),
                (
                    "mood",
                    fields.CharEnumField(
                        default=Mood.calm,
                        description="calm: calm\nbusy: busy",
                        enum_type=Mood,
                        max_length=4,
                    ),
                ),
                ("due_at", UtcDatetimeField(null=True)),
                ("rank", fields.IntField(db_index=True)),
                ("legacy", fields.CharField(max_length=10, default="")),
            ],
            options={
                "table": "parent",
                "app": "kartka",
                "unique_together": (("name", "rank"),),
                "indexes": [
                    Index(fields=["mood", "due_at"], name="ix_parent_mood"),
                    PartialIndex(
                        fields=["due_at"], name="ix_parent_due", condition={"mood": "busy"}
                    ),
                ],
                "pk_attr": "id",
                "table_description": "The table that the migrations change.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Child",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True)),
                (
                    "parent",
                    fields.ForeignKeyField(
                        "kartka.Parent",
                        source_field="parent_id",
                        db_index=True,
                        related_name="children",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "twin",
                    fields.OneToOneField(
                        "kartka.Child",
                        source_field="twin_id",
                        null=True,
                        related_name="twin_of",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("notes", fields.JSONField(default=dict)),
                (
                    "friends",
                    fields.ManyToManyField(
                        "kartka.Parent",
                        unique=True,
                        through="friendship",
                        forward_key="parent_id",
                        backward_key="child_id",
                        related_name="friends_of",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "child",
                "app": "kartka",
                "pk_attr": "id",
                "table_description": "Rows that go with their parent.",
            },
            bases=["Model"],
        ),
        ops.AddConstraint("Parent", CheckConstraint(check="rank > 0", name="ck_parent_rank")),
        ops.AddConstraint(
            "Parent", UniqueConstraint(fields=("mood", "name"), name="uq_parent_mood_name")
        ),
    ]
