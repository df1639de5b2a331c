"""Ready boards: the titles of their columns, in the language of who makes them."""

from handlers.reader import Reader
from models.boards import Stage
from models.tables import ColumnKind


def simple_kit(reader: Reader) -> tuple[Stage, ...]:
    """To do, doing, done."""
    return (
        Stage(reader.label("To do"), ColumnKind.BACKLOG),
        Stage(reader.label("In progress"), ColumnKind.ACTIVE),
        Stage(reader.label("Done column"), ColumnKind.DONE),
    )


def team_kit(reader: Reader) -> tuple[Stage, ...]:
    """The way of a post through a team."""
    return (
        Stage(reader.label("Ideas"), ColumnKind.BACKLOG),
        Stage(reader.label("In progress"), ColumnKind.ACTIVE),
        Stage(reader.label("On approval"), ColumnKind.ACTIVE),
        Stage(reader.label("Done column"), ColumnKind.DONE),
    )
