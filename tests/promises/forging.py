"""Button data that nobody drew: somebody else's ids in every kind, and nonsense in every place."""

from dataclasses import asdict, dataclass
from typing import Any

from aiogram.filters.callback_data import CallbackData

from handlers import buttons as b
from models.tables import (
    Assignment,
    Brief,
    Card,
    Checkpoint,
    Comment,
    Event,
    Field,
    FieldKind,
    Item,
    Label,
    Member,
    OwnTemplate,
    Search,
)
from tests.town import START

NONSENSE = ("x", "-1", "0", "", " ", "9" * 19, "9" * 30, "-" + "9" * 19, "1.5", "²", "\x00", "NULL")
NOISE = (
    "\U0001f480" * 16,
    "a" * 64,
    ":" * 64,
    "c:" + "\x00" * 62,
    "card:12",
    "C:1:",
    "c",
    "c:1",
    "c:1:b.0:1",
    "c:1:" + "b." + "9" * 58,
    "c:1:b.x",
    "c:1:%s",
    "'; DROP TABLE card; --",
    "%00",
    "\u202e\u200b",
    "start",
    "/start",
)
USUAL: dict[str, Any] = {
    "at": int(START.timestamp()) + 86400,
    "month": 202612,
    "theme": "dark",
    "format": "csv",
    "file": 1,
    "day": 20261201,
    "template": "collaboration",
    "role": "editor",
    "page": 0,
    "on": 1,
    "done": 1,
    "when": "hour",
    "minutes": 9 * 60,
    "since": 22 * 60,
    "until": 8 * 60,
    "weekday": 5,
    "weeks": "told",
    "rule": "d1",
    "due": 1,
    "what": "2d",
    "why": "busy",
    "reason": "answer",
    "field_kind": "text",
    "place": "",
    "thing": "d",
    "priority": 4,
    "ordinal": 1,
    "start": 0,
    "mode": "edit",
    "shared": 0,
    "side": "smm",
    "group": 1,
    "request": 1,
    "topic": 1,
    "question": "handover.instagram",
    "case": "event",
    "metric": "clicks",
    "amount": "12.5",
    "unit": "percent",
    "answers": "about",
    "network": "instagram",
    "share": 50,
    "plan": "posts",
    "outcome": "ideas",
    "after": 0,
    "rest": 1,
    "heir": 0,
    "about": "r",
    "similar": 1,
    "left": "ask",
    "step": "posts",
    "carried": 1,
    "spot": 0,
    "part": 1,
    "digest": "0123abcd",
    "other": 1,
    "days": 7,
    "kit": "simple",
    "source": "simple",
    "kind": "team",
    "stage": "active",
    "position": 0,
    "wip": 5,
    "target": 1,
    "specialty": "design",
    "news": "all",
    "yes": 1,
    "colour": "red",
    "label": 1,
    "into": 1,
    "language": "en",
    "zone": "Europe/Kyiv",
    "version": 1,
}
IDS = {
    "board",
    "card",
    "column",
    "person",
    "item",
    "comment",
    "label",
    "list",
    "own",
    "search",
    "event",
    "field",
    "key",
    "group",
    "request",
    "brief",
    "point",
}
KINDS = b.catalogue()


@dataclass(frozen=True)
class Secret:
    """The ids of somebody's card and of what belongs to it."""

    board: int
    card: int
    column: int
    person: int
    item: int
    comment: int
    label: int
    list: int
    own: int
    search: int
    event: int
    field: int
    key: str
    brief: int
    point: int


async def secret_of(card: Card) -> Secret:
    """The card's own ids; the item and the comment are the first of any card when it has none."""
    item = await Item.filter(checklist__card_id=card.id).first() or await Item.all().first()
    assigned = await Assignment.filter(card_id=card.id).first()
    member = await Member.filter(board_id=card.board_id).first()
    said = Comment.filter(card_id=card.id)
    comment = await said.first() or await Comment.all().first()
    label = await Label.filter(board_id=card.board_id).first()
    assert item is not None
    assert label is not None
    assert comment is not None
    assert member is not None
    person = assigned.person_id if assigned else member.person_id
    key = card.creation_key or ""
    own = await OwnTemplate.all().first()
    field, _ = await Field.get_or_create(
        creation_key=f"forged.{card.id}",
        defaults={
            "board_id": card.board_id,
            "name": "Сховане поле",
            "kind": FieldKind.TEXT,
            "position": 0,
        },
    )
    event = await Event.filter(card_id=card.id).order_by("-id").first()
    assert event is not None
    assert own is not None
    search = await Search.all().first()
    assert search is not None
    point = await Checkpoint.all().first() or await plan_of(card)
    return Secret(
        card.board_id,
        card.id,
        card.column_id,
        person,
        item.id,
        comment.id,
        label.id,
        item.checklist_id,
        own.id,
        search.id,
        event.id,
        field.id,
        key,
        point.brief_id,
        point.id,
    )


async def plan_of(card: Card) -> Checkpoint:
    """A checkpoint of a draft of the card's author, on the card's board."""
    brief = await Brief.create(
        board_id=card.board_id,
        author_id=card.author_id,
        metric_words="таємна мета",
        creation_key=f"forged.{card.id}",
        created_at=START,
    )
    return await Checkpoint.create(brief=brief, at=START, share=50)


def names_ids(kind: type[CallbackData]) -> bool:
    """Whether a button of this kind names something that may be somebody else's."""
    return bool(IDS & kind.model_fields.keys())


def pointed_at(kind: type[CallbackData], secret: Secret) -> str:
    """A button of this kind that names what is somebody else's."""
    values = {**USUAL, **asdict(secret)}
    return ":".join([kind.__prefix__, *(str(values[name]) for name in kind.model_fields)])


def nonsense(kind: type[CallbackData]) -> list[str]:
    """Buttons of this kind with nonsense in every place, and one with a place left over.

    All that are not understood go the same way, so one of them is enough.
    """
    n, prefix = len(kind.model_fields), kind.__prefix__
    found = [":".join([prefix, *[value] * n])[:64] for value in NONSENSE] if n else []
    wrong = [data for data in found if not is_understood(kind, data)]
    left_over = ":".join([prefix, *["1"] * (n + 1)])
    return [data for data in found if data not in wrong] + wrong[:1] + [left_over]


def is_understood(kind: type[CallbackData], data: str) -> bool:
    """Whether this is a button of this kind at all."""
    try:
        kind.unpack(data)
    except (TypeError, ValueError):
        return False
    return len(data.encode()) <= 64
