"""Long lists of choices, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiogram.filters.callback_data import CallbackData

from handlers import signs
from handlers.screens import Row, button

Item = TypeVar("Item")
PAGE = 20


@dataclass(frozen=True)
class Page(Generic[Item]):
    """A page of a list; `number` counts from 0."""

    items: Sequence[Item]
    number: int
    last: bool

    def turns(self, opener: Callable[[int], CallbackData]) -> tuple[Row, ...]:
        """◀️ ▶️ with the number of the page they lead to; no row where there is one page."""
        found = []
        if self.number > 0:
            found.append(button(signs.EARLIER, str(self.number), opener(self.number - 1)))
        if not self.last:
            found.append(button(signs.LATER, str(self.number + 2), opener(self.number + 1)))
        return (tuple(found),) if found else ()


def page_of(found: Sequence[Item], number: int) -> Page[Item]:
    """The page with this number, or the last one when the list has grown shorter."""
    number = min(number, max(0, (len(found) - 1) // PAGE))
    items = found[number * PAGE : (number + 1) * PAGE]
    return Page(items, number, (number + 1) * PAGE >= len(found))
