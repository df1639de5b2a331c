"""What a button's data may be: whatever lies outside could only be forged."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field


def check_day(day: int) -> int:
    """The day, YYYYMMDD, when there is such a day."""
    date(day // 10000, day // 100 % 100, day % 100)
    return day


def check_month(month: int) -> int:
    """The month, YYYYMM, when there is such a month."""
    check_day(month * 100 + 1)
    return month


def check_numbered(name: str) -> str:
    """The letter and id, when there may be such an id."""
    if name[1:].isdigit() and int(name[1:]) >= 2**63:
        raise ValueError(name)
    return name


Id = Annotated[int, Field(ge=0, lt=2**63)]
Count = Annotated[int, Field(ge=0, le=100_000)]
Minutes = Annotated[int, Field(ge=60, le=24 * 60)]
"""A time of day from one in the night on, in minutes after midnight."""
Weekday = Annotated[int, Field(ge=1, le=7)]
Weeks = Annotated[str, Field(pattern=r"^(?:told|silent)$")]
Specialty = Annotated[
    str,
    Field(pattern=r"^(?:none|marketing|copywriting|design|analytics|support|blog|smm|community)$"),
]
"""What somebody does on a board, or that nobody says."""
Wip = Annotated[int, Field(ge=0, le=99)]
"""How many cards a column has at most; 0 for any number."""
Unix = Annotated[int, Field(ge=0, lt=2**34)]
Day = Annotated[int, Field(ge=2026_01_01, le=2200_12_31), AfterValidator(check_day)]
Month = Annotated[int, Field(ge=2026_01, le=2200_12), AfterValidator(check_month)]
PLACE = re.compile(
    r"^(?:group|day|(?:b|my|own|mine|shown)\.\d{1,6}|f\.(\d{1,19})\.\d{1,6}"
    r"|[dw]\.(\d{1,19})\.(\d{8})|a\.\d{1,6}(?:\.\d{6})?)?$"
)


def check_place(place: str) -> str:
    """The place, when there is such a place."""
    found = PLACE.match(place)
    if found is None or int(found[1] or found[2] or 0) >= 2**63:
        raise ValueError(place)
    if found[3]:
        check_day(int(found[3]))
    return place


Place = Annotated[str, AfterValidator(check_place)]
"""Where ⬅️ leads from a card: `f` is what a search found and its page, `d` and `w` a day and a week
of a board's calendar, or of one's own when the board is 0, `a` a page of an archive and its month.
"""
AnyMonth = Annotated[int, Field(ge=0, le=2200_12)]
"""A month, YYYYMM; 0: all."""
What = Annotated[str, Field(pattern=r"^(?:\d{1,3}d|\d{1,5}m|late|daily)$")]
"""An occasion of a reminder, as `models.reminders` writes it."""
Thing = Annotated[str, Field(pattern=r"^(?:d|i|[pl]\d{1,18})$")]
"""Something that was understood in a title: the deadline, the priority, a person, a label."""
MadeFrom = Annotated[
    str,
    Field(pattern=r"^(?:simple|content|campaign|editorial|b\d{1,19})$"),
    AfterValidator(check_numbered),
]
"""What a new board is made from: a kit by its code, or the board with this id."""
Reason = Annotated[str, Field(pattern=r"^(?:answer|materials|approval|payment)$")]
"""What may be in the way of a card, ready to be tapped."""
Key = Annotated[str, Field(pattern=r"^-?\d{1,16}\.\d{1,12}$")]
