"""What the two sides of the sandbox refuse with."""

from typing import Any


class BotApiError(Exception):
    """An answer with `ok: false`, worded and numbered as Telegram does.

    Wording: the open source server of the Bot API and the client library beneath it; where the
    sandbox is stricter than Telegram the text says so.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON answer."""
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(text: str) -> BotApiError:
    """A 400 with Telegram's prefix."""
    return BotApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> BotApiError:
    """A 403 with Telegram's prefix."""
    return BotApiError(403, f"Forbidden: {text}")


def too_many_requests(seconds: int) -> BotApiError:
    """A 429 that says when to come again, in seconds."""
    return BotApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class PeopleError(Exception):
    """A refusal of the people's or the control side: a plain sentence and an HTTP status."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.text = text
        self.status = status
