from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from models.tables.cards import EventKind
from models.tables.fields import FieldKind
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0020_topic_parts')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Field',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name='fields', on_delete=OnDelete.CASCADE)),
                ('name', fields.CharField(max_length=64)),
                ('kind', fields.CharEnumField(description='TEXT: text\nNUMBER: number\nMONEY: money\nDATE: date\nCHOICE: choice\nYES_NO: yes_no\nLINK: link', enum_type=FieldKind, max_length=16)),
                ('position', fields.IntField()),
                ('choices', fields.JSONField(default=list, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('creation_key', fields.CharField(unique=True, max_length=64)),
            ],
            options={'table': 'board_field', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'A field of one board, which each of its cards may fill in.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='FieldValue',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('field', fields.ForeignKeyField('kartka.Field', source_field='field_id', db_index=True, db_constraint=True, to_field='id', related_name='values', on_delete=OnDelete.CASCADE)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', db_index=True, db_constraint=True, to_field='id', related_name='field_values', on_delete=OnDelete.CASCADE)),
                ('value', fields.CharField(max_length=500)),
            ],
            options={'table': 'field_value', 'app': 'kartka', 'unique_together': (('field', 'card'),), 'pk_attr': 'id', 'table_description': 'What one card says in a field; no row while it says nothing.'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nBLOCKED: blocked\nFIELD: field\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented\nLABELLED: labelled\nUNLABELLED: unlabelled\nBRIEF: brief\nSHARED: shared\nUNSHARED: unshared\nAPPROVED: approved\nCHANGES: changes\nARCHIVED: archived\nRESTORED: restored\nDELETED: deleted\nTRANSFERRED: transferred\nLINKED: linked\nUNLINKED: unlinked\nSPLIT: split', enum_type=EventKind, max_length=16),
        ),
    ]
