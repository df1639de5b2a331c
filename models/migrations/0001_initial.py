from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from models.storage.fields import UtcDatetimeField
from models.tables.boards import BoardKind, ColumnKind, Role
from models.tables.cards import ContentKind, EventKind
from models.tables.reminders import Reason, ReminderState
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index, PartialIndex

class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name='Conversation',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('key', fields.CharField(unique=True, max_length=128)),
                ('state', fields.CharField(null=True, max_length=64)),
                ('data', fields.JSONField(default=dict, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
            ],
            options={'table': 'conversation', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'The unfinished input of one person in one chat, which survives restarts.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Mark',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('update_id', fields.BigIntField(unique=True)),
                ('answer', fields.JSONField(default=dict, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('taken_at', UtcDatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'mark', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'An update whose effect is committed, with the answer that a redelivery repeats.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Person',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('telegram_id', fields.BigIntField(unique=True)),
                ('first_name', fields.CharField(max_length=255)),
                ('last_name', fields.CharField(default='', max_length=255)),
                ('username', fields.CharField(null=True, max_length=64)),
                ('language', fields.CharField(max_length=8)),
                ('timezone', fields.CharField(max_length=64)),
                ('timezone_chosen', fields.BooleanField(default=False)),
                ('day_end', fields.SmallIntField(default=1080)),
                ('active_board_id', fields.BigIntField(null=True)),
                ('started_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('unreachable_since', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'person', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'Somebody who wrote to the bot, or is on a board. Equal with or without a @username.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Board',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('kind', fields.CharEnumField(description='PERSONAL: personal\nTEAM: team', enum_type=BoardKind, max_length=16)),
                ('title', fields.CharField(max_length=255)),
                ('owner', fields.ForeignKeyField('kartka.Person', source_field='owner_id', db_index=True, db_constraint=True, to_field='id', related_name='boards', on_delete=OnDelete.RESTRICT)),
                ('creation_key', fields.CharField(null=True, unique=True, max_length=64)),
                ('last_number', fields.IntField(default=0)),
                ('last_position', fields.BigIntField(default=0)),
                ('created_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'board', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'Columns and cards.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Column',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name='columns', on_delete=OnDelete.CASCADE)),
                ('title', fields.CharField(max_length=255)),
                ('kind', fields.CharEnumField(description='BACKLOG: backlog\nACTIVE: active\nDONE: done', enum_type=ColumnKind, max_length=16)),
                ('position', fields.IntField()),
            ],
            options={'table': 'board_column', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'One stage of a board.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Card',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_constraint=True, to_field='id', related_name='cards', on_delete=OnDelete.CASCADE)),
                ('column', fields.ForeignKeyField('kartka.Column', source_field='column_id', db_constraint=True, to_field='id', related_name='cards', on_delete=OnDelete.RESTRICT)),
                ('number', fields.IntField()),
                ('title', fields.CharField(max_length=255)),
                ('understood', fields.JSONField(null=True, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('position', fields.BigIntField()),
                ('deadline', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('author', fields.ForeignKeyField('kartka.Person', source_field='author_id', db_index=True, db_constraint=True, to_field='id', related_name='authored', on_delete=OnDelete.RESTRICT)),
                ('creation_key', fields.CharField(null=True, unique=True, max_length=64)),
                ('created_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('done_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'card', 'app': 'kartka', 'unique_together': (('board', 'number'),), 'indexes': [Index(fields=['column_id', 'position'], name='ix_card_place')], 'pk_attr': 'id', 'table_description': '`#12` is its number on its board.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Assignment',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', db_index=True, db_constraint=True, to_field='id', related_name='assignments', on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name='assignments', on_delete=OnDelete.CASCADE)),
                ('at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'assignment', 'app': 'kartka', 'unique_together': (('card', 'person'),), 'pk_attr': 'id', 'table_description': 'A person who is to do a card.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Checklist',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', db_constraint=True, to_field='id', related_name='checklists', on_delete=OnDelete.CASCADE)),
                ('template', fields.CharField(max_length=64)),
                ('position', fields.IntField()),
            ],
            options={'table': 'checklist', 'app': 'kartka', 'unique_together': (('card', 'position'),), 'pk_attr': 'id', 'table_description': 'A titled list of steps.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Content',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', db_index=True, db_constraint=True, to_field='id', related_name='contents', on_delete=OnDelete.CASCADE)),
                ('kind', fields.CharEnumField(description='TEXT: text\nPHOTO: photo\nVIDEO: video\nANIMATION: animation\nDOCUMENT: document\nAUDIO: audio\nVOICE: voice\nVIDEO_NOTE: video_note', enum_type=ContentKind, max_length=16)),
                ('text', fields.TextField(default='', unique=False)),
                ('entities', fields.JSONField(default=list, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('file_id', fields.CharField(null=True, max_length=255)),
                ('file_name', fields.CharField(null=True, max_length=255)),
                ('file_size', fields.BigIntField(null=True)),
                ('album', fields.CharField(null=True, max_length=64)),
                ('origin', fields.CharField(null=True, max_length=255)),
                ('chat_id', fields.BigIntField()),
                ('message_id', fields.BigIntField()),
            ],
            options={'table': 'content', 'app': 'kartka', 'unique_together': (('card', 'chat_id', 'message_id'),), 'pk_attr': 'id', 'table_description': 'One message kept in a card. The pieces of an album share `album`.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Event',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', db_index=True, db_constraint=True, to_field='id', related_name='events', on_delete=OnDelete.CASCADE)),
                ('actor', fields.ForeignKeyField('kartka.Person', source_field='actor_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('kind', fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nTAKEN_BACK: taken_back', enum_type=EventKind, max_length=16)),
                ('data', fields.JSONField(default=dict, encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'event', 'app': 'kartka', 'pk_attr': 'id', 'table_description': "One line of a card's history."},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Group',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('telegram_id', fields.BigIntField(unique=True)),
                ('title', fields.CharField(max_length=255)),
                ('language', fields.CharField(max_length=8)),
                ('timezone', fields.CharField(max_length=64)),
                ('public', fields.BooleanField(default=False)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='groups', on_delete=OnDelete.SET_NULL)),
                ('left_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'group_chat', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'A Telegram group that the bot is in, with its own language and clock.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Invite',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name='invites', on_delete=OnDelete.CASCADE)),
                ('token', fields.CharField(unique=True, max_length=48)),
                ('role', fields.CharEnumField(description='OWNER: owner\nADMIN: admin\nEDITOR: editor\nGUEST: guest', enum_type=Role, max_length=16)),
                ('created_by', fields.ForeignKeyField('kartka.Person', source_field='created_by_id', db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('created_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('expires_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('revoked_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'invite', 'app': 'kartka', 'pk_attr': 'id', 'table_description': 'A link by which people join a board: random, expiring, revocable.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Item',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('checklist', fields.ForeignKeyField('kartka.Checklist', source_field='checklist_id', db_constraint=True, to_field='id', related_name='items', on_delete=OnDelete.CASCADE)),
                ('position', fields.IntField()),
                ('key', fields.CharField(max_length=64)),
                ('done_by', fields.ForeignKeyField('kartka.Person', source_field='done_by_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.SET_NULL)),
                ('done_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'item', 'app': 'kartka', 'unique_together': (('checklist', 'position'),), 'pk_attr': 'id', 'table_description': 'One step, which remembers who ticked it and when.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Label',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name='labels', on_delete=OnDelete.CASCADE)),
                ('name', fields.CharField(max_length=64)),
                ('folded', fields.CharField(max_length=128)),
            ],
            options={'table': 'label', 'app': 'kartka', 'unique_together': (('board', 'folded'),), 'pk_attr': 'id', 'table_description': 'A word that sorts the cards of one board.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='CardLabel',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', db_index=True, db_constraint=True, to_field='id', related_name='card_labels', on_delete=OnDelete.CASCADE)),
                ('label', fields.ForeignKeyField('kartka.Label', source_field='label_id', db_index=True, db_constraint=True, to_field='id', related_name='card_labels', on_delete=OnDelete.CASCADE)),
            ],
            options={'table': 'card_label', 'app': 'kartka', 'unique_together': (('card', 'label'),), 'pk_attr': 'id', 'table_description': 'A label on a card.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Member',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('kartka.Board', source_field='board_id', db_index=True, db_constraint=True, to_field='id', related_name='members', on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name='memberships', on_delete=OnDelete.CASCADE)),
                ('role', fields.CharEnumField(description='OWNER: owner\nADMIN: admin\nEDITOR: editor\nGUEST: guest', enum_type=Role, max_length=16)),
                ('joined_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'member', 'app': 'kartka', 'unique_together': (('board', 'person'),), 'pk_attr': 'id', 'table_description': 'A person on a board.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Reminder',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', db_index=True, db_constraint=True, to_field='id', related_name='reminders', on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('kartka.Person', source_field='person_id', db_index=True, db_constraint=True, to_field='id', related_name='reminders', on_delete=OnDelete.CASCADE)),
                ('reason', fields.CharEnumField(description='ASSIGNED: assigned\nHOUR_BEFORE: hour_before\nDEADLINE: deadline\nSNOOZED: snoozed', enum_type=Reason, max_length=16)),
                ('due_at', UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ('state', fields.CharEnumField(default=ReminderState.PENDING, description='PENDING: pending\nCLAIMED: claimed\nSENDING: sending\nSENT: sent\nFAILED: failed\nDROPPED: dropped', enum_type=ReminderState, max_length=16)),
                ('token', fields.CharField(null=True, max_length=32)),
                ('lease_until', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('attempts', fields.SmallIntField(default=0)),
                ('error', fields.CharField(null=True, max_length=255)),
            ],
            options={'table': 'reminder', 'app': 'kartka', 'indexes': [Index(fields=['state', 'due_at'], name='ix_reminder_due')], 'pk_attr': 'id', 'table_description': 'One person, one reason, one moment.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='View',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('chat_id', fields.BigIntField()),
                ('message_id', fields.BigIntField()),
                ('subject', fields.CharField(max_length=64)),
                ('place', fields.CharField(default='', max_length=32)),
                ('card', fields.ForeignKeyField('kartka.Card', source_field='card_id', null=True, db_index=True, db_constraint=True, to_field='id', related_name='views', on_delete=OnDelete.CASCADE)),
                ('stale', fields.BooleanField(default=False)),
            ],
            options={'table': 'message_view', 'app': 'kartka', 'unique_together': (('chat_id', 'message_id'),), 'indexes': [PartialIndex(fields=['id'], name='ix_view_stale', condition={'stale': True})], 'pk_attr': 'id', 'table_description': 'What a message of the bot shows, so that changes reach every open message.'},
            bases=['Model'],
        ),
    ]
