from tortoise import migrations
from tortoise.migrations import operations as ops
from models.tables.reminders import Reason
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0009_archived_boards')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Group',
            name='live',
            field=fields.BooleanField(default=True, db_default=True),
        ),
        ops.AddField(
            model_name='Group',
            name='mentions',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches\nLEFT: left\nNEWS: news\nMENTION: mention\nVERDICT: verdict\nDIGEST: digest', enum_type=Reason, max_length=16),
        ),
    ]
