"""Telegram groups: the board each works on, and who may say which."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from tortoise.expressions import Q, Subquery

from models.boards import Stage, find_board, make_board
from models.live import move_live, redraw_live
from models.refusals import (
    BoardArchived,
    Gone,
    GroupAdminsOnly,
    MembersOnly,
    PersonalBoardStays,
)
from models.rhythms import keep_time_of
from models.rights import RIGHTS, Right, member_of
from models.spots import Spot
from models.tables import Board, BoardKind, Group, JoinRequest, Member, Person, Topic, View


class Standing(StrEnum):
    """What a person is in a Telegram group, as Telegram says."""

    ADMIN = "admin"
    MEMBER = "member"
    OUT = "out"


Standings = Mapping[int, Standing]
"""What a person is in groups, by their Telegram ids; what Telegram did not say is not there."""


async def meet_group(
    telegram_id: int, title: str, *, public: bool, language: str, timezone: str
) -> Group:
    """The group, made on the first meeting with this language and zone, renamed when it changed."""
    group, _ = await Group.get_or_create(
        telegram_id=telegram_id,
        defaults={"title": title, "language": language, "timezone": timezone, "public": public},
    )
    if (group.title, group.public) != (title, public) or group.left_at is not None:
        group.title, group.public, group.left_at = title, public, None
        await group.save(update_fields=["title", "public", "left_at"])
    return group


async def find_group(telegram_id: int) -> Group | None:
    """A group that the bot is in."""
    return await Group.get_or_none(telegram_id=telegram_id, left_at=None)


async def telegram_id_of(group_id: int) -> int | None:
    """The chat of a group that the bot is in."""
    group = await Group.get_or_none(id=group_id, left_at=None)
    return group.telegram_id if group else None


async def note_adder(group: Group, person: Person | None, now: datetime) -> Board | None:
    """Note who brought the bot (None: nobody knows); the board that the group has already."""
    group.added_by = person
    await group.save(update_fields=["added_by_id"])
    await keep_time_of(group, now, group.board_id)
    return await find_board(group.board_id)


async def board_for(spot: Spot, person: Person, stages: Sequence[Stage], now: datetime) -> Board:
    """The spot's board; when the group has none, a new team board of whoever brought the bot.

    When that is not known, the board is this person's.
    """
    if spot.topic is not None:
        return await Board.get(id=spot.topic.board_id)
    group = spot.group
    # Read again under the lock: two who come at once make one board.
    group.board_id = (await Group.select_for_update().get(id=group.id)).board_id
    if group.board_id is not None:
        return await Board.get(id=group.board_id)
    owner = await Person.get(id=group.added_by_id) if group.added_by_id else person
    ordinal = await next_ordinal(group)
    return await _new_board(group, owner, group.title, stages, ordinal, now)


async def next_ordinal(group: Group) -> int:
    """The number of the next board that will be made for this group."""
    made = await Board.filter(creation_key=_key(group, 1)).count()
    return made + await Board.filter(creation_key__startswith=f"{_key(group, 1)}:").count() + 1


def _key(group: Group, ordinal: int) -> str:
    return f"group:{group.id}" if ordinal == 1 else f"group:{group.id}:{ordinal}"


async def _new_board(
    group: Group,
    owner: Person,
    title: str,
    stages: Sequence[Stage],
    ordinal: int,
    now: datetime,
) -> Board:
    board = await make_board(
        owner, BoardKind.TEAM, title, stages, key=_key(group, ordinal), now=now
    )
    await _put(group, board, now)
    return board


async def _put(group: Group, board: Board | None, now: datetime) -> None:
    before, group.board = group.board_id, board
    group.board_id = board.id if board else None
    await group.save(update_fields=["board_id"])
    await keep_time_of(group, now, before, group.board_id)
    await redraw_live(group)


async def managed_group(person: Person, group_id: int, standings: Standings) -> Group:
    """The group, when this person may set what it is set to, as its admins may.

    So may whoever manages its board, and whoever brought the bot as long as there is no board.
    Raises `Gone` to somebody outside, who learns nothing, and `GroupAdminsOnly` to the others.
    """
    group = await Group.get_or_none(id=group_id, left_at=None)
    standing = standings.get(group.telegram_id) if group else None
    if group is None or standing is Standing.OUT:
        raise Gone
    if standing is Standing.ADMIN or await _manages(person, group):
        return group
    if standing is None:
        # Telegram did not say, so this may be a stranger.
        raise Gone
    raise GroupAdminsOnly


async def _manages(person: Person, group: Group) -> bool:
    if group.board_id is None:
        return bool(group.added_by_id == person.id)
    # Asked of the role alone: a group can be given another board than one in the archive.
    member = await Member.get_or_none(person_id=person.id, board_id=group.board_id)
    return member is not None and Right.MANAGE in RIGHTS[member.role]


async def bind(person: Person, group: Group, board_id: int, now: datetime) -> Board:
    """Let the group work on one of this person's team boards; who is on it stays as it is.

    Raises as `bindable`.
    """
    board = await bindable(person, board_id)
    await _put(group, board, now)
    return board


async def bring(
    person: Person, group: Group, board_id: int, standings: Standings, now: datetime
) -> Board | None:
    """Let the group work on the board that this person adds the bot for.

    None when it works on another already, which stays. Raises as `managed_group` and `bindable`.
    """
    await managed_group(person, group.id, standings)
    board = await bindable(person, board_id)
    if group.board_id is None:
        await _put(group, board, now)
    return board if group.board_id == board.id else None


async def bindable(person: Person, board_id: int) -> Board:
    """A team board that this person may bring into a group.

    Raises as `member_of`, and `PersonalBoardStays`.
    """
    member = await member_of(person, board_id, Right.MANAGE)
    if member.board.kind is BoardKind.PERSONAL:
        raise PersonalBoardStays
    return member.board


async def bind_new(
    person: Person, group: Group, stages: Sequence[Stage], ordinal: int, now: datetime
) -> Board:
    """Let the group work on a new board of this person, the group's number `ordinal`, made once.

    Raises `Gone` for a number too high, and for one that is somebody else's.
    """
    board = await board_made(person, group, group.title, stages, ordinal, now)
    await _put(group, board, now)
    return board


async def board_made(
    person: Person,
    group: Group,
    title: str,
    stages: Sequence[Stage],
    ordinal: int,
    now: datetime,
) -> Board:
    """The board of this person that is the group's number `ordinal`, made once. Raises `Gone`."""
    await Group.select_for_update().get(id=group.id)
    if not 1 <= ordinal <= await next_ordinal(group):
        raise Gone
    key = _key(group, ordinal)
    board = await make_board(person, BoardKind.TEAM, title, stages, key=key, now=now)
    if board.owner_id != person.id:
        raise Gone
    return board


