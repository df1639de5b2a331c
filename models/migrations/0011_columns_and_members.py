from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields


class Migration(migrations.Migration):
    dependencies = [("kartka", "0010_groups")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Column",
            name="person",
            field=fields.ForeignKeyField(
                "kartka.Person",
                source_field="person_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name=False,
                on_delete=OnDelete.SET_NULL,
            ),
        ),
        ops.AddField(
            model_name="Column",
            name="wip",
            field=fields.SmallIntField(null=True),
        ),
        ops.AddField(
            model_name="Member",
            name="specialty",
            field=fields.CharField(null=True, max_length=64),
        ),
        # A field added with an index gets none from the library.
        ops.RunSQL(
            "CREATE INDEX ix_column_person ON board_column (person_id)",
            reverse_sql="DROP INDEX ix_column_person",
        ),
    ]
