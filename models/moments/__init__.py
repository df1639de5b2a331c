"""Moments as people write them in Ukrainian, Russian and English, read without a guess.

Pure functions: `now` (aware), the person's zone and the end of their working day come in as
arguments; no language is asked for, since people mix them.
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
)
from models.moments.presets import Preset, PresetKey, example, presets
from models.moments.reader import read_moment
from models.moments.titles import Found, find_moment

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
    "example",
    "find_moment",
    "presets",
    "read_moment",
]
