"""The whole brief on one screen: while it is answered, on its cards, and for a group."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.briefs.figures import result_words
from handlers.briefs.questions import SUBJECT
from handlers.briefs.words import (
    about_of,
    budget_words,
    case_words,
    checkpoint_line,
    network_line,
    parts_words,
    question_name,
    reference_lines,
    title_of,
    unanswered_line,
    wanted_words,
)
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines, rows_of
from models.briefs.reading import BriefSheet, Named
from models.briefs.steps import codes, unanswered
from models.networks import NAMES
from models.tables import BriefState, PartKind

ABOUT_SHOWN = 700
OUTCOME_SHOWN = 300
NAME_SHOWN = 40
BUTTON_SHOWN = 30
CARDS_SHOWN = 12


def brief_text(reader: Reader, brief: BriefSheet) -> Markup:
    """All that the brief says, and what it does not say yet."""
    about = parts_words(reader, about_of(brief), ABOUT_SHOWN)
    references = [
        Markup("• {}").format(line)
        for line in reference_lines(reader, brief.parts_of(PartKind.REFERENCE))
    ]
    points = [checkpoint_line(reader, brief, point) for point in brief.checkpoints]
    state = reader.label("draft") if brief.state is BriefState.DRAFT else None
    case = case_words(reader)[brief.case] if brief.case else None
    return lines(
        Markup("{} <b>{}</b>").format(signs.GOAL, title_of(reader, brief)),
        Markup(" · ").join(part for part in (shorten(brief.board_title), case, state) if part),
        "",
        said(reader.label("Wanted result"), wanted_words(reader, brief)),
        said(reader.label("Budget"), brief.budget and budget_words(reader, brief.budget)),
        said(reader.label("Answers for it"), person_name(brief.owner)),
        said(reader.label("Approves"), person_name(brief.approver)),
        said(reader.label("Meeting"), meeting_words(reader, brief)),
        *part(about, []),
        *part(
            reader.label("Content is ready by"),
            [network_line(reader, one) for one in brief.networks],
        ),
        *part(reader.label("What has worked elsewhere"), references),
        *part(reader.label("Plan B"), points),
        *part(reader.label("Results of the meeting"), outcome_lines(reader, brief)),
        *(["", result_words(reader, brief)] if brief.result is not None else []),
        *part(unanswered_line(reader, unanswered(brief, reader.now)), []),
    ).strip()


def said(name: str, value: str | Markup | None) -> Markup | None:
    """A line of the brief; None when there is nothing to say."""
    return Markup("<b>{}:</b> {}").format(name, value) if value else None


def part(title: str | Markup | None, found: Sequence[Markup]) -> list[Markup | str]:
    """A part with an empty line before it; of a title alone when nothing else is given."""
    if not title or (isinstance(title, str) and not isinstance(title, Markup) and not found):
        return []
    head = title if isinstance(title, Markup) else Markup("<b>{}</b>").format(title)
    return ["", head, *found]


def person_name(person: Named | None) -> str | None:
    """The person's name."""
    return shorten(person.name, NAME_SHOWN) if person else None


def meeting_words(reader: Reader, brief: BriefSheet) -> str | None:
    """When the meeting is, on which card."""
    if brief.meeting is None:
        return None
    when = reader.full(brief.meeting_at) if brief.meeting_at else reader.label("no date yet")
    return f"{when} · #{brief.meeting[1]}"


def outcome_lines(reader: Reader, brief: BriefSheet) -> list[Markup]:
    """What the meeting gave."""
    names = outcome_names(reader)
    nothing = outcome_ready(reader)
    return [
        Markup("{}: {}").format(
            names[key], shorten(brief.outcome[key], OUTCOME_SHOWN) or nothing[key]
        )
        for key in names
        if key in brief.outcome
    ]


def outcome_names(reader: Reader) -> dict[str, str]:
    """The three results of a meeting, by the ready items that ask for them."""
    return {
        "ideas": reader.label("The SMM manager's ideas"),
        "brief": reader.label("What the task is made from"),
        "changes": reader.label("New requirements of the networks"),
    }


def outcome_ready(reader: Reader) -> dict[str, str]:
    """The same in a tap, when there is nothing to write."""
    return {
        "ideas": reader.label("No ideas yet"),
        "brief": reader.label("This brief"),
        "changes": reader.label("Nothing new"),
    }


def whole_screen(reader: Reader, brief: BriefSheet, note: Markup | None = None) -> Screen:
    """All answers, each a button to change it; of a draft, ✅ makes the cards."""
    missing = unanswered(brief, reader.now)
    order = codes([one.network for one in brief.networks])[:-1]
    found = [
        button(
            signs.OPEN if code in missing else "",
            shorten(question_name(reader, code), BUTTON_SHOWN),
            b.AskBrief(brief=brief.id, question=code),
        )
        for code in order
    ]
    last: list[Row] = []
    if brief.state is BriefState.DRAFT:
        make = button(
            signs.DONE, reader.label("Make the cards"), b.MakeBrief(brief=brief.id), style="success"
        )
        last = [
            (make,),
            (
                button(
                    signs.BACK,
                    reader.label("Back"),
                    b.AskBrief(brief=brief.id, question=order[-1]),
                ),
                button(signs.REMOVE, reader.label("Drop the brief"), b.DropBrief(brief=brief.id)),
            ),
        ]
        note = note or reader.say("Is all this right? What is missing can be answered later, too.")
    elif brief.card is not None:
        last = [(button(signs.BACK, reader.label("Brief"), b.ShowBrief(card=brief.card[0])),)]
        note = note or reader.say("What shall we change?")
    return Screen(
        text=lines(brief_text(reader, brief), "", note),
        rows=(*rows_of(found, 2), *last),
        subject=f"{SUBJECT}{brief.id}",
    )


def cards_of(reader: Reader, brief: BriefSheet) -> list[tuple[int, str]]:
    """The ids of the brief's cards and what each is, as a button names it."""
    found = [
        (brief.card, reader.label("Brief")),
        (brief.meeting, reader.label("Meeting")),
        *((one.card, NAMES[one.network]) for one in brief.networks),
    ]
    known = [(card[0], f"#{card[1]} {name}") for card, name in found if card is not None]
    return known[:CARDS_SHOWN]
