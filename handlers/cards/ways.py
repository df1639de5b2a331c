"""Where ⬅️ leads from a card."""

from handlers import buttons as b
from handlers import signs
from handlers.reader import Reader
from handlers.screens import Button, button
from models.cards.sheet import Sheet
from models.rights import Right


def back_button(
    reader: Reader, sheet: Sheet, place: str, rights: frozenset[Right]
) -> Button | None:
    """⬅️ to the list that the card was opened from, else to its board; none in a group.

    Who does not see the board comes back to what they are shown.
    """
    kind, _, page = place.partition(".")
    if kind == "group":
        return None
    if kind == "day":
        return button(signs.BACK, reader.label("My day"), b.OpenDay())
    if kind == "my":
        return button(signs.BACK, reader.label("My cards"), b.OpenMy(page=int(page or 0)))
    if kind == "f":
        search, _, page = page.partition(".")
        found = b.FoundPage(search=int(search), page=int(page))
        return button(signs.BACK, reader.label("Found"), found)
    if kind in {"d", "w"}:
        board, _, key = page.partition(".")
        opener = b.OpenDate if kind == "d" else b.OpenWeek
        return button(signs.BACK, reader.label("Calendar"), opener(board=int(board), day=int(key)))
    if kind == "a":
        of_all, _, month = page.partition(".")
        there = b.ShowArchive(board=sheet.board_id, page=int(of_all), month=int(month or 0))
        return button(signs.BACK, reader.label("Archive"), there)
    if kind == "mine":
        return button(signs.BACK, reader.label("My cards"), b.OpenMine(page=int(page or 0)))
    if kind == "own":
        here = b.OpenHere(board=sheet.board_id, page=int(page or 0))
        return button(signs.BACK, reader.label("Board"), here)
    if Right.BOARD not in rights:
        shown = b.OpenShown(page=int(page or 0) if kind == "shown" else 0)
        return button(signs.BACK, reader.label("Shown to me"), shown)
    number = int(page or 0) if kind == "b" else 0
    return button(signs.BACK, reader.label("Board"), b.OpenBoard(board=sheet.board_id, page=number))
