"""Logs: ids and reasons, never what people wrote, never the token."""

import json
import logging
import sys
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import Any

from bot.settings import Settings

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class SafeFormatter(logging.Formatter):
    """Writes where an exception came from and of what type, not its message; and no secret.

    The message of an exception may quote a person's text or a request's address with the token.
    """

    def __init__(self, pattern: str | None = None, secrets: Iterable[str] = ()) -> None:
        super().__init__(pattern)
        self.secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """The record, with nothing that must not be read."""
        line = self.write(record)
        for secret in self.secrets:
            line = line.replace(secret, "•••")
        return line

    def write(self, record: logging.LogRecord) -> str:
        """The record as a line."""
        return super().format(record)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the library's name
        """The places of the traceback, and the type."""
        kind, _, trace = ei
        places = "".join(traceback.format_tb(trace))
        return f"{places}{kind.__name__ if kind else ''}"


class JsonFormatter(SafeFormatter):
    """One JSON object a line."""

    def write(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        line: dict[str, Any] = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up(settings: Settings) -> None:
    """Log to standard error, in the wanted format and from the wanted level."""
    handler = logging.StreamHandler(sys.stderr)
    given = (settings.bot_token, settings.database_url)
    secrets = [secret.get_secret_value() for secret in given if secret is not None]
    text = SafeFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s", secrets)
    handler.setFormatter(JsonFormatter(None, secrets) if settings.log_format == "json" else text)
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    # These libraries log whole requests and queries, in which people's words stand.
    for chatty in ("aiogram.event", "tortoise", "aiosqlite", "asyncio", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
