"""Choosing a rule by buttons, whatever it is for: a card that comes again, a list that opens."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram.filters.callback_data import CallbackData
from markupsafe import Markup, escape

from handlers import signs
from handlers.cards.repeat_words import reader_there, rule_words, step_words
from handlers.reader import Reader
from handlers.screens import Button, Row, button, lines, rows_of
from models.recurrence import Recurrence, Rule, Unit

PREVIEW = 5
STEPS = (
    (Unit.DAY, (2, 3, 4, 5)),
    (Unit.WEEK, (2, 3, 4)),
    (Unit.MONTH, (2, 3, 6, 12)),
)


@dataclass(frozen=True)
class Ways:
    """The data of the buttons by which a rule is chosen for one thing."""

    rule: Callable[[Rule], CallbackData]
    """Sets the rule."""
    days: Callable[[Rule], CallbackData]
    """Shows the weekdays with those of the rule chosen."""
    date: CallbackData
    step: CallbackData
    typed: CallbackData


def offer_rows(
    reader: Reader, ways: Ways, rules: Sequence[Rule], chosen: Rule | None, weekday: int
) -> Iterable[Row]:
    """The rules that take one tap, the chosen one marked, and the ways to all others."""
    weekly = chosen and chosen.unit is Unit.WEEK
    days = chosen if chosen and weekly else Rule(Unit.WEEK, days=frozenset({weekday}))
    return (
        *((rule_button(reader, ways, rule, chosen),) for rule in rules),
        (
            button("", reader.label("Days of the week"), ways.days(days)),
            button("", reader.label("Date of the month"), ways.date),
        ),
        (
            button("", reader.label("Less often"), ways.step),
            button(signs.EDIT, reader.label("In words"), ways.typed),
        ),
    )


def rule_button(reader: Reader, ways: Ways, rule: Rule, chosen: Rule | None) -> Button:
    """A rule, to be set with one tap."""
    mark = signs.CHOSEN if rule == chosen else ""
    return button(mark, rule_words(reader, rule), ways.rule(rule))


def dates_words(there: Reader, dates: Iterable[datetime]) -> Markup:
    """The dates to come, each on a line, on the clock of `there`."""
    head = there.say("Next dates ({place}):", place=there.place())
    return lines("", head, *(Markup("• {}").format(there.full(at)) for at in dates))


def days_words(reader: Reader, rule: Rule, planned: Recurrence) -> Markup:
    """The question for the weekdays, and what the chosen ones come to."""
    return lines(
        reader.say("On which days of the week?"),
        escape(rule_words(reader, rule)),
        dates_words(reader_there(reader, planned), planned.coming(reader.now, PREVIEW)),
    )


def day_rows(reader: Reader, ways: Ways, rule: Rule) -> tuple[Row, ...]:
    """The weekdays to choose from. Nothing is set before ✅; each button names what it wants."""
    names = reader.weekdays()
    cells = []
    for day in range(7):
        wanted = rule.days ^ {day} or rule.days
        mark = signs.CHOSEN if day in rule.days else signs.OPEN
        data = ways.days(Rule(Unit.WEEK, rule.every, days=wanted))
        cells.append(button(mark, names[day], data))
    confirm = button(
        signs.DONE, reader.label("Repeat on these days"), ways.rule(rule), style="success"
    )
    return (*rows_of(cells, 4), (confirm,))


def date_words(reader: Reader) -> Markup:
    """The question for the date of a month."""
    return reader.say(
        "On which date of each month? In shorter months, the 29th, 30th and 31st are the last day."
    )


def date_rows(ways: Ways) -> tuple[Row, ...]:
    """The dates of a month to choose from."""
    cells = [button("", str(day), ways.rule(Rule(Unit.MONTH, date=day))) for day in range(1, 32)]
    return rows_of(cells, 7)


def step_rows(reader: Reader, ways: Ways, weekday: int, date: int) -> tuple[Row, ...]:
    """Every few days, weeks or months. For weeks, the days are asked for next."""
    rows: list[Row] = []
    for unit, steps in STEPS:
        cells = []
        for every in steps:
            days = frozenset({weekday}) if unit is Unit.WEEK else frozenset()
            rule = Rule(unit, every, days=days, date=date if unit is Unit.MONTH else None)
            data = ways.days(rule) if unit is Unit.WEEK else ways.rule(rule)
            cells.append(button("", step_words(reader, unit, every), data))
        rows += rows_of(cells, 2)
    return tuple(rows)
