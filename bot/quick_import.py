"""A quicker `import aiogram`: its models are built when first used, not all at the start.

On import aiogram builds the validators of all its types: seconds of work, and 100 MB of which a bot
uses little (aiogram #1513, #1876, #1891). The types do ask pydantic to put that off, `defer_build`;
a loop at the end of `aiogram.types` undoes it, because the names that the types refer to each other
by are known only there. Here the loop passes over them, and their modules get the names which they
import for type checkers only, so that each can be built at any time.

To be removed when aiogram does it itself: `tests/process/test_quick_import.py` will say.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel

NAME = re.compile(r"[A-Za-z_]\w*")


@contextmanager
def quick_import() -> Iterator[None]:
    """Import aiogram for the first time inside the block; nothing is changed if it already is."""
    if "aiogram" in sys.modules:
        yield
        return
    names: dict[str, Any] = {}
    original = vars(BaseModel)["model_rebuild"]

    def put_off(model: type[BaseModel], /, **options: Any) -> bool | None:
        given = options.get("_types_namespace")
        if given is not None and model.__module__.startswith("aiogram."):
            names.update(given)
            return None
        # pydantic looks for names in the frame of the caller, which is one further up now.
        depth = options.pop("_parent_namespace_depth", 2) + 1
        built: bool | None = original.__func__(model, _parent_namespace_depth=depth, **options)
        return built

    BaseModel.model_rebuild = classmethod(put_off)  # type: ignore[assignment]
    try:
        yield
    finally:
        BaseModel.model_rebuild = original  # type: ignore[method-assign]
    for model in known_models(BaseModel):
        if model.__module__.startswith("aiogram."):
            name_types(model, names)


def known_models(parent: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """All models below `parent`."""
    for model in parent.__subclasses__():
        yield model
        yield from known_models(model)


def name_types(model: type[BaseModel], names: Mapping[str, Any]) -> None:
    """Put the types that the model's fields are written with into its module."""
    module = vars(sys.modules[model.__module__])
    for parent in model.__mro__:
        for written in vars(parent).get("__annotations__", {}).values():
            if isinstance(written, str):
                for name in NAME.findall(written):
                    if name in names:
                        module.setdefault(name, names[name])
