from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0009_checklists')]

    initial = False

    operations = [
        ops.CreateModel(
            name='JoinRequest',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('group', fields.ForeignKeyField('kartka.Group', source_field='group_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('asked_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('admitted', fields.BooleanField(null=True)),
            ],
            options={'table': 'join_request', 'app': 'kartka', 'unique_together': (('board', 'person'),), 'pk_attr': 'id', 'table_description': 'Somebody of a public group asks to be let on its board.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Group',
            name='added_by',
            field=fields.ForeignKeyField('kartka.Person', source_field='added_by_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL),
        ),
        ops.AddField(
            model_name='Member',
            name='admin_there',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='Member',
            name='group',
            field=fields.ForeignKeyField('kartka.Group', source_field='group_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL),
        ),
        # A field added with an index gets none from the library.
        ops.RunSQL(
            "CREATE INDEX ix_group_added_by ON group_chat (added_by_id)",
            reverse_sql="DROP INDEX ix_group_added_by",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_member_group ON member (group_id)",
            reverse_sql="DROP INDEX ix_member_group",
        ),
    ]
