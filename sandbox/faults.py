"""Failures on demand: what Telegram should get wrong next, and the record of all calls."""

from collections import deque
from dataclasses import dataclass
from typing import Any

from sandbox.asking import get_int, get_text
from sandbox.errors import BotApiError, PeopleError
from sandbox.state import Json

KINDS = ("429", "403", "400", "500", "502", "timeout", "drop_after", "timeout_after")
AFTER = ("drop_after", "timeout_after")
"""The work is done, and the bot does not learn of it."""
_DESCRIPTIONS = {
    "403": "Forbidden: bot was blocked by the user",
    "400": "Bad Request: chat not found",
    "500": "Internal Server Error",
    "502": "Bad Gateway",
}
_KEPT = 20000


@dataclass
class Fault:
    """A failure to come, `times` more times, for a method ("*": any) and a chat (None: any)."""

    method: str
    chat: int | None
    times: int
    kind: str
    description: str | None
    retry_after: int

    def error(self) -> BotApiError:
        """The error to answer with, for the kinds that answer."""
        code = int(self.kind)
        if code == 429:
            text = self.description or f"Too Many Requests: retry after {self.retry_after}"
            return BotApiError(code, text, retry_after=self.retry_after)
        return BotApiError(code, self.description or _DESCRIPTIONS[self.kind])


class Faults:
    """Failures to come, first asked first served."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, given: Json) -> None:
        """Take a failure as the control side describes it."""
        kind = str(given.get("kind"))
        if kind not in KINDS:
            raise PeopleError(f"The kind must be one of {', '.join(KINDS)}.")
        self._faults.append(
            Fault(
                method=str(given.get("method", "*")).lower(),
                chat=get_int(given, "chat"),
                times=get_int(given, "times") or 1,
                kind=kind,
                description=get_text(given, "description"),
                retry_after=get_int(given, "retry_after") or 1,
            )
        )

    def clear(self) -> None:
        """Let everything work again."""
        self._faults.clear()

    def take(self, method: str, chat: object) -> Fault | None:
        """The failure that this call meets, used up by one."""
        for fault in self._faults:
            if fault.method not in ("*", method.lower()):
                continue
            if fault.method == "*" and method == "getUpdates":
                continue  # "everything fails" is about what the bot does, not about hearing
            if fault.chat is not None and str(fault.chat) != str(chat):
                continue
            fault.times -= 1
            if fault.times <= 0:
                self._faults.remove(fault)
            return fault
        return None


class CallLog:
    """Every call of the Bot API with its outcome, numbered from 1."""

    def __init__(self) -> None:
        self._calls: deque[Json] = deque(maxlen=_KEPT)
        self._last = 0

    def add(self, method: str, params: Json, status: int, error: str | None, at: float) -> None:
        """Record one call; `error` is its description, None when it went well."""
        self._last += 1
        call: dict[str, Any] = {"n": self._last, "method": method, "params": params}
        self._calls.append({**call, "status": status, "error": error, "at": at})

    def after(self, number: int) -> list[Json]:
        """The calls later than a number."""
        return [call for call in self._calls if call["n"] > number]
