"""A person's own boards: new ones like another, into the archive and back, to another owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.boards import Stage, check_room, count_numbered, members_of, numbered_board
from models.field_values import copy_fields
from models.refusals import Gone, LastPersonalBoard, NotAllowed, PersonalBoardStays
from models.reminders import rewrite_on
from models.rights import RIGHTS, Right, member_of
from models.tables import Board, BoardKind, Card, Column, Label, Member, Person, Role
from models.views import board_changed

SETTINGS = ("occasions",)
"""What a board says of itself that a copy of it says, too."""


async def board_to_copy(actor: Person, board_id: int) -> Board:
    """A board whose columns this person may have for a new one. Raises as `member_of`."""
    return (await member_of(actor, board_id, Right.EDIT)).board


async def stages_of(board_id: int) -> tuple[Stage, ...]:
    """The columns of a board, in their order."""
    columns = await Column.filter(board_id=board_id).order_by("position", "id")
    return tuple(Stage(column.title, column.kind, column.wip) for column in columns)


async def kit_board(
    owner: Person,
    kind: BoardKind,
    title: str,
    stages: Sequence[Stage],
    *,
    kit: str,
    ordinal: int,
    now: datetime,
) -> Board:
    """This person's board number `ordinal` from the kit named `kit`. Raises as `numbered_board`."""
    series = _series(kit, kind)
    return await numbered_board(owner, kind, title, stages, series=series, ordinal=ordinal, now=now)


async def copied_board(
    owner: Person, kind: BoardKind, title: str, source: Board, *, ordinal: int, now: datetime
) -> Board:
    """This person's copy number `ordinal` of a board: all that it has but cards and people.

    The caller has asked `board_to_copy`. Raises as `numbered_board`.
    """
    stages, kit = await stages_of(source.id), f"b{source.id}"
    fresh = await next_ordinal(owner, kit, kind) == ordinal
    board = await kit_board(owner, kind, title, stages, kit=kit, ordinal=ordinal, now=now)
    if fresh:
        for name in SETTINGS:
            setattr(board, name, getattr(source, name))
        await board.save(update_fields=SETTINGS)
        for label in await Label.filter(board_id=source.id).order_by("id").values():
            values = {name: label[name] for name in label if name not in {"id", "board_id"}}
            await Label.create(board=board, **values)
        await copy_fields(source.id, board.id)
    return board


async def next_ordinal(owner: Person, kit: str, kind: BoardKind) -> int:
    """The number of this person's next board from a kit, or (`b12`) like their board 12."""
    return await count_numbered(owner, _series(kit, kind)) + 1


def _series(kit: str, kind: BoardKind) -> str:
    return f"kit.{kit}.{kind}"


async def owned(actor: Person, board_id: int) -> Member:
    """The ownership (`board` loaded) of a board, also of one in the archive.

    Raises as `member_of`, but for `BoardArchived`.
    """
    member = await member_of(actor, board_id, Right.BOARD)
    if Right.OWN not in RIGHTS[member.role]:
        raise NotAllowed
    return member


async def open_cards(board_id: int) -> int:
    """How many cards of a board are not done."""
    return await Card.filter(board_id=board_id, done_at=None, archived_at=None).count()


async def archive_board(actor: Person, board_id: int, now: datetime) -> Board:
    """Put a board into the archive: no list has it, nobody is reminded, and nothing changes on it.

    Raises as `owned`, and `LastPersonalBoard`.
    """
    board = (await owned(actor, board_id)).board
    await _check_other_home(board)
    return await _put_away(board, now, now)


async def restore_board(actor: Person, board_id: int, now: datetime) -> Board:
    """Take a board out of the archive; what was due meanwhile is not told any more.

    Raises as `owned`, and `TooManyBoards`.
    """
    board = (await owned(actor, board_id)).board
    if board.archived_at is not None:
        await check_room(await Person.get(id=board.owner_id))
    return await _put_away(board, None, now)


async def _check_other_home(board: Board) -> None:
    if board.kind is not BoardKind.PERSONAL or board.archived_at is not None:
        return
    own = Board.filter(owner_id=board.owner_id, kind=BoardKind.PERSONAL, archived_at=None)
    # Locked: two of them put away at once would leave none.
    if [found.id for found in await own.order_by("id").select_for_update()] == [board.id]:
        raise LastPersonalBoard


async def _put_away(board: Board, at: datetime | None, now: datetime) -> Board:
    board = await Board.select_for_update().get(id=board.id)
    if (board.archived_at is None) is not (at is None):
        board.archived_at = at
        await board.save(update_fields=["archived_at"])
        await rewrite_on(board.id, now)
        await board_changed(board.id)
    return board


@dataclass(frozen=True)
class Handover:
    """A board has another owner; `changed` tells that it had not before this tap."""

    board: Board
    owner: Person
    changed: bool


async def heirs_of(actor: Person, board_id: int) -> list[Member]:
    """The members (`person` loaded) whom a board can be given to. Raises as `owned_team`."""
    member = await owned_team(actor, board_id)
    return [
        other
        for other in await members_of(board_id)
        if other.id != member.id and Right.EDIT in RIGHTS[other.role]
    ]


async def owned_team(actor: Person, board_id: int) -> Member:
    """The ownership of a team board that is in use.

    Raises as `member_of`, and `PersonalBoardStays`.
    """
    member = await member_of(actor, board_id, Right.OWN)
    if member.board.kind is BoardKind.PERSONAL:
        raise PersonalBoardStays
    return member


async def give_board(actor: Person, board_id: int, person_id: int, now: datetime) -> Handover:
    """Make another member the owner; who was it stays as an admin. Twice the same is once.

    Raises as `owned_team`; `Gone` for somebody who is not on the board or only looks at it;
    `TooManyBoards` when they own enough.
    """
    await member_of(actor, board_id, Right.BOARD)
    board = await Board.select_for_update().get(id=board_id)
    members = {member.person_id: member for member in await members_of(board_id)}
    heir = members.get(person_id)
    if heir is None:
        raise Gone
    if board.owner_id == person_id and actor.id != person_id:
        return Handover(board, heir.person, changed=False)
    await owned_team(actor, board_id)
    if actor.id == person_id or Right.EDIT not in RIGHTS[heir.role]:
        raise Gone
    await check_room(heir.person)
    await change_owner(board, heir, now)
    return Handover(board, heir.person, changed=True)


async def change_owner(board: Board, heir: Member, now: datetime) -> None:
    """Make a member (`person` loaded) the owner of a board that the caller has locked.

    Who was it stays as an admin.
    """
    await Member.filter(board_id=board.id, person_id=board.owner_id).update(role=Role.ADMIN)
    await Member.filter(id=heir.id).update(role=Role.OWNER)
    board.owner = heir.person
    await board.save(update_fields=["owner_id"])
    # Of cards whose author is gone, the owner is reminded.
    await rewrite_on(board.id, now)
