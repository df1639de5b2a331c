from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0016_checkpoints')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Content',
            name='position',
            field=fields.IntField(default=0, db_default=0),
        ),
    ]
