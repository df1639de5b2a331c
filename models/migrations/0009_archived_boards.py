from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField


class Migration(migrations.Migration):
    dependencies = [("kartka", "0008_labels")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Board",
            name="archived_at",
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
    ]
