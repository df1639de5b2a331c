"""The rows of digests: one waits for each who wants one, and makes the next when it is sent."""

from datetime import datetime

from tortoise.expressions import Q, Subquery

from models.reminders.deriving import WAITING
from models.reminders.hours import DAY, Hours
from models.storage import values_of
from models.tables import Group, Person, Reason, Reminder, ReminderState, Topic

HEALED = 500
"""So many are given a missing row at once."""


def next_digest(who: Person | Group, now: datetime) -> datetime | None:
    """When (UTC) the next digest after `now` comes; None when none does."""
    if who.digest_at is None:
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
    """Make the rows of the next digest what the settings say now; an overdue one is still sent.

    A group has one for its board, and one for each topic that has a board.
    """
    theirs = {"person_id": who.id} if isinstance(who, Person) else {"group_id": who.id}
    wanted = next_digest(who, now)
    places = await places_of(who) if wanted is not None else set()
    waiting = await Reminder.filter(reason=Reason.DIGEST, state__in=WAITING, **theirs)
    right = [
        row
        for row in waiting
        if row.topic_id in places and (row.due_at <= now or row.due_at == wanted)
    ]
    wrong = [row.id for row in waiting if row not in right]
    await Reminder.filter(id__in=wrong, state__in=WAITING).delete()
    for topic_id in places - {row.topic_id for row in right}:
        await Reminder.create(reason=Reason.DIGEST, due_at=wanted, topic_id=topic_id, **theirs)


async def places_of(who: Person | Group) -> set[int | None]:
    """Where a digest comes: the ids of topics, and None for a private chat or the whole group."""
    own: set[int | None] = {None} if who.reachable else set()
    if isinstance(who, Person) or who.left_at is not None:
        return own
    topics = Topic.filter(group_id=who.id, board_id__not_isnull=True)
    return own | set(await values_of(topics, "id"))


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
    bound = Subquery(Topic.filter(board_id__not_isnull=True).values("group_id"))
    for group in await Group.filter(
        Q(board_id__not_isnull=True) | Q(id__in=bound),
        digest_at__not_isnull=True,
        left_at=None,
        digest_days__gt=0,
        id__not_in=groups,
    ).limit(HEALED):
        await plan_digest(group, now)
