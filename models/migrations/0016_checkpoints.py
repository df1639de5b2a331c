from tortoise import migrations
from tortoise.migrations import operations as ops
from models.tables.reminders import Reason
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0015_meetings')]

    initial = False

    operations = [
        ops.RemoveField(model_name='Checkpoint', name='asked'),
        ops.RemoveField(model_name='Checkpoint', name='asked_at'),
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nBLOCKED: blocked\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches\nLEFT: left\nCHECK: check\nUNCHECKED: unchecked\nNEWS: news\nMENTION: mention\nVERDICT: verdict\nMET: met\nDIGEST: digest', enum_type=Reason, max_length=16),
        ),
    ]
