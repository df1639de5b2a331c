"""Where in Telegram a group's people talk: the group as a whole, or a topic with its own board."""

from collections.abc import Collection
from dataclasses import dataclass

from models.storage import values_of
from models.tables import Card, Group, Topic


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

    def shows(self, board_id: int) -> bool:
        """Whether a board may be shown here to everybody."""
        return board_id == self.board_id or board_id in self.fallen


async def spot_at(group: Group, thread_id: int | None) -> Spot:
    """The spot of a message: `thread_id` is its topic, None in the general one or without topics.

    A topic without a board of its own is the group's.
    """
    bound = Topic.filter(group_id=group.id, board_id__not_isnull=True)
    if thread_id is not None:
        return Spot(group, await bound.get_or_none(thread_id=thread_id))
    fallen = await values_of(bound.filter(closed_at__not_isnull=True), "board_id")
    return Spot(group, None, frozenset(fallen))


async def homes_of(board_ids: Collection[int]) -> dict[tuple[int, int], int | None]:
    """By group and board, where each group speaks of these boards: a topic, or None for no topic.

    A group that does not speak of a board is not there. Of several topics the first has it.
    """
    homes: dict[tuple[int, int], int | None] = {
        (group.id, group.board_id): None
        for group in await Group.filter(board_id__in=board_ids, left_at=None)
        if group.board_id is not None
    }
    topics = Topic.filter(board_id__in=board_ids, group__left_at=None)
    for topic in await topics.order_by("-id"):
        if topic.board_id is None:
            continue
        if topic.closed_at is None:
            homes[topic.group_id, topic.board_id] = topic.thread_id
        else:
            homes.setdefault((topic.group_id, topic.board_id), None)
    return homes


async def board_of(card_id: int) -> int | None:
    """The board that a card is on; None for no card."""
    card = await Card.get_or_none(id=card_id)
    return card.board_id if card else None


async def groups_at_home(board_id: int) -> list[tuple[Group, int | None]]:
    """The groups that speak of a board, each with the topic in which it does."""
    homes = {group_id: thread for (group_id, _), thread in (await homes_of([board_id])).items()}
    found = await Group.filter(id__in=list(homes)).order_by("id") if homes else []
    return [(group, homes[group.id]) for group in found]


async def home_of(group: Group, board_id: int) -> int | None:
    """The topic in which a group speaks of a board; None for no topic."""
    return (await homes_of([board_id])).get((group.id, board_id))
