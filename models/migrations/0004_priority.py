from tortoise import migrations
from tortoise.migrations import operations as ops
from models.tables.cards import EventKind, Priority
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0003_reminder_sets')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Card',
            name='priority',
            field=fields.IntEnumField(default=Priority.NONE, description='LOW: 1\nNONE: 2\nHIGH: 3\nURGENT: 4', db_default=2, enum_type=Priority, generated=False),
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority', enum_type=EventKind, max_length=16),
        ),
    ]
