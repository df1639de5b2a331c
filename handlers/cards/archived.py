"""What a card's screen says and offers while the card is in the archive, or deleted."""

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.reader import Reader
from handlers.screens import Button, Row, button
from models.cards.archive import TAKEN_BACK_FOR
from models.cards.sheet import Sheet
from models.rights import Right


def away_words(reader: Reader, sheet: Sheet) -> Markup | None:
    """Where the card is instead of its board; None when it is there."""
    if sheet.deleted_at is not None:
        until = reader.day(reader.local(sheet.deleted_at + TAKEN_BACK_FOR).date())
        words = reader.say("Deleted. It can be brought back until {day}.", day=until)
        return Markup("{} {}").format(signs.DELETE, words)
    if sheet.archived_at is not None:
        since = reader.day(reader.local(sheet.archived_at).date())
        return Markup("{} {}").format(
            signs.ARCHIVE, reader.say("In the archive · {day}", day=since)
        )
    return None


def away_rows(
    reader: Reader,
    sheet: Sheet,
    rights: frozenset[Right],
    back: Button | None,
    *,
    cut_short: bool,
) -> tuple[Row, ...]:
    """The way back, and what there is to look at."""
    edit, kept = Right.EDIT in rights, sheet.deleted_at is None
    done = sheet.done_column is None
    files = sum(piece.file_id is not None for piece in sheet.pieces)
    restore = reader.label("Back to the board")
    look = b.PickList if len(sheet.checklists) > 1 else b.ShowChecklist
    rows: list[list[Button | None]] = [
        [
            button(signs.UNDO, restore, b.RestoreCard(card=sheet.id)) if edit else None,
            button(signs.REPEAT, reader.label("Take up again"), b.TakeUpCard(card=sheet.id))
            if edit and done and kept
            else None,
        ],
        [
            button(signs.CHECKLIST, str(len(sheet.checklists)), look(card=sheet.id))
            if sheet.checklists
            else None,
            button(signs.COMMENT, str(sheet.comments), b.ShowComments(card=sheet.id))
            if sheet.comments
            else None,
            button(signs.FILES, str(files), b.ShowFiles(card=sheet.id)) if files else None,
            button("", reader.label("Show all"), b.ShowAll(card=sheet.id)) if cut_short else None,
        ]
        if kept
        else [],
        [
            button(signs.MORE, reader.label("More"), b.PickMore(card=sheet.id)) if kept else None,
            back,
        ],
    ]
    drawn = (tuple(found for found in row if found) for row in rows)
    return tuple(row for row in drawn if row)
