"""A brief on its way: begun, opened, answered question by question.

The answers stand in the brief's rows from the first on, so that nothing of them can be lost. Every
change names what it wants, so that a second tap changes nothing; of a brief that is under way, the
cards follow.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from models.briefs.following import (
    follow,
    follow_due,
    follow_handover,
    follow_maker,
    follow_owner,
    make_network_cards,
)
from models.cards.pieces import PIECES_LIMIT, Piece, columns_of
from models.refusals import CardFull, Gone, NotAMember
from models.rights import LOOKS, Right, member_of
from models.spots import spot_at
from models.tables import (
    Board,
    Brief,
    BriefNetwork,
    BriefPart,
    BriefState,
    Group,
    Member,
    Network,
    PartKind,
    Person,
    Unit,
)

DRAFTS_SHOWN = 5


async def begin_brief(
    actor: Person,
    board_id: int,
    *,
    key: str,
    now: datetime,
    group: Group | None = None,
    thread_id: int | None = None,
) -> Brief:
    """The draft that `key` asked for, made once; `group` is where it was asked for.

    Raises as `member_of`.
    """
    await member_of(actor, board_id, Right.EDIT)
    # Before the row that names it: two people would else wait for each other's lock of the board.
    await Board.select_for_update().get(id=board_id)
    brief, _ = await Brief.get_or_create(
        creation_key=key,
        defaults={
            "board_id": board_id,
            "author": actor,
            "group": group,
            "thread_id": thread_id,
            "created_at": now,
        },
    )
    return brief


async def drafts_of(actor: Person) -> list[Brief]:
    """The drafts that this person may go on with, the newest first."""
    drafts = Brief.filter(author_id=actor.id, state=BriefState.DRAFT)
    there = await Member.filter(person_id=actor.id).values_list("board_id", flat=True)
    return await drafts.filter(board_id__in=list(there)).order_by("-id").limit(DRAFTS_SHOWN)


async def draft_from(actor: Person, group: Group, thread_id: int | None) -> Brief | None:
    """The newest draft that this person began in this group or topic; on its board of today."""
    spot = await spot_at(group, thread_id)
    mine = Brief.filter(author_id=actor.id, state=BriefState.DRAFT, board_id=spot.board_id)
    return await mine.filter(group_id=group.id, thread_id=thread_id).order_by("-id").first()


async def newest_of(actor: Person) -> int:
    """The id of the last brief that this person began; 0 when there was none."""
    newest = await Brief.filter(author_id=actor.id).order_by("-id").first()
    return int(newest.id) if newest else 0


async def open_brief(actor: Person, brief_id: int, right: Right = Right.EDIT) -> Brief:
    """The brief, when this person may do this with it; its board stays locked to change it.

    A draft is its author's alone. Raises as `member_of`.
    """
    brief = await Brief.get_or_none(id=brief_id)
    if brief is None or (brief.state is BriefState.DRAFT and brief.author_id != actor.id):
        raise Gone
    await member_of(actor, brief.board_id, right)
    if right in LOOKS:
        return brief
    await Board.select_for_update().get(id=brief.board_id)
    found = await Brief.get_or_none(id=brief_id)
    if found is None:
        raise Gone
    return found


async def drop_draft(actor: Person, brief_id: int) -> None:
    """Take the draft away, with all that was answered. Raises `Gone` for one that was made."""
    brief = await open_brief(actor, brief_id)
    if brief.state is not BriefState.DRAFT:
        raise Gone
    await brief.delete()


async def stand_at(brief: Brief, code: str) -> None:
    """Remember at which question the draft stands."""
    if brief.state is BriefState.DRAFT and brief.step != code:
        brief.step = code
        await brief.save(update_fields=["step"])


async def answer(actor: Person, brief_id: int, now: datetime, **values: Any) -> Brief:
    """Write the answers to questions that take one value each, by column. Raises `open_brief`'s."""
    brief = await open_brief(actor, brief_id)
    changed = [name for name, value in values.items() if getattr(brief, name) != value]
    if not changed:
        return brief
    owner = brief.owner_id
    await brief.update_from_dict(values).save(update_fields=changed)
    if "due_at" in changed:
        await follow_due(brief, actor, now)
    if "owner_id" in changed:
        await follow_owner(brief, owner, actor, now)
    await follow(brief, actor, now)
    return brief