async def unbind(person: Person, board_id: int, group_id: int, now: datetime) -> Board:
    """Take the board out of a group and its topics; its cards and people stay.

    Raises as `member_of`.
    """
    member = await member_of(person, board_id, Right.MANAGE)
    await Topic.filter(group_id=group_id, board_id=board_id).update(
        board_id=None, column_id=None, label_id=None
    )
    for group in await Group.filter(id=group_id, board_id=board_id):
        await _put(group, None, now)
    for group in await Group.filter(id=group_id):
        await keep_time_of(group, now, board_id)
        await redraw_live(group)
    return member.board


async def groups_of(board_id: int) -> list[Group]:
    """The groups that work on a board, if only in a topic; also those the bot was removed from."""
    by_topic = Subquery(Topic.filter(board_id=board_id).values("group_id"))
    return await Group.filter(Q(board_id=board_id) | Q(id__in=by_topic)).order_by("id")


async def speak_in(group: Group, language: str) -> None:
    """Set the group's language."""
    group.language = language
    await group.save(update_fields=["language"])
    await redraw_live(group)


async def take_plus(group: Group, *, on: bool) -> None:
    """Set whether a message that begins with «+ » makes a card."""
    group.plus = on
    await group.save(update_fields=["plus"])


async def leave(telegram_id: int, now: datetime) -> Group | None:
    """The bot was removed; the group's boards stay with their owners and are remembered.

    Gives the group when this was not known before.
    """
    if await Group.filter(telegram_id=telegram_id, left_at=None).update(left_at=now) == 0:
        return None
    return await Group.get_or_none(telegram_id=telegram_id)


async def boards_in(group: Group) -> list[Board]:
    """The boards of a group and of its topics, `owner` loaded."""
    by_topic = Subquery(
        Topic.filter(group_id=group.id, board_id__not_isnull=True).values("board_id")
    )
    boards = Board.filter(Q(id=group.board_id or 0) | Q(id__in=by_topic))
    return await boards.select_related("owner").order_by("id")


async def migrate(old: int, new: int) -> None:
    """The group became a supergroup: it keeps all it had under the new id, told once or twice.

    Message ids start anew, so what was shown in the old chat is forgotten.
    """
    # Two rows when a message of either chat came late and made it known anew: the one with a board
    # is the group, and of two with boards the first.
    # Locked: two who are told at once would each take the other's group for a needless one.
    found = await Group.filter(telegram_id__in=[old, new]).order_by("id").select_for_update()
    ranked = sorted(found, key=lambda group: (group.board_id is None, group.id))
    for needless in ranked[1:]:
        await _merge(needless, ranked[0])
    for kept in ranked[:1]:
        await Group.filter(id=kept.id).update(telegram_id=new)
    await move_live(old, new)
    await View.filter(chat_id=old).delete()


async def _merge(needless: Group, kept: Group) -> None:
    """Two rows are one group: those who came by the first came by the second."""
    await Member.filter(group_id=needless.id).update(group_id=kept.id)
    await JoinRequest.filter(group_id=needless.id).update(group_id=kept.id)
    if kept.added_by_id is None:
        await Group.filter(id=kept.id).update(added_by_id=needless.added_by_id)
    await needless.delete()


async def check_member(person: Person, spot: Spot, standings: Standings) -> None:
    """Raise `MembersOnly` when the spot's board is not this person's to work on.

    Raises `BoardArchived` when it is nobody's now.
    """
    group, board_id = spot.group, spot.board_id
    if board_id is None:
        if may_begin(person, group, standings.get(group.telegram_id)):
            return
        raise MembersOnly(0, public=group.public)
    there = Member.filter(person_id=person.id, board_id=board_id)
    member = await there.select_related("board").first()
    if member is None:
        raise MembersOnly(board_id, public=group.public)
    if member.board.archived_at is not None:
        raise BoardArchived


def may_begin(person: Person, group: Group, standing: Standing | None) -> bool:
    """Whether this person may make the first board of a group: whoever brought the bot.

    When that is not known, the first who comes; where anybody may walk in, the first admin.
    """
    if group.added_by_id is not None:
        return bool(group.added_by_id == person.id)
    return standing is Standing.ADMIN or not group.public
