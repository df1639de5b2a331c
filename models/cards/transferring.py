"""Moving a card to another board, with what that board lacks told before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.boards import boards_to_fill
from models.cards.assigning import give
from models.cards.copies import free_items, people_elsewhere
from models.cards.entering import enter, first_column
from models.cards.history import record
from models.field_values import bring_values, left_out, restore_values
from models.labels import label_named
from models.refusals import ChangedMeanwhile, ColumnGone, Gone, TeamCardStays
from models.reminders import drop_for, rewrite
from models.rights import RIGHTS, Right, member_of, open_card
from models.storage import values_of
from models.tables import (
    Assignment,
    Board,
    BoardKind,
    Card,
    CardLabel,
    Column,
    ColumnKind,
    EventKind,
    Grant,
    GuestLink,
    Item,
    Label,
    Member,
    Person,
    Reason,
    Reminder,
)
from models.views import board_changed

PLACE = ["board_id", "column_id", "number", "position", "done_at", "understood"]
"""What a card has of its own on each board."""


@dataclass(frozen=True)
class Transfer:
    """What becomes of a card on another board."""

    board: Board
    people: tuple[str, ...]
    """Names of those who do not do it any more, since they are not on that board."""
    labels: tuple[str, ...]
    """Labels which that board will get."""
    fields: tuple[str, ...]
    """Names of fields in which the card says what that board has no field for."""
    shared: bool
    """It was one person's alone, and the people of a team will see it."""
    hidden: bool
    """A team saw it, and will not any more."""
    guests: bool
    """Somebody outside the board, or with its column, is shown it and will not be any more."""


async def boards_for(person: Person, card: Card) -> list[Board]:
    """The other boards that this person may move the card to."""
    source = await member_of(person, card.board_id, Right.EDIT)
    return [
        board
        for board in await boards_to_fill(person)
        if board.id != card.board_id and may_leave(person, card, source, board)
    ]


def may_leave(person: Person, card: Card, source: Member, target: Board) -> bool:
    """Whether the card may go to this board: off a team onto one's own only with a right to it."""
    if source.board.kind is not BoardKind.TEAM or target.kind is not BoardKind.PERSONAL:
        return True
    return bool(card.author_id == person.id or Right.MANAGE in RIGHTS[source.role])


async def check_transfer(actor: Person, card: Card, board_id: int) -> Board:
    """The board to which this person may move the card.

    Raises as `member_of`, and `TeamCardStays`.
    """
    target = await member_of(actor, board_id, Right.EDIT)
    source = await member_of(actor, card.board_id, Right.EDIT)
    if not may_leave(actor, card, source, target.board):
        raise TeamCardStays
    return target.board


async def plan_transfer(actor: Person, card_id: int, board_id: int) -> tuple[Card, Transfer]:
    """What the move would bring. Raises as `transfer`."""
    card = await open_card(actor, card_id, Right.EDIT)
    target = await check_transfer(actor, card, board_id)
    names = CardLabel.filter(card_id=card.id).select_related("label").order_by("id")
    there = set(await values_of(Label.filter(board_id=board_id), "folded"))
    labels = [row.label for row in await names]
    personal = target.kind is BoardKind.PERSONAL
    return card, Transfer(
        board=target,
        people=tuple(person.name for person in await people_elsewhere(card, board_id)),
        labels=tuple(label.name for label in labels if label.folded not in there),
        fields=tuple(await left_out(card.id, board_id)),
        shared=card.board.kind is BoardKind.PERSONAL and not personal,
        hidden=card.board.kind is not BoardKind.PERSONAL and personal,
        guests=await Grant.filter(column_id=card.column_id).exists()
        or (personal and await Grant.filter(card_id=card.id).exists()),
    )


async def transfer(actor: Person, card_id: int, board_id: int, now: datetime) -> Card:
    """Move the card to another board: a new number, the same content, comments and history.

    It goes to the first column of the same kind, else to the first. Asked for again, nothing
    changes. Raises as `open_card` and `member_of`; `TeamCardStays`; `ChangedMeanwhile` when
    somebody else has moved it elsewhere.
    """
    found = await Card.get_or_none(id=card_id)
    if found is None:
        raise Gone
    boards = Board.filter(id__in={found.board_id, board_id})
    await boards.order_by("id").select_for_update()
    card = await open_card(actor, card_id, Right.EDIT)
    if card.board_id == board_id:
        return card
    if card.board_id != found.board_id:
        raise ChangedMeanwhile
    target = await check_transfer(actor, card, board_id)
    before, kept = stand_of(card), {"understood": card.understood}
    await put_on(card, target, now)
    kept |= await settle(card, actor, now)
    given = await enter(card, actor, now)
    await tell_transfer(card, before, actor, now, kept, given=given and given.id)
    return card


def stand_of(card: Card) -> dict[str, Any]:
    """Where the card (`board` and `column` loaded) stands, as a line of history keeps it."""
    return {
        "before": card.board.title,
        "before_id": card.board_id,
        "column": card.column.title,
        "column_id": card.column_id,
        "place": card.position,
        "was": card.number,
        "done": card.done_at and card.done_at.isoformat(),
    }


