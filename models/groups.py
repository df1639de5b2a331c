"""Telegram groups: the board each works on, and who of the group may work on it."""

from collections.abc import Sequence
from datetime import datetime

from models.boards import Stage, add_member, make_board
from models.live import move_live
from models.refusals import Gone, MembersOnly
from models.tables import Board, BoardKind, Group, Member, Person, Role, View


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


async def board_for(group: Group, person: Person, stages: Sequence[Stage], now: datetime) -> Board:
    """The group's board; a new team board owned by this person when it has none."""
    if group.board_id is not None:
        return await Board.get(id=group.board_id)
    board = await make_board(
        person, BoardKind.TEAM, group.title, stages, key=f"group:{group.id}", now=now
    )
    group.board = board
    await group.save(update_fields=["board_id"])
    return board


async def leave(telegram_id: int, now: datetime) -> None:
    """The bot was removed from the group; its board stays with its owner."""
    await Group.filter(telegram_id=telegram_id, left_at=None).update(left_at=now)


async def migrate(old: int, new: int) -> None:
    """The group became a supergroup: it keeps its board under the new id, told once or twice.

    Message ids start anew, so what was shown in the old chat is forgotten.
    """
    # Locked: two who are told at once would each take the other's group for a needless one.
    both = Group.filter(telegram_id__in=[old, new]).order_by("id").select_for_update()
    found = {group.telegram_id: group for group in await both}
    before, after = found.get(old), found.get(new)
    # Whatever came late from the old chat made it known anew, without the board.
    if before is not None and after is not None and after.board_id and not before.board_id:
        await before.delete()
    elif before is not None:
        await Group.filter(telegram_id=new).delete()
        await Group.filter(telegram_id=old).update(telegram_id=new)
    await move_live(old, new)
    await View.filter(chat_id=old).delete()


async def check_member(person: Person, group: Group) -> None:
    """Raise `MembersOnly` when the group's board is not this person's to work on."""
    if group.board_id is None:
        return
    if not await Member.exists(person_id=person.id, board_id=group.board_id):
        raise MembersOnly(group.board_id, public=group.public)


async def join_from(person: Person, group: Group, board_id: int, now: datetime) -> Board:
    """Put somebody who is in the group on its board, as an editor.

    Raises `Gone` when the button is of another board, `MembersOnly` in a public group.
    """
    if group.board_id is None or group.board_id != board_id:
        raise Gone
    if group.public:
        await check_member(person, group)
    board = await Board.get(id=board_id)
    await add_member(person, board, Role.EDITOR, now)
    return board
