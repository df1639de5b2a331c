from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from models.tables.cards import EventKind
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0013_archive')]

    initial = False

    operations = [
        ops.CreateModel(
            name='CardLink',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('lower', fields.ForeignKeyField('kartka.Card', source_field='lower_id', db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('upper', fields.ForeignKeyField('kartka.Card', source_field='upper_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'card_link', 'app': 'kartka', 'unique_together': (('lower', 'upper'),), 'pk_attr': 'id', 'table_description': 'Two cards that are linked, both ways. `lower` has the lower id.'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nBLOCKED: blocked\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented\nLABELLED: labelled\nUNLABELLED: unlabelled\nBRIEF: brief\nSHARED: shared\nUNSHARED: unshared\nAPPROVED: approved\nCHANGES: changes\nARCHIVED: archived\nRESTORED: restored\nDELETED: deleted\nTRANSFERRED: transferred\nLINKED: linked\nUNLINKED: unlinked\nSPLIT: split', enum_type=EventKind, max_length=16),
        ),
    ]
