"""What is in the way of a card, in words."""

from handlers.content import shorten
from handlers.reader import Reader

SHOWN = 80


def ready_blocks(reader: Reader) -> dict[str, str]:
    """The reasons that are one tap away, in words."""
    return {
        "answer": reader.label("waiting for an answer"),
        "materials": reader.label("materials are missing"),
        "approval": reader.label("waiting for approval"),
        "payment": reader.label("waiting for payment"),
    }


def block_words(reader: Reader, why: str, shown: int = SHOWN) -> str:
    """A reason: a ready one in the reader's language, a typed one as it was typed."""
    return shorten(ready_blocks(reader).get(why, why), shown)
