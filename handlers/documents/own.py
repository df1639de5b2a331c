"""Everything that is one person's own, as JSON."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any


def json_of(data: dict[str, list[dict[str, Any]]]) -> bytes:
    """The rows by table; moments in UTC as ISO 8601."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=plain).encode()


def plain(value: object) -> str:
    """What JSON has no kind for."""
    match value:
        case datetime():
            return value.isoformat()
        case Decimal():
            return str(value)
    raise TypeError(type(value).__name__)
