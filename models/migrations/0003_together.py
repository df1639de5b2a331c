from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from models.storage.fields import UtcDatetimeField
from models.tables.boards import News
from models.tables.cards import ContentKind, EventKind, Priority
from models.tables.reminders import Reason, ReminderState
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('kartka', '0002_series')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Budget',
            fields=[
                ('key', fields.CharField(primary_key=True, unique=True, db_index=True, max_length=32)),
                ('free_at', fields.BigIntField()),
            ],
            options={'table': 'budget', 'app': 'kartka', 'pk_attr': 'key', 'table_description': 'How much was sent lately, overall or to one chat.'},
            bases=['Model'],
        ),
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
        ops.CreateModel(
            name='JoinRequest',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('group', fields.ForeignKeyField('kartka.Group', source_field='group_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('asked_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('admitted', fields.BooleanField(null=True)),
            ],
            options={'table': 'join_request', 'app': 'kartka', 'unique_together': (('board', 'person'),), 'pk_attr': 'id', 'table_description': 'Somebody of a public group asks to be let on its board.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='OwnTemplate',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('owner', fields.ForeignKeyField('kartka.Person', source_field='owner_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('title', fields.CharField(max_length=255)),
                ('items', fields.JSONField(default=list, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('creation_key', fields.CharField(unique=True, max_length=64)),
                ('created_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'own_template', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'A checklist that somebody kept for the next time, for themselves or for a board.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Topic',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('group', fields.ForeignKeyField('kartka.Group', source_field='group_id', db_index=True, db_constraint=True, to_field='id', related_name='topics', on_delete=OnDelete.CASCADE)),
                ('thread_id', fields.BigIntField()),
                ('title', fields.CharField(default='', max_length=128)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='topics', on_delete=OnDelete.SET_NULL)),
                ('closed_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'topic', 'app': 'kartka', 'unique_together': (('group', 'thread_id'),), 'pk_attr': 'id', 'table_description': "A topic of a group that was set up, or is being set up. Others work on the group's board."},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Board',
            name='occasions',
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AddField(
            model_name='Card',
            name='occasions',
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AddField(
            model_name='Card',
            name='priority',
            field=fields.IntEnumField(default=Priority.NONE, description='LOW: 1\nNONE: 2\nHIGH: 3\nURGENT: 4', db_default=2, enum_type=Priority, generated=False),
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
        ops.AddField(
            model_name='Checklist',
            name='title',
            field=fields.CharField(null=True, max_length=255),
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
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented', enum_type=EventKind, max_length=16),
        ),
        ops.AddField(
            model_name='Group',
            name='added_by',
            field=fields.ForeignKeyField('kartka.Person', source_field='added_by_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL),
        ),
        ops.AddField(
            model_name='Group',
            name='digest_at',
            field=fields.SmallIntField(null=True, default=540, db_default=540),
        ),
        ops.AddField(
            model_name='Group',
            name='digest_days',
            field=fields.SmallIntField(default=31, db_default=31),
        ),
        ops.AddField(
            model_name='Group',
            name='news',
            field=fields.CharEnumField(default=News.IMPORTANT, description='ALL: all\nIMPORTANT: important\nNONE: none', db_default='important', enum_type=News, max_length=16),
        ),
        ops.AddField(
            model_name='Group',
            name='pin_told_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Group',
            name='plus',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='Group',
            name='quiet_from',
            field=fields.SmallIntField(null=True, default=1320, db_default=1320),
        ),
        ops.AddField(
            model_name='Group',
            name='quiet_to',
            field=fields.SmallIntField(null=True, default=480, db_default=480),
        ),
        ops.AddField(
            model_name='Group',
            name='workdays',
            field=fields.SmallIntField(default=127, db_default=127),
        ),
        ops.AddField(
            model_name='Item',
            name='became',
            field=fields.ForeignKeyField('kartka.Card', source_field='became_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL),
        ),
        ops.AddField(
            model_name='Item',
            name='deadline',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Item',
            name='person',
            field=fields.ForeignKeyField('kartka.Person', source_field='person_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL),
        ),
        ops.AddField(
            model_name='Item',
            name='text',
            field=fields.CharField(null=True, max_length=255),
        ),
        ops.AddField(
            model_name='Member',
            name='admin_there',
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name='Member',
            name='group',
            field=fields.ForeignKeyField('kartka.Group', source_field='group_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL),
        ),
        ops.AddField(
            model_name='Person',
            name='digest_at',
            field=fields.SmallIntField(null=True, default=540, db_default=540),
        ),
        ops.AddField(
            model_name='Person',
            name='occasions',
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AddField(
            model_name='Person',
            name='quiet_from',
            field=fields.SmallIntField(null=True, default=1320, db_default=1320),
        ),
        ops.AddField(
            model_name='Person',
            name='quiet_to',
            field=fields.SmallIntField(null=True, default=480, db_default=480),
        ),
        ops.AddField(
            model_name='Person',
            name='weekly',
            field=fields.BooleanField(default=True, db_default=True),
        ),
        ops.AddField(
            model_name='Person',
            name='workdays',
            field=fields.SmallIntField(default=127, db_default=127),
        ),
        ops.AlterModelOptions(
            name='Reminder',
            options={'table': 'reminder', 'app': 'kartka', 'indexes': [Index(fields=['state', 'due_at'], name='ix_reminder_due')], 'pk_attr': 'id', 'table_description': 'One person or group, one reason, one moment.'},
        ),
        ops.AlterField(
            model_name='Reminder',
            name='card',
            field=fields.ForeignKeyField('kartka.Card', source_field='card_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='reminders', on_delete=OnDelete.CASCADE),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='person',
            field=fields.ForeignKeyField('kartka.Person', source_field='person_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='reminders', on_delete=OnDelete.CASCADE),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches\nNEWS: news\nDIGEST: digest', enum_type=Reason, max_length=16),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='state',
            field=fields.CharEnumField(default=ReminderState.PENDING, description='ASLEEP: asleep\nPENDING: pending\nCLAIMED: claimed\nSENDING: sending\nSENT: sent\nFAILED: failed\nDROPPED: dropped', enum_type=ReminderState, max_length=16),
        ),
        ops.AddField(
            model_name='Reminder',
            name='column',
            field=fields.ForeignKeyField('kartka.Column', source_field='column_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        ops.AddField(
            model_name='Reminder',
            name='event',
            field=fields.ForeignKeyField('kartka.Event', source_field='event_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE),
        ),
        ops.AddField(
            model_name='Reminder',
            name='group',
            field=fields.ForeignKeyField('kartka.Group', source_field='group_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='reminders', on_delete=OnDelete.CASCADE),
        ),
        ops.AddField(
            model_name='Reminder',
            name='parcel',
            field=fields.CharField(null=True, db_index=True, max_length=32),
        ),
        ops.AddField(
            model_name='View',
            name='board',
            field=fields.ForeignKeyField('kartka.Board', source_field='board_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL),
        ),
        ops.AddField(
            model_name='View',
            name='due_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='View',
            name='owner_id',
            field=fields.BigIntField(null=True),
        ),
        ops.AddField(
            model_name='View',
            name='thread_id',
            field=fields.BigIntField(null=True),
        ),
        ops.AddIndex(
            model_name='View',
            index=Index(fields=['owner_id'], name='ix_view_owner'),
        ),
        ops.RunSQL(
            "UPDATE reminder SET reason = 'before' WHERE reason = 'hour_before'",
            reverse_sql="UPDATE reminder SET reason = 'hour_before' WHERE reason = 'before'",
        ),
        ops.RunSQL(
            "UPDATE message_view SET board_id = (SELECT board_id FROM group_chat "
            "WHERE group_chat.telegram_id = message_view.chat_id) WHERE subject = 'live'",
            reverse_sql="SELECT 1",
        ),
        # Fields added with an index get none from the library.
        ops.RunSQL(
            "CREATE INDEX ix_reminder_event ON reminder (event_id)",
            reverse_sql="DROP INDEX ix_reminder_event",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_reminder_column ON reminder (column_id)",
            reverse_sql="DROP INDEX ix_reminder_column",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_item_became ON item (became_id)",
            reverse_sql="DROP INDEX ix_item_became",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_item_person ON item (person_id)",
            reverse_sql="DROP INDEX ix_item_person",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_group_added_by ON group_chat (added_by_id)",
            reverse_sql="DROP INDEX ix_group_added_by",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_member_group ON member (group_id)",
            reverse_sql="DROP INDEX ix_member_group",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_reminder_group ON reminder (group_id)",
            reverse_sql="DROP INDEX ix_reminder_group",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_reminder_parcel ON reminder (parcel)",
            reverse_sql="DROP INDEX ix_reminder_parcel",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_view_board ON message_view (board_id)",
            reverse_sql="DROP INDEX ix_view_board",
        ),
    ]
