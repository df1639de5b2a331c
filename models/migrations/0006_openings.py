from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from models.tables.openings import Leftover
from models.tables.reminders import Reason
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('kartka', '0005_guests')]

    initial = False

    operations = [
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
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches\nLEFT: left\nNEWS: news\nVERDICT: verdict\nDIGEST: digest', enum_type=Reason, max_length=16),
        ),
    ]
