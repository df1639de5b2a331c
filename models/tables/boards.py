"""Boards, their columns, their people and the groups they live in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField
from models.tables.rhythm import Rhythm

if TYPE_CHECKING:
    from models.tables.people import Person


class BoardKind(StrEnum):
    """A personal board is its owner's alone and is never shared or bound."""

    PERSONAL = "personal"
    TEAM = "team"


class ColumnKind(StrEnum):
    """What a column is for, whatever its title."""

    BACKLOG = "backlog"
    ACTIVE = "active"
    DONE = "done"


class Role(StrEnum):
    """What a member is on a board; `models.rights` says what each role may do."""

    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"
    GUEST = "guest"


class Board(Model):
    """Columns and cards."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharEnumField(BoardKind, max_length=16)
    title = fields.CharField(max_length=255)
    owner: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name="boards", on_delete=fields.RESTRICT, db_index=True
    )
    creation_key = fields.CharField(max_length=64, null=True, unique=True)
    """Names what asked for this board, so that the same tap twice makes one board."""
    last_number = fields.IntField(default=0)
    """The number of the newest card."""
    last_position = fields.BigIntField(default=0)
    """The place of the card that entered a column last; places only grow."""
    occasions = fields.CharField(max_length=64, null=True)
    """The set of occasions for members who have not chosen their own, as `models.reminders` writes
    it; None: the usual one."""
    archive_days = fields.SmallIntField(null=True)
    """So many days after it was done a card goes to the archive by itself; None: never."""
    created_at = UtcDatetimeField()
    archived_at = UtcDatetimeField(null=True)
    """When it was put into the archive, where it is looked at and nothing else."""

    owner_id: int

    class Meta:
        table = "board"


class Column(Model):
    """One stage of a board."""

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name="columns", on_delete=fields.CASCADE, db_index=True
    )
    title = fields.CharField(max_length=255)
    kind = fields.CharEnumField(ColumnKind, max_length=16)
    position = fields.IntField()
    wip = fields.SmallIntField(null=True)
    """How many cards are under way in it at most, as was agreed: more are warned of. None: any."""
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """Who is given each card that enters the column."""

    board_id: int
    person_id: int | None

    class Meta:
        table = "board_column"


class Member(Model):
    """A person on a board."""

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name="members", on_delete=fields.CASCADE, db_index=True
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name="memberships", on_delete=fields.CASCADE, db_index=True
    )
    role = fields.CharEnumField(Role, max_length=16)
    joined_at = UtcDatetimeField()
    group: fields.ForeignKeyNullableRelation[Group] = fields.ForeignKeyField(
        "kartka.Group", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """The group by which they came: whoever leaves it leaves the board. None for all others."""
    admin_there = fields.BooleanField(default=False, db_default=False)
    """Whether they were an administrator of that group when Telegram last told."""
    specialty = fields.CharField(max_length=64, null=True)
    """What they do on the board: a word of `models.members.SPECIALTIES`, or one of their own."""

    board_id: int
    person_id: int
    group_id: int | None

    class Meta:
        table = "member"
        unique_together = (("board", "person"),)


class Invite(Model):
    """A link by which people join a board: random, expiring, revocable."""

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name="invites", on_delete=fields.CASCADE, db_index=True
    )
    token = fields.CharField(max_length=48, unique=True)
    role = fields.CharEnumField(Role, max_length=16)
    created_by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    created_at = UtcDatetimeField()
    expires_at = UtcDatetimeField()
    revoked_at = UtcDatetimeField(null=True)

    board_id: int

    class Meta:
        table = "invite"


class News(StrEnum):
    """What is told in a group unasked: all, only what is important, or nothing."""

    ALL = "all"
    IMPORTANT = "important"
    NONE = "none"


class Group(Rhythm):
    """A Telegram group that the bot is in, with its own language and clock."""

    id = fields.BigIntField(primary_key=True)
    telegram_id = fields.BigIntField(unique=True)
    title = fields.CharField(max_length=255)
    language = fields.CharField(max_length=8)
    public = fields.BooleanField(default=False)
    """Anybody may walk into a public group, so being in it opens no board."""
    board: fields.ForeignKeyNullableRelation[Board] = fields.ForeignKeyField(
        "kartka.Board",
        related_name="groups",
        null=True,
        on_delete=fields.SET_NULL,
        db_index=True,
    )
    news = fields.CharEnumField(
        News, max_length=16, default=News.IMPORTANT, db_default=News.IMPORTANT.value
    )
    digest_days = fields.SmallIntField(default=31, db_default=31)
    """A bit for each day of the week on which the digest comes, Monday the lowest."""
    left_at = UtcDatetimeField(null=True)
    """When the bot was removed; None while it is in the group."""
    pin_told_at = UtcDatetimeField(null=True)
    """When its admins were told that the bot may not pin here; they are told once."""
    live = fields.BooleanField(default=True, db_default=True)
    """The live board stands here, once it was asked for."""
    mentions = fields.BooleanField(default=False, db_default=False)
    """Who does a card and cannot be reached in private is reminded here, by their name."""
    rich = fields.BooleanField(default=False, db_default=False)
    """Its board is shown as Telegram's rich message, whose columns open and close."""
    plus = fields.BooleanField(default=False, db_default=False)
    """A message that begins with «+ » makes a card, as /new does."""
    added_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """Who brought the bot, and owns the group's first board unless an admin chooses another. None
    when an administrator did so in the group's name."""

    board_id: int | None
    added_by_id: int | None

    class Meta:
        table = "group_chat"

    @property
    def reachable(self) -> bool:
        """Whether the bot is there, and has a board to tell of."""
        return self.left_at is None and self.board_id is not None


class JoinRequest(Model):
    """Somebody of a public group asks to be let on its board."""

    id = fields.BigIntField(primary_key=True)
    group: fields.ForeignKeyRelation[Group] = fields.ForeignKeyField(
        "kartka.Group", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, on_delete=fields.CASCADE, db_index=True
    )
    asked_at = UtcDatetimeField()
    admitted = fields.BooleanField(null=True)
    """What an admin said. None: nobody answered yet."""

    group_id: int
    board_id: int
    person_id: int

    class Meta:
        table = "join_request"
        unique_together = (("board", "person"),)
