"""↩️ on a card: its last change, and what was understood in its title."""

from datetime import timedelta

from handlers import buttons as b
from handlers import signs
from handlers.content import shorten
from handlers.priorities import priority_words
from handlers.reader import Reader
from handlers.screens import Button, button, rows_of
from models.cards.sheet import Chip, Sheet

CHIPS_SHOWN = 8
FRESH = timedelta(days=1)
"""So long a card offers to put back into its title each thing that was understood."""
JUST_NOW = timedelta(hours=1)
"""So long a card offers to take its last change back; its history does so without end."""


def undo_button(
    reader: Reader, sheet: Sheet, me: int | None, within: timedelta | None = None
) -> Button | None:
    """↩️ for the last change, to whoever made it `within` this time; to a group (None) for all."""
    last = sheet.last_change
    if last is None or me not in (None, last.actor_id):
        return None
    if within is not None and reader.now - last.at > within:
        return None
    return button(signs.UNDO, reader.label("Undo"), b.Undo(card=sheet.id, event=last.event))


def chip_rows(
    reader: Reader, sheet: Sheet, *, edit: bool, even_one: bool
) -> list[list[Button | None]]:
    """What was understood in the title of a fresh card, a button for each; ↩️ takes back all.

    A single thing needs no button beside ↩️, unless ↩️ takes back something else (`even_one`).
    """
    fresh = sheet.created_at is not None and reader.now - sheet.created_at < FRESH
    if not edit or not fresh or (len(sheet.chips) < 2 and not even_one):
        return []
    chips = [
        button("✕", chip_words(reader, chip), b.TakeBackOne(card=sheet.id, thing=chip.thing))
        for chip in sheet.chips[:CHIPS_SHOWN]
    ]
    return [list(row) for row in rows_of(chips, 2)]


def chip_words(reader: Reader, chip: Chip) -> str:
    """What was understood, as short as a button needs it."""
    if chip.deadline is not None:
        return reader.short(chip.deadline)
    if chip.priority is not None:
        return priority_words(reader, chip.priority)
    return f"#{shorten(chip.label, 24)}" if chip.label else shorten(chip.person, 24)
