from tortoise import migrations
from tortoise.migrations import operations as ops
from models.tables.cards import EventKind
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0007_search')]

    initial = False

    operations = [
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented\nLABELLED: labelled\nUNLABELLED: unlabelled\nBRIEF: brief\nSHARED: shared\nUNSHARED: unshared\nAPPROVED: approved\nCHANGES: changes', enum_type=EventKind, max_length=16),
        ),
        ops.AddField(
            model_name='Label',
            name='sign',
            field=fields.CharField(default='⚪', db_default='⚪', max_length=16),
        ),
    ]
