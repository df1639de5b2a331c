from tortoise import migrations
from tortoise.migrations import operations as ops
from models.tables.reminders import Reason, ReminderState
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0006_budgets')]

    initial = False

    operations = [
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches', enum_type=Reason, max_length=16),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='state',
            field=fields.CharEnumField(default=ReminderState.PENDING, description='ASLEEP: asleep\nPENDING: pending\nCLAIMED: claimed\nSENDING: sending\nSENT: sent\nFAILED: failed\nDROPPED: dropped', enum_type=ReminderState, max_length=16),
        ),
        ops.AddField(
            model_name='Reminder',
            name='column',
            field=fields.ForeignKeyField('kartka.Column', source_field='column_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        # A field added with an index gets none from the library.
        ops.RunSQL(
            "CREATE INDEX ix_reminder_column ON reminder (column_id)",
            reverse_sql="DROP INDEX ix_reminder_column",
        ),
    ]
