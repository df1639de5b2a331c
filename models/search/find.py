"""Cards found for somebody, on boards that they may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from models.cards.lists import PAGE, Line, are_shown, clamp, read_lines
from models.cards.titles import first_names
from models.search.index import texts_of
from models.search.query import Query, begin_words, read_query
from models.storage import values_of
from models.storage.words import cards_with
from models.tables import Assignment, Board, Card, CardLabel, Label, Member, Person

AROUND = 4
"""So many words are shown before and after what was found in a text."""


@dataclass(frozen=True)
class Hit:
    """A card that was found; `excerpt` is where, when its title does not say."""

    line: Line
    excerpt: str = ""


@dataclass(frozen=True)
class Found:
    """One page of what was found, the newest cards first; `page` counts from 0."""

    query: Query
    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    boards: frozenset[int]
    """The boards that the person is on; of others a guest learns not even the name."""


async def find(
    person: Person, typed: str, page: int, now: datetime, *, only: Collection[int] | None = None
) -> Found:
    """A page of what the person finds by this, or the last when there are fewer.

    `only` names the boards that are searched; None: all that the person sees. `now` is when it was
    typed, which says what «friday» meant.
    """
    boards = await boards_of(person, only)
    query = read_query(typed, boards=boards, now=now, zone=person.zone, day_end=person.day_ends)
    if query.unread or not query.says_something:
        return Found(query, (), 0, 0, 1, frozenset(boards))
    seen = Q(board_id__in=list(boards))
    if only is None:
        seen |= are_shown(person)
    cards = await matching(Card.filter(seen, deleted_at=None), query)
    total = await cards.count()
    pages, page = clamp(total, page)
    hits = await read_hits(cards, query, page)
    return Found(query, hits, total, page, pages, frozenset(boards))


async def boards_of(person: Person, only: Collection[int] | None) -> dict[int, str]:
    """The boards that this person is on, by id with their titles; of these alone if asked."""
    theirs = Board.filter(id__in=Subquery(Member.filter(person_id=person.id).values("board_id")))
    if only is not None:
        theirs = theirs.filter(id__in=list(only))
    return dict(await theirs.order_by("id").values_list("id", "title"))


async def matching(seen: QuerySet[Card], query: Query) -> QuerySet[Card]:
    """The cards among these that agree with the query."""
    wanted = []
    if query.boards is not None:
        wanted.append(Q(board_id__in=query.boards))
    if query.words:
        wanted.append(Q(id__in=cards_with(query.words)))
    if query.number is not None:
        wanted.append(Q(number=query.number))
    if query.before is not None:
        wanted.append(Q(deadline__lte=query.before))
    boards = Subquery(seen.values("board_id"))
    for name in query.labels:
        labels = Label.filter(folded__startswith=name, board_id__in=boards)
        on = CardLabel.filter(label_id__in=await values_of(labels, "id"))
        wanted.append(Q(id__in=Subquery(on.values("card_id"))))
    for name in query.people:
        theirs = Assignment.filter(person_id__in=await people_called(name, boards))
        wanted.append(Q(id__in=Subquery(theirs.values("card_id"))))
    return seen.filter(*wanted)


async def people_called(name: str, boards: Subquery) -> list[int]:
    """The ids of members of these boards with this @username or first name, folded."""
    there = Subquery(Member.filter(board_id__in=boards).values("person_id"))
    return [
        person.id
        for person in await Person.filter(id__in=there)
        if name == (person.username or "").casefold() or name in first_names(person)
    ]


async def read_hits(cards: QuerySet[Card], query: Query, page: int) -> tuple[Hit, ...]:
    """The cards of a page, with what was found in each."""
    ids = await values_of(cards.order_by("-id").offset(page * PAGE).limit(PAGE), "id")
    texts = await texts_of(ids)
    return tuple(
        Hit(line, excerpt_of(texts[line.id], query.words)) for line in await read_lines(ids)
    )


def excerpt_of(texts: Sequence[str], words: Sequence[str]) -> str:
    """The words around the first that is not in the first of these texts; else empty."""
    title, *rest = texts
    lacking = [word for word in words if not begin_words(title, [word])]
    if not lacking:
        return ""
    for text in rest:
        there = text.split()
        for at, said in enumerate(there):
            if begin_words(said, lacking[:1]):
                return " ".join(there[max(0, at - AROUND) : at + AROUND + 1])
    return ""
