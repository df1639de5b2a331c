from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from models.storage.fields import UtcDatetimeField
from models.tables.briefs import BriefState, Case, Metric, Network, PartKind, Unit
from models.tables.cards import ContentKind, EventKind
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0003_together')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Brief',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name='briefs', on_delete=OnDelete.CASCADE)),
                ('author', fields.ForeignKeyField('kartka.Person', source_field='author_id', db_index=True, db_constraint=True, to_field='id', related_name='briefs', on_delete=OnDelete.RESTRICT)),
                ('state', fields.CharEnumField(default=BriefState.DRAFT, description='DRAFT: draft\nRUNNING: running\nENDED: ended', enum_type=BriefState, max_length=16)),
                ('group', fields.ForeignKeyField('kartka.Group', source_field='group_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('thread_id', fields.BigIntField(null=True)),
                ('step', fields.CharField(default='', max_length=32)),
                ('case', fields.CharEnumField(null=True, description='INITIATIVE: initiative\nEVENT: event\nACHIEVEMENT: achievement', enum_type=Case, max_length=16)),
                ('metric', fields.CharEnumField(null=True, description='REGISTRATIONS: registrations\nCLICKS: clicks\nTIME: time\nMEMBERS: members\nLEADS: leads\nDONATIONS: donations\nOWN: own', enum_type=Metric, max_length=16)),
                ('metric_words', fields.CharField(null=True, max_length=64)),
                ('target', fields.DecimalField(null=True, max_digits=20, decimal_places=4)),
                ('unit', fields.CharEnumField(default=Unit.COUNT, description='COUNT: count\nPERCENT: percent', enum_type=Unit, max_length=8)),
                ('due_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('budget', fields.CharField(null=True, max_length=255)),
                ('owner', fields.ForeignKeyField('kartka.Person', source_field='owner_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('approver', fields.ForeignKeyField('kartka.Person', source_field='approver_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('meeting', fields.ForeignKeyField('kartka.Card', source_field='meeting_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('outcome', fields.JSONField(default=dict, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('result', fields.DecimalField(null=True, max_digits=20, decimal_places=4)),
                ('result_text', fields.TextField(null=True, unique=False)),
                ('ended_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('creation_key', fields.CharField(unique=True, max_length=64)),
                ('created_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'brief', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'A collaboration of a community and its social media. None is what was not answered.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='BriefNetwork',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('brief', fields.ForeignKeyField('kartka.Brief', source_field='brief_id', db_constraint=True, to_field='id', related_name='networks', on_delete=OnDelete.CASCADE)),
                ('network', fields.CharEnumField(description='INSTAGRAM: instagram\nFACEBOOK: facebook\nTIKTOK: tiktok\nYOUTUBE: youtube\nLINKEDIN: linkedin\nTELEGRAM: telegram\nX: x\nTHREADS: threads\nPINTEREST: pinterest', enum_type=Network, max_length=16)),
                ('deadline', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('figure', fields.DecimalField(null=True, max_digits=20, decimal_places=4)),
            ],
            options={'table': 'brief_network', 'app': 'kartka', 'unique_together': (('brief', 'network'),), 'pk_attr': 'id', 'table_description': 'One network of a brief: its posting schedule, its person, its card, its figure.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='BriefPart',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('kind', fields.CharEnumField(description='TEXT: text\nPHOTO: photo\nVIDEO: video\nANIMATION: animation\nDOCUMENT: document\nAUDIO: audio\nVOICE: voice\nVIDEO_NOTE: video_note', enum_type=ContentKind, max_length=16)),
                ('text', fields.TextField(default='', unique=False)),
                ('entities', fields.JSONField(default=list, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('file_id', fields.CharField(null=True, max_length=255)),
                ('file_name', fields.CharField(null=True, max_length=255)),
                ('file_size', fields.BigIntField(null=True)),
                ('album', fields.CharField(null=True, max_length=64)),
                ('origin', fields.CharField(null=True, max_length=255)),
                ('link', fields.CharField(null=True, max_length=255)),
                ('chat_id', fields.BigIntField()),
                ('message_id', fields.BigIntField()),
                ('brief', fields.ForeignKeyField('kartka.Brief', source_field='brief_id', db_constraint=True, to_field='id', related_name='parts', on_delete=OnDelete.CASCADE)),
                ('answers', fields.CharEnumField(description='ABOUT: about\nREFERENCE: reference', enum_type=PartKind, max_length=16)),
            ],
            options={'table': 'brief_part', 'app': 'kartka', 'unique_together': (('brief', 'answers', 'chat_id', 'message_id'),), 'pk_attr': 'id', 'table_description': "A message that was sent for a brief. The brief's card gets them all as content."},
            bases=['Kept'],
        ),
        ops.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('brief', fields.ForeignKeyField('kartka.Brief', source_field='brief_id', db_index=True, db_constraint=True, to_field='id', related_name='checkpoints', on_delete=OnDelete.CASCADE)),
                ('at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('share', fields.SmallIntField()),
                ('steps', fields.JSONField(default=list, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('asked_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('asked', fields.SmallIntField(default=0)),
                ('answer', fields.DecimalField(null=True, max_digits=20, decimal_places=4)),
                ('answered_by', fields.ForeignKeyField('kartka.Person', source_field='answered_by_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('answered_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('taken_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'checkpoint', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'A moment at which a share of the target is to be reached, else plan B is taken.'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented\nBRIEF: brief', enum_type=EventKind, max_length=16),
        ),
    ]
