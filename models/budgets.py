"""Telegram's rates, kept by all processes together: each message is promised a moment of its own.

The generic cell rate algorithm: a row says until when everything sent so far is paid for, one
`spacing` a message. Somebody may be ahead of that by `burst` messages. Every promise is one
statement, so that processes need not know of each other.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from models.storage import said
from models.tables import Budget

ALL = "all"
HORIZON = timedelta(hours=2)
"""A row further ahead is from a clock that went wrong, and does not count."""
LONGEST_PAUSE = timedelta(hours=1)
"""After which Telegram is asked again, whatever it said."""
KEPT = timedelta(days=1)
SECOND = 1_000_000


@dataclass(frozen=True)
class Rate:
    """One message every `spacing` seconds; after a rest, `burst` of them at once."""

    spacing: float
    burst: int

    def cost(self, messages: int) -> int:
        """What so many messages cost, in microseconds."""
        return round(self.spacing * messages * SECOND)


@dataclass(frozen=True)
class Rates:
    """What Telegram bears in all, in a private chat, and in a group or channel."""

    overall: Rate
    private: Rate
    group: Rate

    def of(self, key: str) -> Rate:
        """The rate of `ALL`, or of the chat with this id."""
        if key == ALL:
            return self.overall
        return self.private if key.isdecimal() else self.group


TELEGRAM = Rates(overall=Rate(1 / 27, 3), private=Rate(1, 4), group=Rate(5, 8))
"""A burst and what follows it stay within 30 a second, 20 a minute in a group; in a private chat
within 1 a second with the few more that Telegram bears."""

# ?1 key, ?2 now, ?3 the horizon, ?4 the cost
_PROMISE = """
INSERT INTO budget (key, free_at) VALUES (?1, CAST(?2 AS BIGINT) + CAST(?4 AS BIGINT))
ON CONFLICT (key) DO UPDATE SET free_at = CAST(?4 AS BIGINT) +
    CASE WHEN budget.free_at BETWEEN ?2 AND ?3 THEN budget.free_at ELSE ?2 END
RETURNING free_at
"""
_SPARE = """
INSERT INTO budget (key, free_at) VALUES (?1, CAST(?2 AS BIGINT) + CAST(?4 AS BIGINT))
ON CONFLICT (key) DO UPDATE SET free_at = excluded.free_at
    WHERE budget.free_at <= ?2 OR budget.free_at > ?3
RETURNING free_at
"""
# ?1 key, ?2 the horizon, ?3 until when
_HOLD = """
INSERT INTO budget (key, free_at) VALUES (?1, ?3)
ON CONFLICT (key) DO UPDATE SET free_at = excluded.free_at
    WHERE budget.free_at < excluded.free_at OR budget.free_at > ?2
RETURNING free_at
"""


async def promise(key: str, rate: Rate, now: datetime, messages: int = 1) -> datetime:
    """The moment, from `now` on, at which so many messages may be sent: nobody else gets it.

    An album larger than a burst goes at once, after a rest that pays for all before it.
    """
    found = await said(_PROMISE, key, *_span(now), rate.cost(messages))
    ahead = rate.cost(max(rate.burst, messages))
    return max(now, _moment(int(found[0]["free_at"]) - ahead))


async def spare(key: str, rate: Rate, now: datetime) -> datetime | None:
    """Take one message's place if nobody has it, with no burst; else the moment to ask again."""
    if await said(_SPARE, key, *_span(now), rate.cost(1)):
        return None
    found = await Budget.get_or_none(key=key)
    return _moment(found.free_at) if found else now


async def hold(key: str, rate: Rate, now: datetime, seconds: float) -> datetime:
    """Promise nothing in this time, an hour at most; gives its end. After it there is no burst."""
    until = now + min(timedelta(seconds=seconds), LONGEST_PAUSE)
    await said(_HOLD, key, _span(now)[1], _number(until) + rate.cost(rate.burst - 1))
    return until


async def tidy(now: datetime) -> None:
    """Forget chats that were not written to for a day."""
    await Budget.filter(free_at__lt=_number(now - KEPT)).delete()


def _span(now: datetime) -> tuple[int, int]:
    return _number(now), _number(now + HORIZON)


def _number(moment: datetime) -> int:
    return (moment - datetime.fromtimestamp(0, UTC)) // timedelta(microseconds=1)


def _moment(number: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=number)
