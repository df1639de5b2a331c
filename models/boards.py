"""Boards, who is on them, and the links by which people come."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from models.people import work_on
from models.refusals import (
    BoardArchived,
    Gone,
    InviteEnded,
    PersonalBoardStays,
    TitleMissing,
    TitleTooLong,
    TooManyBoards,
)
from models.reminders import Occasion, rewrite_by, rewrite_on, write_occasions
from models.rights import RIGHTS, Right, member_of
from models.tables import (
    Board,
    BoardKind,
    Card,
    Column,
    ColumnKind,
    Group,
    GuestLink,
    Invite,
    Member,
    Person,
    Role,
)
from models.views import board_changed

TITLE_LIMIT = 255
INVITE_LASTS = timedelta(days=7)
OWNED = 50
"""So many boards one person owns at most, besides those in the archive."""
INVITE_ROLES = (Role.EDITOR, Role.ADMIN, Role.GUEST)


@dataclass(frozen=True)
class Stage:
    """A column to be made."""

    title: str
    kind: ColumnKind
    wip: int | None = None


def check_title(title: str) -> str:
    """The title without outer spaces. Raises `TitleMissing` or `TitleTooLong`."""
    title = " ".join(title.split())
    if not title:
        raise TitleMissing
    if len(title) > TITLE_LIMIT:
        raise TitleTooLong(len(title), TITLE_LIMIT)
    return title


async def make_board(
    owner: Person,
    kind: BoardKind,
    title: str,
    stages: Sequence[Stage],
    *,
    key: str,
    now: datetime,
) -> Board:
    """The board that `key` asked for: made once, however often it is asked for."""
    board, made = await Board.get_or_create(
        creation_key=key,
        defaults={"kind": kind, "title": check_title(title), "owner": owner, "created_at": now},
    )
    if made:
        for position, stage in enumerate(stages):
            await Column.create(
                board=board,
                title=stage.title,
                kind=stage.kind,
                wip=stage.wip,
                position=position,
            )
        await Member.create(board=board, person=owner, role=Role.OWNER, joined_at=now)
    return board


async def personal_board(
    owner: Person, title: str, stages: Sequence[Stage], now: datetime
) -> Board:
    """The person's own board, made on the first call; new cards go there unless told otherwise."""
    board = await make_board(
        owner, BoardKind.PERSONAL, title, stages, key=f"personal:{owner.id}", now=now
    )
    if owner.active_board_id is None:
        await work_on(owner, board)
    return board


async def numbered_board(
    owner: Person,
    kind: BoardKind,
    title: str,
    stages: Sequence[Stage],
    *,
    series: str,
    ordinal: int,
    now: datetime,
) -> Board:
    """This person's board number `ordinal` of a series of boards, made once.

    Raises `Gone` for a number too high, `TooManyBoards`, and as `check_title`.
    """
    made = await count_numbered(owner, series)
    if not 1 <= ordinal <= made + 1:
        raise Gone
    if ordinal > made:
        await check_room(owner)
    return await make_board(
        owner, kind, title, stages, key=f"{series}:{owner.id}:{ordinal}", now=now
    )


async def count_numbered(person: Person, series: str) -> int:
    """How many boards of this series the person made."""
    return await Board.filter(creation_key__startswith=f"{series}:{person.id}:").count()


async def check_room(owner: Person) -> None:
    """Raise `TooManyBoards` when this person can own no more boards."""
    if await Board.filter(owner_id=owner.id, archived_at=None).count() >= OWNED:
        raise TooManyBoards(OWNED)


async def team_board(
    owner: Person, title: str, stages: Sequence[Stage], *, ordinal: int, now: datetime
) -> Board:
    """This person's team board number `ordinal`, made once. Raises as `numbered_board`."""
    return await numbered_board(
        owner, BoardKind.TEAM, title, stages, series="team", ordinal=ordinal, now=now
    )


async def count_own_teams(person: Person) -> int:
    """How many team boards this person made with one tap."""
    return await count_numbered(person, "team")


async def boards_of(person: Person) -> list[Member]:
    """The memberships of this person, `board` loaded: personal boards first, then by age.

    Boards in the archive are left out.
    """
    members = await _memberships(person).filter(board__archived_at=None).order_by("board_id")
    return sorted(members, key=lambda member: member.board.kind is not BoardKind.PERSONAL)


async def archived_of(person: Person) -> list[Member]:
    """The memberships of this person in boards of the archive, the last put there first."""
    rows = _memberships(person).filter(board__archived_at__not_isnull=True)
    return await rows.order_by("-board__archived_at", "-id")


def _memberships(person: Person) -> QuerySet[Member]:
    return Member.filter(person_id=person.id).select_related("board")


async def boards_to_share(person: Person) -> list[Board]:
    """The team boards that this person may bring into a group, in the order of `boards_of`."""
    return [
        member.board
        for member in await boards_of(person)
        if member.board.kind is BoardKind.TEAM and Right.MANAGE in RIGHTS[member.role]
    ]


