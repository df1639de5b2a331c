"""A board as Telegram's rich message: columns that open and close, and in each a table of cards."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from handlers.boards.lines import line_parts
from handlers.reader import Reader
from models.cards.lists import Line


def heading(words: Markup) -> Markup:
    """What the message is about, in large letters."""
    return Markup("<h3>{}</h3>").format(words)


def paragraph(words: Markup | str) -> Markup:
    """A paragraph of the message."""
    return Markup("<p>{}</p>").format(words)


def column(
    reader: Reader, title: str, counted: str, lines: Sequence[Line], *, more: int = 0, opened: bool
) -> Markup:
    """A column: a tap on its title shows or hides its cards, `more` of which are not named.

    One with no card to name is a line, which cannot be tapped.
    """
    summary = Markup("<b>{}</b> · {}").format(title, counted)
    if not lines:
        return paragraph(summary)
    rest = paragraph(f"+{more}") if more else ""
    return Markup("<details{}><summary>{}</summary>{}{}</details>").format(
        Markup(" open") if opened else "", summary, table(reader, lines), rest
    )


def table(reader: Reader, lines: Iterable[Line]) -> Markup:
    """A row for each card: its name and signs, when it is due, and whose it is."""
    rows = (
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>").format(*cells(reader, line))
        for line in lines
    )
    return Markup("<table>{}</table>").format(Markup("").join(rows))


def cells(reader: Reader, line: Line) -> tuple[Markup, Markup, Markup]:
    """The three cells of a card."""
    found = line_parts(reader, line)
    first = Markup(" · ").join(filter(None, (found.name, found.blocked, found.labels, found.ticks)))
    return first, found.deadline, found.people


def joined(*parts: Markup | str | None) -> str:
    """The blocks of a message, one below the other."""
    return str(Markup("").join(escape(part) for part in parts if part))
