"""A bot for the page's tests: it says what the test tells it to, over plain HTTP."""

from typing import Any, cast

from aiohttp import ClientSession, FormData

Json = dict[str, Any]

_KINDS = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]


class PlainBot:
    """Calls the Bot API and takes updates one by one; `url` is the server's, without a slash."""

    def __init__(self, session: ClientSession, url: str, token: str) -> None:
        self._session = session
        self._base = f"{url}/bot{token}"
        self._offset = 0

    async def call(self, method: str, **params: object) -> Any:
        """The result of a method; a refusal fails the test with its description."""
        async with self._session.post(f"{self._base}/{method}", json=params) as answer:
            body = cast("Json", await answer.json())
        assert body["ok"], f"{method}: {body.get('description')}"
        return body["result"]

    async def upload(self, method: str, name: str, data: bytes, **params: object) -> Json:
        """Sends a file in the field that the method is named after ("sendPhoto": photo)."""
        # Quoting would put %D0 and the like into file names.
        form = FormData(quote_fields=False)
        for key, value in params.items():
            form.add_field(key, str(value))
        form.add_field(method.removeprefix("send").lower(), data, filename=name)
        async with self._session.post(f"{self._base}/{method}", data=form) as answer:
            body = cast("Json", await answer.json())
        assert body["ok"], f"{method}: {body.get('description')}"
        return cast("Json", body["result"])

    async def next(self, kind: str) -> Json:
        """The next update of a kind, without its envelope; others before it are passed over."""
        while True:
            updates = await self.call(
                "getUpdates", offset=self._offset, limit=1, timeout=10, allowed_updates=_KINDS
            )
            assert updates, f"no {kind} came in 10 seconds"
            self._offset = updates[0]["update_id"] + 1
            if kind in updates[0]:
                return cast("Json", updates[0][kind])
