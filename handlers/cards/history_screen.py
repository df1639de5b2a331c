"""What the history of a card looks like."""

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.history_words import history_line
from handlers.cards.screen import heading, to_card
from handlers.cards.taking_back import undo_button
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines
from models.cards.past import HistoryPage
from models.cards.sheet import Sheet

SUBJECT = "card:history"
"""Beside it stands the page: what happens meanwhile comes by itself."""


def history_screen(
    reader: Reader, sheet: Sheet, found: HistoryPage, place: str, me: int | None
) -> Screen:
    """A page of the card's history, the newest first; ↩️ for `me`, or in a group, with the last."""
    turn: list[Button] = []
    if found.page > 0:
        data = b.ShowHistory(card=sheet.id, page=found.page - 1)
        turn.append(button(signs.EARLIER, str(found.page), data))
    if found.page < found.pages - 1:
        data = b.ShowHistory(card=sheet.id, page=found.page + 1)
        turn.append(button(signs.LATER, str(found.page + 2), data))
    undo = undo_button(reader, sheet, me) if found.page == 0 else None
    rows = (tuple(turn), (undo,) if undo else (), to_card(reader, sheet.id))
    told = [Markup("• {}").format(history_line(reader, line)) for line in found.lines]
    return Screen(
        text=lines(heading(sheet.number, sheet.title), "", *told),
        rows=tuple(row for row in rows if row),
        subject=f"{SUBJECT}.{found.page}",
        card=sheet.id,
        place=place,
        version=sheet.version,
    )
