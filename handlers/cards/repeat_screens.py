"""🔁 how a card comes again: a rule, when the next card is made, and the dates to come."""

from collections.abc import Iterable
from datetime import datetime

from markupsafe import Markup, escape

from handlers import buttons as b
from handlers import signs
from handlers.cards.repeat_words import (
    reader_there,
    recurrence_words,
    rule_words,
    step_words,
)
from handlers.cards.screen import part_screen
from handlers.reader import Reader
from handlers.rule_codes import code_of
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from models.cards.sheet import Sheet
from models.recurrence import WORKING_DAYS, Recurrence, Rule, Unit
from models.repeating import Repeat
from models.tables import ColumnKind, NextWhen

PREVIEW = 5
STEPS = (
    (Unit.DAY, (2, 3, 4, 5)),
    (Unit.WEEK, (2, 3, 4)),
    (Unit.MONTH, (2, 3, 6, 12)),
)


def repeat_screen(
    reader: Reader, sheet: Sheet, repeat: Repeat | None, usual: Recurrence, place: str
) -> Screen:
    """The rule with its next dates, and the rules on offer; `usual` lends them its day.

    A card that is done can only be stopped.
    """
    there = reader_there(reader, repeat.recurrence if repeat else usual)
    rows: list[Row] = []
    if not is_done(sheet):
        rows += offers(reader, sheet, repeat, usual)
    if repeat is not None:
        rows += running_rows(reader, sheet, repeat)
    words = [
        repeat
        and Markup("{} <b>{}</b>").format(
            signs.REPEAT, recurrence_words(reader, repeat.recurrence)
        ),
        repeat and when_words(reader, repeat.next_when),
        repeat and dates_words(there, repeat.coming(PREVIEW)),
        None if repeat or is_done(sheet) else reader.say("How often does this card come again?"),
        None
        if repeat or not is_done(sheet)
        else reader.say("This card is done and does not repeat."),
    ]
    rows.append((to_deadline(reader, sheet.id),))
    return part_screen(sheet, "repeat", place, lines(*[part for part in words if part]), rows)


def offers(reader: Reader, sheet: Sheet, repeat: Repeat | None, usual: Recurrence) -> Iterable[Row]:
    """The rules that take one tap, the chosen one marked, and the ways to all others."""
    rules = (
        Rule(Unit.DAY),
        Rule(Unit.WEEK, days=WORKING_DAYS),
        Rule(Unit.WEEK, days=frozenset({usual.start.weekday()})),
        Rule(Unit.MONTH, date=usual.start.day),
        Rule(Unit.MONTH),
    )
    chosen = repeat.recurrence.rule if repeat else None
    days = chosen if chosen and chosen.unit is Unit.WEEK else rules[2]
    return (
        *((rule_button(reader, sheet.id, rule, chosen),) for rule in rules),
        (
            button("", reader.label("Days of the week"), days_data(sheet.id, days)),
            button("", reader.label("Date of the month"), b.PickRepeatDate(card=sheet.id)),
        ),
        (
            button("", reader.label("Less often"), b.PickRepeatStep(card=sheet.id)),
            button(signs.EDIT, reader.label("In words"), b.TypeRepeat(card=sheet.id)),
        ),
    )


def rule_button(reader: Reader, card_id: int, rule: Rule, chosen: Rule | None) -> Button:
    """A rule, to be set with one tap."""
    mark = signs.CHOSEN if rule == chosen else ""
    return button(mark, rule_words(reader, rule), b.SetRepeat(card=card_id, rule=code_of(rule)))


def days_data(card_id: int, rule: Rule) -> b.PickRepeatDays:
    """What shows the weekdays with those of the rule chosen."""
    return b.PickRepeatDays(card=card_id, rule=code_of(rule))


def running_rows(reader: Reader, sheet: Sheet, repeat: Repeat) -> Iterable[Row]:
    """What can be done with a card that comes again."""
    stop = button(signs.STOP, reader.label("Stop repeating"), b.StopRepeat(card=sheet.id))
    if is_done(sheet):
        return ((stop,),)
    names = {
        NextWhen.DONE: reader.label("When done"),
        NextWhen.DUE: reader.label("At the deadline"),
    }
    choice = tuple(
        button(
            signs.CHOSEN if repeat.next_when is when else "",
            words,
            b.SetRepeatWhen(card=sheet.id, due=when is NextWhen.DUE),
        )
        for when, words in names.items()
    )
    until = repeat.next_deadline
    shown = f"{reader_there(reader, repeat.recurrence).local(until):%d.%m}"
    skip = button(
        signs.SKIP,
        reader.label("Skip one: to {day}", day=shown),
        b.SkipRepeat(card=sheet.id, at=int(until.timestamp())),
    )
    return (choice, (skip,), (stop,))


