from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from models.tables.cards import EventKind
from models.tables.reminders import Reason
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0004_briefs')]

    initial = False

    operations = [
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
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented\nBRIEF: brief\nSHARED: shared\nUNSHARED: unshared\nAPPROVED: approved\nCHANGES: changes', enum_type=EventKind, max_length=16),
        ),
        ops.AlterField(
            model_name='Reminder',
            name='reason',
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches\nNEWS: news\nVERDICT: verdict\nDIGEST: digest', enum_type=Reason, max_length=16),
        ),
    ]
