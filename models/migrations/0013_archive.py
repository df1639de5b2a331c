from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from models.tables.cards import EventKind
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('kartka', '0012_undone_and_blocked')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Board',
            name='archive_days',
            field=fields.SmallIntField(null=True),
        ),
        ops.AddField(
            model_name='Card',
            name='archived_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Card',
            name='deleted_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Card',
            name='restored_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddIndex(
            model_name='Card',
            index=Index(fields=['board_id', 'archived_at'], name='ix_card_archived'),
        ),
        ops.AddIndex(
            model_name='Card',
            index=Index(fields=['deleted_at'], name='ix_card_deleted'),
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nBLOCKED: blocked\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented\nLABELLED: labelled\nUNLABELLED: unlabelled\nBRIEF: brief\nSHARED: shared\nUNSHARED: unshared\nAPPROVED: approved\nCHANGES: changes\nARCHIVED: archived\nRESTORED: restored\nDELETED: deleted', enum_type=EventKind, max_length=16),
        ),
    ]
