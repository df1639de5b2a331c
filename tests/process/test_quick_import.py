"""aiogram imported quicker: the same models, built later."""

import asyncio
import json
import sys
from typing import Any


async def told(kind: str) -> dict[str, Any]:
    """What a fresh process tells of aiogram's models."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.process.aiogram_models", kind),
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(out)
    return found


async def test_models_are_the_same_and_most_are_not_built_on_import() -> None:
    plain, quick = await asyncio.gather(told("plain"), told("quick"))
    assert len(plain["models"]) > 500
    assert quick["models"] == plain["models"]
    assert quick["built"] < len(quick["models"]) / 3
    assert plain["built"] > len(plain["models"]) * 0.9, (
        "aiogram puts off building its models itself now (#1513, #1876, #1891): "
        "remove bot/quick_import.py and its use in bot/__main__.py"
    )


async def test_it_leaves_an_imported_aiogram_alone() -> None:
    import aiogram.types
    from pydantic import BaseModel

    from bot.quick_import import quick_import

    before = vars(BaseModel)["model_rebuild"], dict(vars(aiogram.types.Message))
    with quick_import():
        import aiogram
    assert (vars(BaseModel)["model_rebuild"], dict(vars(aiogram.types.Message))) == before
