from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0010_joining')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Group',
            name='plus',
            field=fields.BooleanField(default=False, db_default=False),
        ),
    ]
