"""The screen of a question: what is asked, why, what was answered, and the buttons."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.briefs.asking import Asking, asked_words, hint_words, why_words
from handlers.briefs.choices import choices
from handlers.briefs.words import (
    about_of,
    budget_words,
    case_words,
    checkpoint_line,
    figure_words,
    metric_of,
    moment_words,
    parts_words,
    reference_lines,
    title_of,
)
from handlers.content import shorten
from handlers.screens import Row, Screen, button, lines
from models.briefs.reading import Named
from models.briefs.steps import LAST, NUMBERS, Step, beside
from models.networks import NAMES
from models.tables import BriefState, PartKind

SUBJECT = "brief:"
TITLE_SHOWN = 60
ABOUT_SHOWN = 300


def question_screen(asking: Asking, note: Markup | None = None) -> Screen:
    """The question with its buttons; `note` stands above it, such as why an answer was not read."""
    reader, brief = asking.reader, asking.brief
    number = NUMBERS.get(asking.step, LAST)
    head = Markup("{}/{}").format(number, LAST)
    if brief.title:
        head += Markup(" · {}").format(shorten(title_of(reader, brief), TITLE_SHOWN))
    answer = answered(asking)
    return Screen(
        text=lines(
            note,
            "" if note else None,
            head,
            Markup("<b>{}</b>").format(asked_words(asking)),
            Markup("<i>{}</i>").format(why_words(reader, asking.step)),
            "",
            Markup("{} ").format(signs.DONE) + answer if answer else None,
            "" if answer else None,
            hint_words(asking),
        ).strip(),
        rows=tuple(row for row in (*choices(asking), *ways(asking, answered=bool(answer))) if row),
        subject=f"{SUBJECT}{brief.id}",
    )


def answered(asking: Asking) -> Markup | None:
    """What was answered so far; None when nothing was."""
    reader, brief = asking.reader, asking.brief
    one = brief.network(asking.network) if asking.network else None
    found: str | Markup | None
    match asking.step:
        case Step.CASE:
            found = case_words(reader)[brief.case] if brief.case else None
        case Step.METRIC:
            found = metric_of(reader, brief)
        case Step.TARGET:
            wanted = brief.target
            found = figure_words(reader, wanted, brief.unit) if wanted is not None else None
        case Step.DUE:
            found = moment_words(reader, brief.due_at) if brief.due_at else None
        case Step.ABOUT:
            found = parts_words(reader, about_of(brief), ABOUT_SHOWN)
        case Step.REFERENCES:
            found = listed(reference_lines(reader, brief.parts_of(PartKind.REFERENCE)))
        case Step.NETWORKS:
            found = ", ".join(NAMES[network.network] for network in brief.networks) or None
        case Step.HANDOVER:
            found = moment_words(reader, one.deadline) if one and one.deadline else None
        case Step.BUDGET:
            found = budget_words(reader, brief.budget) if brief.budget is not None else None
        case Step.PLAN:
            points = [checkpoint_line(reader, brief, point) for point in brief.checkpoints]
            found = listed(points)
        case Step.MAKER:
            found = name_of(one.person if one else None)
        case Step.OWNER:
            found = name_of(brief.owner)
        case Step.APPROVER | Step.WHOLE:
            found = name_of(brief.approver)
    return Markup("{}").format(found) if found else None


def listed(found: Sequence[Markup]) -> Markup:
    """Answers of several parts, each on its line; a tick stands before every one but the first."""
    return Markup("\n{} ").format(signs.DONE).join(found)


def name_of(person: Named | None) -> str | None:
    """The person's name."""
    return person.name if person else None


def ways(asking: Asking, *, answered: bool) -> list[Row]:
    """Back, on, and all answers; a brief that is under way has the way back to itself alone."""
    reader, brief = asking.reader, asking.brief
    whole = b.AskBrief(brief=brief.id, question=Step.WHOLE.value)
    if brief.state is not BriefState.DRAFT:
        return [(button(signs.BACK, reader.label("Brief"), whole),)]
    networks = [one.network for one in brief.networks]
    before = beside(asking.code, networks, by=-1)
    after = beside(asking.code, networks, by=1) or Step.WHOLE.value
    back = b.AskBrief(brief=brief.id, question=before) if before else b.ListBriefs()
    sign, words = (
        (signs.NEXT, reader.label("Further")) if answered else (signs.SKIP, reader.label("Skip"))
    )
    return [
        (
            button(signs.BACK, reader.label("Back"), back),
            button(sign, words, b.AskBrief(brief=brief.id, question=after)),
        ),
        (button(signs.GOAL, reader.label("All answers"), whole),),
    ]
