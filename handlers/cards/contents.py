"""📎 what a card holds: its whole content, page by page."""

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen, to_card
from handlers.content import MESSAGE_LIMIT, pages_of
from handlers.reader import Reader
from handlers.screens import Screen, button
from models.cards.sheet import Sheet


def content_screen(reader: Reader, sheet: Sheet, place: str, page: int) -> Screen:
    """A page of the card's whole content."""
    pages = pages_of(reader, sheet.pieces, MESSAGE_LIMIT - 600) or [Markup("")]
    page = min(max(page, 0), len(pages) - 1)
    turn = []
    if page > 0:
        turn.append(button(signs.EARLIER, str(page), b.ShowAll(card=sheet.id, page=page - 1)))
    if page < len(pages) - 1:
        turn.append(button(signs.LATER, str(page + 2), b.ShowAll(card=sheet.id, page=page + 1)))
    rows = (tuple(turn), to_card(reader, sheet.id))
    return part_screen(sheet, "content", place, pages[page], rows)
