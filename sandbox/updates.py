"""The queue of updates: made here, handed out by polling or webhook, gone when confirmed."""

from collections.abc import Callable
from typing import Any

from sandbox.clock import Clock
from sandbox.state import Json, PendingUpdate, State

UPDATE_TYPES = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "subscription",
    "stopped_message_generation",
)
# Sent only when asked for by name: the Bot API's description of `allowed_updates`.
_ON_REQUEST = ("chat_member", "message_reaction", "message_reaction_count")


class UpdateQueue:
    """Updates in order of their ids; `archive` keeps the confirmed ones for a redelivery.

    `polls` is how many long polls wait now.
    """

    def __init__(self, state: State, clock: Clock) -> None:
        self._state = state
        self._clock = clock
        self.archive: dict[int, PendingUpdate] = {entry.update_id: entry for entry in state.pending}
        self._poll_number = 0
        self.polls = 0
        self.closing = False

    @property
    def pending(self) -> list[PendingUpdate]:
        """What the bot has not confirmed, lowest id first."""
        return self._state.pending

    def allows(self, kind: str) -> bool:
        """Whether the bot asked for updates of this kind."""
        allowed = self._state.allowed_updates
        return kind in allowed if allowed else kind not in _ON_REQUEST

    def add(self, kind: str, content: Json, key: int) -> int | None:
        """Queue an update and return its id, or None when the bot does not want this kind."""
        if not self.allows(kind):
            return None
        self._state.last_update_id += 1
        update_id = self._state.last_update_id
        entry = PendingUpdate(update_id, {"update_id": update_id, kind: content}, key)
        self.archive[update_id] = entry
        self._state.pending.append(entry)
        self._clock.bell.ring()
        return update_id

    def redeliver(self, update_id: int) -> bool:
        """Queue the very same update again; False when there never was one."""
        entry = self.archive.get(update_id)
        if entry is None:
            return False
        if entry not in self._state.pending:
            self._state.pending.append(entry)
            self._state.pending.sort(key=lambda item: item.update_id)
        self._clock.bell.ring()
        return True

    def confirm(self, entries: list[PendingUpdate]) -> None:
        """Take confirmed updates out of the queue."""
        for entry in entries:
            if entry in self._state.pending:
                self._state.pending.remove(entry)
            self._state.confirmed_up_to = max(self._state.confirmed_up_to, entry.update_id)
        if entries:
            self._clock.bell.ring()

    def move_offset(self, offset: int) -> None:
        """Confirm as getUpdates does: all below `offset`, or all but the last `-offset`."""
        if offset < 0:
            self.confirm(self.pending[:offset])
        elif offset > 0:
            self.confirm([entry for entry in self.pending if entry.update_id < offset])

    def drop(self) -> None:
        """Forget everything that waits."""
        self.confirm(list(self.pending))

    async def poll(self, limit: int, seconds: float) -> list[Json] | None:
        """Wait up to `seconds` of the sandbox's clock for updates; None when another poll began."""
        self._poll_number += 1
        number = self._poll_number
        self.polls += 1
        self._clock.bell.ring()
        try:
            await self._wait(lambda: bool(self.pending) or number != self._poll_number, seconds)
        finally:
            self.polls -= 1
        if number != self._poll_number:
            return None
        return [entry.body for entry in self.pending[:limit]]

    def end_poll(self) -> None:
        """Make a poll that is under way end, as setWebhook does."""
        self._poll_number += 1
        self._clock.bell.ring()

    async def drained(self) -> None:
        """Return when all updates that wait now have been confirmed, or at the end."""
        waiting = list(self.pending)
        while not self.closing and any(entry in waiting for entry in self.pending):
            await self._clock.bell.wait()

    async def _wait(self, ready: Callable[[], Any], seconds: float) -> None:
        await self._clock.wait(lambda: self.closing or bool(ready()), seconds)

    def close(self) -> None:
        """Let every poll end now."""
        self.closing = True
        self._clock.bell.ring()
