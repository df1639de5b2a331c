"""When a person or a group wants to be written to."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from tortoise import fields
from tortoise.models import Model


class Rhythm(Model):
    """The clock, quiet hours and working days of whoever is reminded. Moments of a day are minutes
    after midnight on their wall clock."""

    timezone = fields.CharField(max_length=64)
    """An IANA name."""
    quiet_from = fields.SmallIntField(null=True, default=22 * 60, db_default=22 * 60)
    """From here to midnight nothing comes unasked, 1440 is midnight. None: no quiet hours."""
    quiet_to = fields.SmallIntField(null=True, default=8 * 60, db_default=8 * 60)
    """From midnight to here nothing comes unasked."""
    workdays = fields.SmallIntField(default=127, db_default=127)
    """A bit for each day of the week that is worked on, Monday the lowest; at least one."""
    digest_at = fields.SmallIntField(null=True, default=9 * 60, db_default=9 * 60)
    """When the digest comes. None: it does not."""

    class Meta:
        abstract = True

    @property
    def quiet(self) -> tuple[int, int] | None:
        """From and to when nothing comes unasked, in minutes of the day. None: no quiet hours."""
        if self.quiet_from is None or self.quiet_to is None:
            return None
        return self.quiet_from, self.quiet_to

    @property
    def zone(self) -> ZoneInfo:
        """The zone of this clock."""
        return ZoneInfo(self.timezone)
