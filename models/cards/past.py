"""A card's history, read in pages of plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.cards.history import ITSELF
from models.tables import Event, EventKind, Person

PAGE = 10


@dataclass(frozen=True)
class Happened:
    """A line of a card's history, for a screen; `at` in UTC, `data` as its kind writes it."""

    id: int
    kind: EventKind
    data: dict[str, Any]
    at: datetime
    actor: str | None
    """Whoever did it; None when it came about by itself, or when their account is gone."""
    actor_id: int | None = None
    person: str | None = None
    """Whom it is about, where it is about somebody who still has an account."""
    undone: bool = False

    @property
    def by_itself(self) -> bool:
        """Whether nobody did it."""
        return ITSELF.items() <= self.data.items()

    @property
    def undoes(self) -> bool:
        """Whether it took an earlier change back."""
        return "undoes" in self.data


@dataclass(frozen=True)
class HistoryPage:
    """A page of a card's history, the newest first; `page` counts from 0."""

    lines: tuple[Happened, ...]
    page: int
    pages: int


async def history_page(card_id: int, page: int) -> HistoryPage:
    """A page of the card's history, or the last when there are fewer; asks for no rights."""
    total = await Event.filter(card_id=card_id).count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = Event.filter(card_id=card_id).order_by("-id").offset(page * PAGE).limit(PAGE)
    events = await rows.select_related("actor")
    return HistoryPage(await read_happened(events), page, pages)


async def read_happened(found: Iterable[Event]) -> tuple[Happened, ...]:
    """The lines (`actor` loaded) with the names of the people they are about."""
    events = list(found)
    about = {event.data.get("person") for event in events} - {None}
    people = await Person.filter(id__in=about) if about else []
    names = {person.id: person.name for person in people}
    return tuple(
        Happened(
            id=event.id,
            kind=event.kind,
            data=event.data,
            at=event.at,
            actor=event.actor.name if event.actor else None,
            actor_id=event.actor_id,
            person=names.get(event.data.get("person")),
            undone=event.undone_at is not None,
        )
        for event in events
    )
