from tortoise import migrations
from tortoise.migrations import operations as ops
from models.tables.cards import EventKind
from models.tables.reminders import Reason
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0002_series')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Board',
            name='occasions',
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AddField(
            model_name='Card',
            name='occasions',
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot', enum_type=EventKind, max_length=16),
        ),
        ops.AddField(
            model_name='Person',
            name='occasions',
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot', enum_type=Reason, max_length=16),
        ),
        ops.RunSQL(
            "UPDATE reminder SET reason = 'before' WHERE reason = 'hour_before'",
            reverse_sql="UPDATE reminder SET reason = 'hour_before' WHERE reason = 'before'",
        ),
        ops.AddField(
            model_name='Reminder',
            name='event',
            field=fields.ForeignKeyField('kartka.Event', source_field='event_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        # A field added with an index gets none from the library.
        ops.RunSQL(
            "CREATE INDEX ix_reminder_event ON reminder (event_id)",
            reverse_sql="DROP INDEX ix_reminder_event",
        ),
    ]
