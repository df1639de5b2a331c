"""What somebody waits for on a card, as buttons: seen by them alone, in private."""

from datetime import datetime, timedelta

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen
from handlers.cards.snoozing import MORNING, WEEK
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from models.cards.sheet import Sheet, Stop
from models.moments import at_wall
from models.reminders import Waits

COLUMN_SHOWN = 24
COLUMNS_SHOWN = 40


def ahead(sheet: Sheet) -> tuple[Stop, ...]:
    """The columns that somebody else may bring the card to; none on a board of one's own."""
    if sheet.personal:
        return ()
    return sheet.columns[sheet.columns.index(sheet.column) + 1 :]


def waiting_rows(
    reader: Reader, sheet: Sheet, waits: Waits, *, columns: bool = True
) -> tuple[Row, ...]:
    """What can be waited for, and what is; a tap on the latter ends it.

    Without `columns` the reader does not see those of the board.
    """
    ways: list[Button] = []
    if sheet.done_column is not None:
        words = reader.label("If it does not move…")
        ways.append(button(signs.WAIT, words, b.PickUnmoved(card=sheet.id)))
    if columns and ahead(sheet):
        words = reader.label("When it reaches…")
        ways.append(button(signs.COLUMN, words, b.PickReaches(card=sheet.id)))
    found: list[Button] = []
    if waits.unmoved is not None:
        words = reader.label("If it has not moved by {at}", at=reader.short(waits.unmoved))
        found.append(button(signs.CHOSEN, words, b.SetUnmoved(card=sheet.id, at=0)))
    for stop in (stop for stop in sheet.columns if stop.id in waits.columns):
        title = shorten(stop.title, COLUMN_SHOWN)
        words = reader.label("When it reaches «{column}»", column=title)
        data = b.SetReaches(card=sheet.id, column=stop.id, on=False)
        found.append(button(signs.CHOSEN, words, data))
    return tuple(row for row in (*rows_of(ways, 1), *rows_of(found[:COLUMNS_SHOWN], 1)) if row)


def waiting_words(reader: Reader, waits: Waits) -> Markup:
    """What waiting is, and how it ends."""
    return lines(
        reader.say("What shall I watch for you alone? I will tell you once."),
        reader.say("What you wait for stands at the bottom; a tap ends it.")
        if waits != Waits()
        else None,
    )


def unmoved_moments(clock: Reader) -> dict[str, datetime]:
    """The mornings by which a card may be wanted to move; of one moment the plainest word first."""
    days = {"morning": 1, "monday": WEEK - clock.today.weekday(), "days": 3, "week": WEEK}
    return {
        key: at_wall(clock.today + timedelta(days=count), MORNING, clock.zone)
        for key, count in days.items()
    }


def unmoved_screen(clock: Reader, sheet: Sheet, waits: Waits, place: str) -> Screen:
    """By when the card is to move, each moment once, soonest first."""
    words = {
        "morning": clock.label("Tomorrow morning"),
        "monday": clock.label("Monday morning"),
        "days": clock.label("In 3 days"),
        "week": clock.label("In a week"),
    }
    offered = {at: words[key] for key, at in reversed(unmoved_moments(clock).items())}
    if waits.unmoved is not None:
        offered.setdefault(waits.unmoved, "")
    choices = [
        button(
            signs.CHOSEN if at == waits.unmoved else "",
            " · ".join(filter(None, (offered[at], clock.short(at)))),
            b.SetUnmoved(card=sheet.id, at=0 if at == waits.unmoved else int(at.timestamp())),
        )
        for at in sorted(offered)
    ]
    typing = button(signs.EDIT, clock.label("In words"), b.TypeUnmoved(card=sheet.id))
    rows = (*rows_of(choices, 1), (typing,), to_waiting(clock, sheet.id))
    question = clock.say("By when is it to move? If it has not, I will remind you.")
    return part_screen(sheet, "waiting", place, question, rows)


def reaches_screen(reader: Reader, sheet: Sheet, waits: Waits, place: str) -> Screen:
    """The columns that the card has still to reach; those that are waited for are marked."""
    choices = [
        button(
            signs.CHOSEN if stop.id in waits.columns else "",
            shorten(stop.title),
            b.SetReaches(card=sheet.id, column=stop.id, on=stop.id not in waits.columns),
        )
        for stop in ahead(sheet)[:COLUMNS_SHOWN]
    ]
    rows = (*rows_of(choices, 1), to_waiting(reader, sheet.id))
    question = reader.say("Which column is it to reach? I will tell you when it does.")
    return part_screen(sheet, "waiting", place, question, rows)


def to_waiting(reader: Reader, card_id: int) -> Row:
    """The row that leads back to all reminders of the card."""
    return (button(signs.BACK, reader.label("Back"), b.PickReminders(card=card_id)),)
