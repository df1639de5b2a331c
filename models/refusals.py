"""Why the domain says no. Each refusal is worded at the edge, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.figures import Figure
    from models.tables.fields import FieldKind


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Something that a person asked for cannot be done; nothing was changed."""


class Limited(Refusal):
    """There is a limit; `limit` is how much fits."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class Gone(Refusal):
    """The card, board or invitation is not there, or is not this person's to see.

    One refusal for both, so that a forged button learns nothing of what exists.
    """


class OffBoard(Refusal):
    """The card is not on its board; `card_id` is one that this person may see."""

    def __init__(self, card_id: int) -> None:
        super().__init__(card_id)
        self.card_id = card_id


class CardArchived(OffBoard):
    """The card is in the archive: it can be read, and brought back."""


class CardDeleted(OffBoard):
    """The card was deleted, which can be taken back for a while."""


class NotAllowed(Refusal):
    """The person's role on the board does not allow this."""


class TitleMissing(Refusal):
    """A card needs a title."""


class TitleTooLong(Refusal):
    """A title has a limit; `length` is what was typed, `limit` what fits, both in characters."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length, limit)
        self.length = length
        self.limit = limit


class DeadlinePast(Refusal):
    """A deadline lies ahead; `at` (UTC) does not."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


class CheckpointLate(Refusal):
    """A checkpoint lies before the date of the result, `due_at` (UTC)."""

    def __init__(self, due_at: datetime) -> None:
        super().__init__(due_at)
        self.due_at = due_at


class NotAMember(Refusal):
    """Only members of the board can be assigned."""


class InviteEnded(Refusal):
    """The invitation expired or was revoked."""


class PersonalBoardStays(Refusal):
    """A personal board is never shared or bound."""


class BoardArchived(Refusal):
    """A board in the archive is looked at, and nothing else."""


class LastPersonalBoard(Refusal):
    """The only personal board of somebody is never put into the archive: cards need a home."""


class TooManyBoards(Limited):
    """A person owns up to `limit` boards besides those in the archive."""


class TooManyColumns(Limited):
    """A board has up to `limit` columns."""


class ColumnNeeded(Refusal):
    """A board keeps a column for what is done, and one for what is not."""


class SpecialtyTooLong(Refusal):
    """What somebody does on a board is said in up to `limit` characters; `length` were typed."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length, limit)
        self.length = length
        self.limit = limit


class OwnerStays(Refusal):
    """The owner of a board gives it to somebody else before leaving it."""


class ChangedMeanwhile(Refusal):
    """The card says something else now than what was seen when this was tapped."""


class MembersOnly(Refusal):
    """In this group, only members of its board may do this.

    `board_id` is 0 while the group has none. `public`: anybody may walk into the group, so an
    admin lets people on the board.
    """

    def __init__(self, board_id: int, *, public: bool) -> None:
        super().__init__(board_id)
        self.board_id = board_id
        self.public = public


class TheirChoice(Refusal):
    """Somebody else (`name`) opened this choice on a card that everybody sees."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TheirsToMake(Refusal):
    """Only who wrote it (`name`) makes a card of it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TakenAlready(Refusal):
    """Somebody else (`name`) was quicker to take the card."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OthersChange(Refusal):
    """A change is taken back by whoever made it, here by `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ChangedSince(Refusal):
    """What is to be taken back was changed again since."""


class OtherGone(Refusal):
    """The other card of a link was deleted: there is nothing to link with."""


class ColumnGone(Refusal):
    """The card cannot go back: the column `title` is not there any more."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class FieldTooLong(Refusal):
    """What was typed for a field has `length` characters of `limit`."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length, limit)
        self.length = length
        self.limit = limit


class FieldUnread(Refusal):
    """What was typed is nothing that stands in a field of this `kind`."""

    def __init__(self, kind: FieldKind) -> None:
        super().__init__(kind)
        self.kind = kind


class TooFewChoices(Limited):
    """A choice is between two things and `limit`."""


class TooManyFields(Limited):
    """A board has up to `limit` fields."""


class GroupAdminsOnly(Refusal):
    """Only admins of the group, or of its board, may say how the bot works there."""


class AlreadyAnswered(Refusal):
    """Somebody else has said yes or no to this already."""


class CardFull(Limited):
    """A card keeps up to `limit` pieces of content."""


class CardDone(Refusal):
    """A card that is done does not repeat, and nobody waits for it to move."""


class ReachedAlready(Refusal):
    """The card is in the column that is to be waited for, or past it."""


class TooManyOccasions(Limited):
    """A set of reminders names up to `limit` occasions."""


class NoItems(Refusal):
    """A list needs at least one item, an item at least one word."""


class TooManyItems(Limited):
    """A checklist has up to `limit` items."""


class ItemTooLong(Refusal):
    """An item has a limit in characters; `text` is what was typed."""

    def __init__(self, text: str, limit: int) -> None:
        super().__init__(limit)
        self.text = text
        self.limit = limit


class TooManyLists(Limited):
    """A card has up to `limit` checklists."""


class TooManyTemplates(Limited):
    """A person keeps up to `limit` checklists of their own."""


class LabelMissing(Refusal):
    """A label needs a name."""


class LabelTooLong(Refusal):
    """A label's name has a limit; `length` is what was typed, `limit` what fits, in characters."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length, limit)
        self.length = length
        self.limit = limit


class LabelTaken(Refusal):
    """Another label of the board has this `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TooManyLabels(Limited):
    """A board has up to `limit` labels."""


class TooManyOnCard(Limited):
    """A card has up to `limit` labels."""


class TeamCardStays(Refusal):
    """Only who made a card, or an admin, may take it off a team's board onto their own."""


class TooManyLinks(Limited):
    """A card is linked with up to `limit` others."""


class TooManyLines(Refusal):
    """Up to `limit` cards are made at once, and these are `lines`."""

    def __init__(self, lines: int, limit: int) -> None:
        super().__init__(lines, limit)
        self.lines = lines
        self.limit = limit


class NoWorkdays(Refusal):
    """At least one day of the week is worked on."""


class Unread(Refusal):
    """What was written (`text`) is not what it should be; kept out of the log."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class FigureUnread(Unread):
    """There is no number in what was typed (`text`), or more than one."""


class FigureUnclear(Refusal):
    """What was typed (`text`) may mean either of two numbers."""

    def __init__(self, text: str, one: Figure, other: Figure) -> None:
        super().__init__()
        self.text = text
        self.readings = (one, other)


class TableUnread(Refusal):
    """The file is no spreadsheet, or too large for one."""


class TableEmpty(Refusal):
    """The table has no column with titles, or no row under it."""


class TooManyRows(Refusal):
    """A table has up to `limit` cards; this one has `rows`."""

    def __init__(self, rows: int, limit: int) -> None:
        super().__init__(rows, limit)
        self.rows = rows
        self.limit = limit


class DeadlineUnread(Unread):
    """No moment could be read out of what stands in the table (`text`), or more than one."""


class CellUnread(Refusal):
    """What stands in the table (`text`) is nothing for the field `name`.

    That is one of `choices`, where there are some, else of this `kind`.
    """

    def __init__(self, name: str, kind: FieldKind, text: str, choices: Sequence[str] = ()) -> None:
        super().__init__()
        self.name, self.kind, self.text, self.choices = name, kind, text, tuple(choices)


class PriorityUnread(Unread):
    """What stands in the table (`text`) is no priority."""
