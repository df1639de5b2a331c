"""A brief's figures in words: at a checkpoint, at the end, and for the community."""

from decimal import Decimal

from markupsafe import Markup

from handlers import signs
from handlers.briefs.words import figure_words, metric_of, plan_words, title_of
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import lines
from models.briefs.checking import code_of, shortfall, wanted_at
from models.briefs.planning import READY, PlanStep
from models.briefs.reading import BriefSheet, CheckpointSheet, NetworkSheet
from models.figures import Figure
from models.networks import NAMES

METRIC_SHOWN = 60
STEP_SHOWN = 60
MORE, REACHED, ALMOST, HALF = 120, 100, 80, 50
"""From so many percent of the target on it is said in these words."""


def metric_name(reader: Reader, brief: BriefSheet) -> str:
    """What is counted."""
    return shorten(metric_of(reader, brief) or reader.label("Result"), METRIC_SHOWN)


def plan_line(reader: Reader, brief: BriefSheet, point: CheckpointSheet) -> Markup | None:
    """What is to be there at the checkpoint; None without a target."""
    wanted = wanted_at(brief, point)
    if wanted is None or brief.target is None:
        return None
    return reader.say(
        "Planned: {wanted}. Target: {target}",
        wanted=figure_words(reader, wanted, brief.unit),
        target=figure_words(reader, brief.target, brief.unit),
    )


def asked_line(reader: Reader, brief: BriefSheet) -> Markup:
    """The question for the number of a checkpoint."""
    metric = metric_name(reader, brief)
    return reader.say("{metric}: where are we today?", metric=metric)


def straight_words(reader: Reader) -> Markup:
    """How the number that is asked for is given."""
    return reader.say("Just send the number here.")


def check_words(reader: Reader, brief: BriefSheet, point: CheckpointSheet, *, left: bool) -> Markup:
    """The number of a checkpoint against the plan, and what follows from it.

    `left`: there are steps of plan B to be taken still.
    """
    if point.answer is None:
        asked = Markup("<b>{}</b> · {}").format(asked_line(reader, brief), reader.short(point.at))
        return lines(asked, plan_line(reader, brief, point), "", straight_words(reader))
    head = Markup("<b>{}: {}</b> · {}").format(
        metric_name(reader, brief),
        figure_words(reader, point.answer, brief.unit),
        reader.short(point.at),
    )
    verdict = verdict_words(reader, brief, point, left=left)
    return lines(head, plan_line(reader, brief, point), "", verdict)


def verdict_words(
    reader: Reader, brief: BriefSheet, point: CheckpointSheet, *, left: bool
) -> Markup | None:
    """Whether the number is enough; None without a target."""
    if brief.target is None:
        return None
    short = shortfall(brief, point)
    if short is None:
        return Markup("{} ").format(signs.DONE) + reader.say("On course: plan B is not needed.")
    missing = figure_words(reader, short, brief.unit)
    if not left:
        words = reader.say("{n} short. Plan B is under way:", n=missing)
    elif point.steps:
        words = reader.say("{n} short. Plan B is ready: each step is a card in one tap.", n=missing)
    else:
        words = reader.say("{n} short, and there is no plan B. Choose what to do now:", n=missing)
    return Markup("{} ").format(signs.WARNING) + words


def steps_of(reader: Reader, point: CheckpointSheet) -> dict[str, str]:
    """The steps of plan B in words, by their codes; the ready ones when none was planned."""
    ready = plan_words(reader)
    if not point.steps:
        return {kind.value: ready[kind] for kind in READY}
    return {
        code_of(kind, text): ready.get(PlanStep(kind)) or shorten(text, STEP_SHOWN)
        for kind, text in point.steps
    }


def share_of(brief: BriefSheet) -> int | None:
    """How much of the target was reached, in whole percent; None when that is not known."""
    if brief.result is None or not brief.target:
        return None
    return int(brief.result * 100 / brief.target)


def result_words(reader: Reader, brief: BriefSheet) -> Markup:
    """The figure at the end against the target."""
    metric = metric_name(reader, brief)
    if brief.result is None:
        return reader.say("{metric}: not written yet", metric=metric)
    figure, share = figure_words(reader, brief.result, brief.unit), share_of(brief)
    if share is None or brief.target is None:
        return Markup("{}: {}").format(metric, figure)
    return reader.say(
        "{metric}: {figure} · target {target} · {share}",
        metric=metric,
        figure=figure,
        target=figure_words(reader, brief.target, brief.unit),
        share=reader.figure(Figure(Decimal(share), percent=True)),
    )


def share_words(reader: Reader, share: int | None) -> Markup | None:
    """The same in words; None when it is not known."""
    if share is None:
        return None
    if share >= MORE:
        return reader.say("More than was planned!")
    if share >= REACHED:
        return reader.say("The target is reached!")
    if share >= ALMOST:
        return reader.say("Almost there.")
    if share >= HALF:
        return reader.say("More than half of what was planned.")
    return reader.say("Less than half of what was planned.")


def network_words(reader: Reader, brief: BriefSheet, one: NetworkSheet) -> str:
    """A network with its figure."""
    figure = "—" if one.figure is None else figure_words(reader, one.figure, brief.unit)
    return f"{NAMES[one.network]}: {figure}"


def point_words(reader: Reader, brief: BriefSheet, point: CheckpointSheet) -> str:
    """A checkpoint in a line: when, what there was, what was planned."""
    was, planned = (
        "—" if value is None else figure_words(reader, value, brief.unit)
        for value in (point.answer, wanted_at(brief, point))
    )
    return f"{reader.short(point.at)} · {was} / {planned}"


def community_text(reader: Reader, brief: BriefSheet, taken: int) -> Markup:
    """What was done and what came of it, to be sent to the community.

    `taken` is how many steps of plan B were taken.
    """
    networks = ", ".join(NAMES[one.network] for one in brief.networks)
    steps = reader.many("Plan B: {n} step taken in time", "Plan B: {n} steps taken in time", taken)
    figures = [
        network_words(reader, brief, one) for one in brief.networks if one.figure is not None
    ]
    done = [
        reader.say("Content for {networks}", networks=networks) if networks else None,
        steps if taken else None,
    ]
    return lines(
        Markup("<b>{}</b>").format(title_of(reader, brief)),
        *bulleted(reader.label("What we did"), [words for words in done if words]),
        *bulleted(reader.label("What came of it"), [result_words(reader, brief), *figures]),
        share_words(reader, share_of(brief)),
        *(["", Markup("{}").format(brief.result_text)] if brief.result_text else []),
        "",
        reader.say("Thank you to everybody who took part!"),
    )


def bulleted(title: str, found: list[Markup | str]) -> list[Markup | str]:
    """A part with an empty line before it, when there is something in it."""
    bullets = [Markup("• {}").format(words) for words in found]
    return ["", Markup("<b>{}</b>").format(title), *bullets] if found else []