def is_done(sheet: Sheet) -> bool:
    """Whether the card is in a column of done ones."""
    return sheet.column.kind is ColumnKind.DONE


def when_words(reader: Reader, next_when: NextWhen) -> Markup:
    """When the next card is made."""
    match next_when:
        case NextWhen.DONE:
            return reader.say("The next card comes when this one is done.")
        case NextWhen.DUE:
            return reader.say("The next card comes at the deadline of this one.")


def dates_words(there: Reader, dates: Iterable[datetime]) -> Markup:
    """The dates to come, each on a line, on the clock of `there`."""
    head = there.say("Next dates ({place}):", place=there.place())
    return lines("", head, *(Markup("• {}").format(there.full(at)) for at in dates))


def days_screen(
    reader: Reader, sheet: Sheet, rule: Rule, planned: Recurrence, place: str
) -> Screen:
    """The weekdays to choose from. Nothing is set before ✅; each button names what it wants."""
    names = reader.weekdays()
    cells = []
    for day in range(7):
        wanted = rule.days ^ {day} or rule.days
        mark = signs.CHOSEN if day in rule.days else signs.OPEN
        data = days_data(sheet.id, Rule(Unit.WEEK, rule.every, days=wanted))
        cells.append(button(mark, names[day], data))
    words = lines(
        reader.say("On which days of the week?"),
        escape(rule_words(reader, rule)),
        dates_words(reader_there(reader, planned), planned.coming(reader.now, PREVIEW)),
    )
    confirm = button(
        signs.DONE,
        reader.label("Repeat on these days"),
        b.SetRepeat(card=sheet.id, rule=code_of(rule)),
        style="success",
    )
    rows = (*rows_of(cells, 4), (confirm,), (to_repeat(reader, sheet.id),))
    return part_screen(sheet, "repeat:days", place, words, rows)


def dates_screen(reader: Reader, sheet: Sheet, place: str) -> Screen:
    """The dates of a month to choose from."""
    cells = [
        button("", str(day), b.SetRepeat(card=sheet.id, rule=code_of(Rule(Unit.MONTH, date=day))))
        for day in range(1, 32)
    ]
    words = reader.say(
        "On which date of each month? In shorter months, the 29th, 30th and 31st are the last day."
    )
    rows = (*rows_of(cells, 7), (to_repeat(reader, sheet.id),))
    return part_screen(sheet, "repeat:date", place, words, rows)


def steps_screen(reader: Reader, sheet: Sheet, usual: Recurrence, place: str) -> Screen:
    """Every few days, weeks or months. For weeks, the days are asked for next."""
    rows: list[Row] = []
    for unit, steps in STEPS:
        cells = []
        for every in steps:
            words = step_words(reader, unit, every)
            days = frozenset({usual.start.weekday()}) if unit is Unit.WEEK else frozenset()
            date = usual.start.day if unit is Unit.MONTH else None
            rule = Rule(unit, every, days=days, date=date)
            data = (
                days_data(sheet.id, rule)
                if unit is Unit.WEEK
                else b.SetRepeat(card=sheet.id, rule=code_of(rule))
            )
            cells.append(button("", words, data))
        rows += rows_of(cells, 2)
    rows.append((to_repeat(reader, sheet.id),))
    words = reader.say("How often? Any other number can be typed in words.")
    return part_screen(sheet, "repeat:step", place, words, rows)


def unread_screen(reader: Reader, card_id: int, hint: str, place: str) -> Screen:
    """What was typed is no rule."""
    return Screen(
        text=reader.say("I could not read here how often. Try «{hint}».", hint=hint),
        rows=((to_repeat(reader, card_id),),),
        subject="doubt",
        card=card_id,
        place=place,
    )


def to_repeat(reader: Reader, card_id: int) -> Button:
    """Back to the rule."""
    return button(signs.BACK, reader.label("Repeat"), b.PickRepeat(card=card_id))


def to_deadline(reader: Reader, card_id: int) -> Button:
    """Back to the deadline."""
    return button(signs.BACK, reader.label("Deadline"), b.PickDeadline(card=card_id))
