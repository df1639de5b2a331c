"""Searches as people made them, kept so that their pages can be turned."""

from datetime import datetime, timedelta

from models.refusals import Gone, TheirsToMake
from models.rights import Right, member_of
from models.storage import transaction
from models.storage.words import sweep_words
from models.tables import Person, Search

KEPT = timedelta(days=30)
TYPED_LIMIT = 255


async def begin_search(person: Person, typed: str, board_id: int | None, now: datetime) -> Search:
    """Keep what the person typed, for one board or all; asked for again at once, it is the same.

    Raises as `member_of`.
    """
    if board_id is not None:
        await member_of(person, board_id, Right.BOARD)
    search, _ = await Search.get_or_create(
        person=person,
        board_id=board_id,
        typed=" ".join(typed.split())[:TYPED_LIMIT],
        at=now,
    )
    return search


async def keep_offer(person: Person, typed: str, now: datetime) -> Search:
    """Keep what the person typed in some chat to make a card of it, in a transaction of its own."""
    async with transaction():
        return await begin_search(person, typed, None, now)


async def kept_search(person: Person, search_id: int) -> Search:
    """The person's own search. Raises `Gone`."""
    found = await Search.get_or_none(id=search_id, person_id=person.id)
    if found is None:
        raise Gone
    return found


async def offered_to(person: Person, search_id: int) -> Search:
    """What the person typed in a chat to make a card of it.

    Raises `Gone`, and `TheirsToMake` to anybody else.
    """
    found = await Search.get_or_none(id=search_id).select_related("person")
    if found is None:
        raise Gone
    if found.person_id != person.id:
        raise TheirsToMake(found.person.name)
    return found


async def tidy(now: datetime) -> None:
    """Forget searches whose pages nobody turns any more, and the words of cards that are gone."""
    await Search.filter(at__lt=now - KEPT).delete()
    await sweep_words()
