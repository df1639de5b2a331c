# ruff: noqa: RUF012 - the library's form

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("kartka", "0001_initial")]

    operations = [
        ops.AlterField(
            model_name="Parent",
            name="name",
            field=fields.CharField(max_length=200),
        ),
    ]
