"""↩️ A change of a card taken back by whoever made it, as the line of history says.

What was changed must still be as they left it. Taking back is a change like any other, with all
that follows from it, and leaves a line of its own that `undoes` the first.
"""

from dataclasses import dataclass
from datetime import datetime

from models.cards.backwards import card as of_card
from models.cards.backwards import contents as of_contents
from models.cards.backwards import lists as of_lists
from models.cards.backwards import places as of_places
from models.cards.backwards.way import Way
from models.cards.history import undoing
from models.cards.past import Happened, read_happened
from models.refusals import Gone, OthersChange
from models.rights import Right, check_on_board, open_any
from models.storage import values_of
from models.tables import Board, Card, Did, Event, EventKind, Person

ASIDE = (
    EventKind.COMMENTED,
    EventKind.COMMENT_EDITED,
    EventKind.CANNOT,
    EventKind.SHARED,
    EventKind.UNSHARED,
    EventKind.APPROVED,
    EventKind.CHANGES,
)
"""What people said, and who was shown the card: it changes nothing of what is done."""
Change = tuple[EventKind, Did | None]
"""A kind of change, or one of the several that share a kind."""


@dataclass(frozen=True)
class LastChange:
    """The last change of a card, when it can be taken back: by whom, and when it was made (UTC)."""

    event: int
    actor_id: int
    at: datetime


BACK: dict[Change, Way] = {
    (EventKind.MOVED, None): Way(of_card.move_back, "before_id"),
    (EventKind.RENAMED, None): Way(of_card.name_back, "before"),
    (EventKind.ASSIGNED, None): Way(of_card.take_off, "person"),
    (EventKind.UNASSIGNED, None): Way(of_card.put_on, "person"),
    (EventKind.DEADLINE, None): Way(of_card.date_back, "before"),
    (EventKind.PRIORITY, None): Way(of_card.weigh_back, "before"),
    (EventKind.BLOCKED, None): Way(of_card.block_back, "before"),
    (EventKind.FIELD, None): Way(of_card.fill_back, "field"),
    (EventKind.LABELLED, None): Way(of_card.take_label_off, "label"),
    (EventKind.UNLABELLED, None): Way(of_card.put_label_on, "label"),
    (EventKind.REPEATS, None): Way(of_card.repeat_as_before, "before"),
    (EventKind.REMINDERS, None): Way(of_card.remind_back, "before"),
    (EventKind.TAKEN_BACK, None): Way(of_card.understand_again, "kept"),
    (EventKind.TICKED, None): Way(of_lists.untick, "id", Right.TICK),
    (EventKind.UNTICKED, None): Way(of_lists.tick_again, "since", Right.TICK),
    (EventKind.CHECKLIST, None): Way(of_lists.drop_list, "list"),
    (EventKind.ITEM, Did.LIST_REMOVED): Way(of_lists.list_again, "kept"),
    (EventKind.ITEM, Did.RETITLED): Way(of_lists.title_back, "kept"),
    (EventKind.ITEM, Did.ADDED): Way(of_lists.drop_items, "items"),
    (EventKind.ITEM, Did.REMOVED): Way(of_lists.items_again, "kept"),
    (EventKind.ITEM, Did.RENAMED): Way(of_lists.words_back, "kept"),
    (EventKind.ITEM, Did.MOVED): Way(of_lists.place_back, "before"),
    (EventKind.ITEM, Did.GIVEN): Way(of_lists.person_back, "before"),
    (EventKind.ITEM, Did.DATED): Way(of_lists.item_date_back, "before"),
    (EventKind.ITEM, Did.BECAME): Way(of_places.part, "made"),
    (EventKind.SPLIT, Did.ADDED): Way(of_places.put_together, "made"),
    (EventKind.CONTENT, Did.ADDED): Way(of_contents.drop_pieces, "parts"),
    (EventKind.CONTENT, Did.REMOVED): Way(of_contents.pieces_again, "kept"),
    (EventKind.CONTENT, Did.MOVED): Way(of_contents.order_back, "before"),
    (EventKind.UNCOMMENTED, Did.REMOVED): Way(of_contents.say_again, "kept", Right.COMMENT),
    (EventKind.LINKED, None): Way(of_places.unlink, "other"),
    (EventKind.UNLINKED, None): Way(of_places.link_again, "other"),
    (EventKind.TRANSFERRED, None): Way(of_places.carry_back, "kept"),
    (EventKind.ARCHIVED, None): Way(of_places.out_of_archive, anywhere=True),
    (EventKind.DELETED, None): Way(of_places.undelete, "archived", anywhere=True),
    (EventKind.RESTORED, None): Way(of_places.send_off, "away", anywhere=True),
}
"""The way back of every change that has one."""


