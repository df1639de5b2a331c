"""Delivery of updates to a webhook: in order within a chat, several chats at once, until 2xx."""

import asyncio
import contextlib

import aiohttp

from sandbox.state import PendingUpdate, Webhook
from sandbox.world import World

_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 2.0
_ANSWER_SECONDS = 60


class WebhookSender:
    """Runs while the sandbox runs; sleeps while no webhook is set.

    The pauses between attempts are real time, so that a stopped clock stops no delivery.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._session: aiohttp.ClientSession | None = None
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to watch the queue."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Break off deliveries that are under way and close the connections."""
        tasks = [*self._busy.values(), *([self._task] if self._task else [])]
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        if self._session is not None:
            await self._session.close()

    async def _run(self) -> None:
        while True:
            hook = self._world.state.webhook
            if hook.url:
                self._start_deliveries(hook)
            await self._world.clock.bell.wait()

    def _start_deliveries(self, hook: Webhook) -> None:
        """Take the first update of every chat that has none under way."""
        for entry in self._world.updates.pending:
            if len(self._busy) >= hook.max_connections:
                return
            if entry.key not in self._busy:
                self._busy[entry.key] = asyncio.create_task(self._deliver(hook, entry))

    async def _deliver(self, hook: Webhook, entry: PendingUpdate) -> None:
        pause = _FIRST_PAUSE
        try:
            while hook is self._world.state.webhook and entry in self._world.updates.pending:
                problem = await self._post(hook, entry)
                if problem is None:
                    self._world.updates.confirm([entry])
                    return
                hook.last_error, hook.last_error_at = problem, self._world.unix()
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        finally:
            self._busy.pop(entry.key, None)
            self._world.clock.bell.ring()

    async def _post(self, hook: Webhook, entry: PendingUpdate) -> str | None:
        """Send once; the problem in Telegram's words, or None when the bot took it."""
        if self._session is None:
            self._session = aiohttp.ClientSession()
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        timeout = aiohttp.ClientTimeout(total=_ANSWER_SECONDS)
        try:
            async with self._session.post(
                hook.url, json=entry.body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                await response.read()
                if 200 <= response.status < 300:
                    return None
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError as error:
            return f"Connection failed: {type(error).__name__}"
