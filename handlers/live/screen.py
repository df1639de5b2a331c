"""The live board as everybody in the group sees it."""

from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards import rich as blocks
from handlers.boards.screen import count_words, empty_group_words, line_text
from handlers.content import shorten
from handlers.fitting import MESSAGE_LIMIT, visible_units
from handlers.labels.words import tag_words
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from models.live import LiveBoard, LiveColumn
from models.tables import ColumnKind

LINES_SHOWN = 8
BUTTONS_SHOWN = 24
COLUMNS_SHOWN = 30
TITLE_ON_BUTTON = 22


def live_screen(reader: Reader, board: LiveBoard, *, rich: bool = False) -> Screen:
    """Columns, their counts and first cards. A tap shows the tapper more, and changes nothing here.

    A big board names fewer cards of each column, so that it fits one message. Of one in the archive
    no more is shown than that it is there.
    """
    if board.archived:
        return archived_screen(reader, board)
    for shown in (LINES_SHOWN, 5, 3, 2, 1, 0):
        text = board_text(reader, board, shown)
        if visible_units(text) < MESSAGE_LIMIT:
            break
    open_columns = [column for column in board.columns if column.kind is not ColumnKind.DONE]
    # Column by column in turn, so that a long first one leaves room for the rest.
    ranked = [
        (place, number, line)
        for number, column in enumerate(open_columns)
        for place, line in enumerate(column.lines[:shown])
    ]
    kept = sorted(ranked, key=lambda found: found[:2])[:BUTTONS_SHOWN]
    cards = [
        button(
            "",
            f"#{line.number} {shorten(line.title, TITLE_ON_BUTTON)}",
            b.LiveCard(card=line.id),
        )
        for _, _, line in sorted(kept, key=lambda found: (found[1], found[0]))
    ]
    last = (
        button(signs.BOARD, reader.label("All cards"), b.OpenHere(board=board.id)),
        button(signs.MINE, reader.label("My cards"), b.OpenMine()),
    )
    return Screen(
        text=text,
        rows=(*rows_of(cards, 2), last),
        rich=rich_text(reader, board) if rich else "",
    )


def archived_screen(reader: Reader, board: LiveBoard) -> Screen:
    """What a group is told of its board while that is in the archive."""
    words = reader.say(
        "This board is in the archive now. Its owner can take it back, an admin of the group can "
        "choose another one in /settings."
    )
    return Screen(text=lines(heading(board), "", Markup("{} {}").format(signs.ARCHIVE, words)))


def heading(board: LiveBoard) -> Markup:
    """The board's title, and the label that a topic is about."""
    title = Markup("{} <b>{}</b>").format(signs.BOARD, shorten(board.title, 100))
    return title + Markup(" · {}").format(tag_words(board.label)) if board.label else title


def board_text(reader: Reader, board: LiveBoard, shown: int) -> Markup:
    """The board with up to `shown` cards of each column."""
    parts: list[str | Markup] = [heading(board)]
    for column in board.columns[:COLUMNS_SHOWN]:
        parts += ["", *column_lines(reader, column, shown)]
    if not any(column.cards for column in board.columns):
        parts += ["", empty_group_words(reader)]
    return lines(*parts)


def rich_text(reader: Reader, board: LiveBoard) -> str:
    """The board as a rich message, in which what is done is closed."""
    listed = (
        blocks.column(
            reader,
            shorten(column.title),
            count_words(column.cards, column.wip),
            column.lines[:LINES_SHOWN],
            more=column.cards - len(column.lines[:LINES_SHOWN]),
            opened=column.kind is not ColumnKind.DONE,
        )
        for column in board.columns[:COLUMNS_SHOWN]
    )
    empty = not any(column.cards for column in board.columns)
    return blocks.joined(
        blocks.heading(heading(board)),
        *listed,
        blocks.paragraph(empty_group_words(reader)) if empty else None,
    )


def column_lines(reader: Reader, column: LiveColumn, shown: int) -> list[Markup]:
    """A column's title and count, its first cards, and how many more there are."""
    named = column.lines[:shown]
    more = column.cards - len(named)
    return [
        Markup("<b>{}</b> · {}").format(
            shorten(column.title), count_words(column.cards, column.wip)
        ),
        *(line_text(reader, line) for line in named),
        *([Markup("+{}").format(more)] if more and named else []),
    ]


def moved_screen(reader: Reader) -> Screen:
    """What is left of a live board that cannot be taken out of the chat."""
    return Screen(text=reader.say("The board is further down now."))


def off_screen(reader: Reader) -> Screen:
    """The same, where the group does not want it any more."""
    return Screen(text=reader.say("The pinned board is off. /board shows it to you alone."))


def unpinned_screen(reader: Reader) -> Screen:
    """Said once, where the bot may not pin."""
    words = reader.say("I may not pin here: an admin can pin the board, or allow me to.")
    return Screen(text=words)
