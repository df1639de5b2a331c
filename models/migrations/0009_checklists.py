from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from models.storage.fields import UtcDatetimeField
from models.tables.cards import EventKind
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('kartka', '0008_live')]

    initial = False

    operations = [
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
        ops.AddField(
            model_name='Checklist',
            name='title',
            field=fields.CharField(null=True, max_length=255),
        ),
        ops.AlterField(
            model_name='Event',
            name='kind',
            field=fields.CharEnumField(description='CREATED: created\nMOVED: moved\nRENAMED: renamed\nASSIGNED: assigned\nUNASSIGNED: unassigned\nDEADLINE: deadline\nCONTENT: content\nCHECKLIST: checklist\nTICKED: ticked\nUNTICKED: unticked\nITEM: item\nTAKEN_BACK: taken_back\nREPEATS: repeats\nREPEATED: repeated\nREMINDERS: reminders\nCANNOT: cannot\nPRIORITY: priority\nCOMMENTED: commented\nCOMMENT_EDITED: comment_edited\nUNCOMMENTED: uncommented', enum_type=EventKind, max_length=16),
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
        # A field added with an index gets none from the library.
        ops.RunSQL(
            "CREATE INDEX ix_item_became ON item (became_id)",
            reverse_sql="DROP INDEX ix_item_became",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_item_person ON item (person_id)",
            reverse_sql="DROP INDEX ix_item_person",
        ),
    ]
