"""🔁 how a template opens by itself, and what opens on a board."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.repeat_words import reader_there, recurrence_words
from handlers.content import shorten
from handlers.openings.naming import is_long
from handlers.reader import Reader
from handlers.rule_choice import (
    PREVIEW,
    Ways,
    date_rows,
    date_words,
    dates_words,
    day_rows,
    days_words,
    offer_rows,
    step_rows,
)
from handlers.rule_codes import code_of
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.templates import template_title
from models.openings.setting import Opens
from models.recurrence import Recurrence, Rule, Unit
from models.tables import Board, Leftover

MONDAY = 0
RULES = (
    Rule(Unit.MONTH, date=1),
    Rule(Unit.MONTH),
    Rule(Unit.WEEK, days=frozenset({MONDAY})),
    Rule(Unit.DAY),
)
TITLE_SHOWN = 60


def ways_of(board_id: int, template: str) -> Ways:
    """The buttons that choose the rule by which a template opens."""
    here = {"board": board_id, "template": template}
    return Ways(
        rule=lambda rule: b.SetOpening(**here, rule=code_of(rule)),
        days=lambda rule: b.PickOpeningDays(**here, rule=code_of(rule)),
        date=b.PickOpeningDate(**here),
        step=b.PickOpeningStep(**here),
        typed=b.TypeOpening(**here),
    )


def title_words(reader: Reader, template: str, own_title: str | None) -> str:
    """The title of a template, its own or the ready one's."""
    return shorten(own_title or template_title(reader, template), TITLE_SHOWN)


def head(reader: Reader, board: Board, template: str, own_title: str | None) -> Markup:
    """Which template opens where."""
    return lines(
        Markup("{} <b>{}</b>").format(signs.REPEAT, title_words(reader, template, own_title)),
        shorten(board.title, TITLE_SHOWN),
    )


def opening_screen(
    reader: Reader,
    board: Board,
    template: str,
    own_title: str | None,
    opens: Opens | None,
    *,
    edit: bool,
) -> Screen:
    """The rule with its next dates, and what can be chosen by who may."""
    rows: list[Row] = []
    if edit:
        chosen = opens.recurrence.rule if opens else None
        rows += offer_rows(reader, ways_of(board.id, template), RULES, chosen, MONDAY)
    words: list[Markup | str | None] = [head(reader, board, template, own_title), ""]
    if opens is None:
        words.append(
            reader.say(
                "How often does it open by itself? Each time it is a new card with the whole list."
            )
        )
    else:
        words += opens_words(reader, opens)
        rows += opens_rows(reader, board.id, opens, edit=edit)
    rows.append((to_openings(reader, board.id),))
    return Screen(text=lines(*words), rows=tuple(rows))


def opens_words(reader: Reader, opens: Opens) -> list[Markup | str | None]:
    """What has been chosen, and the dates to come."""
    rule = Markup("<b>{}</b>").format(recurrence_words(reader, opens.recurrence))
    there = reader_there(reader, opens.recurrence)
    coming = (opens.due_at, *opens.recurrence.coming(opens.due_at, PREVIEW - 1))
    people = reader.say("Whoever had an item last time has it again.")
    week = (
        reader.say("In the last week before the next card, its people are reminded.")
        if is_long(opens.recurrence.rule)
        else None
    )
    return [rule, people, week, left_words(reader, opens.leftover), dates_words(there, coming)]


def left_words(reader: Reader, leftover: Leftover) -> Markup:
    """What becomes of what was not done, in a sentence."""
    match leftover:
        case Leftover.CARRY:
            return reader.say("What is not done moves to the next card, and the old one is closed.")
        case Leftover.CLOSE:
            return reader.say("What is not done stays on the old card, and it is closed.")
        case Leftover.ASK:
            return reader.say("What is not done stays open, and I ask what to do with it.")


def left_name(reader: Reader, leftover: Leftover) -> str:
    """The same, as short as a button needs it."""
    match leftover:
        case Leftover.CARRY:
            return reader.label("Carry over")
        case Leftover.CLOSE:
            return reader.label("Close")
        case Leftover.ASK:
            return reader.label("Ask me")


