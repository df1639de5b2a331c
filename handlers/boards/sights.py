"""What one person sees of a board, in words: the filters at work, and what to do when none fits."""

from markupsafe import Markup

from handlers import signs
from handlers.content import shorten
from handlers.labels.words import tag_words
from handlers.priorities import priority_words
from handlers.reader import Reader
from models.cards.lists import BoardPage
from models.looks import Sight


def sight_words(reader: Reader, sight: Sight) -> Markup:
    """The filters at work, in one line."""
    mine, late = reader.label("Mine"), reader.label("Late only")
    parts = [
        sight.mine and f"{signs.MINE} {mine}",
        sight.late and f"{signs.WARNING} {late}",
        sight.label and tag_words(sight.label),
        sight.person and f"{signs.PEOPLE} {shorten(sight.person.name, 30)}",
        sight.priority and f"{signs.PRIORITY} {priority_words(reader, sight.priority)}",
    ]
    return Markup("{} ").format(signs.FILTER) + Markup(" · ").join(part for part in parts if part)


def nothing_seen(reader: Reader, board: BoardPage) -> Markup | None:
    """Why no card is listed, and what to do about it; None when the board has none at all."""
    sight = board.sight
    if board.cards:
        return reader.say(
            "All these cards are in closed columns: {sign} opens them.", sign=signs.FILTER
        )
    if not sight.filters:
        return None
    if sight.filters > 1:
        why = reader.label("No card fits all of this.")
    elif sight.late:
        why = reader.label("Nothing is late.")
    elif sight.mine:
        why = reader.label("Nothing here is yours.")
    elif sight.label:
        why = reader.label("No card has this label.")
    elif sight.person:
        why = reader.label("They have no cards here.")
    else:
        why = reader.label("No card matters this much.")
    how = reader.label("Clear the filter, and all cards are here.")
    return Markup("{} {}").format(why, how)
