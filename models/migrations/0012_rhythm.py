from tortoise import migrations
from tortoise.migrations import operations as ops
from models.tables.boards import News
from models.tables.reminders import Reason
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('kartka', '0011_plus')]

    initial = False

    operations = [
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
            model_name='Person',
            name='digest_at',
            field=fields.SmallIntField(null=True, default=540, db_default=540),
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
            field=fields.CharEnumField(description='ASSIGNED: assigned\nBEFORE: before\nDEADLINE: deadline\nLATE: late\nDAILY: daily\nSTAYS_LATE: stays_late\nSNOOZED: snoozed\nCANNOT: cannot\nCOMMENT: comment\nUNMOVED: unmoved\nREACHES: reaches\nDIGEST: digest', enum_type=Reason, max_length=16),
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
        # Fields added with an index get none from the library.
        ops.RunSQL(
            "CREATE INDEX ix_reminder_group ON reminder (group_id)",
            reverse_sql="DROP INDEX ix_reminder_group",
        ),
        ops.RunSQL(
            "CREATE INDEX ix_reminder_parcel ON reminder (parcel)",
            reverse_sql="DROP INDEX ix_reminder_parcel",
        ),
    ]
