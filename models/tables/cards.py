"""Cards: the unit of work, with content, people, labels and history."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.storage import UtcDatetimeField

if TYPE_CHECKING:
    from models.tables.boards import Board, Column
    from models.tables.people import Person


class Priority(IntEnum):
    """How much a card matters: a higher number comes first, and most cards have none."""

    LOW = 1
    NONE = 2
    HIGH = 3
    URGENT = 4


class Card(Model):
    """`#12` is its number on its board."""

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name="cards", on_delete=fields.CASCADE
    )
    column: fields.ForeignKeyRelation[Column] = fields.ForeignKeyField(
        "kartka.Column", related_name="cards", on_delete=fields.RESTRICT
    )
    number = fields.IntField()
    title = fields.CharField(max_length=255)
    understood: dict[str, Any] | None = fields.JSONField(null=True)
    """What `models.cards.understanding` writes; None when there is nothing (any more) to take
    back."""
    titled_by = fields.CharField(max_length=64, null=True)
    """The message whose words the title is, as `chat.message`; None once it was typed anew."""
    position = fields.BigIntField()
    """Order inside the column: what came earlier stands higher."""
    deadline = UtcDatetimeField(null=True)
    occasions = fields.CharField(max_length=64, null=True)
    """The card's own set, as `models.reminders` writes it; None: as its readers like."""
    priority = fields.IntEnumField(Priority, default=Priority.NONE, db_default=Priority.NONE.value)
    blocked = fields.CharField(max_length=255, null=True)
    """Why nobody can go on with it: a ready reason or what was typed, None while nothing is in the
    way."""
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name="authored", on_delete=fields.RESTRICT, db_index=True
    )
    creation_key = fields.CharField(max_length=64, null=True, unique=True)
    """Names what asked for this card, a message or a turn of its series, so that each asks once."""
    created_at = UtcDatetimeField()
    done_at = UtcDatetimeField(null=True)
    archived_at = UtcDatetimeField(null=True)
    """When it left the board for the archive; None while it is on the board."""
    deleted_at = UtcDatetimeField(null=True)
    """When it was deleted, which can be taken back for a while. A deleted card is archived too."""
    restored_at = UtcDatetimeField(null=True)
    """When it last came back: a done card goes to the archive by itself counted from here."""

    board_id: int
    column_id: int
    author_id: int
    assignments: fields.ReverseRelation[Assignment]
    card_labels: fields.ReverseRelation[CardLabel]

    class Meta:
        table = "card"
        unique_together = (("board", "number"),)
        indexes = (
            Index(fields=("column_id", "position"), name="ix_card_place"),
            Index(fields=("board_id", "archived_at"), name="ix_card_archived"),
            Index(fields=("deleted_at",), name="ix_card_deleted"),
            Index(fields=("titled_by",), name="ix_card_titled_by"),
        )


class Assignment(Model):
    """A person who is to do a card."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="assignments", on_delete=fields.CASCADE, db_index=True
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name="assignments", on_delete=fields.CASCADE, db_index=True
    )
    at = UtcDatetimeField()

    card_id: int
    person_id: int

    class Meta:
        table = "assignment"
        unique_together = (("card", "person"),)


class Label(Model):
    """A word that sorts the cards of one board."""

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name="labels", on_delete=fields.CASCADE, db_index=True
    )
    name = fields.CharField(max_length=64)
    folded = fields.CharField(max_length=128)
    """The name without letter case, by which it is found again."""
    sign = fields.CharField(max_length=16, default="⚪", db_default="⚪")
    """Its colour, or the sign of the network that it names."""

    board_id: int

    class Meta:
        table = "label"
        unique_together = (("board", "folded"),)


class CardLabel(Model):
    """A label on a card."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="card_labels", on_delete=fields.CASCADE, db_index=True
    )
    label: fields.ForeignKeyRelation[Label] = fields.ForeignKeyField(
        "kartka.Label", related_name="card_labels", on_delete=fields.CASCADE, db_index=True
    )

    card_id: int
    label_id: int

    class Meta:
        table = "card_label"
        unique_together = (("card", "label"),)


class ContentKind(StrEnum):
    """The kinds of message that a card keeps, by Telegram's own names."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    DOCUMENT = "document"
    AUDIO = "audio"
    VOICE = "voice"
    VIDEO_NOTE = "video_note"


class Kept(Model):
    """One message of a person, as it is kept. The parts of an album share `album`."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharEnumField(ContentKind, max_length=16)
    text = fields.TextField(default="")
    """The text or caption, as plain characters; its formatting is in `entities`."""
    entities: list[dict[str, Any]] = fields.JSONField(default=list)
    """Telegram's message entities, offsets in UTF-16 units."""
    file_id = fields.CharField(max_length=255, null=True)
    file_name = fields.CharField(max_length=255, null=True)
    file_size = fields.BigIntField(null=True)
    """In bytes."""
    album = fields.CharField(max_length=64, null=True)
    origin = fields.CharField(max_length=255, null=True)
    """From whom it was forwarded, by name."""
    link = fields.CharField(max_length=255, null=True)
    """Where the message that was forwarded, or made a card, can be seen in Telegram."""
    chat_id = fields.BigIntField()
    message_id = fields.BigIntField()

    class Meta:
        abstract = True


