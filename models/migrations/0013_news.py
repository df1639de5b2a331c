from tortoise import migrations
from tortoise.migrations import operations as ops
from models.tables.reminders import Reason
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0012_rhythm')]

    initial = False

    operations = [
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches\nNEWS: news\nDIGEST: digest', enum_type=Reason, max_length=16),
        ),
    ]
