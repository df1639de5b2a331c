"""The menu: where everything begins and where a lost reader comes back to."""

from handlers import buttons as b
from handlers import signs
from handlers.reader import Reader
from handlers.screens import Row, Screen, button


def menu_rows(reader: Reader) -> tuple[Row, ...]:
    """The ways from the menu."""
    return (
        (
            button(signs.BOARD, reader.label("Boards"), b.ListBoards()),
            button(signs.MINE, reader.label("My cards"), b.OpenMy()),
        ),
        (button(signs.SEARCH, reader.label("Search"), b.OpenSearch()),),
        (
            button(signs.SETTINGS, reader.label("Settings"), b.OpenSettings()),
            button(signs.HELP, reader.label("Help"), b.OpenHelp()),
        ),
    )


def menu_screen(reader: Reader) -> Screen:
    """One sentence and the ways."""
    return Screen(
        text=reader.say("<b>Send me a task in one message.</b>\nThe next message is its content."),
        rows=menu_rows(reader),
    )


def gone_screen(reader: Reader) -> Screen:
    """What an old button led to is not there."""
    return Screen(text=reader.say("This is not here any more."), rows=menu_rows(reader))


def to_menu(reader: Reader) -> Row:
    """The row that leads back to the menu."""
    return (button(signs.BACK, reader.label("Menu"), b.OpenMenu()),)
