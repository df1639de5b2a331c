"""Lists as people write them: one item a line, with whatever marks they are used to."""

import re
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from models.refusals import ItemTooLong, NoItems, TooManyItems

ITEMS_LIMIT = 100
ITEM_LIMIT = 255
TICKED = re.compile(r"^(?:\[\s*[xXхХ✓✔vV]\s*\]|[✅☑✔✓🗹☒]\ufe0f?)\s*")
OPEN = re.compile(r"^(?:\[\s*\]|[☐⬜◻▫□🔲]\ufe0f?)\s*")
BULLET = re.compile(r"^(?:[-–—+](?!\d)|\*(?=\s)|[•·‣◦●○▪‧]|\d{1,3}[.)](?!\d))\s*")


class WrittenItem(BaseModel):
    """An item on its way into a list.

    `key` names a ready item; `done_at` (UTC) is when it was ticked, by the person whose
    `telegram_id` this is.
    """

    model_config = ConfigDict(frozen=True)

    text: str = ""
    key: str = ""
    ticked: bool = False
    done_at: datetime | None = None
    telegram_id: int | None = None


class WrittenList(BaseModel):
    """A list on its way onto a card."""

    model_config = ConfigDict(frozen=True)

    title: str
    items: tuple[WrittenItem, ...] = ()

    @property
    def done(self) -> int:
        """How many items are ticked."""
        return sum(item.ticked for item in self.items)


def read_items(text: str) -> tuple[WrittenItem, ...]:
    """The items of a text, one a line, without bullets and numbers; `[x]` and ✅ are ticked.

    Raises `NoItems`, `TooManyItems` and `ItemTooLong`.
    """
    found = tuple(item for line in text.splitlines() if (item := read_line(line)) is not None)
    if not found:
        raise NoItems
    if len(found) > ITEMS_LIMIT:
        raise TooManyItems(ITEMS_LIMIT)
    return found


def read_line(line: str) -> WrittenItem | None:
    """The item that a line says; None when nothing is left of it."""
    words = " ".join(line.split())
    ticked = False
    for mark, ticks in ((BULLET, False), (TICKED, True), (OPEN, False), (BULLET, False)):
        shorter = mark.sub("", words, count=1)
        ticked = ticked or (ticks and shorter != words)
        words = shorter
    if not words:
        return None
    return WrittenItem(text=check_item(words), ticked=ticked)


def check_item(text: str) -> str:
    """The text of an item on one line. Raises `NoItems` and `ItemTooLong`."""
    words = " ".join(text.split())
    if not words:
        raise NoItems
    if len(words) > ITEM_LIMIT:
        raise ItemTooLong(words, ITEM_LIMIT)
    return words


def read_list(text: str, title: str) -> WrittenList:
    """A list with its title in the first line; with `title` when that line is marked as an item.

    Raises as `read_items`; a title alone will do.
    """
    head, *rest = [line for line in text.splitlines() if line.strip()] or [""]
    if rest and any(mark.match(head.strip()) for mark in (BULLET, TICKED, OPEN)):
        return WrittenList(title=check_item(title[:ITEM_LIMIT]), items=read_items(text))
    title = check_item(head).rstrip(":")
    body = "\n".join(rest)
    return WrittenList(title=title, items=read_items(body) if rest else ())
