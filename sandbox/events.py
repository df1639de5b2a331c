"""What the chat page hears about, as a numbered feed per person."""

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.state import Json

_KEPT = 5000


@dataclass(frozen=True)
class Event:
    """One thing that happened; numbers grow over all people."""

    number: int
    person_id: int
    body: Json


class EventFeed:
    """Remembers the last few thousand events, for pages that come back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._events: deque[Event] = deque(maxlen=_KEPT)
        self.last = 0
        self.closing = False

    def tell(self, people: Collection[int], body: Json) -> None:
        """Tell the same to several people."""
        for person_id in people:
            self.last += 1
            self._events.append(Event(self.last, person_id, body))
        self._clock.bell.ring()

    def after(self, number: int, person_id: int) -> list[Event]:
        """What a person has not heard yet."""
        if number >= self.last:
            return []
        return [e for e in self._events if e.number > number and e.person_id == person_id]

    async def wait(self, number: int) -> None:
        """Return when somebody was told something after `number`, or at the end."""
        while self.last <= number and not self.closing:
            await self._clock.bell.wait()

    def close(self) -> None:
        """Let every listener end now."""
        self.closing = True
        self._clock.bell.ring()
