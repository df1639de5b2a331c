"""Rules of repeating as buttons carry them, since a button has 64 bytes for everything."""

import re
from typing import Annotated

from pydantic import AfterValidator

from models.recurrence import Rule, Unit

UNITS = {"d": Unit.DAY, "w": Unit.WEEK, "m": Unit.MONTH}


def code_of(rule: Rule) -> str:
    """The rule as a button carries it."""
    begun = f"{rule.unit.name[0].lower()}{rule.every}"
    match rule.unit:
        case Unit.DAY:
            return begun
        case Unit.WEEK:
            return f"{begun}.{sum(1 << day for day in rule.days)}"
        case Unit.MONTH:
            return f"{begun}.{rule.date or 0}"


def check_rule(code: str) -> str:
    """The code, when it is that of a rule."""
    rule_of(code)
    return code


def rule_of(code: str) -> Rule:
    """The rule behind a code: `d3`, `w2.17` with a bit for each weekday, `m1.31` with a date.

    The date 0 is the last working day. ValueError for any other code.
    """
    found = re.fullmatch(r"([dwm])([0-9]{1,2})(?:\.([0-9]{1,3}))?", code)
    if found is None:
        raise ValueError(code)
    unit, every, rest = found.groups()
    number = int(rest or 0)
    return Rule(
        UNITS[unit],
        int(every),
        days=frozenset(day for day in range(10) if number >> day & 1 and unit == "w"),
        date=number or None if unit == "m" else None,
    )


RuleCode = Annotated[str, AfterValidator(check_rule)]