class Content(Kept):
    """One message kept in a card."""

    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="contents", on_delete=fields.CASCADE, db_index=True
    )
    position = fields.IntField(default=0, db_default=0)
    """Its place among the others; of the same place what came earlier stands first."""

    card_id: int

    class Meta:
        table = "content"
        unique_together = (("card", "chat_id", "message_id"),)
        indexes = (Index(fields=("chat_id", "message_id"), name="ix_content_message"),)


class EventKind(StrEnum):
    """What may happen to a card."""

    CREATED = "created"
    MOVED = "moved"
    RENAMED = "renamed"
    ASSIGNED = "assigned"
    UNASSIGNED = "unassigned"
    DEADLINE = "deadline"
    CONTENT = "content"
    CHECKLIST = "checklist"
    TICKED = "ticked"
    UNTICKED = "unticked"
    ITEM = "item"
    """Another change of a checklist or of its items."""
    TAKEN_BACK = "taken_back"
    REPEATS = "repeats"
    REPEATED = "repeated"
    """The next card of its series was made."""
    REMINDERS = "reminders"
    CANNOT = "cannot"
    PRIORITY = "priority"
    BLOCKED = "blocked"
    FIELD = "field"
    COMMENTED = "commented"
    COMMENT_EDITED = "comment_edited"
    UNCOMMENTED = "uncommented"
    """A comment was taken away by its author."""
    LABELLED = "labelled"
    UNLABELLED = "unlabelled"
    BRIEF = "brief"
    """The brief that the card belongs to was answered or changed."""
    SHARED = "shared"
    """A guest came to see the card by its link."""
    UNSHARED = "unshared"
    """A guest may not see the card any more."""
    APPROVED = "approved"
    CHANGES = "changes"
    """Somebody asked for changes, and said in a comment which."""
    ARCHIVED = "archived"
    RESTORED = "restored"
    """It came back onto the board, from the archive or after it was deleted."""
    DELETED = "deleted"
    TRANSFERRED = "transferred"
    """It was moved to another board."""
    LINKED = "linked"
    UNLINKED = "unlinked"
    SPLIT = "split"
    """Cards were made of its lines."""


class Did(StrEnum):
    """What was done, where the kind alone does not tell: `did` in the line's data."""

    ADDED = "added"
    RENAMED = "renamed"
    MOVED = "moved"
    REMOVED = "removed"
    RETURNED = "returned"
    """What was removed came back."""
    EDITED = "edited"
    """The message was edited in Telegram."""
    GIVEN = "given"
    DATED = "dated"
    RETITLED = "retitled"
    LIST_REMOVED = "list_removed"
    LIST_RETURNED = "list_returned"
    MADE_OF = "made_of"
    """The card was made of an item of another."""
    CARRIED = "carried"
    BECAME = "became"
    """A card was made of the item."""
    PARTED = "parted"
    """The card that was made of the item is no more."""
    UNSPLIT = "unsplit"
    """The cards that were made of its lines are no more."""


DIDS: dict[EventKind, tuple[Did, ...]] = {
    EventKind.CONTENT: (Did.ADDED, Did.MOVED, Did.REMOVED, Did.RETURNED, Did.EDITED),
    EventKind.ITEM: (
        Did.ADDED,
        Did.RENAMED,
        Did.MOVED,
        Did.REMOVED,
        Did.RETURNED,
        Did.GIVEN,
        Did.DATED,
        Did.RETITLED,
        Did.LIST_REMOVED,
        Did.LIST_RETURNED,
        Did.MADE_OF,
        Did.CARRIED,
        Did.BECAME,
        Did.PARTED,
    ),
    EventKind.UNCOMMENTED: (Did.REMOVED, Did.RETURNED),
    EventKind.SPLIT: (Did.ADDED, Did.UNSPLIT),
}
"""Every kind of change that is one of several; lines of older releases may not tell which."""


class Event(Model):
    """One line of a card's history."""

    id = fields.BigIntField(primary_key=True)
    card: fields.ForeignKeyRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name="events", on_delete=fields.CASCADE, db_index=True
    )
    actor: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    kind = fields.CharEnumField(EventKind, max_length=16)
    data: dict[str, Any] = fields.JSONField(default=dict)
    """What changed, before and after, by kind."""
    kept: dict[str, Any] | None = fields.JSONField(null=True)
    """What the change took away, so that it can come back; forgotten when its time is over."""
    at = UtcDatetimeField()
    undone_at = UtcDatetimeField(null=True)
    """When whoever made the change took it back."""

    card_id: int
    actor_id: int | None

    class Meta:
        table = "event"
