"""What all processes together may still send."""

from tortoise import fields
from tortoise.models import Model


class Budget(Model):
    """How much was sent lately, overall or to one chat."""

    key = fields.CharField(max_length=32, primary_key=True)
    """`all`, or the chat's id."""
    free_at = fields.BigIntField()
    """When all that was sent or promised a moment will be paid for: microseconds since 1970, UTC.

    A number, so that one statement reckons with it alike on both databases.
    """

    class Meta:
        table = "budget"