def opens_rows(reader: Reader, board_id: int, opens: Opens, *, edit: bool) -> list[Row]:
    """What can be done with what opens by itself."""
    template = opens.template
    rows: list[Row] = []
    if edit:
        rows.append(
            tuple(
                button(
                    signs.CHOSEN if leftover is opens.leftover else "",
                    left_name(reader, leftover),
                    b.SetLeftover(board=board_id, template=template, left=leftover.value),
                )
                for leftover in Leftover
            )
        )
    if opens.card_id is not None:
        progress = b.ShowProgress(card=opens.card_id)
        rows.append((button(signs.REPORT, reader.label("How complete it is"), progress),))
    elif edit and opens.turn == 0:
        first = b.OpenFirst(board=board_id, template=template)
        rows.append((button(signs.NEW, reader.label("Open the first one now"), first),))
    if edit:
        ends = b.StopOpening(board=board_id, template=template)
        rows.append((button(signs.STOP, reader.label("Stop opening"), ends),))
    return rows


def days_screen(
    reader: Reader,
    board: Board,
    template: str,
    own_title: str | None,
    rule: Rule,
    planned: Recurrence,
) -> Screen:
    """The weekdays to choose from."""
    words = lines(head(reader, board, template, own_title), "", days_words(reader, rule, planned))
    rows = day_rows(reader, ways_of(board.id, template), rule)
    return Screen(text=words, rows=(*rows, (to_opening(reader, board.id, template),)))


def dates_screen(reader: Reader, board: Board, template: str, own_title: str | None) -> Screen:
    """The dates of a month to choose from."""
    words = lines(head(reader, board, template, own_title), "", date_words(reader))
    rows = date_rows(ways_of(board.id, template))
    return Screen(text=words, rows=(*rows, (to_opening(reader, board.id, template),)))


def steps_screen(reader: Reader, board: Board, template: str, own_title: str | None) -> Screen:
    """Every few days, weeks or months."""
    question = reader.say("How often? Any other number can be typed in words.")
    words = lines(head(reader, board, template, own_title), "", question)
    rows = step_rows(reader, ways_of(board.id, template), MONDAY, 1)
    return Screen(text=words, rows=(*rows, (to_opening(reader, board.id, template),)))


def boards_screen(
    reader: Reader,
    template: str,
    own_title: str | None,
    boards: Sequence[Board],
    opens: Collection[int],
) -> Screen:
    """The boards on which the template could open; those on which it does are marked."""
    choices = [
        button(
            signs.CHOSEN if board.id in opens else "",
            shorten(board.title),
            b.PickOpening(board=board.id, template=template),
        )
        for board in boards
    ]
    title = title_words(reader, template, own_title)
    words = reader.say("On which board does «{title}» open by itself?", title=title)
    back = button(signs.BACK, reader.label("Back"), b.PreviewChecklist(template=template))
    return Screen(text=words, rows=(*rows_of(choices, 1), (back,)))


def list_screen(reader: Reader, board: Board, found: Sequence[Opens], *, back: Button) -> Screen:
    """What opens by itself on the board, each with its rule and its next day."""
    said = [
        Markup("• <b>{}</b> — {}").format(
            title_words(reader, opens.template, opens.title),
            lowered(recurrence_words(reader, opens.recurrence)),
        )
        for opens in found
    ]
    choices = [
        button(
            "",
            f"{title_words(reader, opens.template, opens.title)} · {reader.short(opens.due_at)}",
            b.PickOpening(board=board.id, template=opens.template),
        )
        for opens in found
    ]
    words = lines(
        reader.say("<b>Checklists that open by themselves</b>"),
        shorten(board.title, TITLE_SHOWN),
        "",
        *said,
        None if said else reader.say("None yet. Choose a checklist, and tap 🔁 under it."),
    )
    more = button(signs.CHECKLIST, reader.label("Choose a checklist"), b.ListTemplates())
    return Screen(text=words, rows=(*rows_of(choices, 1), (more,), (back,)))


def lowered(words: str) -> str:
    """The words as they stand inside a line."""
    return words[:1].lower() + words[1:]


def unread_screen(reader: Reader, board_id: int, template: str, hint: str) -> Screen:
    """What was typed is no rule."""
    return Screen(
        text=reader.say("I could not read here how often. Try «{hint}».", hint=hint),
        rows=((to_opening(reader, board_id, template),),),
        subject="doubt",
    )


def to_opening(reader: Reader, board_id: int, template: str) -> Button:
    """Back to how the template opens."""
    back = b.PickOpening(board=board_id, template=template)
    return button(signs.BACK, reader.label("Back"), back)


def to_openings(reader: Reader, board_id: int) -> Button:
    """Back to all that opens on the board."""
    return button(signs.BACK, reader.label("Auto checklists"), b.ListOpenings(board=board_id))
