"""What Telegram's refusals mean: what passes, what lasts, and whom it concerns.

In one place, as lists: https://core.telegram.org/bots/api names no errors, so that these are words
seen in answers and in reports.
"""

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

DOWN = (TelegramNetworkError, TelegramServerError)
"""Telegram cannot be had now, by anybody."""
PASSING = (TelegramRetryAfter, *DOWN)
"""The same call may well succeed later; every other refusal is about the call itself."""

NEVER_STARTED = ("can't initiate conversation", "chat not found", "bot was blocked", "deactivated")
"""The chat takes no messages until its people do something, whatever the error's kind; so does
every 403."""
NO_TOPIC = ("thread not found", "topic_closed", "topic_deleted")
"""The topic takes no messages: closed to the bot, or gone."""
LOST = ("message to edit not found", "message can't be edited", "message_id_invalid")
"""There is no such message to edit any more."""
NOT_MODIFIED = "message is not modified"
TOO_OLD = "query is too old"
"""Neither is an error: the message shows it already; the tap was long ago."""


def is_closed(error: TelegramAPIError) -> bool:
    """Whether the chat takes no messages until its people do something."""
    text = error.message.lower()
    return isinstance(error, TelegramForbiddenError) or any(w in text for w in NEVER_STARTED)


def has_no_topic(error: TelegramAPIError) -> bool:
    """Whether the topic, not the chat, takes no messages."""
    return any(words in error.message.lower() for words in NO_TOPIC)


def reason(error: TelegramAPIError) -> str:
    """Telegram's own words, which quote nobody, at most a line."""
    if isinstance(error, TelegramNetworkError):
        # Not Telegram's words: some of aiohttp's errors quote the address, which has the token.
        return type(error).__name__
    return f"{type(error).__name__}: {error.message.splitlines()[0][:120]}"
