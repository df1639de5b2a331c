from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from models.tables.cards import EventKind
from models.tables.reminders import Reason
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0011_columns_and_members')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Card',
            name='blocked',
            field=fields.CharField(null=True, max_length=255),
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nBLOCKED: blocked\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented\nLABELLED: labelled\nUNLABELLED: unlabelled\nBRIEF: brief\nSHARED: shared\nUNSHARED: unshared\nAPPROVED: approved\nCHANGES: changes', enum_type=EventKind, max_length=16),
        ),
        ops.AddField(
            model_name='Event',
            name='undone_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nBLOCKED: blocked\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches\nLEFT: left\nNEWS: news\nMENTION: mention\nVERDICT: verdict\nDIGEST: digest', enum_type=Reason, max_length=16),
        ),
    ]
