from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0013_news')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Topic',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('group', fields.ForeignKeyField('kartka.Group', source_field='group_id', db_index=True, db_constraint=True, to_field='id', related_name='topics', on_delete=OnDelete.CASCADE)),
                ('thread_id', fields.BigIntField()),
                ('title', fields.CharField(default='', max_length=128)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='topics', on_delete=OnDelete.SET_NULL)),
                ('closed_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'topic', 'app': 'kartka', 'unique_together': (('group', 'thread_id'),), 'pk_attr': 'id', 'table_description': "A topic of a group that was set up, or is being set up. Others work on the group's board."},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='View',
            name='board',
            field=fields.ForeignKeyField('kartka.Board', source_field='board_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL),
        ),
        ops.RunSQL(
            "CREATE INDEX ix_view_board ON message_view (board_id)",
            reverse_sql="DROP INDEX ix_view_board",
        ),
        ops.RunSQL(
            "UPDATE message_view SET board_id = (SELECT board_id FROM group_chat "
            "WHERE group_chat.telegram_id = message_view.chat_id) WHERE subject = 'live'",
            reverse_sql="SELECT 1",
        ),
    ]
