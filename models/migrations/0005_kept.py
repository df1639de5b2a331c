from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from models.storage.fields import UtcDatetimeField
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0004_whole')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Feed',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('token', fields.CharField(unique=True, max_length=48)),
                ('created_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'feed', 'app': 'kartka', 'pk_attr': 'id', 'table_description': "One person's address of a board's deadlines, or of their own over all boards."},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Event',
            name='kept',
            field=fields.JSONField(null=True, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads),
        ),
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
