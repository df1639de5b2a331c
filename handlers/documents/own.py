"""Everything that is one person's own, as JSON."""

import json
from datetime import date
from decimal import Decimal
from typing import Any


def json_of(data: dict[str, list[dict[str, Any]]]) -> bytes:
    """The rows by table; moments in UTC and days as ISO 8601."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=plain).encode()


def plain(value: object) -> str:
    """What JSON has no kind for."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
    raise TypeError(type(value).__name__)
