"""Parameters of Bot API methods: what kinds there are and how a request's values become them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.errors import bad_request
from sandbox.files import Upload


@dataclass(frozen=True)
class Param:
    """A parameter: its kind and whether it must be there."""

    kind: str  # Integer, Float, Boolean, String, Chat, Object, Array, File
    required: bool = False


INTEGER, FLOAT, BOOLEAN, STRING, CHAT, OBJECT, ARRAY, FILE = (
    Param(kind)
    for kind in ("Integer", "Float", "Boolean", "String", "Chat", "Object", "Array", "File")
)


def need(param: Param) -> Param:
    """The same parameter, required."""
    return Param(param.kind, required=True)


@dataclass(frozen=True)
class Method:
    """A Bot API method: what does it, and the parameters it takes."""

    run: Callable[..., Any]
    params: Mapping[str, Param]


_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "from_chat_id": "chat_id is empty",
    "photo": "there is no photo in the request",
    "video": "there is no video in the request",
    "document": "there is no document in the request",
    "voice": "there is no voice in the request",
    "audio": "there is no audio in the request",
    "animation": "there is no animation in the request",
    "video_note": "there is no video note in the request",
    "sticker": "there is no sticker in the request",
}
_BOOLEANS = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}


def _from_text(kind: str, value: str) -> Any:
    """A value of a form or a query string, where everything is text."""
    if kind == "Integer":
        return int(value)
    if kind == "Float":
        return float(value)
    if kind == "Boolean":
        return _BOOLEANS[value]
    if kind == "Chat":
        return value if value.startswith("@") else int(value)
    if kind in ("Object", "Array"):
        return json.loads(value)
    return value


def _fits(kind: str, value: Any) -> bool:
    match kind:
        case "Integer":
            return type(value) is int
        case "Float":
            return type(value) in (int, float)
        case "Boolean":
            return type(value) is bool
        case "Chat":
            return type(value) is int or (isinstance(value, str) and value.startswith("@"))
        case "Object":
            return isinstance(value, dict)
        case "Array":
            return isinstance(value, list)
        case "File":
            return isinstance(value, str | Upload)
    return isinstance(value, str)


def read_parameters(
    params: Mapping[str, Param],
    given: Mapping[str, Any],
    files: Mapping[str, Upload],
    *,
    as_text: bool,
) -> dict[str, Any]:
    """Turn a request's values into a method's arguments; what was not given is None.

    Stricter than Telegram: an unknown parameter and a wrong type are refused, not ignored.
    """
    used = {value[9:] for value in _strings(given) if value.startswith("attach://")}
    for name in [*given, *files]:
        if name not in params and name not in used:
            raise bad_request(f'parameter "{name}" is not supported by the sandbox')
    args: dict[str, Any] = {}
    for name, param in params.items():
        value: Any = given.get(name)
        if param.kind == "File":
            value = files.get(name, value)
        if value is None or (value == "" and as_text and param.kind != "String"):
            if param.required:
                raise bad_request(_MISSING.get(name, f'parameter "{name}" is required'))
            args[name] = None
            continue
        try:
            if as_text and isinstance(value, str):
                value = _from_text(param.kind, value)
        except (ValueError, KeyError):
            raise bad_request(f'parameter "{name}" must be of type {param.kind}') from None
        if not _fits(param.kind, value):
            raise bad_request(f'parameter "{name}" must be of type {param.kind}')
        if param.kind == "File" and isinstance(value, str):
            value = attached(value, files)
        args[name] = value
    return args


def _strings(given: Mapping[str, Any]) -> list[str]:
    """All strings in a request, those inside JSON values too."""
    found: list[str] = []
    rest: list[Any] = list(given.values())
    while rest:
        value = rest.pop()
        if isinstance(value, str):
            found.append(value)
            if value[:1] in "[{" and "attach://" in value:
                try:
                    rest.append(json.loads(value))
                except ValueError:
                    continue
        elif isinstance(value, dict):
            rest.extend(value.values())
        elif isinstance(value, list):
            rest.extend(value)
    return found


def attached(value: str, files: Mapping[str, Upload]) -> str | Upload:
    """The upload behind `attach://name`, or the same string when it is something else."""
    if not value.startswith("attach://"):
        return value
    upload = files.get(value[9:])
    if upload is None:
        raise bad_request(f'file "{value[9:]}" is not in the request')
    return upload


def check_fields(
    value: Mapping[str, Any], fields: Mapping[str, type | tuple[type, ...]], what: str
) -> None:
    """Refuse fields of a nested object that are unknown or of a wrong type."""
    for name, item in value.items():
        kinds = fields.get(name)
        if kinds is None:
            raise bad_request(
                f'can\'t parse {what}: field "{name}" is not supported by the sandbox'
            )
        wrong = not isinstance(item, kinds) or (isinstance(item, bool) and kinds is int)
        if wrong:
            wanted = kinds[0] if isinstance(kinds, tuple) else kinds
            title = {int: "Number", str: "String", bool: "Boolean", dict: "Object", list: "Array"}
            raise bad_request(
                f'can\'t parse {what}: Field "{name}" must be of type {title[wanted]}'
            )
