from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0005_comments')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Budget',
            fields=[
                ('key', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=32)),
                ('free_at', fields.BigIntField()),
            ],
            options={'table': 'budget', 'app': 'kartka', 'pk_attr': 'key', 'table_description': 'How much was sent lately, overall or to one chat.'},
            bases=['Model'],
        ),
    ]
