"""Deleting one's account: what goes, what others keep, and who gets the boards of a team."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import F

from models.boards import members_of
from models.cards.leaving import hand_over
from models.exporting import owning
from models.own_boards import change_owner
from models.rights import RIGHTS, Right
from models.storage import values_of
from models.tables import (
    Board,
    BoardKind,
    Brief,
    BriefState,
    Card,
    Column,
    Comment,
    Event,
    Member,
    Person,
    Role,
    View,
)

NOBODY = "👤"
"""The name, in every language, under which others keep what somebody gone has written."""


@dataclass(frozen=True)
class Handed:
    """A team's board, and who gets it; with no heir it goes too."""

    board: Board
    heir: Member | None


@dataclass(frozen=True)
class Farewell:
    """What becomes of everything when this person goes."""

    personal: tuple[Board, ...]
    cards: int
    """How many cards go with the boards that go."""
    teams: tuple[Handed, ...]
    """The teams' boards that are theirs."""
    others: tuple[Member, ...]
    """Their places on the boards of others, `board` loaded."""
    written: int
    """How many cards and comments of theirs others keep."""


async def farewell_of(person: Person) -> Farewell:
    """What would go, and what would stay."""
    boards = await Board.filter(owner_id=person.id).order_by("id")
    own = [board for board in boards if board.kind is BoardKind.TEAM]
    teams = tuple([Handed(board, await heir_of(board)) for board in own])
    personal = tuple(board for board in boards if board.kind is BoardKind.PERSONAL)
    going = [board.id for board in personal]
    going += [handed.board.id for handed in teams if handed.heir is None]
    places = Member.filter(person_id=person.id).exclude(board__owner_id=person.id)
    return Farewell(
        personal=personal,
        cards=await Card.filter(board_id__in=going).count(),
        teams=teams,
        others=tuple(await places.select_related("board").order_by("id")),
        written=await Card.filter(author_id=person.id).exclude(board_id__in=going).count()
        + await Comment.filter(author_id=person.id).exclude(card__board_id__in=going).count(),
    )


async def heir_of(board: Board) -> Member | None:
    """Who gets the board: its first admin, else the first who makes and moves cards."""
    able = [
        member
        for member in await members_of(board.id)
        if member.person_id != board.owner_id and Right.EDIT in RIGHTS[member.role]
    ]
    return min(able, key=lambda member: (member.role is not Role.ADMIN, member.id), default=None)


async def delete_account(person: Person, now: datetime) -> None:
    """Delete everything that is this person's alone, and their name from what others keep.

    A board of a team goes to its heir; one without an heir goes, too. Their open cards on the
    boards of others are nobody's then. Whoever writes again is a new person.
    """
    ids = await values_of(Member.filter(person_id=person.id).order_by("board_id"), "board_id")
    await Board.filter(id__in=ids).order_by("id").select_for_update()
    farewell = await farewell_of(person)
    for handed in farewell.teams:
        if handed.heir is not None:
            await change_owner(handed.board, handed.heir, now)
            # The key names who made it: their next board is not to be taken for this one.
            await Board.filter(id=handed.board.id).update(creation_key=None)
    for member in await Member.filter(person_id=person.id).select_related("person", "board"):
        if member.board.owner_id != person.id:
            await hand_over(member, None, None, now)
    for board in await Board.filter(owner_id=person.id):
        # Columns hold their cards fast, so these go first.
        await Card.filter(board_id=board.id).delete()
        await Column.filter(board_id=board.id).delete()
        await board.delete()
    await View.filter(chat_id=person.telegram_id).delete()
    await forget_person(person, now)


async def forget_person(person: Person, now: datetime) -> None:
    """Delete the person's rows, and the person, unless others keep something by their hand."""
    # What others see of a brief is the board's; a draft is nobody's but its author's.
    await Brief.filter(author_id=person.id, state=BriefState.DRAFT).delete()
    for table, name, parent in owning():
        if parent is Person:
            await table.filter(**{name: person.id}).delete()
    await Event.filter(actor_id=person.id, kept__isnull=False).update(kept=None)
    await Person.filter(id=person.id).update(
        telegram_id=-F("id"),
        first_name=NOBODY,
        last_name="",
        username=None,
        active_board_id=None,
        digest_at=None,
        started_at=None,
        unreachable_since=now,
    )
