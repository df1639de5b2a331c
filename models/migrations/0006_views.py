from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0005_feeds')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Group',
            name='rich',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='Person',
            name='rich',
            field=fields.BooleanField(default=False, db_default=False),
        ),
    ]
