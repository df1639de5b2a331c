"""Ready boards: the titles of their columns, in the language of who makes them."""

from dataclasses import dataclass
from datetime import datetime

from handlers.reader import Reader
from models.boards import Stage
from models.tables import ColumnKind, Group

BACKLOG, ACTIVE, DONE = ColumnKind.BACKLOG, ColumnKind.ACTIVE, ColumnKind.DONE


@dataclass(frozen=True)
class Kit:
    """A ready board; `code` names it in buttons for ever."""

    code: str
    title: str
    stages: tuple[Stage, ...]


def kits(reader: Reader) -> tuple[Kit, ...]:
    """What a new board can be made from."""
    return (
        Kit("simple", reader.label("Simple kit"), simple_kit(reader)),
        Kit("content", reader.label("Content plan kit"), content_kit(reader)),
        Kit("campaign", reader.label("Campaign kit"), campaign_kit(reader)),
        Kit("editorial", reader.label("Editorial kit"), editorial_kit(reader)),
    )


def kit_lines(reader: Reader) -> list[str]:
    """Each kit with its columns."""
    return [f"• {kit.title}: " + " → ".join(s.title for s in kit.stages) for kit in kits(reader)]


def simple_kit(reader: Reader) -> tuple[Stage, ...]:
    """To do, doing, done."""
    return (
        Stage(reader.label("To do"), BACKLOG),
        Stage(reader.label("In progress"), ACTIVE),
        Stage(reader.label("Done column"), DONE),
    )


def team_kit(reader: Reader) -> tuple[Stage, ...]:
    """The way of a post through a team."""
    return (
        Stage(reader.label("Ideas"), BACKLOG),
        Stage(reader.label("In progress"), ACTIVE),
        Stage(reader.label("On approval"), ACTIVE),
        Stage(reader.label("Done column"), DONE),
    )


def group_kit(group: Group, now: datetime) -> tuple[Stage, ...]:
    """The board of a group for which nobody chose one, in its language whoever's tap makes it."""
    return team_kit(Reader(group.language, group.zone, now))


def content_kit(reader: Reader) -> tuple[Stage, ...]:
    """A post from idea to publication, each craft its own stage."""
    return (
        Stage(reader.label("Ideas"), BACKLOG),
        Stage(reader.label("Text column"), ACTIVE),
        Stage(reader.label("Design column"), ACTIVE),
        Stage(reader.label("On approval"), ACTIVE),
        Stage(reader.label("Scheduled column"), ACTIVE),
        Stage(reader.label("Published column"), DONE),
    )


def campaign_kit(reader: Reader) -> tuple[Stage, ...]:
    """A campaign with a beginning and an end."""
    return (
        Stage(reader.label("Brief column"), BACKLOG),
        Stage(reader.label("Preparation column"), ACTIVE),
        Stage(reader.label("Running column"), ACTIVE),
        Stage(reader.label("Results column"), ACTIVE),
        Stage(reader.label("Done column"), DONE),
    )


def editorial_kit(reader: Reader) -> tuple[Stage, ...]:
    """A longer text through an editorial office."""
    return (
        Stage(reader.label("Topics column"), BACKLOG),
        Stage(reader.label("Writing column"), ACTIVE),
        Stage(reader.label("Editing column"), ACTIVE),
        Stage(reader.label("Layout column"), ACTIVE),
        Stage(reader.label("Published column"), DONE),
    )
