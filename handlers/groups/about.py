"""What a topic is about, in words."""

from handlers.content import shorten
from handlers.labels.words import tag_words
from models.labels import tag_of
from models.tables import Board, Topic


def part_title(topic: Topic | None) -> str:
    """The column, or the sign and name of the label; empty for a whole board."""
    if topic is None:
        return ""
    if topic.column is not None:
        return shorten(topic.column.title, 30)
    return tag_words(tag_of(topic.label)) if topic.label is not None else ""


def board_and_part(topic: Topic | None, board: Board | None = None) -> str:
    """The title of the topic's board, and what of it the topic is about."""
    on = board or (topic.board if topic else None)
    return " · ".join(filter(None, (shorten(on.title if on else ""), part_title(topic))))
