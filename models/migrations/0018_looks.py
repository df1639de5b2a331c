from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from models.tables.cards import Priority
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0017_contents')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Look',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('mine', fields.BooleanField(default=False)),
                ('late', fields.BooleanField(default=False)),
                ('priority', fields.IntEnumField(null=True, description='LOW: 1\nNONE: 2\nHIGH: 3\nURGENT: 4', enum_type=Priority, generated=False)),
                ('label', fields.ForeignKeyField('kartka.Label', source_field='label_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('assignee', fields.ForeignKeyField('kartka.Person', source_field='assignee_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('closed', fields.JSONField(default=list, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
            ],
            options={'table': 'look', 'app': 'kartka', 'unique_together': (('person', 'board'),), 'pk_attr': 'id', 'table_description': 'Which cards and columns of a board a person sees. Without one, all of them.'},
            bases=['Model'],
        ),
    ]
