"""The words that a card gets which opens by itself, in the language of its board."""

from handlers.content import shorten
from handlers.reader import Reader
from handlers.templates import template_title
from models.openings.turns import Names, Period
from models.recurrence import Rule, Unit

TITLE_SHOWN = 200


def names_for(language: str, template: str, own_title: str | None, period: Period) -> Names:
    """The title with the month that it is for, or else with its first day."""
    reader = Reader(language, period.zone, period.start)
    title = shorten(own_title or template_title(reader, template), TITLE_SHOWN)
    monthly = period.rule.unit is Unit.MONTH and period.rule.every == 1
    when = reader.month(period.middle) if monthly else reader.day(period.first)
    return Names(card=f"{title} · {when}", left=left_words(reader))


def left_words(reader: Reader) -> str:
    """The title of the list of what was carried over."""
    return reader.label("Left from last time")


def is_long(rule: Rule) -> bool:
    """Whether a card of this rule has a last week of its own."""
    return rule.unit is Unit.MONTH or (rule.unit is Unit.WEEK and rule.every > 1)
