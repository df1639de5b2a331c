"""Rows that Telegram did not take: tried again later and later, and at last given up."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from models.reminders.sending import settle
from models.tables import Reminder, ReminderState

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
ATTEMPTS = 5
CEILING = timedelta(hours=24)


async def put_off(rows: Sequence[Reminder], now: datetime, error: str, *, passing: bool) -> None:
    """Try again later, twice as late each time, or give up and show it on the card.

    What is refused is given up after `ATTEMPTS`. What fails for a `passing` reason is given up only
    when it is older than `CEILING` besides: nobody is to miss a reminder for Telegram's bad hour.
    """
    attempts = {row.id: row.attempts for row in await Reminder.filter(id__in=[r.id for r in rows])}
    for row in rows:
        tries = attempts.get(row.id, 0)
        tired = tries >= ATTEMPTS and not (passing and now - row.due_at < CEILING)
        if tired:
            await settle([row], ReminderState.FAILED, now, error=error)
            continue
        # The row keeps `due_at`, by which `applies` knows its occasion; the lease holds it back.
        await Reminder.filter(id=row.id, token=row.token).update(
            state=ReminderState.CLAIMED, lease_until=now + wait_after(tries), error=error
        )


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries, one at least."""
    return min(FIRST_WAIT * (1 << min(max(tries, 1) - 1, 10)), LONGEST_WAIT)
