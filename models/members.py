"""The people of a board: what each may do and does there, and how they go off it."""

from datetime import datetime

from models.boards import members_of
from models.cards.leaving import Freed, hand_over, pass_cards
from models.refusals import Gone, NotAllowed, OwnerStays, SpecialtyTooLong
from models.rights import RIGHTS, Right, member_of, rights_of
from models.tables import Board, Member, Person, Role

SPECIALTIES = (
    "marketing",
    "copywriting",
    "design",
    "analytics",
    "support",
    "blog",
    "smm",
    "community",
)
"""What people of a board usually do there; each language has its own word."""
SPECIALTY_LIMIT = 40
GIVEN_ROLES = (Role.ADMIN, Role.EDITOR, Role.GUEST)
HEIRS = 40
"""So many members can be chosen from on one screen."""


async def member_on(actor: Person, board_id: int, person_id: int) -> Member:
    """Somebody (`person`, `board` loaded) of a board of this person. Raises as `member_of`."""
    await member_of(actor, board_id, Right.BOARD)
    there = Member.filter(board_id=board_id, person_id=person_id)
    member = await there.select_related("person", "board").first()
    if member is None:
        raise Gone
    return member


async def set_role(actor: Person, board_id: int, person_id: int, role: Role) -> Member:
    """Say what a member may do on the board.

    Raises as `leaving_member`, and `Gone` for a role that is not given.
    """
    if role not in GIVEN_ROLES:
        raise Gone
    await member_of(actor, board_id, Right.MANAGE)
    # Locked: who is being made the owner at this moment stays it.
    await Board.select_for_update().get(id=board_id)
    member = await leaving_member(actor, board_id, person_id)
    if member.role is not role:
        member.role = role
        await member.save(update_fields=["role"])
    return member


def may_name(actor: Person, me: Member, member: Member) -> bool:
    """Whether this person (`me` on the board) may say what a member does there."""
    return member.person_id == actor.id or Right.MANAGE in rights_of(me)


async def to_name(actor: Person, board_id: int, person_id: int) -> Member:
    """A member (`person`, `board` loaded) of whom this person may say what they do on the board.

    Raises as `member_on`, and `NotAllowed`.
    """
    member = await member_on(actor, board_id, person_id)
    me = await member_of(actor, board_id, Right.TICK)
    if not may_name(actor, me, member):
        raise NotAllowed
    return member


async def set_specialty(
    actor: Person, board_id: int, person_id: int, specialty: str | None
) -> Member:
    """Say what a member does on the board: of `SPECIALTIES`, or in other words; None: nothing said.

    Raises as `to_name`, and `SpecialtyTooLong`.
    """
    member = await to_name(actor, board_id, person_id)
    said = " ".join((specialty or "").split()) or None
    if said is not None and len(said) > SPECIALTY_LIMIT:
        raise SpecialtyTooLong(len(said), SPECIALTY_LIMIT)
    if member.specialty != said:
        member.specialty = said
        await member.save(update_fields=["specialty"])
    return member


async def to_relieve(actor: Person, board_id: int, person_id: int) -> Member:
    """A member (`person`, `board` loaded) whose cards this person may hand over.

    Raises as `member_on`, and `NotAllowed`.
    """
    await member_of(actor, board_id, Right.EDIT)
    return await member_on(actor, board_id, person_id)


async def hand_cards(
    actor: Person, board_id: int, person_id: int, heir_id: int, now: datetime
) -> tuple[Freed, ...]:
    """Give a member's open cards to the heir, to nobody when that is 0; the member stays.

    Raises as `to_relieve`, and `Gone` for an heir who is not on the board.
    """
    member = await to_relieve(actor, board_id, person_id)
    heir = await heir_of(member, heir_id)
    await Board.select_for_update().get(id=board_id)
    return await pass_cards(member, heir, actor, now)


async def removable(actor: Person, board_id: int) -> list[Member]:
    """The members (`person` loaded) whom this person may take off. Raises as `member_of`."""
    await member_of(actor, board_id, Right.MANAGE)
    return [
        member
        for member in await members_of(board_id)
        if member.role is not Role.OWNER and member.person_id != actor.id
    ]


async def leaving_member(actor: Person, board_id: int, person_id: int) -> Member:
    """The member (`person`, `board` loaded) who is to go, when this person may take them off.

    Raises as `member_of`; `Gone` when nobody such is there, `NotAllowed` for the owner and oneself.
    """
    await member_of(actor, board_id, Right.MANAGE)
    member = (
        await Member.filter(board_id=board_id, person_id=person_id)
        .select_related("person", "board")
        .first()
    )
    if member is None:
        raise Gone
    if member.role is Role.OWNER or member.person_id == actor.id:
        raise NotAllowed
    return member


async def others_on(member: Member) -> list[Member]:
    """Who may get the cards of a member that goes: those who make and move cards."""
    return [
        other
        for other in await members_of(member.board_id)
        if other.id != member.id and Right.EDIT in RIGHTS[other.role]
    ][:HEIRS]


async def remove_member(
    actor: Person, board_id: int, person_id: int, heir_id: int, now: datetime
) -> None:
    """Take a member off the board; their open cards go to the heir, to nobody when that is 0.

    A second time changes nothing. Raises as `leaving_member`, and `Gone` for an heir who is not
    on the board.
    """
    try:
        member = await leaving_member(actor, board_id, person_id)
    except Gone:
        # Gone already, or the board is not this person's.
        await member_of(actor, board_id, Right.MANAGE)
        return
    await hand_over(member, await heir_of(member, heir_id), actor, now)


async def own_membership(actor: Person, board_id: int) -> Member:
    """The membership (`person`, `board` loaded) that this person may end.

    Raises as `member_of`, and `OwnerStays` to the board's owner.
    """
    member = await member_of(actor, board_id, Right.BOARD)
    if member.role is Role.OWNER:
        raise OwnerStays
    member.person = actor
    return member


async def leave_board(
    actor: Person, board_id: int, heir_id: int, now: datetime
) -> tuple[Board, tuple[Freed, ...]]:
    """Leave the board; one's open cards go to the heir, to nobody when that is 0.

    Gives the board with its `owner`, and those cards. Raises as `own_membership`, and `Gone` for
    an heir who is not on the board.
    """
    member = await own_membership(actor, board_id)
    heir = await heir_of(member, heir_id)
    freed = await hand_over(member, heir, actor, now)
    return await Board.get(id=board_id).select_related("owner"), freed


async def heir_of(member: Member, heir_id: int) -> Person | None:
    """Who gets the cards of a member that goes; None when the id is 0. Raises `Gone`."""
    if not heir_id:
        return None
    heir = next((one for one in await others_on(member) if one.person_id == heir_id), None)
    if heir is None:
        raise Gone
    return heir.person
