from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from models.storage.fields import UtcDatetimeField
from models.tables.cards import ContentKind, EventKind
from models.tables.reminders import Reason
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('kartka', '0004_priority')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Comment',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', db_index=True, db_constraint=True, to_field='id', related_name='comments', on_delete=OnDelete.CASCADE)),
                ('author', fields.ForeignKeyField('kartka.Person', source_field='author_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.RESTRICT)),
                ('at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'comment', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'What one person said about a card at once: a message, or the messages of an album.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CommentPart',
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
                ('comment', fields.ForeignKeyField('kartka.Comment', source_field='comment_id', db_index=True, db_constraint=True, to_field='id', related_name='parts', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'comment_part', 'app': 'kartka', 'unique_together': (('chat_id', 'message_id'),), 'pk_attr': 'id', 'table_description': 'One message of a comment.'},
            bases=['Kept'],
        ),
        ops.AddField(
            model_name='Card',
            name='titled_by',
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AddIndex(
            model_name='Card',
            index=Index(fields=['titled_by'], name='ix_card_titled_by'),
        ),
        ops.AlterModelOptions(
            name='Content',
            options={'table': 'content', 'app': 'kartka', 'unique_together': (('card', 'chat_id', 'message_id'),), 'pk_attr': 'id', 'table_description': 'One message kept in a card.'},
        ),
        ops.AddField(
            model_name='Content',
            name='link',
            field=fields.CharField(null=True, max_length=255),
        ),
        ops.AddIndex(
            model_name='Content',
            index=Index(fields=['chat_id', 'message_id'], name='ix_content_message'),
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented', enum_type=EventKind, max_length=16),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nCOMMENT: comment', enum_type=Reason, max_length=16),
        ),
    ]