async def set_target(
    actor: Person, brief_id: int, target: Decimal | None, unit: Unit, now: datetime
) -> Brief:
    """Set the number to be reached. Raises as `open_brief`."""
    return await answer(actor, brief_id, now, target=target, unit=unit)


async def set_role(
    actor: Person, brief_id: int, role: str, person_id: int | None, now: datetime
) -> Brief:
    """Say who is the `owner` or the `approver`; None for nobody. Raises also `NotAMember`."""
    brief = await open_brief(actor, brief_id)
    await check_member_there(brief.board_id, person_id)
    return await answer(actor, brief_id, now, **{f"{role}_id": person_id})


async def check_member_there(board_id: int, person_id: int | None) -> None:
    """Raise `NotAMember` for somebody who is not on the board."""
    if person_id and not await Member.exists(board_id=board_id, person_id=person_id):
        raise NotAMember


async def set_network(
    actor: Person, brief_id: int, network: Network, now: datetime, *, on: bool
) -> Brief:
    """Choose a network, or not; the card of one that is taken away stays. As `open_brief`."""
    brief = await open_brief(actor, brief_id)
    rows = BriefNetwork.filter(brief_id=brief.id, network=network)
    if on == await rows.exists():
        return brief
    if on:
        await BriefNetwork.create(brief=brief, network=network)
        await make_network_cards(brief, actor, now)
    else:
        await rows.delete()
    await follow(brief, actor, now)
    return brief


async def set_networks(
    actor: Person,
    brief_id: int,
    network: Network,
    now: datetime,
    *,
    rest: bool = False,
    **values: Any,
) -> Brief:
    """Set the `deadline` or the `person_id` of a network; with `rest`, of others without it too.

    Raises as `open_brief`; `Gone` for a network that is not chosen, and `NotAMember`.
    """
    brief = await open_brief(actor, brief_id)
    await check_member_there(brief.board_id, values.get("person_id"))
    rows = {row.network: row for row in await BriefNetwork.filter(brief_id=brief.id)}
    if network not in rows:
        raise Gone
    wanted = [rows[network]]
    if rest:
        wanted += [
            row for row in rows.values() if all(getattr(row, name) is None for name in values)
        ]
    changed = False
    for row in wanted:
        before = row.person_id
        if any(getattr(row, name) != value for name, value in values.items()):
            changed = True
            await row.update_from_dict(values).save(update_fields=list(values))
        # Also when the row says so already: the card may have been changed by hand since.
        if "deadline" in values:
            await follow_handover(brief, row, actor, now)
        if "person_id" in values:
            await follow_maker(brief, row, before, actor, now)
    if changed:
        await follow(brief, actor, now)
    return brief


async def add_part(
    actor: Person, brief_id: int, answers: PartKind, piece: Piece, now: datetime
) -> Brief:
    """Keep a message as an answer, once. Raises as `open_brief`, and `CardFull`."""
    brief = await open_brief(actor, brief_id)
    parts = BriefPart.filter(brief_id=brief.id)
    mine = {"chat_id": piece.chat_id, "message_id": piece.message_id}
    if await parts.filter(answers=answers, **mine).exists():
        return brief
    if await parts.count() >= PIECES_LIMIT:
        raise CardFull(PIECES_LIMIT)
    await BriefPart.create(brief=brief, answers=answers, **columns_of(piece))
    await follow(brief, actor, now)
    return brief


async def clear_parts(actor: Person, brief_id: int, answers: PartKind) -> Brief:
    """Take away all messages that answer this question; a card keeps its content. `open_brief`."""
    brief = await open_brief(actor, brief_id)
    await BriefPart.filter(brief_id=brief.id, answers=answers).delete()
    return brief


async def last_network(brief_id: int) -> Network | None:
    """The network of the brief about which questions are asked last. Asks for no rights."""
    rows = await BriefNetwork.filter(brief_id=brief_id)
    return max((row.network for row in rows), key=list(Network).index, default=None)
