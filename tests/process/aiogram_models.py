"""Tells of each of aiogram's models as JSON, with `quick_import` or, when asked, `plain`.

Run as a module in a process of its own, since aiogram is imported only once.
"""

import inspect
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.quick_import import quick_import

SAMPLES: tuple[dict[str, Any], ...] = (
    {},
    {"id": 1, "message_id": "x", "chat": {"id": 1, "type": "private"}, "date": 0, "text": 5},
    {"ok": True, "result": {}, "user": {"id": "1"}, "type": [], "update_id": 7, "message": {}},
)


def models_below(parent: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for model in parent.__subclasses__():
        yield model
        yield from models_below(model)


def outcome(model: type[BaseModel], sample: dict[str, Any]) -> object:
    """What the model makes of a sample: its fields, or its complaints."""
    try:
        return repr(model.model_validate(sample))
    except ValidationError as error:
        return [(found["type"], found["loc"]) for found in error.errors(include_url=False)]


def main(kind: str) -> None:
    if kind == "quick":
        with quick_import():
            import aiogram
    else:
        import aiogram
    found = {
        f"{model.__module__}.{model.__qualname__}": model
        for model in models_below(BaseModel)
        if model.__module__.startswith(f"{aiogram.__name__}.") and not inspect.isabstract(model)
    }
    built = sum(model.__pydantic_complete__ is True for model in found.values())
    told = {}
    for name, model in found.items():
        outcomes = [outcome(model, sample) for sample in SAMPLES]
        signature = re.sub(r" at 0x\w+", "", str(model.__signature__))
        told[name] = [signature, outcomes]
    json.dump({"built": built, "models": told}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
