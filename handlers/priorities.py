"""How much a card matters, in words and as a sign."""

from handlers import signs
from handlers.reader import Reader
from models.tables import Priority


def priority_words(reader: Reader, priority: Priority) -> str:
    """A priority in words, as it stands on a button."""
    match priority:
        case Priority.URGENT:
            return reader.label("Urgent")
        case Priority.HIGH:
            return reader.label("High priority")
        case Priority.LOW:
            return reader.label("Low priority")
        case _:
            return reader.label("No priority")


def priority_sign(priority: Priority) -> str:
    """The sign in lists of what matters more than most; empty for the rest."""
    return {Priority.URGENT: signs.PRIORITY, Priority.HIGH: signs.HIGH}.get(priority, "")
