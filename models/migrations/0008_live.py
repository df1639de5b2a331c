from tortoise import migrations
from tortoise.migrations import operations as ops
from models.storage.fields import UtcDatetimeField
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('kartka', '0007_waiting')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Group',
            name='pin_told_at',
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
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
    ]