def way_back(event: Event) -> Way | None:
    """How the change is taken back of which the line tells; None when it cannot be.

    Not what took something back itself, what was done with many cards at once, and what was read
    in a title, which goes back into it.
    """
    data = event.data
    did = data.get("did")
    found = BACK.get((event.kind, Did(did) if did else None))
    many = isinstance(data.get("cards"), int)
    if found is None or many or {"undoes", "titled"} & data.keys():
        return None
    if found.needs == "kept":
        return found if event.kept is not None else None
    return found if not found.needs or found.needs in data else None


async def last_change(card_id: int) -> LastChange | None:
    """The card's last change; None when it cannot be taken back, or was. Asks for no rights."""
    rows = Event.filter(card_id=card_id).exclude(kind__in=ASIDE)
    event = await rows.order_by("-id").first()
    if event is None or event.actor_id is None or event.undone_at or way_back(event) is None:
        return None
    return LastChange(event.id, event.actor_id, event.at)


async def undo(
    actor: Person, card_id: int, event_id: int, now: datetime
) -> tuple[Card, Happened | None]:
    """Take back the change that this line of the card's history tells of; the new line.

    None when that was done before. Raises as `open_card`; `Gone` when there is no such change;
    `OthersChange`; `ChangedSince`, `ColumnGone`, `OtherGone`, and as the change back itself.
    """
    event = await Event.get_or_none(id=event_id, card_id=card_id)
    way = way_back(event) if event else None
    if event is not None:
        await lock_boards(event)
    card = await open_any(actor, card_id, way.right if way else Right.EDIT)
    if way is None or not way.anywhere:
        check_on_board(card)
    # Read again under the lock: a second tap finds what the first has done.
    event = await Event.get_or_none(id=event_id, card_id=card_id).select_related("actor")
    if event is None or way is None:
        raise Gone
    if event.actor_id != actor.id:
        raise OthersChange(event.actor.name if event.actor else "—")
    if event.undone_at is not None:
        return card, None
    token = undoing.set(event.id)
    try:
        await way.back(card, actor, event, now)
    finally:
        undoing.reset(token)
    event.undone_at = now
    await event.save(update_fields=["undone_at"])
    return card, await line_of(event)


async def line_of(event: Event) -> Happened | None:
    """The line that tells that this one was taken back, before those of what followed from it."""
    later = Event.filter(card_id=event.card_id, id__gt=event.id).select_related("actor")
    found = await read_happened(await later.order_by("-id"))
    lines = [one for one in found if one.data.get("undoes") == event.id]
    return next((one for one in lines if one.kind is event.kind), lines[0] if lines else None)


async def lock_boards(event: Event) -> None:
    """Lock the boards of the cards that the change was about, as everybody does: by their ids."""
    cards = Card.filter(id__in=[event.card_id, event.data.get("other", 0)])
    ids = {*await values_of(cards, "board_id")}
    if event.kind is EventKind.TRANSFERRED:
        ids.add(event.data.get("before_id", 0))
    await Board.filter(id__in=ids).order_by("id").select_for_update()
