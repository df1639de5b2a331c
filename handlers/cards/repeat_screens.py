"""🔁 how a card comes again: a rule, when the next card is made, and the dates to come."""

from collections.abc import Iterable

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.repeat_words import reader_there, recurrence_words
from handlers.cards.screen import part_screen
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
from handlers.screens import Button, Row, Screen, button, lines
from models.cards.sheet import Sheet
from models.recurrence import WORKING_DAYS, Recurrence, Rule, Unit
from models.repeating import Repeat
from models.tables import ColumnKind, NextWhen


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


def ways_of(card_id: int) -> Ways:
    """The buttons that choose the rule of a card."""
    return Ways(
        rule=lambda rule: b.SetRepeat(card=card_id, rule=code_of(rule)),
        days=lambda rule: b.PickRepeatDays(card=card_id, rule=code_of(rule)),
        date=b.PickRepeatDate(card=card_id),
        step=b.PickRepeatStep(card=card_id),
        typed=b.TypeRepeat(card=card_id),
    )


def offers(reader: Reader, sheet: Sheet, repeat: Repeat | None, usual: Recurrence) -> Iterable[Row]:
    """The rules on offer, of which `usual` lends some its day."""
    weekday = usual.start.weekday()
    rules = (
        Rule(Unit.DAY),
        Rule(Unit.WEEK, days=WORKING_DAYS),
        Rule(Unit.WEEK, days=frozenset({weekday})),
        Rule(Unit.MONTH, date=usual.start.day),
        Rule(Unit.MONTH),
    )
    chosen = repeat.recurrence.rule if repeat else None
    return offer_rows(reader, ways_of(sheet.id), rules, chosen, weekday)


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


def days_screen(
    reader: Reader, sheet: Sheet, rule: Rule, planned: Recurrence, place: str
) -> Screen:
    """The weekdays to choose from."""
    rows = (*day_rows(reader, ways_of(sheet.id), rule), (to_repeat(reader, sheet.id),))
    return part_screen(sheet, "repeat:days", place, days_words(reader, rule, planned), rows)


def dates_screen(reader: Reader, sheet: Sheet, place: str) -> Screen:
    """The dates of a month to choose from."""
    rows = (*date_rows(ways_of(sheet.id)), (to_repeat(reader, sheet.id),))
    return part_screen(sheet, "repeat:date", place, date_words(reader), rows)


def steps_screen(reader: Reader, sheet: Sheet, usual: Recurrence, place: str) -> Screen:
    """Every few days, weeks or months."""
    found = step_rows(reader, ways_of(sheet.id), usual.start.weekday(), usual.start.day)
    words = reader.say("How often? Any other number can be typed in words.")
    rows = (*found, (to_repeat(reader, sheet.id),))
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
