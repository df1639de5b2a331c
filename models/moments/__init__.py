"""Moments as people write them in Ukrainian, Russian and English, read without a guess.

Pure functions: `now` (aware), the person's zone and the end of their working day come in as
arguments; no language is asked for, since people mix them. What was decided:

- A day without a time is the end of the working day. Words that name no hour: morning 09:00,
  noon 12:00, lunch 13:00, afternoon 15:00, evening and tonight 19:00, night 22:00; midnight ends
  the day, and with a day named it may be either end ("завтра опівночі" is ambiguous).
- An hour said aloud ("о 5", "at three") from 1 to 6 may be of night or afternoon: both are given.
  From 7 to 11 it is the morning's if that is ahead, else tonight's or tomorrow's. "05:00" is exact.
- A weekday on that very weekday is today (if ahead) or in a week. "Next Friday" said on Monday is
  this week's or next week's. Weeks start on Monday and end on Friday or Sunday: both are given.
- "25.12" is day and month; "05/06" may be either order, "12/25" can only be one. A dotted pair that
  is also a time of day ("10.12") is ambiguous.
- A date without a year that passed up to 30 days ago is gone (next year's is offered); one that
  passed earlier is next year's.
- "за 3 дні" and "within 3 days" are "in 3 days"; "через день" is tomorrow or the day after.
- Hours and minutes from now are elapsed time across clock changes; days, weeks and months keep to
  the calendar, and a month too short gives its last day.
- Nothing further than five years is read; of more than four meanings the soonest four are given.
"""

from models.moments.moment import (
    Ambiguous,
    Moment,
    Past,
    Reading,
    Understood,
    Unread,
    Why,
    at_wall,
    day_begins,
)
from models.moments.presets import Preset, PresetKey, example, presets
from models.moments.reader import read_moment
from models.moments.spans import read_length
from models.moments.titles import Found, cut_out, find_moment

__all__ = [
    "Ambiguous",
    "Found",
    "Moment",
    "Past",
    "Preset",
    "PresetKey",
    "Reading",
    "Understood",
    "Unread",
    "Why",
    "at_wall",
    "cut_out",
    "day_begins",
    "example",
    "find_moment",
    "presets",
    "read_length",
    "read_moment",
]
