"""Who does a card and cannot be reached in private is reminded in a group, where it wants that."""

from collections.abc import Sequence
from datetime import datetime

from models.reminders.deriving import DERIVED, WAITING
from models.reminders.news import gathered
from models.spots import homes_for
from models.tables import Assignment, Group, Reason, Reminder

UNREACHABLE = "unreachable"
"""Why a row failed whose person blocked the bot, or never pressed Start."""
THEIRS = {Reason.ASSIGNED, *DERIVED} - {Reason.STAYS_LATE}
"""What is told to who does a card because they do it."""


async def mention_in_groups(rows: Sequence[Reminder], now: datetime) -> None:
    """Let groups know of these rows (`card` loaded), of somebody who could not be told them."""
    cards = {
        row.card.id: row.card
        for row in rows
        if row.card is not None and row.person_id is not None and row.reason in THEIRS
    }
    if not cards:
        return
    homes = await homes_for(cards.values())
    groups = Group.filter(id__in=[group_id for group_id, _ in homes], mentions=True)
    for group in await groups.order_by("id") if homes else ():
        for card in cards.values():
            mine = Reminder.filter(card_id=card.id, group_id=group.id, reason=Reason.MENTION)
            if (group.id, card.id) not in homes or await mine.filter(state__in=WAITING).exists():
                continue
            due_at = await gathered(card, group, now)
            await Reminder.create(card=card, group=group, reason=Reason.MENTION, due_at=due_at)


async def still_unreached(row: Reminder) -> bool:
    """Whether the row's group still wants to hear of it, and somebody cannot be reached still."""
    group, card = row.group, row.card
    if group is None or card is None or not group.mentions:
        return False
    if (group.id, card.id) not in await homes_for([card]):
        return False
    doing = await Assignment.filter(card_id=card.id).select_related("person")
    return any(not one.person.reachable for one in doing)
