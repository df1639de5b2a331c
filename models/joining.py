"""People of a group come onto its board, and go with the group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.boards import Stage, add_member
from models.cards.leaving import Freed, hand_over
from models.groups import Standing, Standings, board_for, may_begin
from models.refusals import AlreadyAnswered, Gone, MembersOnly
from models.rights import RIGHTS, Right
from models.spots import Spot, home_of
from models.storage import values_of
from models.tables import Board, Group, JoinRequest, Member, Person, Role


@dataclass(frozen=True)
class Joined:
    """Somebody pressed the button: they are on the board, or `request` waits for an admin.

    `asked` tells that the request is new. An admin said no when `request.admitted` is False.
    """

    board: Board
    request: JoinRequest | None = None
    asked: bool = False


@dataclass(frozen=True)
class Departure:
    """Somebody is not on a board (`owner` loaded) any more; nobody does the `freed` cards now."""

    person: Person
    board: Board
    group: Group | None
    freed: tuple[Freed, ...]
    thread_id: int | None = None
    """The topic in which the group speaks of the board."""


async def join_from(
    person: Person,
    spot: Spot,
    board_id: int,
    standings: Standings,
    stages: Sequence[Stage],
    now: datetime,
) -> Joined:
    """Put somebody of the group on the spot's board: its admins as admins, others as editors.

    `board_id` is the board that the button was drawn for, 0 for whichever there is. In a public
    group an admin lets the others in. Raises `Gone` when the button is of another board or the
    person is not in the group, `MembersOnly` when the first board is not theirs to begin.
    """
    group = spot.group
    standing = standings.get(group.telegram_id)
    if (board_id and not spot.shows(board_id)) or standing is Standing.OUT:
        raise Gone
    waits = spot.board_id is None and group.added_by_id is None
    if waits and not may_begin(person, group, standing):
        raise MembersOnly(0, public=group.public)
    if board_id:
        board = await Board.get(id=board_id)
    else:
        board = await board_for(spot, person, stages, now)
    known = await Member.get_or_none(board_id=board.id, person_id=person.id)
    if known is not None:
        await follow_role(known, standing)
    elif standing is Standing.ADMIN:
        await add_member(person, board, Role.ADMIN, now, group=group)
    elif not group.public:
        await add_member(person, board, Role.EDITOR, now, group=group)
    else:
        request, asked = await JoinRequest.get_or_create(
            board=board, person=person, defaults={"group": group, "asked_at": now}
        )
        if not request.admitted:
            return Joined(board, request, asked)
        # Let on the board before, and gone since: they ask again.
        await JoinRequest.filter(id=request.id).update(admitted=None, asked_at=now)
        return Joined(board, await JoinRequest.get(id=request.id), asked=True)
    return Joined(board)


async def answer_request(
    actor: Person,
    spot: Spot,
    request_id: int,
    standings: Standings,
    now: datetime,
    *,
    admit: bool,
) -> JoinRequest:
    """Say yes or no to somebody who asks, `person` and `board` loaded; twice the same is once.

    Raises `Gone` for a request of another group or board, and to whoever may not answer;
    `AlreadyAnswered` when the answer was another.
    """
    request = await JoinRequest.get_or_none(id=request_id).select_related("person", "board")
    group = spot.group
    if request is None or request.group_id != group.id or not spot.shows(request.board_id):
        raise Gone
    member = await Member.get_or_none(board_id=request.board_id, person_id=actor.id)
    manages = member is not None and Right.MANAGE in RIGHTS[member.role]
    if not manages and standings.get(group.telegram_id) is not Standing.ADMIN:
        raise Gone
    if request.admitted is None:
        request.admitted = admit
        await request.save(update_fields=["admitted"])
        if admit:
            await add_member(request.person, request.board, Role.EDITOR, now, group=group)
    if request.admitted is not admit:
        raise AlreadyAnswered
    return request


async def groups_by_which_came(telegram_id: int) -> list[int]:
    """The Telegram ids of the groups through which this person came onto boards."""
    came = Member.filter(person__telegram_id=telegram_id, group__left_at=None)
    return await values_of(came.filter(group_id__not_isnull=True), "group__telegram_id")


async def follow_role(member: Member, standing: Standing | None) -> None:
    """Whoever became an admin of the group by which they came is one of the board, and back.

    Only a change counts, so that a role which was given by hand stays.
    """
    if standing not in {Standing.ADMIN, Standing.MEMBER} or member.group_id is None:
        return
    admin = standing is Standing.ADMIN
    if member.admin_there is admin:
        return
    member.admin_there = admin
    before, after = (Role.EDITOR, Role.ADMIN) if admin else (Role.ADMIN, Role.EDITOR)
    if member.role is before:
        member.role = after
    await member.save(update_fields=["admin_there", "role"])


async def follow(telegram_id: int, standings: Standings, now: datetime) -> list[Departure]:
    """Bring a person's memberships in line with the groups by which they came.

    Whoever left a group leaves the board, but its owner; their open cards are nobody's then.
    """
    if not standings:
        return []
    members = (
        await Member.filter(person__telegram_id=telegram_id, group__telegram_id__in=list(standings))
        .select_related("person", "group", "board__owner")
        .order_by("board_id")
    )
    gone: list[Departure] = []
    for member in members:
        if member.group is None:
            continue
        standing = standings[member.group.telegram_id]
        if standing is not Standing.OUT:
            await follow_role(member, standing)
        elif member.role is not Role.OWNER:
            freed = await hand_over(member, None, None, now)
            home = await home_of(member.group, member.board_id)
            gone.append(Departure(member.person, member.board, member.group, freed, home))
    return gone
