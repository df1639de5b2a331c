"""What the bot's messages show, so that a change reaches everybody whose card message is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.expressions import Q

from models.refusals import TheirChoice
from models.storage import transaction, values_of
from models.tables import Board, Card, Event, Person, View

LIVE = "live"
"""The subject of a group's live board."""
OLD_LIVE = "live:old"
"""The subject of a live board that another one took the place of."""
PARCEL = "parcel:"
"""How the subject of a message begins that tells of several reminders."""
AT_ONCE = 500
CHOICE_LASTS = timedelta(minutes=2)


@dataclass(frozen=True)
class Shown:
    """What a message shows now. `version` is the newest line of history that it knows."""

    chat_id: int
    message_id: int
    subject: str
    card_id: int | None
    place: str
    version: int
    owner_id: int | None = None
    """Whose choice it is, when only one person is to make it."""
    now: datetime | None = None
    thread_id: int | None = None


async def remember(shown: Shown) -> bool:
    """Note what a message shows; tells whether it is stale: the card changed since it was drawn."""
    if not shown.subject:
        await forget(shown.chat_id, shown.message_id)
        return False
    async with transaction():
        stale = is_card(shown.subject) and await changed_since(shown)
        await View.update_or_create(
            chat_id=shown.chat_id,
            message_id=shown.message_id,
            defaults={
                "subject": shown.subject,
                "card_id": shown.card_id,
                "place": shown.place,
                "stale": stale,
                "owner_id": shown.owner_id,
                "thread_id": shown.thread_id,
                "due_at": shown.now + CHOICE_LASTS if shown.owner_id and shown.now else None,
            },
        )
    return stale


async def changed_since(shown: Shown) -> bool:
    """Whether the card has newer history than the message knows."""
    card = await Card.get_or_none(id=shown.card_id)
    if card is None:
        return False
    # A change under way does not see the row that is about to be written: wait for it.
    await Board.select_for_update().get(id=card.board_id)
    return await Event.filter(card_id=card.id, id__gt=shown.version).exists()


async def place_of(chat_id: int, message_id: int | None) -> str:
    """Where ⬅️ leads from this message; empty when it is not known any more."""
    found = await View.get_or_none(chat_id=chat_id, message_id=message_id)
    return found.place if found else ""


async def subject_of(chat_id: int, message_id: int | None) -> str:
    """What this message is about; empty when it is not known any more."""
    found = await View.get_or_none(chat_id=chat_id, message_id=message_id)
    return found.subject if found else ""


async def thread_of(chat_id: int, message_id: int) -> int | None:
    """The topic that this message is in, where it is known and there is one."""
    found = await View.get_or_none(chat_id=chat_id, message_id=message_id)
    return found.thread_id if found else None


async def is_live(chat_id: int, message_id: int) -> bool:
    """Whether a message is the whole group's: its live board, or a list that came by itself.

    No tap changes it.
    """
    shared = Q(subject__in=[LIVE, OLD_LIVE]) | Q(subject__startswith=PARCEL)
    return await View.filter(shared, chat_id=chat_id, message_id=message_id).exists()


async def check_owner(person: Person, chat_id: int, message_id: int) -> None:
    """Raise `TheirChoice` when the message is a choice that somebody else opened."""
    found = await View.get_or_none(chat_id=chat_id, message_id=message_id)
    if found is not None and found.owner_id not in (None, person.id):
        owner = await Person.get(id=found.owner_id)
        raise TheirChoice(owner.name)


async def board_changed(board_id: int) -> None:
    """Let the live boards that show this board be drawn anew."""
    await View.filter(subject=LIVE, stale=False, board_id=board_id).update(stale=True)


async def cards_changed(card_ids: Sequence[int]) -> None:
    """Let the open messages of these cards be drawn anew, a bounded number of cards at a time."""
    for start in range(0, len(card_ids), AT_ONCE):
        part = card_ids[start : start + AT_ONCE]
        await View.filter(card_id__in=part, stale=False).update(stale=True)


async def end_choices(now: datetime) -> None:
    """Let choices that nobody makes any more give way to their cards."""
    passed = View.filter(owner_id__isnull=False, due_at__lte=now, card_id__isnull=False)
    # Asked first: to change nothing would make SQLite wait for others all the same.
    if await passed.exists():
        await passed.update(subject="card", owner_id=None, due_at=None, stale=True)


async def messages_about(chat_id: int, subject: str) -> list[int]:
    """The messages of a chat that are about this subject."""
    return await values_of(View.filter(chat_id=chat_id, subject=subject), "message_id")


async def forget(chat_id: int, message_id: int) -> None:
    """The message is gone."""
    await View.filter(chat_id=chat_id, message_id=message_id).delete()


async def take_stale(limit: int = 30) -> list[View]:
    """Screens whose cards changed since they were drawn, each given to one taker."""
    about = Q(subject__startswith="card") | Q(subject__startswith=PARCEL)
    waiting = await View.filter(about, stale=True).order_by("id").limit(limit)
    return [
        view
        for view in waiting
        if await View.filter(id=view.id, stale=True).update(stale=False) == 1
    ]


async def give_back(view: View) -> None:
    """The message could not be drawn this time."""
    await View.filter(id=view.id).update(stale=True)


def is_card(subject: str) -> bool:
    """Whether a message with this subject is made fresh when its card changes."""
    return subject == "card" or subject.startswith("card:")
