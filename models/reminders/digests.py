"""The rows of digests: one waits for each who wants one, and makes the next when it is sent."""

from datetime import datetime

from tortoise.expressions import Subquery

from models.reminders.deriving import WAITING
from models.reminders.hours import DAY, Hours
from models.tables import Group, Person, Reason, Reminder, ReminderState

HEALED = 500
"""So many are given a missing row at once."""


def next_digest(who: Person | Group, now: datetime) -> datetime | None:
    """When (UTC) the next digest after `now` comes; None when none does."""
    if who.digest_at is None or not who.reachable:
        return None
    days = who.workdays if isinstance(who, Person) else who.digest_days
    hours = Hours.of(who)
    today = now.astimezone(hours.zone).date()
    moments = (
        hours.at(day, who.digest_at)
        for day in (today + n * DAY for n in range(9))
        if days >> day.weekday() & 1
    )
    return next((at for at in moments if at > now), None)


async def plan_digest(who: Person | Group, now: datetime) -> None:
    """Make the row of the next digest what the settings say now; an overdue one is still sent."""
    theirs = {"person_id": who.id} if isinstance(who, Person) else {"group_id": who.id}
    wanted = next_digest(who, now)
    waiting = await Reminder.filter(reason=Reason.DIGEST, state__in=WAITING, **theirs)
    if wanted is None:
        await Reminder.filter(id__in=[row.id for row in waiting]).delete()
        return
    wrong = [row.id for row in waiting if row.due_at > now and row.due_at != wanted]
    await Reminder.filter(id__in=wrong, state__in=WAITING).delete()
    if len(wrong) == len(waiting):
        await Reminder.create(reason=Reason.DIGEST, due_at=wanted, **theirs)


async def heal_digests(now: datetime) -> None:
    """Give a row to whoever should have one and has none, as after a release."""
    alive = Reminder.filter(reason=Reason.DIGEST, state__in=[*WAITING, ReminderState.SENDING])
    people = Subquery(alive.filter(person_id__not_isnull=True).values("person_id"))
    groups = Subquery(alive.filter(group_id__not_isnull=True).values("group_id"))
    for person in await Person.filter(
        digest_at__not_isnull=True,
        started_at__not_isnull=True,
        unreachable_since=None,
        id__not_in=people,
    ).limit(HEALED):
        await plan_digest(person, now)
    for group in await Group.filter(
        digest_at__not_isnull=True,
        board_id__not_isnull=True,
        left_at=None,
        digest_days__gt=0,
        id__not_in=groups,
    ).limit(HEALED):
        await plan_digest(group, now)
