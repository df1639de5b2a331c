"""The questions of a brief, in the order in which they are asked, and what is still unanswered."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from models.briefs.reading import BriefSheet
from models.tables import Network, PartKind


class Step(StrEnum):
    """A question. Those of a network are followed by its name: `handover.instagram`."""

    CASE = "case"
    METRIC = "metric"
    TARGET = "target"
    DUE = "due"
    ABOUT = "about"
    REFERENCES = "references"
    NETWORKS = "networks"
    HANDOVER = "handover"
    BUDGET = "budget"
    PLAN = "plan"
    OWNER = "owner"
    MAKER = "maker"
    APPROVER = "approver"
    WHOLE = "whole"
    """All answers on one screen, and ✅."""


NUMBERS = {
    Step.CASE: 1,
    Step.METRIC: 2,
    Step.TARGET: 2,
    Step.DUE: 2,
    Step.ABOUT: 3,
    Step.REFERENCES: 4,
    Step.NETWORKS: 5,
    Step.HANDOVER: 6,
    Step.BUDGET: 7,
    Step.PLAN: 8,
    Step.OWNER: 9,
    Step.MAKER: 9,
    Step.APPROVER: 9,
}
"""Which of the nine parts of a brief each question belongs to."""
LAST = max(NUMBERS.values())


def split(code: str) -> tuple[Step, Network | None]:
    """The question of a code, and its network; the first question for what is no code."""
    name, _, network = code.partition(".")
    try:
        return Step(name), Network(network) if network else None
    except ValueError:
        return Step.CASE, None


def codes(networks: Sequence[Network]) -> tuple[str, ...]:
    """All questions of a brief with these networks, in order."""
    found: list[str] = []
    for step in Step:
        if step in {Step.HANDOVER, Step.MAKER}:
            found += [f"{step}.{network}" for network in networks]
        else:
            found.append(step.value)
    return tuple(found)


def beside(code: str, networks: Sequence[Network], *, by: int) -> str | None:
    """The question before (-1) or after (+1) this one; None before the first."""
    order = codes(networks)
    if code not in order:
        # The network was taken away meanwhile: go on where the networks are chosen.
        return Step.NETWORKS.value
    place = order.index(code) + by
    if place < 0:
        return None
    return order[min(place, len(order) - 1)]


def unanswered(brief: BriefSheet, now: datetime) -> tuple[str, ...]:
    """The questions that have no answer, or one that lies in the past, in order.

    Without a target nothing can be checked on the way, so plan B is not asked for then.
    """
    given = {
        Step.CASE.value: brief.case is not None,
        Step.METRIC.value: brief.metric is not None,
        Step.TARGET.value: brief.target is not None,
        Step.DUE.value: brief.due_at is not None and brief.due_at > now,
        Step.ABOUT.value: bool(brief.parts_of(PartKind.ABOUT)),
        Step.REFERENCES.value: bool(brief.parts_of(PartKind.REFERENCE)),
        Step.NETWORKS.value: bool(brief.networks),
        Step.BUDGET.value: brief.budget is not None,
        Step.PLAN.value: bool(brief.checkpoints),
        Step.OWNER.value: brief.owner is not None,
        Step.APPROVER.value: brief.approver is not None,
        Step.WHOLE.value: True,
    }
    for one in brief.networks:
        ahead = one.deadline is not None and (one.done or one.deadline > now)
        given[f"{Step.HANDOVER}.{one.network}"] = ahead
        given[f"{Step.MAKER}.{one.network}"] = one.person is not None
    order = codes([one.network for one in brief.networks])
    return tuple(code for code in order if not given[code])
