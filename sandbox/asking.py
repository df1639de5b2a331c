"""Reading what the chat page and the tests ask, with plain refusals."""

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from sandbox.errors import PeopleError
from sandbox.state import Json


async def read_json(request: web.Request) -> Json:
    """The JSON object of a request; an empty body is an empty object."""
    text = await request.text()
    if not text:
        return {}
    try:
        body = json.loads(text)
    except ValueError:
        raise PeopleError("The body is no JSON.") from None
    if not isinstance(body, dict):
        raise PeopleError("The body must be a JSON object.")
    return body


def get_int(body: Mapping[str, Any], name: str) -> int | None:
    """An integer that may be missing."""
    value = body.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str) and value.lstrip("-").isdecimal():
        return int(value)
    if type(value) is not int:
        raise PeopleError(f"{name} must be an integer.")
    return value


def need_int(body: Mapping[str, Any], name: str) -> int:
    """An integer that must be there."""
    value = get_int(body, name)
    if value is None:
        raise PeopleError(f"{name} is missing.")
    return value


def get_text(body: Mapping[str, Any], name: str) -> str | None:
    """A string that may be missing."""
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise PeopleError(f"{name} must be a string.")
    return value


def need_text(body: Mapping[str, Any], name: str) -> str:
    """A string that must be there and not be empty."""
    value = get_text(body, name)
    if not value:
        raise PeopleError(f"{name} is missing.")
    return value


def get_list(body: Mapping[str, Any], name: str) -> list[Any]:
    """A list; a missing one is empty."""
    value = body.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise PeopleError(f"{name} must be a list.")
    return value


def need_ints(body: Mapping[str, Any], name: str) -> list[int]:
    """A list of integers with at least one in it."""
    values = get_list(body, name)
    numbers = [value for value in values if type(value) is int]
    if not numbers or len(numbers) != len(values):
        raise PeopleError(f"{name} must be a list of integers.")
    return numbers


def path_int(request: web.Request, name: str) -> int:
    """An integer of the address."""
    return need_int(request.match_info, name)


def answer(**fields: Any) -> web.Response:
    """A JSON object."""
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return web.Response(text=text, content_type="application/json")
