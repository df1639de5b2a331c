from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0019_imports')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Reminder',
            name='topic',
            field=fields.ForeignKeyField('kartka.Topic', source_field='topic_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        ops.AddField(
            model_name='Topic',
            name='column',
            field=fields.ForeignKeyField('kartka.Column', source_field='column_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        ops.AddField(
            model_name='Topic',
            name='label',
            field=fields.ForeignKeyField('kartka.Label', source_field='label_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        # Fields added with an index get none from the library.
        ops.RunSQL(
            "CREATE INDEX ix_reminder_topic ON reminder (topic_id)",
            reverse_sql="DROP INDEX ix_reminder_topic",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_topic_column ON topic (column_id)",
            reverse_sql="DROP INDEX ix_topic_column",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_topic_label ON topic (label_id)",
            reverse_sql="DROP INDEX ix_topic_label",
        ),
    ]
