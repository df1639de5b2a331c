"""A migration does not render all tables once more before each of its operations.

tortoise-orm 1.1.9 keeps what was before an operation by making every model class anew: half of
the time that a first start takes. What an operation changes is rendered anew anyway, and the
classes it replaces stay as they are, so that a list of them is copy enough. Upstream has no issue
about it; nothing but time is lost without this file.
"""

# ruff: noqa: SLF001 - a repair reaches inside

from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.schema_generator.state_apps import StateApps


def apply() -> None:
    """Put the repaired method into the library."""
    State.clone = _clone  # type: ignore[method-assign]


def _clone(self: State) -> State:
    apps = StateApps(dict(self.apps._default_connections), self.apps._connections)
    apps.apps = {label: dict(models) for label, models in self.apps.apps.items()}
    return State({key: model.clone() for key, model in self.models.items()}, apps)
