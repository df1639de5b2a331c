from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from models.tables.cards import EventKind
from models.tables.repeating import NextWhen
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('kartka', '0001_initial')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Series',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('card', fields.OneToOneField('kartka.Card', source_field='card_id', db_constraint=True, to_field='id', related_name='series', on_delete=OnDelete.CASCADE)),
                ('rule', fields.CharField(max_length=64)),
                ('start', fields.DateField()),
                ('clock', fields.SmallIntField()),
                ('timezone', fields.CharField(max_length=64)),
                ('next_when', fields.CharEnumField(default=NextWhen.DONE, description='DONE: done\nDUE: due', enum_type=NextWhen, max_length=8)),
                ('turn', fields.IntField(default=0)),
                ('due_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('stopped_at', UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'series', 'app': 'kartka', 'indexes': [Index(fields=['due_at'], name='ix_series_due')], 'pk_attr': 'id', 'table_description': 'A card that comes again, by its newest card. Rules are in `models.recurrence`.'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated', enum_type=EventKind, max_length=16),
        ),
    ]
