"""A brief as screens need it: plain values, read in a bounded number of queries."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models.cards.pieces import Piece, piece_from
from models.cards.titles import first_words
from models.tables import (
    Brief,
    BriefNetwork,
    BriefPart,
    BriefState,
    Case,
    Checkpoint,
    Metric,
    Network,
    PartKind,
    Person,
    Unit,
)

TITLE_SHOWN = 120
ORDER = {network: place for place, network in enumerate(Network)}


@dataclass(frozen=True)
class Named:
    """A person of a brief."""

    id: int
    name: str


@dataclass(frozen=True)
class NetworkSheet:
    """One network of a brief. `card` is the id and number of its card, `done` whether it is."""

    network: Network
    deadline: datetime | None
    person: Named | None
    card: tuple[int, int] | None
    done: bool
    figure: Decimal | None


@dataclass(frozen=True)
class CheckpointSheet:
    """A moment (UTC) at which a share of the target, in percent, is to be reached.

    `steps` are those of plan B: the kind of each, and the words of one of people's own.
    """

    id: int
    at: datetime
    share: int
    steps: tuple[tuple[str, str], ...]
    answer: Decimal | None
    answered_at: datetime | None
    taken_at: datetime | None


@dataclass(frozen=True)
class BriefSheet:
    """All that a brief says. Moments are in UTC; None is what nobody answered."""

    id: int
    board_id: int
    board_title: str
    author_id: int
    state: BriefState
    step: str
    case: Case | None
    metric: Metric | None
    metric_words: str | None
    target: Decimal | None
    unit: Unit
    due_at: datetime | None
    parts: tuple[tuple[PartKind, Piece], ...]
    networks: tuple[NetworkSheet, ...]
    budget: str | None
    checkpoints: tuple[CheckpointSheet, ...]
    owner: Named | None
    approver: Named | None
    card: tuple[int, int] | None
    """The id and the number of the brief's card."""
    card_title: str | None
    meeting: tuple[int, int] | None
    meeting_at: datetime | None
    outcome: dict[str, str]
    result: Decimal | None
    result_text: str | None

    def parts_of(self, kind: PartKind) -> tuple[Piece, ...]:
        """The messages that answer this question."""
        return tuple(piece for answers, piece in self.parts if answers is kind)

    @property
    def title(self) -> str:
        """What it is about, in its first words; empty when nobody said."""
        if self.card_title:
            return self.card_title
        said = (piece.text for piece in self.parts_of(PartKind.ABOUT) if piece.text.strip())
        return first_words(next(said, ""), TITLE_SHOWN)

    def network(self, network: Network) -> NetworkSheet | None:
        """This network, where it is chosen."""
        return next((one for one in self.networks if one.network is network), None)

    def checkpoint(self, checkpoint_id: int) -> CheckpointSheet | None:
        """This checkpoint, where it is there."""
        return next((one for one in self.checkpoints if one.id == checkpoint_id), None)


async def read_brief(brief_id: int) -> BriefSheet:
    """The brief's sheet. The caller has asked for rights already; the brief exists."""
    loaded = ("board", "owner", "approver", "card", "meeting")
    brief = await Brief.get(id=brief_id).select_related(*loaded)
    parts = await BriefPart.filter(brief_id=brief_id).order_by("id")
    networks = await BriefNetwork.filter(brief_id=brief_id).select_related("person", "card")
    points = await Checkpoint.filter(brief_id=brief_id).order_by("at", "id")
    return BriefSheet(
        id=brief.id,
        board_id=brief.board_id,
        board_title=brief.board.title,
        author_id=brief.author_id,
        state=brief.state,
        step=brief.step,
        case=brief.case,
        metric=brief.metric,
        metric_words=brief.metric_words,
        target=brief.target,
        unit=brief.unit,
        due_at=brief.due_at,
        parts=tuple((part.answers, piece_from(part)) for part in parts),
        networks=tuple(
            network_sheet(one) for one in sorted(networks, key=lambda one: ORDER[one.network])
        ),
        budget=brief.budget,
        checkpoints=tuple(checkpoint_sheet(point) for point in points),
        owner=named(brief.owner),
        approver=named(brief.approver),
        card=(brief.card.id, brief.card.number) if brief.card else None,
        card_title=brief.card.title if brief.card else None,
        meeting=(brief.meeting.id, brief.meeting.number) if brief.meeting else None,
        meeting_at=brief.meeting.deadline if brief.meeting else None,
        outcome=dict(brief.outcome),
        result=brief.result,
        result_text=brief.result_text,
    )


def network_sheet(one: BriefNetwork) -> NetworkSheet:
    """The network as a plain value; its `person` and `card` are loaded."""
    return NetworkSheet(
        network=one.network,
        # Once there is a card, people may move its deadline there.
        deadline=one.card.deadline if one.card else one.deadline,
        person=named(one.person),
        card=(one.card.id, one.card.number) if one.card else None,
        done=one.card is not None and one.card.done_at is not None,
        figure=one.figure,
    )


def checkpoint_sheet(point: Checkpoint) -> CheckpointSheet:
    """The checkpoint as a plain value."""
    return CheckpointSheet(
        id=point.id,
        at=point.at,
        share=point.share,
        steps=tuple((step["kind"], step.get("text", "")) for step in point.steps),
        answer=point.answer,
        answered_at=point.answered_at,
        taken_at=point.taken_at,
    )


def named(person: Person | None) -> Named | None:
    """The person as a brief shows them."""
    return Named(person.id, person.name) if person else None
