"""Reading a text that is nothing but a moment."""

from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from models.moments.moment import Reading, Unread, Why
from models.moments.phrase import parse
from models.moments.reading import read_phrases, see
from models.moments.tokens import read_tokens

LONGEST: Final = 120  # characters; longer texts are no moments
MOST_TOKENS: Final = 16


def read_moment(text: str, *, now: datetime, zone: ZoneInfo, day_end: time) -> Reading:
    """Read a whole text as a moment, as seen at `now` in `zone`.

    A day without a time is `day_end` of that day. Hours and minutes from now are real elapsed
    time; days, weeks and months are counted on the calendar. Never gives a past moment as
    understood. Raises ValueError for a `now` without a zone.
    """
    present = see(now, zone, day_end)
    if len(text) > LONGEST:
        return Unread(Why.NOTHING)
    tokens = read_tokens(text)
    if len(tokens) > MOST_TOKENS:
        return Unread(Why.NOTHING)
    return read_phrases(parse(tokens), present)
