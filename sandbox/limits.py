"""Telegram's rates: about 30 messages a second in all, 1 a second in a chat, 20 a minute in a
group.

From Telegram's FAQ for bots; the burst that a chat bears before the second counts is not stated
there, five is a cautious reading of what bots report.
"""

import math

from sandbox.clock import Clock
from sandbox.errors import too_many_requests

# How long a press of a button can be answered. Telegram names no number; reports say 10-20 s.
QUERY_SECONDS = 15
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_OVERALL = (30.0, 30.0)
_CHAT = (5.0, 1.0)
_GROUP = (20.0, 20 / 60)


class _Bucket:
    def __init__(self, size: float, per_second: float, now: float) -> None:
        self._size = size
        self._rate = per_second
        self._left = size
        self._at = now

    def wait_for(self, amount: float, now: float) -> float:
        """Seconds until `amount` fits; a full bucket lets anything through."""
        self._left = min(self._size, self._left + max(0.0, now - self._at) * self._rate)
        self._at = now
        missing = min(amount, self._size) - self._left
        return max(0.0, missing / self._rate)

    def take(self, amount: float) -> None:
        self._left -= amount


class RateLimits:
    """Token buckets on the sandbox's clock; `enforce` switches them off."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[int, _Bucket] = {}
        self.enforce = True

    def _bucket(self, key: int, size: float, rate: float) -> _Bucket:
        if key not in self._buckets:
            self._buckets[key] = _Bucket(size, rate, self._clock.timestamp())
        return self._buckets[key]

    def count(self, chat_id: int | None, amount: int = 1) -> None:
        """Count messages to a chat, or an edit (no chat); raises BotApiError 429 when too many."""
        if not self.enforce:
            return
        now = self._clock.timestamp()
        buckets = [self._bucket(0, *_OVERALL)]
        if chat_id is not None:
            buckets.append(self._bucket(chat_id, *(_GROUP if chat_id < 0 else _CHAT)))
        seconds = max(bucket.wait_for(amount, now) for bucket in buckets)
        if seconds > 1e-6:
            raise too_many_requests(math.ceil(seconds))
        for bucket in buckets:
            bucket.take(amount)
