"""What a brief says, in the words of its reader."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from markupsafe import Markup

from handlers.content import files_line, shorten
from handlers.reader import Reader
from models.briefs.planning import PlanStep
from models.briefs.reading import BriefSheet, CheckpointSheet, NetworkSheet
from models.briefs.steps import Step, split
from models.cards.pieces import Piece
from models.figures import Figure
from models.networks import NAMES
from models.tables import Case, Metric, PartKind, Unit

ABOUT_SHOWN = 500
OWN_SHOWN = 60
NAME_SHOWN = 30
REFERENCES_SHOWN = 5
REFERENCE_SHOWN = 120
EMPTY = "—"


def case_words(reader: Reader) -> dict[Case, str]:
    """What may be promoted."""
    return {
        Case.INITIATIVE: reader.label("Initiative"),
        Case.EVENT: reader.label("Event"),
        Case.ACHIEVEMENT: reader.label("Achievement"),
    }


def metric_words(reader: Reader) -> dict[Metric, str]:
    """By which numbers content is judged, but for people's own."""
    return {
        Metric.REGISTRATIONS: reader.label("Registrations"),
        Metric.CLICKS: reader.label("Clicks to a page"),
        Metric.TIME: reader.label("Seconds on the page"),
        Metric.MEMBERS: reader.label("New members"),
        Metric.LEADS: reader.label("Leads"),
        Metric.DONATIONS: reader.label("Donations"),
    }


def metric_of(reader: Reader, brief: BriefSheet) -> str | None:
    """The brief's metric; None when nobody said."""
    if brief.metric is None:
        return None
    return metric_words(reader).get(brief.metric) or brief.metric_words


def figure_words(reader: Reader, value: Decimal, unit: Unit) -> str:
    """A number of the brief in figures."""
    return reader.figure(Figure(value, percent=unit is Unit.PERCENT))


def wanted_words(reader: Reader, brief: BriefSheet) -> Markup | None:
    """What is wanted: by which number, how much, by when; None when nothing of it was said."""
    metric = metric_of(reader, brief)
    parts = [
        metric and shorten(metric, OWN_SHOWN),
        figure_words(reader, brief.target, brief.unit) if brief.target is not None else None,
    ]
    words = Markup(": ").join(part for part in parts if part)
    if brief.due_at is None:
        return words or None
    until = reader.say("by {at}", at=reader.full(brief.due_at))
    return Markup(" ").join(part for part in (words, until) if part)


def plan_words(reader: Reader) -> dict[PlanStep, str]:
    """The ready steps of plan B."""
    return {
        PlanStep.POSTS: reader.label("Reserve posts"),
        PlanStep.REMINDERS: reader.label("Reminders"),
        PlanStep.CREATIVES: reader.label("Spare ad creatives"),
        PlanStep.BUDGET: reader.label("Extra budget"),
    }


def step_texts(reader: Reader, point: CheckpointSheet) -> list[str]:
    """What is done when the number falls short at the checkpoint."""
    ready = plan_words(reader)
    return [ready.get(PlanStep(kind)) or text for kind, text in point.steps]


def checkpoint_line(reader: Reader, brief: BriefSheet, point: CheckpointSheet) -> Markup:
    """When, how much, and what else is done."""
    share = reader.figure(Figure(Decimal(point.share), percent=True))
    wanted = ""
    if brief.target is not None and brief.unit is Unit.COUNT:
        wanted = f" ({figure_words(reader, at_share(brief.target, point.share), brief.unit)})"
    steps = ", ".join(shorten(text, OWN_SHOWN) for text in step_texts(reader, point)) or EMPTY
    return Markup("{at} · {share}{wanted} → {steps}").format(
        at=reader.short(point.at), share=share, wanted=wanted, steps=steps
    )


def at_share(target: Decimal, share: int) -> Decimal:
    """So much of the target, whole where the target is."""
    part = target * share / 100
    return Decimal(round(part)) if target == target.to_integral_value() else part


