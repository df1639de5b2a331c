"""What a list says of a card, part by part."""

from typing import NamedTuple

from markupsafe import Markup, escape

from handlers import signs
from handlers.cards.block_words import block_words
from handlers.content import shorten
from handlers.priorities import priority_sign
from handlers.reader import Reader
from models.cards.lists import Line

TITLE_SHOWN = 44
PEOPLE_SHOWN = 2
SIGNS_SHOWN = 4


class Parts(NamedTuple):
    """What a list says of a card, each empty where there is nothing to say."""

    name: Markup
    blocked: Markup
    labels: Markup
    deadline: Markup
    ticks: Markup
    people: Markup


def line_parts(reader: Reader, line: Line) -> Parts:
    """What a list says of a card."""
    nothing = Markup("")
    blocked = deadline = ticks = nothing
    if line.blocked:
        blocked = Markup("{} {}").format(signs.STOP, block_words(reader, line.blocked, 24))
    if line.deadline:
        late = f"{signs.WARNING} " if line.deadline < reader.now else ""
        deadline = escape(late) + reader.date_in_list(line.deadline)
    if line.items:
        ticks = Markup("{} {}/{}").format(signs.CHECKLIST, line.ticked, line.items)
    names = ", ".join(shorten(name, 20) for name in line.people[:PEOPLE_SHOWN])
    more = len(line.people) - PEOPLE_SHOWN
    return Parts(
        name=escape(name_of(line, TITLE_SHOWN)),
        blocked=blocked,
        labels=escape("".join(tag.sign for tag in line.labels[:SIGNS_SHOWN])),
        deadline=deadline,
        ticks=ticks,
        people=escape(names + (f" +{more}" if more > 0 else "")),
    )


def name_of(line: Line, shown: int) -> str:
    """A card's number, the sign of what matters, and its title up to so many characters."""
    sign = priority_sign(line.priority)
    return " ".join(filter(None, (f"#{line.number}", sign, shorten(line.title, shown))))
