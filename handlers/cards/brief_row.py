"""The row of a card that belongs to a brief."""

from handlers import buttons as b
from handlers import signs
from handlers.reader import Reader
from handlers.screens import ALONE, Button, button
from models.cards.sheet import Sheet
from models.rights import Right


def brief_row(
    reader: Reader, sheet: Sheet, rights: frozenset[Right], place: str
) -> list[Button | None]:
    """The way to the card's brief, and what a meeting needs, which is seen in private alone."""
    if sheet.brief is None or Right.BOARD not in rights:
        return []
    meets = sheet.brief.meeting and not place.startswith(("group", *ALONE))
    return [
        button(signs.GOAL, reader.label("Brief"), b.ShowBrief(card=sheet.id)),
        button(signs.COPY, reader.label("Agenda"), b.GiveAgenda(card=sheet.id)) if meets else None,
        button(signs.OUTCOME, reader.label("Results"), b.ShowOutcome(card=sheet.id))
        if meets and Right.EDIT in rights
        else None,
    ]
