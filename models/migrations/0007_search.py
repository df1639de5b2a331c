from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from models.storage.words import drop_words_index, make_words_index
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index


class Migration(migrations.Migration):
    dependencies = [("kartka", "0006_openings")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CardText",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "card",
                    fields.OneToOneField(
                        "kartka.Card",
                        source_field="card_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("words", fields.TextField(unique=False)),
            ],
            options={
                "table": "card_text",
                "app": "kartka",
                "pk_attr": "id",
                "table_description": "The words of a card. `models.storage.words` finds rows of it by the beginnings of words.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Search",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "kartka.Person",
                        source_field="person_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "board",
                    fields.ForeignKeyField(
                        "kartka.Board",
                        source_field="board_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("typed", fields.CharField(max_length=255)),
                ("at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "search",
                "app": "kartka",
                "indexes": [Index(fields=["at"], name="ix_search_at")],
                "pk_attr": "id",
                "table_description": "What a person searched for, so that the pages of what was found can be turned.",
            },
            bases=["Model"],
        ),
        ops.RunPython(make_words_index, drop_words_index),
    ]
