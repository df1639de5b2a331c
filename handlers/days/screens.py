"""The calendar as keyboards: a month with counts, and the cards of a week or a day."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import card_rows, line_text, turn_row
from handlers.cards.calendar import key_of, month_of, month_rows
from handlers.digests.words import more
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines
from models.cards.dated import Days
from models.cards.lists import Line

SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FIRST, LAST = date(2026, 1, 1), date(2200, 12, 31)
"""The days that a button may name."""
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def month_screen(
    reader: Reader,
    board_id: int,
    title: str | None,
    first: date,
    counts: Mapping[date, int],
    *,
    followable: bool = False,
) -> Screen:
    """The month that begins with `first`: on each day, small, how many cards are due.

    What is `followable` can stand in one's own calendar, too.
    """

    def day_button(day: date) -> Button:
        due = counts.get(day, 0)
        words = f"{day.day}{str(due).translate(SMALL)}" if due else str(day.day)
        mark = signs.CHOSEN if day == reader.today else ""
        return button(mark, words, b.OpenDate(board=board_id, day=key_of(day)))

    turns = tuple(
        button(sign, reader.month(day), b.OpenMonth(board=board_id, month=month_of(day)))
        for sign, day in ((signs.EARLIER, first - DAY), (signs.LATER, first + timedelta(days=31)))
        if FIRST <= day <= LAST
    )
    here = (first.year, first.month) == (reader.today.year, reader.today.month)
    week = b.OpenWeek(board=board_id, day=key_of(reader.today if here else first))
    drawn = b.SendMonth(board=board_id, month=month_of(first), theme="light")
    picture = [button(signs.PICTURE, reader.label("Picture"), drawn)] if board_id else []
    feed = button(signs.LINK, reader.label("In my own calendar"), b.ShowFeed(board=board_id))
    total = sum(counts.values())
    words = reader.many("{n} card is due", "{n} cards are due", total)
    return Screen(
        text=lines(
            heading(reader, title),
            "",
            Markup("<b>{}</b> · {}").format(reader.month(first), reader.place()),
            words if total else nothing(reader),
        ),
        rows=(
            *month_rows(reader, first, day_button, since=first),
            turns,
            (button(signs.CALENDAR, reader.label("By weeks"), week), *picture),
            *([(feed,)] if followable else []),
            (back(reader, board_id),),
        ),
    )


def week_screen(reader: Reader, board_id: int, monday: date, found: Days) -> Screen:
    """The cards of a week, day by day."""
    text: list[Markup | str] = []
    for day, there in groupby(
        found.lines, lambda line: reader.local(line.deadline or reader.now).date()
    ):
        text += ["", Markup("<b>{}</b>").format(reader.day(day))]
        text += [line_of(reader, line, found) for line in there]
    if found.total > len(found.lines):
        text.append(more(reader, found.total - len(found.lines)))
    turns = tuple(
        button(sign, reader.day(day), b.OpenWeek(board=board_id, day=key_of(max(day, FIRST))))
        for sign, day in ((signs.EARLIER, monday - WEEK), (signs.LATER, monday + WEEK))
        if day + WEEK > FIRST and day <= LAST
    )
    return Screen(
        text=lines(
            heading(reader, found.board_title),
            Markup("{} – {}").format(reader.day(monday), reader.day(monday + WEEK - DAY)),
            *(text or ["", nothing(reader)]),
        ),
        rows=(
            *card_rows(found.lines, place_of("w", board_id, max(monday, FIRST))),
            turns,
            to_month(reader, board_id, max(monday, FIRST)),
        ),
        place=place_of("w", board_id, max(monday, FIRST)),
    )


def date_screen(reader: Reader, board_id: int, day: date, found: Days) -> Screen:
    """A page of the cards of a day."""
    listed = [line_of(reader, line, found) for line in found.lines]
    page, key = found.page, key_of(day)
    before = b.OpenDate(board=board_id, day=key, page=page - 1) if page > 0 else None
    last = page >= found.pages - 1
    after = None if last else b.OpenDate(board=board_id, day=key, page=page + 1)
    place = place_of("d", board_id, day)
    return Screen(
        text=lines(
            heading(reader, found.board_title),
            Markup("{} · {}").format(reader.day(day), found.total),
            "",
            *(listed or [nothing(reader)]),
        ),
        rows=(
            *card_rows(found.lines, place),
            *turn_row([before, after]),
            to_month(reader, board_id, day),
        ),
        place=place,
    )


def line_of(reader: Reader, line: Line, found: Days) -> Markup:
    """A card: with its people on a board, with its board among one's own of several."""
    return line_text(reader, line, board=found.mixed, mine=found.board_title is None)


def heading(reader: Reader, title: str | None) -> Markup:
    """Whose days these are: a board's, or the reader's own."""
    name = title if title is not None else reader.label("My cards")
    return Markup("{} <b>{}</b>").format(signs.CALENDAR, name)


def nothing(reader: Reader) -> Markup:
    """An empty stretch of days, and how it fills."""
    return reader.say("Nothing is due. ⏰ on a card gives it a deadline.")


def place_of(kind: str, board_id: int, day: date) -> str:
    """Where ⬅️ leads from a card that was opened here."""
    return f"{kind}.{board_id}.{key_of(day)}"


def to_month(reader: Reader, board_id: int, day: date) -> Row:
    """Back to the month of this day."""
    data = b.OpenMonth(board=board_id, month=month_of(day))
    return (button(signs.BACK, reader.label("Calendar"), data),)


def back(reader: Reader, board_id: int) -> Button:
    """Back to the board, or to the reader's own cards."""
    if board_id:
        return button(signs.BACK, reader.label("Board"), b.OpenBoard(board=board_id))
    return button(signs.BACK, reader.label("My cards"), b.OpenMy())
