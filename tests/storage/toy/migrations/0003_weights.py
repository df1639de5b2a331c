# ruff: noqa: RUF012 - the library's form

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("kartka", "0002_longer_names")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Parent",
            name="weight",
            field=fields.IntField(db_default=1),
        ),
        ops.RemoveField(model_name="Parent", name="legacy"),
    ]
