"""Rules in words: «Кожні 2 тижні у понеділок і четвер»."""

from dataclasses import replace

from handlers.reader import Reader
from models.recurrence import ALWAYS_THERE, WORKING_DAYS, Recurrence, Rule, Unit


def rule_words(reader: Reader, rule: Rule) -> str:
    """The rule in the reader's language."""
    if rule == Rule(Unit.WEEK, days=WORKING_DAYS):
        return reader.label("On weekdays, Monday to Friday")
    often = step_words(reader, rule.unit, rule.every)
    match rule.unit:
        case Unit.DAY:
            return often
        case Unit.WEEK:
            return f"{often} {days_words(reader, rule.days)}"
        case Unit.MONTH if rule.date is None:
            last = reader.label("on the last working day")
            return f"{often} {last}"
        case Unit.MONTH if rule.date <= ALWAYS_THERE:
            date = reader.label("on day {date}", date=rule.date)
            return f"{often} {date}"
        case Unit.MONTH:
            date = reader.label("on day {date} (in shorter months, the last day)", date=rule.date)
            return f"{often} {date}"


def step_words(reader: Reader, unit: Unit, every: int) -> str:
    """Every so many days, weeks or months."""
    match unit:
        case Unit.DAY if every == 1:
            return reader.label("Every day")
        case Unit.DAY:
            return str(reader.many("Every {n} day", "Every {n} days", every))
        case Unit.WEEK if every == 1:
            return reader.label("Every week")
        case Unit.WEEK:
            return str(reader.many("Every {n} week", "Every {n} weeks", every))
        case Unit.MONTH if every == 1:
            return reader.label("Every month")
        case Unit.MONTH:
            return str(reader.many("Every {n} month", "Every {n} months", every))


def days_words(reader: Reader, days: frozenset[int]) -> str:
    """On these weekdays, as they stand after how often."""
    begun = (
        reader.label("on Mondays"),
        reader.label("on Tuesdays"),
        reader.label("on Wednesdays"),
        reader.label("on Thursdays"),
        reader.label("on Fridays"),
        reader.label("on Saturdays"),
        reader.label("on Sundays"),
    )
    more = (
        reader.label("Mondays"),
        reader.label("Tuesdays"),
        reader.label("Wednesdays"),
        reader.label("Thursdays"),
        reader.label("Fridays"),
        reader.label("Saturdays"),
        reader.label("Sundays"),
    )
    first, *others = sorted(days)
    words = [begun[first], *(more[day] for day in others)]
    if len(words) == 1:
        return words[0]
    return reader.label("{some} and {last}", some=", ".join(words[:-1]), last=words[-1])


def recurrence_words(reader: Reader, recurrence: Recurrence) -> str:
    """The rule and its time of day; whose clock, where that is not the reader's own."""
    words = f"{rule_words(reader, recurrence.rule)}, {recurrence.clock:%H:%M}"
    here = recurrence.zone.key == reader.zone.key
    return words if here else f"{words} · {reader.place(recurrence.zone)}"


def reader_there(reader: Reader, recurrence: Recurrence) -> Reader:
    """The same reader, looking at the clock that the rule goes by."""
    return replace(reader, zone=recurrence.zone)
