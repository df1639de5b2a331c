"""🎯 buttons of a brief's figures: at checkpoints, at the end, and of earlier briefs."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator, Field

from handlers.buttons.bounds import Id, check_numbered

About = Annotated[
    str, Field(pattern=r"^(?:r|c\d{1,19}|n[a-z]{1,12})$"), AfterValidator(check_numbered)
]
"""Which figure: `r` the result, `c12` that of a checkpoint, `ninstagram` that of a network."""
Amount = Annotated[str, Field(pattern=r"^\d{1,13}(?:\.\d{1,4})?$")]
PlanCode = Annotated[str, Field(pattern=r"^(?:posts|reminders|creatives|budget|o[0-9a-f]{8})$")]
"""A step of plan B, as `models.briefs.checking` names it."""


class ShowCheck(CallbackData, prefix="vc"):
    """A checkpoint with its number, and plan B."""

    point: Id


class CheckUnknown(CallbackData, prefix="vu"):
    """Say that the number of a checkpoint is not known yet."""

    point: Id


class TakeStep(CallbackData, prefix="vp"):
    """Make a card of a step of plan B."""

    point: Id
    step: PlanCode


class TypeFigure(CallbackData, prefix="vt"):
    """Type a figure of a brief."""

    card: Id
    about: About


class SetFigure(CallbackData, prefix="vs"):
    """Set a figure of a brief."""

    card: Id
    about: About
    amount: Amount


class ShowResult(CallbackData, prefix="vr"):
    """What came of a brief."""

    card: Id


class TypeResult(CallbackData, prefix="vw"):
    """Type in one's own words what was done and what came of it."""

    card: Id


class GiveResult(CallbackData, prefix="vx"):
    """Send what was done and what came of it, ready to be forwarded to the community."""

    card: Id


class EndBrief(CallbackData, prefix="ve"):
    """The brief is over."""

    card: Id


class PickSimilar(CallbackData, prefix="vm"):
    """Earlier briefs that are like a new one."""

    brief: Id


class UseSimilar(CallbackData, prefix="vl"):
    """Take an earlier brief as a reference of a new one."""

    brief: Id
    similar: Id