def network_line(reader: Reader, one: NetworkSheet) -> Markup:
    """The network, when its content is handed over, by whom, on which card."""
    parts: list[str | Markup] = [
        NAMES[one.network],
        reader.short(one.deadline) if one.deadline else "",
        shorten(one.person.name, NAME_SHOWN) if one.person else "",
        f"#{one.card[1]}" if one.card else "",
    ]
    return Markup(" · ").join(part for part in parts if part)


def budget_words(reader: Reader, budget: str) -> str:
    """The budget as it was typed; none in words."""
    return reader.label("none") if budget == "0" else budget


def parts_words(reader: Reader, pieces: Sequence[Piece], shown: int) -> Markup | None:
    """What was sent, its text cut to `shown` characters, and how many files of which kind."""
    text = "\n".join(piece.text.strip() for piece in pieces if piece.text.strip())
    parts = [Markup("{}").format(shorten(text, shown)) if text else None]
    files = files_line(reader, pieces)
    parts.append(Markup("{}").format(files) if files else None)
    return Markup("\n").join(part for part in parts if part) or None


def reference_lines(reader: Reader, pieces: Sequence[Piece]) -> list[Markup]:
    """The references, a line each: where it is from, its words, or what it is."""
    found = [
        Markup("{}").format(shorten(reference_words(reader, piece), REFERENCE_SHOWN))
        for piece in pieces[:REFERENCES_SHOWN]
    ]
    more = len(pieces) - len(found)
    return [*found, *([Markup("+{}").format(more)] if more > 0 else [])]


def reference_words(reader: Reader, piece: Piece) -> str:
    """A reference on one line."""
    said = [line.strip() for line in piece.text.splitlines() if line.strip()]
    parts = [piece.origin, *said] if said else [piece.origin, files_line(reader, (piece,))]
    return " · ".join(part for part in parts if part)


def question_names(reader: Reader) -> dict[Step, str]:
    """The questions by a word or two, for buttons and for what is still unanswered."""
    return {
        Step.CASE: reader.label("Case"),
        Step.METRIC: reader.label("Metric"),
        Step.TARGET: reader.label("Target"),
        Step.DUE: reader.label("Date of the result"),
        Step.ABOUT: reader.label("What it is about"),
        Step.REFERENCES: reader.label("References"),
        Step.NETWORKS: reader.label("Networks"),
        Step.HANDOVER: reader.label("Content ready by"),
        Step.BUDGET: reader.label("Budget"),
        Step.PLAN: reader.label("Plan B"),
        Step.OWNER: reader.label("Who answers for it"),
        Step.MAKER: reader.label("Who makes the content"),
        Step.APPROVER: reader.label("Who approves"),
        Step.WHOLE: reader.label("All answers"),
    }


def question_name(reader: Reader, code: str) -> str:
    """A question by a word or two; of a network's, which network and what of it."""
    step, network = split(code)
    if network is None:
        return question_names(reader)[step]
    if step is Step.HANDOVER:
        return reader.label("{network}: date", network=NAMES[network])
    return reader.label("{network}: person", network=NAMES[network])


def unanswered_line(reader: Reader, missing: Sequence[str]) -> Markup | None:
    """What is still unanswered, in a line; None when nothing is."""
    if not missing:
        return None
    networks: dict[Step, list[str]] = {}
    for code in missing:
        step, network = split(code)
        networks.setdefault(step, []).extend([NAMES[network]] if network else [])
    known = question_names(reader)
    found = [
        known[step] + (f" ({', '.join(named)})" if named else "")
        for step, named in networks.items()
    ]
    names = ", ".join(f"{name[:1].lower()}{name[1:]}" for name in found)
    return reader.say("Still unanswered: {names}", names=names)


def about_of(brief: BriefSheet) -> tuple[Piece, ...]:
    """What the brief is about, as it was sent."""
    return brief.parts_of(PartKind.ABOUT)


def title_of(reader: Reader, brief: BriefSheet) -> str:
    """The brief's title; what it is, while nobody said what it is about."""
    if brief.title:
        return brief.title
    if brief.case is not None:
        return case_words(reader)[brief.case]
    return reader.label("Brief")


def moment_words(reader: Reader, at: datetime | None) -> str:
    """A moment on the reader's clock, or that there is none."""
    return reader.full(at) if at else EMPTY
