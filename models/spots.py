"""Where in Telegram a group's people talk: the group as a whole, or a topic with its own board.

A topic may be about one column of its board, or about the cards with one label.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from models.storage import values_of
from models.tables import Card, CardLabel, Group, Topic


@dataclass(frozen=True)
class Part:
    """What of a board is meant: the cards of one column, or with one label; all without either."""

    column_id: int | None = None
    label_id: int | None = None

    @property
    def whole(self) -> bool:
        """Whether every card is meant."""
        return self.column_id is None and self.label_id is None

    def fits(self, column_id: int, labels: Collection[int]) -> bool:
        """Whether a card in this column with these labels is meant."""
        if self.column_id is not None and self.column_id != column_id:
            return False
        return self.label_id is None or self.label_id in labels

    def query(self) -> Q:
        """The cards that are meant."""
        found = Q()
        if self.column_id is not None:
            found &= Q(column_id=self.column_id)
        if self.label_id is not None:
            on_cards = CardLabel.filter(label_id=self.label_id)
            found &= Q(id__in=Subquery(on_cards.values("card_id")))
        return found

    def of(self, cards: QuerySet[Card]) -> QuerySet[Card]:
        """Those of the cards that are meant."""
        return cards if self.whole else cards.filter(self.query())


@dataclass(frozen=True)
class Spot:
    """A group, or a topic of it that has a board of its own.

    `fallen` are the boards of closed topics: they are spoken of in the general topic instead.
    """

    group: Group
    topic: Topic | None = None
    fallen: frozenset[int] = frozenset()

    @property
    def board_id(self) -> int | None:
        """The board that is worked on here; None while none is chosen."""
        return self.topic.board_id if self.topic else self.group.board_id

    @property
    def part(self) -> Part:
        """What of the board this is about."""
        return part_of(self.topic) if self.topic else Part()

    def shows(self, board_id: int) -> bool:
        """Whether a board may be shown here to everybody."""
        return board_id == self.board_id or board_id in self.fallen


def part_of(topic: Topic) -> Part:
    """What of its board the topic is about."""
    return Part(topic.column_id, topic.label_id)


async def spot_at(group: Group, thread_id: int | None) -> Spot:
    """The spot of a message: `thread_id` is its topic, None in the general one or without topics.

    A topic without a board of its own is the group's.
    """
    bound = Topic.filter(group_id=group.id, board_id__not_isnull=True)
    if thread_id is not None:
        there = bound.select_related("column", "label")
        return Spot(group, await there.get_or_none(thread_id=thread_id))
    fallen = await values_of(bound.filter(closed_at__not_isnull=True), "board_id")
    return Spot(group, None, frozenset(fallen))


@dataclass(frozen=True)
class Home:
    """A place where a group speaks of cards of a board; with no `thread_id`, in no topic.

    A `lost` one is a closed topic's, whose cards are spoken of in no topic.
    """

    group_id: int
    board_id: int
    thread_id: int | None
    part: Part = Part()
    topic_id: int | None = None
    lost: bool = False

    @property
    def rank(self) -> tuple[bool, bool, bool, int]:
        """Of the places that a card fits in the lowest has it: an open topic, the narrowest."""
        return self.lost, self.thread_id is None, self.part.whole, self.topic_id or 0


async def homes_of(board_ids: Collection[int]) -> list[Home]:
    """Every place where a group that the bot is in speaks of cards of these boards, by rank."""
    homes = [
        Home(group.id, group.board_id, None)
        for group in await Group.filter(board_id__in=board_ids, left_at=None)
        if group.board_id is not None
    ]
    homes += [
        Home(
            topic.group_id,
            topic.board_id,
            None if topic.closed_at else topic.thread_id,
            part_of(topic),
            topic.id,
            lost=topic.closed_at is not None,
        )
        for topic in await Topic.filter(board_id__in=board_ids, group__left_at=None)
        if topic.board_id is not None
    ]
    return sorted(homes, key=lambda home: home.rank)


async def board_of(card_id: int) -> int | None:
    """The board that a card is on; None for no card."""
    card = await Card.get_or_none(id=card_id)
    return card.board_id if card else None


async def homes_for(cards: Iterable[Card]) -> dict[tuple[int, int], int | None]:
    """By group and card, where each group speaks of these cards: a topic, or None for no topic.

    Each group in one place alone. A group that does not speak of a card is not there.
    """
    cards = list(cards)
    homes = await homes_of({card.board_id for card in cards})
    wanted = {home.part.label_id for home in homes} - {None}
    labels: dict[int, set[int]] = {}
    if wanted:
        on_cards = CardLabel.filter(card_id__in=[card.id for card in cards], label_id__in=wanted)
        for card_id, label_id in await on_cards.values_list("card_id", "label_id"):
            labels.setdefault(card_id, set()).add(label_id)
    found: dict[tuple[int, int], int | None] = {}
    for card in cards:
        for home in homes:
            if home.board_id == card.board_id and home.part.fits(
                card.column_id, labels.get(card.id, ())
            ):
                found.setdefault((home.group_id, card.id), home.thread_id)
    return found


async def groups_at_home(card: Card) -> list[tuple[Group, int | None]]:
    """The groups that speak of a card, each with the topic in which it does."""
    homes = {group_id: thread for (group_id, _), thread in (await homes_for([card])).items()}
    found = await Group.filter(id__in=list(homes)).order_by("id") if homes else []
    return [(group, homes[group.id]) for group in found]


async def home_of(group: Group, board_id: int) -> int | None:
    """The topic in which a group speaks of a board as a whole; None for no topic."""
    homes = [home for home in await homes_of([board_id]) if home.group_id == group.id]
    return next((home.thread_id for home in homes if home.part.whole), None)
