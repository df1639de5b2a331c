"""The linked cards on a card's own screen."""

from handlers import buttons as b
from handlers.content import shorten
from handlers.screens import Button, button, rows_of
from models.cards.sheet import Sheet
from models.rights import Right

LINKS_SHOWN = 4


def link_rows(sheet: Sheet, rights: frozenset[Right]) -> list[list[Button | None]]:
    """A button for each linked card of the same board, for whoever sees the board."""
    if Right.BOARD not in rights:
        return []
    here = [one for one in sheet.links if one.board_id == sheet.board_id and not one.archived]
    found = [
        button("", f"#{one.number} {shorten(one.title, 24)}", b.OpenCard(card=one.id))
        for one in here[:LINKS_SHOWN]
    ]
    return [list(row) for row in rows_of(found, 2)]
