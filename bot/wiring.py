"""The dispatcher: made once for the process, since routers belong to one; it holds no state."""

from functools import cache

from aiogram import Dispatcher

from bot.conversations import DatabaseStorage
from bot.intake import Intake
from handlers.routers import ROUTERS


@cache
def dispatcher() -> Dispatcher:
    """All handlers behind the intake. `feed_update` expects `house` among its arguments."""
    # The state is read by the intake, inside its transaction, not by aiogram before it.
    made = Dispatcher(storage=DatabaseStorage(), disable_fsm=True)
    made.update.outer_middleware(Intake())
    made.include_routers(*ROUTERS)
    return made


def wanted_updates() -> list[str]:
    """The kinds of update that handlers exist for, and those that the intake follows itself."""
    return [*dispatcher().resolve_used_update_types(), "chat_member"]