async def settle(card: Card, actor: Person, now: datetime) -> dict[str, Any]:
    """Let the card be like those of the board that it has come to; what it left behind."""
    await bring_labels(card)
    lost = await bring_values(card)
    return {"values": lost, **await leave_behind(card, actor, now)}


async def tell_transfer(
    card: Card,
    before: dict[str, Any],
    actor: Person,
    now: datetime,
    kept: dict[str, Any] | None = None,
    **data: Any,
) -> None:
    """Record where the card has come from, last of all, so that this is what ↩️ takes back."""
    said = {**data, **before, "after": card.board.title, "after_id": card.board_id}
    await record(card, actor, EventKind.TRANSFERRED, now, kept=kept, **said)
    await board_changed(before["before_id"])
    await rewrite(card, now)


async def transfer_back(
    card: Card, actor: Person, was: dict[str, Any], kept: dict[str, Any], now: datetime
) -> None:
    """Move the card to where it stood, with whom and what it left behind there.

    Both boards are locked by the caller. Raises as `check_transfer`; `ColumnGone`.
    """
    target = await check_transfer(actor, card, was["before_id"])
    column = await Column.get_or_none(id=was["column_id"], board_id=target.id)
    if column is None:
        raise ColumnGone(was["column"])
    before = stand_of(card)
    card.board, card.column = target, column
    card.number, card.position, card.understood = was["was"], was["place"], kept["understood"]
    done = datetime.fromisoformat(was["done"]) if was["done"] else now
    card.done_at = done if column.kind is ColumnKind.DONE else None
    await card.save(update_fields=PLACE)
    await settle(card, actor, now)
    members = Member.filter(board_id=target.id).select_related("person")
    people = {member.person_id: member.person for member in await members}
    for person_id in kept["people"]:
        if person_id in people:
            await give(card, people[person_id], actor, now)
    await restore_values(card, kept["values"])
    for item_id, person_id in kept["items"]:
        if person_id in people:
            await Item.filter(id=item_id, person_id=None).update(person_id=person_id)
    for person_id in await values_of(Person.filter(id__in=kept["guests"]), "id"):
        await Grant.get_or_create(
            card_id=card.id, person_id=person_id, defaults={"board": target, "at": now}
        )
    await GuestLink.filter(id__in=kept["links"], card_id=card.id).update(revoked_at=None)
    await tell_transfer(card, before, actor, now)


async def put_on(card: Card, board: Board, now: datetime) -> None:
    """Give the card its place and number on a locked board."""
    kind = card.column.kind
    alike = Column.filter(board_id=board.id, kind=kind).order_by("position", "id")
    column = await alike.first() or await first_column(board.id)
    if column is None:
        raise Gone
    board = await Board.get(id=board.id)
    board.last_number += 1
    board.last_position += 1
    await board.save(update_fields=["last_number", "last_position"])
    card.board, card.column = board, column
    card.number, card.position = board.last_number, board.last_position
    card.done_at = (card.done_at or now) if column.kind is ColumnKind.DONE else None
    # What was understood in the title names labels and people of the other board.
    card.understood = None
    await card.save(update_fields=PLACE)


async def bring_labels(card: Card) -> None:
    """Put labels of the card's new board in the place of those of the old one."""
    for row in await CardLabel.filter(card_id=card.id).select_related("label").order_by("id"):
        label = await label_named(card.board_id, row.label.name, row.label.sign)
        others = CardLabel.filter(card_id=card.id, label_id=label.id).exclude(id=row.id)
        if await others.exists():
            await CardLabel.filter(id=row.id).delete()  # two long names may be one there
        else:
            await CardLabel.filter(id=row.id).update(label_id=label.id)


async def leave_behind(card: Card, actor: Person, now: datetime) -> dict[str, Any]:
    """Take off the card what only its old board had: people, waits for its columns, guests.

    What can come back with the card, for its history.
    """
    people = await people_elsewhere(card, card.board_id)
    given = Item.filter(checklist__card_id=card.id, person_id__isnull=False).order_by("id")
    kept: dict[str, Any] = {
        "people": [person.id for person in people],
        "items": [list(row) for row in await given.values_list("id", "person_id")],
        "guests": [],
        "links": [],
    }
    for person in people:
        await Assignment.filter(card_id=card.id, person_id=person.id).delete()
        await record(card, actor, EventKind.UNASSIGNED, now, person=person.id)
        await drop_for(card, person.id)
    await free_items(card)
    await Reminder.filter(card_id=card.id, reason=Reason.REACHES).delete()
    if card.board.kind is BoardKind.PERSONAL:
        guests = Grant.filter(card_id=card.id)
        links = GuestLink.filter(card_id=card.id, revoked_at=None)
        kept["guests"] = await values_of(guests, "person_id")
        kept["links"] = await values_of(links, "id")
        await guests.delete()
        await links.update(revoked_at=now)
    else:
        await Grant.filter(card_id=card.id).update(board_id=card.board_id)
        await GuestLink.filter(card_id=card.id).update(board_id=card.board_id)
    return kept
