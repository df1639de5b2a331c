"""Cards that a person may put into a message of any chat: of team boards; of all to themselves."""

from datetime import datetime

from models.cards.lists import PAGE, Line, mine_of, read_lines
from models.refusals import Refusal
from models.rights import Right, open_card
from models.search.find import find
from models.storage import values_of
from models.tables import BoardKind, Member, Person


async def cards_to_share(
    person: Person, typed: str, page: int, now: datetime, *, alone: bool
) -> tuple[tuple[Line, ...], bool]:
    """A page of what the person finds by this, and whether there is more.

    With nothing typed, what they are to do, the newest first. `alone`: nobody else will see it,
    else only cards of team boards that they are on.
    """
    only = None if alone else await team_boards(person)
    if typed.strip():
        found = await find(person, typed, page, now, only=only)
        return tuple(hit.line for hit in found.hits), found.page < found.pages - 1
    cards = mine_of(person)
    if only is not None:
        cards = cards.filter(board_id__in=only)
    ids = await values_of(cards.order_by("-id").offset(page * PAGE).limit(PAGE + 1), "id")
    return await read_lines(ids[:PAGE]), len(ids) > PAGE


async def card_to_share(person: Person, card_id: int, *, alone: bool) -> tuple[Line, ...]:
    """This card, when the person may share it, else nothing; `alone` as above."""
    try:
        card = await open_card(person, card_id, Right.SEE)
    except Refusal:
        return ()
    if not alone and card.board_id not in await team_boards(person):
        return ()
    return await read_lines([card.id])


async def team_boards(person: Person) -> list[int]:
    """The ids of the team boards that this person is on."""
    theirs = Member.filter(person_id=person.id, board__kind=BoardKind.TEAM)
    return await values_of(theirs.order_by("id"), "board_id")
