"""What happens to the cards of a group's board is told in the group, as its news say.

Several changes within a short time are one message. What was done in the group itself stands there
already, and is not told again.
"""

from contextvars import ContextVar
from datetime import datetime, timedelta

from models.reminders.deriving import WAITING, hours_of
from models.spots import homes_for
from models.tables import (
    Card,
    Event,
    EventKind,
    Group,
    News,
    Reason,
    Reminder,
)

GATHERED = timedelta(seconds=30)
"""So long changes are gathered."""
ALL = {EventKind.CREATED, EventKind.ASSIGNED, EventKind.MOVED, EventKind.COMMENTED}
ALL |= {EventKind.APPROVED, EventKind.CHANGES, EventKind.BLOCKED}
acting_in: ContextVar[int | None] = ContextVar("acting_in", default=None)
"""The Telegram id of the group in which the change is being made."""


async def tell_groups(card: Card, event: Event, now: datetime) -> None:
    """Let the groups that speak of the card know what this line of its history says."""
    if event.kind not in ALL:
        return
    homes = await homes_for([card])
    if not homes:
        return
    groups = Group.filter(id__in={group_id for group_id, _ in homes}, news__not=News.NONE)
    for group in await groups.exclude(telegram_id=acting_in.get()).order_by("id"):
        if not is_news(event, card, group):
            continue
        due_at = await gathered(card, group, now)
        await Reminder.create(
            card=card, group=group, reason=Reason.NEWS, event=event, due_at=due_at
        )


async def gathered(card: Card, group: Group, now: datetime) -> datetime:
    """When the group is told of the card, together with what waits for it already."""
    waiting = Reminder.filter(
        group_id=group.id,
        reason__in=[Reason.NEWS, Reason.MENTION],
        state__in=WAITING,
        due_at__gt=now,
    )
    first = await waiting.order_by("due_at").first()
    return first.due_at if first else hours_of(card, group).next_awake(now + GATHERED)


def is_news(event: Event, card: Card, group: Group) -> bool:
    """Whether the group wants to hear of it: of all, or of new cards and of done ones."""
    if group.news is News.ALL or event.kind is EventKind.CREATED:
        return True
    return event.kind is EventKind.MOVED and card.done_at is not None


async def still_news(row: Reminder) -> bool:
    """Whether the row's group still speaks of the card, and wants news."""
    group, card = row.group, row.card
    return (
        group is not None
        and card is not None
        and group.news is not News.NONE
        and (group.id, card.id) in await homes_for([card])
    )
