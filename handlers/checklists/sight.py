"""How a checklist is looked at: which one, which page, to do what, in whose words."""

from dataclasses import dataclass
from typing import Literal, cast

SUBJECT = "card:checklist"
"""An open checklist: made fresh like a card when somebody else ticks."""
Mode = Literal["tick", "edit", "turn"]


@dataclass(frozen=True)
class Sight:
    """`list` 0 is the card's first one. `shared`: in the words of the board, not of the reader."""

    list: int = 0
    page: int = 0
    mode: Mode = "tick"
    shared: bool = False

    @property
    def subject(self) -> str:
        """What a message is about that shows the list like this."""
        return f"{SUBJECT}:{self.list}.{self.page}.{self.mode}.{int(self.shared)}"


def read_sight(subject: str) -> Sight | None:
    """The sight that a message's subject tells of; None for a message that shows no checklist."""
    if subject == SUBJECT:
        return Sight()
    kind, _, rest = subject.rpartition(":")
    if kind != SUBJECT:
        return None
    number, page, mode, shared = rest.split(".")
    return Sight(int(number), int(page), cast("Mode", mode), shared == "1")
