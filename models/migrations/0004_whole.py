from tortoise import migrations
from models.storage.words import drop_words_index, make_words_index
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from models.storage.fields import UtcDatetimeField
from models.tables.briefs import BriefState, Case, Metric, Network, PartKind, Unit
from models.tables.cards import ContentKind, EventKind, Priority
from models.tables.fields import FieldKind
from models.tables.openings import Leftover
from models.tables.reminders import Reason
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

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
        ops.CreateModel(
            name='CardText',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('card', fields.OneToOneField('kartka.Card', source_field='card_id', db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('words', fields.TextField(unique=False)),
            ],
            options={'table': 'card_text', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'The words of a card. `models.storage.words` finds rows of it by the beginnings of words.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('brief', fields.ForeignKeyField('kartka.Brief', source_field='brief_id', db_index=True, db_constraint=True, to_field='id', related_name='checkpoints', on_delete=OnDelete.CASCADE)),
                ('at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('share', fields.SmallIntField()),
                ('steps', fields.JSONField(default=list, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('answer', fields.DecimalField(null=True, max_digits=20, decimal_places=4)),
                ('answered_by', fields.ForeignKeyField('kartka.Person', source_field='answered_by_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('answered_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('taken_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'checkpoint', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'A moment at which a share of the target is to be reached, else plan B is taken.'},
            bases=['Model'],
        ),
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
        ops.CreateModel(
            name='Grant',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('column', fields.ForeignKeyField('kartka.Column', source_field='column_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'grant_to_guest', 'app': 'kartka', 'unique_together': (('card', 'person'), ('column', 'person')), 'pk_attr': 'id', 'table_description': 'A guest of this scope. They are no member, so nothing else of the board is theirs.'},
            bases=['Scope'],
        ),
        ops.CreateModel(
            name='GuestLink',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('column', fields.ForeignKeyField('kartka.Column', source_field='column_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('token', fields.CharField(unique=True, max_length=48)),
                ('created_by', fields.ForeignKeyField('kartka.Person', source_field='created_by_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('created_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('revoked_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'guest_link', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'A link that shows its scope to whoever follows it: random, expiring, revocable.'},
            bases=['Scope'],
        ),
        ops.CreateModel(
            name='Import',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('cards', fields.JSONField(default=list, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('read_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('made_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'import', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'Cards that were read from a file and shown to whoever sent it, before they are made.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Look',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('mine', fields.BooleanField(default=False)),
                ('late', fields.BooleanField(default=False)),
                ('priority', fields.IntEnumField(null=True, description='LOW: 1\nNONE: 2\nHIGH: 3\nURGENT: 4', enum_type=Priority, generated=False)),
                ('label', fields.ForeignKeyField('kartka.Label', source_field='label_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('assignee', fields.ForeignKeyField('kartka.Person', source_field='assignee_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('closed', fields.JSONField(default=list, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
            ],
            options={'table': 'look', 'app': 'kartka', 'unique_together': (('person', 'board'),), 'pk_attr': 'id', 'table_description': 'Which cards and columns of a board a person sees. Without one, all of them.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Opening',
            fields=[
                ('rule', fields.CharField(max_length=64)),
                ('start', fields.DateField()),
                ('clock', fields.SmallIntField()),
                ('timezone', fields.CharField(max_length=64)),
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('template', fields.CharField(max_length=64)),
                ('author', fields.ForeignKeyField('kartka.Person', source_field='author_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.RESTRICT)),
                ('leftover', fields.CharEnumField(default=Leftover.CARRY, description='CARRY: carry\nCLOSE: close\nASK: ask', enum_type=Leftover, max_length=8)),
                ('turn', fields.IntField(default=0)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('due_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('stopped_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'opening', 'app': 'kartka', 'unique_together': (('board', 'template'),), 'indexes': [Index(fields=['due_at'], name='ix_opening_due')], 'pk_attr': 'id', 'table_description': 'A template that opens on a board by itself, each time as a new card.'},
            bases=['Recurring'],
        ),
        ops.CreateModel(
            name='Search',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('typed', fields.CharField(max_length=255)),
                ('at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'search', 'app': 'kartka', 'indexes': [Index(fields=['at'], name='ix_search_at')], 'pk_attr': 'id', 'table_description': 'What a person searched for, so that the pages of what was found can be turned.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Board',
            name='archive_days',
            field=fields.SmallIntField(null=True),
        ),
        ops.AddField(
            model_name='Board',
            name='archived_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Card',
            name='archived_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Card',
            name='blocked',
            field=fields.CharField(null=True, max_length=255),
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
        ops.AddField(
            model_name='Column',
            name='person',
            field=fields.ForeignKeyField('kartka.Person', source_field='person_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL),
        ),
        ops.AddField(
            model_name='Column',
            name='wip',
            field=fields.SmallIntField(null=True),
        ),
        ops.AddField(
            model_name='Content',
            name='position',
            field=fields.IntField(default=0, db_default=0),
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nBLOCKED: blocked\nFIELD: field\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented\nLABELLED: labelled\nUNLABELLED: unlabelled\nBRIEF: brief\nSHARED: shared\nUNSHARED: unshared\nAPPROVED: approved\nCHANGES: changes\nARCHIVED: archived\nRESTORED: restored\nDELETED: deleted\nTRANSFERRED: transferred\nLINKED: linked\nUNLINKED: unlinked\nSPLIT: split', enum_type=EventKind, max_length=16),
        ),
        ops.AddField(
            model_name='Event',
            name='undone_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
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
        ops.AddField(
            model_name='Label',
            name='sign',
            field=fields.CharField(default='⚪', db_default='⚪', max_length=16),
        ),
        ops.AddField(
            model_name='Member',
            name='specialty',
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nBLOCKED: blocked\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches\nLEFT: left\nCHECK: check\nUNCHECKED: unchecked\nNEWS: news\nMENTION: mention\nVERDICT: verdict\nMET: met\nDIGEST: digest', enum_type=Reason, max_length=16),
        ),
        ops.AddField(
            model_name='Reminder',
            name='topic',
            field=fields.ForeignKeyField('kartka.Topic', source_field='topic_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        ops.AddField(
            model_name='Topic',
            name='column',
            field=fields.ForeignKeyField('kartka.Column', source_field='column_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        ops.AddField(
            model_name='Topic',
            name='label',
            field=fields.ForeignKeyField('kartka.Label', source_field='label_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        ops.RunPython(make_words_index, drop_words_index),
        ops.RunSQL(
            "CREATE INDEX ix_column_person ON board_column (person_id)",
            reverse_sql="DROP INDEX ix_column_person",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_reminder_topic ON reminder (topic_id)",
            reverse_sql="DROP INDEX ix_reminder_topic",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_topic_column ON topic (column_id)",
            reverse_sql="DROP INDEX ix_topic_column",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_topic_label ON topic (label_id)",
            reverse_sql="DROP INDEX ix_topic_label",
        ),
    ]
