"""The catalogue of buttons: each kind handled, drawn, short, and told apart."""

import ast
from collections import Counter
from typing import Any
from zoneinfo import available_timezones

import pytest
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter
from aiogram.fsm.state import State, StatesGroup

from bot.wiring import dispatcher
from handlers import buttons as b
from handlers.routers import ROUTERS
from models.tables import (
    BoardKind,
    Case,
    ColumnKind,
    FieldKind,
    Metric,
    Network,
    PartKind,
    Priority,
    Role,
    Unit,
)
from tests.structure.code import calls_in, files_of, tree_of

KINDS = list(b.catalogue().values())
LARGEST = 2**63 - 1
LONGEST: dict[str, Any] = {
    "place": "a.100000.202612",
    "page": 100_000,
    "month": 203112,
    "theme": "light",
    "format": "xlsx",
    "day": 20311231,
    "at": 2**33,
    "ordinal": 100,
    "minutes": 1439,
    "template": "t" + "9" * 18,
    "mode": "tick",
    "side": "smm",
    "role": max(Role, key=len),
    "language": "uk",
    "zone": max(available_timezones(), key=len),
    "when": "morning",
    "since": 24 * 60,
    "until": 24 * 60,
    "weekday": 7,
    "weeks": "silent",
    "rule": "w99.127",
    "what": "20160m",
    "why": "unclear",
    "reason": "materials",
    "field_kind": FieldKind.YES_NO,
    "priority": max(Priority),
    "thing": "p" + "9" * 18,
    "kit": "editorial",
    "source": f"b{2**63 - 1}",
    "kind": BoardKind.PERSONAL,
    "stage": ColumnKind.BACKLOG,
    "position": 100_000,
    "wip": 99,
    "specialty": "copywriting",
    "news": "important",
    "about": f"c{2**63 - 1}",
    "left": "carry",
    "network": Network.INSTAGRAM,
    "colour": "orange",
    "spot": 100_000,
    "digest": "0123abcd",
    "days": 30,
    "step": "creatives",
    "question": "handover.instagram",
    "case": Case.ACHIEVEMENT,
    "metric": Metric.REGISTRATIONS,
    "amount": "999999999999.9999",
    "unit": Unit.PERCENT,
    "answers": PartKind.REFERENCE,
    "share": 100,
    "plan": "reminders",
    "outcome": "changes",
    "key": f"{-(2**52)}.{2**31}",
}


def largest(kind: type[CallbackData]) -> CallbackData:
    """A button of this kind with the longest values that may ever stand in it."""
    values: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        if field.annotation is bool:
            values[name] = True
        else:
            values[name] = LONGEST.get(name, LARGEST)
    return kind.model_construct(None, **values)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_data_fits_whatever_the_ids(kind: type[CallbackData]) -> None:
    assert len(largest(kind).pack().encode()) <= 64
    assert kind.unpack(largest(kind).pack()) == largest(kind)


def test_prefixes_are_told_apart() -> None:
    classes = [c for c in CallbackData.__subclasses__() if c.__module__.startswith(b.__name__)]
    doubled = [p for p, n in Counter(c.__prefix__ for c in classes).items() if n > 1]
    assert not doubled
    assert len(classes) > 40


def test_every_kind_has_one_handler() -> None:
    handled = Counter(
        found.callback.callback_data
        for router in ROUTERS
        for handler in router.callback_query.handlers
        for found in handler.filters or []
        if isinstance(found.callback, CallbackQueryFilter)
    )
    assert handled == Counter(KINDS)


def test_every_kind_is_drawn_somewhere() -> None:
    drawn = {
        call.func.attr
        for file in files_of("handlers")
        for call in calls_in(tree_of(file))
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "b"
    }
    assert {kind.__name__ for kind in KINDS} == drawn


def states() -> list[State]:
    """Every state that a conversation can be in."""
    groups = [group for group in StatesGroup.__subclasses__() if "handlers" in group.__module__]
    return [state for group in groups for state in group.__states__]


@pytest.mark.parametrize("state", states(), ids=str)
def test_every_state_hears_messages(state: State) -> None:
    heard = {
        wanted
        for router in ROUTERS
        for handler in router.message.handlers
        for found in handler.filters or []
        for wanted in getattr(found.callback, "states", ())
    }
    assert state in heard


def test_the_catch_all_stands_last() -> None:
    names = [router.name for router in ROUTERS]
    assert names[-1] == "fallback"
    assert names.index("team boards") < names.index("drafts")
    used = dispatcher().resolve_used_update_types()
    assert sorted(used) == [
        "callback_query",
        "edited_message",
        "inline_query",
        "message",
        "my_chat_member",
    ]
