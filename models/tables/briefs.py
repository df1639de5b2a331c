"""Briefs: what a community asks of social media, measurable, with its networks and its plan B."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.models import Model

from models.storage import UtcDatetimeField
from models.tables.cards import Kept

if TYPE_CHECKING:
    from models.tables.boards import Board, Group
    from models.tables.cards import Card
    from models.tables.people import Person


class Case(StrEnum):
    """What of the community's is promoted."""

    INITIATIVE = "initiative"
    EVENT = "event"
    ACHIEVEMENT = "achievement"


class Metric(StrEnum):
    """By which number the content is judged."""

    REGISTRATIONS = "registrations"
    CLICKS = "clicks"
    TIME = "time"
    """Spent on a page."""
    MEMBERS = "members"
    LEADS = "leads"
    DONATIONS = "donations"
    OWN = "own"
    """The brief says it in its own words."""


class Unit(StrEnum):
    """What the numbers of a brief are: so many, or so many percent."""

    COUNT = "count"
    PERCENT = "percent"


class BriefState(StrEnum):
    """Being asked for, under way, or over."""

    DRAFT = "draft"
    RUNNING = "running"
    ENDED = "ended"


class Network(StrEnum):
    """A social network, in the order in which they are offered."""

    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    LINKEDIN = "linkedin"
    TELEGRAM = "telegram"
    X = "x"
    THREADS = "threads"
    PINTEREST = "pinterest"


class Brief(Model):
    """A collaboration of a community and its social media. None is what was not answered."""

    id = fields.BigIntField(primary_key=True)
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField(
        "kartka.Board", related_name="briefs", on_delete=fields.CASCADE, db_index=True
    )
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name="briefs", on_delete=fields.RESTRICT, db_index=True
    )
    """Who answers the questions, and alone sees the brief while it is a draft."""
    state = fields.CharEnumField(BriefState, max_length=16, default=BriefState.DRAFT)
    group: fields.ForeignKeyNullableRelation[Group] = fields.ForeignKeyField(
        "kartka.Group", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """Where it was asked for, and what comes of it is shown. None: in private."""
    thread_id = fields.BigIntField(null=True)
    """The topic of that group."""
    step = fields.CharField(max_length=32, default="")
    """The question at which the draft stands, as `models.briefs.steps` names it."""
    case = fields.CharEnumField(Case, max_length=16, null=True)
    metric = fields.CharEnumField(Metric, max_length=16, null=True)
    metric_words = fields.CharField(max_length=64, null=True)
    """The metric in the author's words, for `Metric.OWN`."""
    target: Decimal | None = fields.DecimalField(max_digits=20, decimal_places=4, null=True)
    unit = fields.CharEnumField(Unit, max_length=8, default=Unit.COUNT)
    """Of the target, and of every figure that is compared with it."""
    due_at = UtcDatetimeField(null=True)
    """By when the target is to be reached."""
    budget = fields.CharField(max_length=255, null=True)
    """As it was typed, «0» for none."""
    owner: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """Who answers for the request, and is asked for its figures."""
    approver: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    card: fields.ForeignKeyNullableRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """The brief's own card, None while it is a draft."""
    meeting: fields.ForeignKeyNullableRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """The card of the meeting. Its deadline is the meeting's moment."""
    outcome: dict[str, str] = fields.JSONField(default=dict)
    """What the meeting gave, by the key of the ready item that asks for it, in people's words."""
    result: Decimal | None = fields.DecimalField(max_digits=20, decimal_places=4, null=True)
    """The figure at the end, in `unit`."""
    result_text = fields.TextField(null=True)
    """What was done and what came of it, in people's words."""
    ended_at = UtcDatetimeField(null=True)
    creation_key = fields.CharField(max_length=64, unique=True)
    """Names what asked for the brief, so that the same tap twice makes one."""
    created_at = UtcDatetimeField()

    board_id: int
    author_id: int
    group_id: int | None
    owner_id: int | None
    approver_id: int | None
    card_id: int | None
    meeting_id: int | None
    parts: fields.ReverseRelation[BriefPart]
    networks: fields.ReverseRelation[BriefNetwork]
    checkpoints: fields.ReverseRelation[Checkpoint]

    class Meta:
        table = "brief"


class PartKind(StrEnum):
    """Which question a message answers."""

    ABOUT = "about"
    REFERENCE = "reference"


class BriefPart(Kept):
    """A message that was sent for a brief. The brief's card gets them all as content."""

    brief: fields.ForeignKeyRelation[Brief] = fields.ForeignKeyField(
        "kartka.Brief", related_name="parts", on_delete=fields.CASCADE
    )
    answers = fields.CharEnumField(PartKind, max_length=16)

    brief_id: int

    class Meta:
        table = "brief_part"
        unique_together = (("brief", "answers", "chat_id", "message_id"),)


class BriefNetwork(Model):
    """One network of a brief: its posting schedule, its person, its card, its figure."""

    id = fields.BigIntField(primary_key=True)
    brief: fields.ForeignKeyRelation[Brief] = fields.ForeignKeyField(
        "kartka.Brief", related_name="networks", on_delete=fields.CASCADE
    )
    network = fields.CharEnumField(Network, max_length=16)
    deadline = UtcDatetimeField(null=True)
    """By when the content is handed over for posting."""
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    """Who makes the content."""
    card: fields.ForeignKeyNullableRelation[Card] = fields.ForeignKeyField(
        "kartka.Card", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    figure: Decimal | None = fields.DecimalField(max_digits=20, decimal_places=4, null=True)
    """What this network gave in the end, in the brief's unit."""

    brief_id: int
    person_id: int | None
    card_id: int | None

    class Meta:
        table = "brief_network"
        unique_together = (("brief", "network"),)


class Checkpoint(Model):
    """A moment at which a share of the target is to be reached, else plan B is taken."""

    id = fields.BigIntField(primary_key=True)
    brief: fields.ForeignKeyRelation[Brief] = fields.ForeignKeyField(
        "kartka.Brief", related_name="checkpoints", on_delete=fields.CASCADE, db_index=True
    )
    at = UtcDatetimeField()
    share = fields.SmallIntField()
    """Of the target, in percent."""
    steps: list[dict[str, str]] = fields.JSONField(default=list)
    """Plan B: each with its `kind` (posts, reminders, creatives, budget, own), an own one with its
    `text`."""
    answer: Decimal | None = fields.DecimalField(max_digits=20, decimal_places=4, null=True)
    """The number at that time, in the brief's unit."""
    answered_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "kartka.Person", related_name=False, null=True, on_delete=fields.SET_NULL, db_index=True
    )
    answered_at = UtcDatetimeField(null=True)
    taken_at = UtcDatetimeField(null=True)
    """When plan B was taken."""

    brief_id: int
    answered_by_id: int | None

    class Meta:
        table = "checkpoint"