async def boards_to_fill(person: Person) -> list[Board]:
    """The boards on which this person may make cards, in the order of `boards_of`."""
    return [member.board for member in await boards_of(person) if Right.EDIT in RIGHTS[member.role]]


async def active_board(person: Person) -> Board | None:
    """Where this person's next card goes: the board they chose last, else their first."""
    boards = await boards_to_fill(person)
    chosen = [board for board in boards if board.id == person.active_board_id]
    return next(iter(chosen or boards), None)


async def find_board(board_id: int | None) -> Board | None:
    """The board with this id, when there is one."""
    return await Board.get_or_none(id=board_id) if board_id is not None else None


async def role_of(person: Person, board_id: int) -> Role:
    """What this person is on a board. Raises as `member_of`."""
    return (await member_of(person, board_id, Right.SEE)).role


async def members_of(board_id: int) -> list[Member]:
    """The members of a board, `person` loaded, in the order they came."""
    return await Member.filter(board_id=board_id).select_related("person").order_by("id")


async def language_of(board_id: int) -> str:
    """The language that a board's people share: its group's, else its owner's."""
    lives = Q(board_id=board_id) | Q(topics__board_id=board_id)
    group = await Group.filter(lives, left_at=None).order_by("id").first()
    if group is not None:
        return group.language
    board = await Board.get(id=board_id).select_related("owner")
    return board.owner.language


async def rename_board(actor: Person, board_id: int, title: str) -> Board:
    """Give the board another title. Raises as `member_of` and `check_title`."""
    member = await member_of(actor, board_id, Right.MANAGE)
    member.board.title = check_title(title)
    await member.board.save(update_fields=["title"])
    await board_changed(board_id)
    return member.board


async def set_board_reminders(
    actor: Person, board_id: int, occasions: Iterable[Occasion], now: datetime
) -> Board:
    """Set when members are reminded who have not chosen for themselves.

    Raises as `member_of`, and `TooManyOccasions`.
    """
    await member_of(actor, board_id, Right.MANAGE)
    board = await Board.select_for_update().get(id=board_id)
    text = write_occasions(occasions)
    if board.occasions != text:
        board.occasions = text
        await board.save(update_fields=["occasions"])
        await rewrite_on(board.id, now)
    return board


async def invite(actor: Person, board_id: int, role: Role, now: datetime) -> Invite:
    """The standing link of this board for this role: the newest that still works, else a new one.

    Raises `PersonalBoardStays` for a personal board and as `member_of`.
    """
    member = await member_of(actor, board_id, Right.MANAGE)
    if member.board.kind is BoardKind.PERSONAL:
        raise PersonalBoardStays
    if role not in INVITE_ROLES:
        raise Gone
    # Two people who ask at once get one link.
    await Board.select_for_update().get(id=board_id)
    standing = await standing_invite(board_id, role, now)
    if standing is not None:
        return standing
    return await Invite.create(
        board=member.board,
        token=secrets.token_urlsafe(24),
        role=role,
        created_by=actor,
        created_at=now,
        expires_at=now + INVITE_LASTS,
    )


async def standing_invite(board_id: int, role: Role, now: datetime) -> Invite | None:
    """The link of this board for this role that still works."""
    return (
        await Invite.filter(board_id=board_id, role=role, revoked_at=None, expires_at__gt=now)
        .order_by("-id")
        .first()
    )


async def revoke_invites(actor: Person, board_id: int, now: datetime) -> int:
    """End all links of the board at once, its guests' too; returns how many invitations worked.

    Raises as `member_of`.
    """
    await member_of(actor, board_id, Right.MANAGE)
    await GuestLink.filter(board_id=board_id, revoked_at=None).update(revoked_at=now)
    return await Invite.filter(board_id=board_id, revoked_at=None, expires_at__gt=now).update(
        revoked_at=now
    )


async def join(person: Person, token: str, now: datetime) -> Board:
    """Follow an invitation; coming twice changes nothing, and nobody loses a role they had.

    Raises `InviteEnded` when it expired, was revoked or never was.
    """
    found = await Invite.filter(token=token).select_related("board").first()
    if found is None or found.revoked_at is not None or found.expires_at <= now:
        raise InviteEnded
    if found.board.archived_at is not None:
        raise InviteEnded
    await add_member(person, found.board, found.role, now)
    await work_on(person, found.board)
    return found.board


async def add_member(
    person: Person, board: Board, role: Role, now: datetime, *, group: Group | None = None
) -> Member:
    """Put a person on a board, unless they are there already; `group` is the one they came by.

    Who comes back is reminded of the cards they made. Raises `BoardArchived`.
    """
    if board.archived_at is not None:
        raise BoardArchived
    returns = await Card.filter(board_id=board.id, author_id=person.id).exists()
    if returns:
        # Before the row of the member, which holds the board too, or two who return could be stuck.
        await Board.select_for_update().get(id=board.id)
    member, made = await Member.get_or_create(
        board=board,
        person=person,
        defaults={
            "role": role,
            "joined_at": now,
            "group": group,
            "admin_there": group is not None and role is Role.ADMIN,
        },
    )
    if made and returns:
        await rewrite_by(person.id, board.id, now)
    return member
