"""What people write at its worst, and the values that screens are drawn from."""

from datetime import UTC, datetime
from itertools import pairwise
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from handlers.reader import Reader
from models.approving import SHOWN, Verdict
from models.boards import TITLE_LIMIT
from models.cards.lists import Line
from models.cards.pieces import Piece
from models.cards.sheet import PersonOnCard, Sheet, Step, Steps, Stop
from models.checklists import COLLABORATION
from models.checklists.written import ITEMS_LIMIT
from models.comments import Said
from models.labels import Tag
from models.tables import (
    Board,
    BoardKind,
    ColumnKind,
    ContentKind,
    Group,
    Label,
    Member,
    OwnTemplate,
    Person,
    Priority,
    Role,
)
from sandbox.text import utf16_length
from tests.town import START

NASTY = st.sampled_from(
    [
        "<b>&",
        "</b>",
        "&amp;",
        "{title}",
        "%s",
        "🧑🏽‍🚀",
        "𝔎",
        "ملف",
        "\u202e",
        "\u200b",
        "'",
        '"',
        "{",
        "}",
    ]
)
LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
WORDS = st.one_of(NASTY, st.text(LETTERS, min_size=1, max_size=12))


def texts(limit: int) -> st.SearchStrategy[str]:
    """Up to so many characters of what people write, often as many as fit."""
    mixed = st.lists(WORDS, min_size=1, max_size=6).map("".join)
    long = st.builds(lambda unit: (unit * limit)[:limit], st.one_of(NASTY, LETTERS))
    return st.one_of(mixed, long).map(lambda t: t[:limit]).filter(lambda t: bool(t.strip()))


TITLES, NAMES = texts(TITLE_LIMIT), texts(128)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
IDS = st.integers(1, 2**63 - 1)
TAGS = st.builds(Tag, IDS, texts(64), st.sampled_from(["🔴", "✈️"]))
READERS = st.builds(
    Reader,
    st.sampled_from(["uk", "ru", "en"]),
    st.sampled_from(["Europe/Kyiv", "America/New_York", "Pacific/Chatham"]).map(ZoneInfo),
    st.just(START),
)
STOPS = st.builds(Stop, IDS, TITLES, st.sampled_from(ColumnKind))
ON_CARD = st.builds(PersonOnCard, IDS, IDS, NAMES, st.booleans())
COUNT = len(COLLABORATION.items)
STEPS = st.builds(
    lambda names: Steps(
        2**63 - 1,
        "collaboration",
        tuple(
            Step(2**63 - 1, key, name, START if name else None)
            for key, name in zip(COLLABORATION.items, names, strict=True)
        ),
    ),
    st.lists(st.none() | NAMES, min_size=COUNT, max_size=COUNT),
) | st.builds(
    lambda title, texts: Steps(
        2**63 - 1,
        "",
        tuple(
            Step(2**63 - 1, "", text, START if place % 2 else None, text, text[:128], 2**62, START)
            for place, text in enumerate(texts)
        ),
        title,
    ),
    TITLES,
    st.lists(TITLES, max_size=40),
)
STYLES = [
    "bold",
    "italic",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "blockquote",
]
STYLES += ["spoiler", "url", "hashtag", "mention", "underline", "expandable_blockquote"]


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    """A message with entities anywhere, nested as Telegram nests them."""
    text = draw(texts(4096))
    size, entities = utf16_length(text), []
    edges = [0]
    for char in text:
        edges.append(edges[-1] + utf16_length(char))
    starts = draw(st.lists(st.sampled_from(edges), min_size=0, max_size=4, unique=True))
    for start, end in pairwise([*sorted(starts), size]):
        if start < end:
            kind = draw(st.sampled_from(STYLES))
            more: dict[str, object] = {}
            if kind == "text_link":
                more["url"] = "https://example.org/?a=1&b=" + draw(st.sampled_from(['"', "<", "x"]))
            if kind == "pre":
                more["language"] = draw(st.sampled_from(["py", 'a"b', "<i>", "&"]))
            if kind == "text_mention":
                more["user"] = {"id": 7, "is_bot": False, "first_name": "<b>"}
            if kind == "custom_emoji":
                more["custom_emoji_id"] = "5368324170671202286"
            entities.append({"type": kind, "offset": start, "length": end - start, **more})
    kind = draw(st.sampled_from(ContentKind))
    return Piece(
        kind=kind,
        text=text,
        entities=tuple(entities),
        file_id=None if kind is ContentKind.TEXT else "file",
        file_name=draw(st.none() | texts(255)),
        origin=draw(st.none() | texts(255)),
        chat_id=1,
        message_id=draw(IDS),
    )


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A card at its fullest."""
    columns = tuple(draw(st.lists(STOPS, min_size=1, max_size=6)))
    on_card = tuple(draw(st.lists(ON_CARD, max_size=12)))
    return Sheet(
        id=draw(IDS),
        number=draw(st.integers(1, 2**31)),
        title=draw(TITLES),
        board_id=draw(IDS),
        board_title=draw(TITLES),
        personal=draw(st.booleans()),
        columns=columns,
        column=draw(st.sampled_from(columns)),
        keeper=draw(ON_CARD),
        deadline=draw(st.none() | MOMENTS),
        people=on_card,
        labels=tuple(draw(st.lists(TAGS, max_size=20))),
        pieces=tuple(draw(st.lists(pieces(), max_size=3))),
        checklists=tuple(draw(st.lists(STEPS, max_size=12))),
        can_take_back=draw(st.booleans()),
        unreached=on_card,
        undelivered=on_card,
        version=1,
        priority=draw(st.sampled_from(Priority)),
        comments=draw(st.integers(0, 2**31)),
    )


LINES = st.builds(
    Line,
    id=IDS,
    number=st.integers(1, 2**31),
    title=TITLES,
    board_id=IDS,
    board_title=TITLES,
    column_id=st.integers(1, 4),
    deadline=st.none() | MOMENTS,
    people=st.lists(NAMES, max_size=5).map(tuple),
    labels=st.lists(TAGS, max_size=5).map(tuple),
    priority=st.sampled_from(Priority),
)


def person(name: str, number: int = 2**62) -> Person:
    """Somebody with this name."""
    made = Person(
        id=number, telegram_id=2**51, first_name=name, language="uk", timezone="Europe/Kyiv"
    )
    made._saved_in_db = True
    return made


def board(title: str, number: int = 2**62) -> Board:
    """A team board with this title."""
    made = Board(id=number, title=title, kind=BoardKind.TEAM)
    made._saved_in_db = True
    return made


def group(title: str, number: int = 2**62) -> Group:
    """A group with this title that works on a board."""
    made = Group(
        id=number, telegram_id=-(2**51), title=title, language="uk", timezone="Europe/Kyiv"
    )
    made._saved_in_db, made.board_id = True, number
    return made


def member(name: str, number: int, role: Role, on: Board) -> Member:
    """Somebody with this name on a board; a bare value, since rows relate in an open database."""
    who = person(name, number)
    found = SimpleNamespace(
        id=number,
        role=role,
        person=who,
        specialty=name[:40],
        person_id=number,
        board=on,
        board_id=on.id,
    )
    return cast("Member", found)


def label(tag: Tag, on: Board) -> Label:
    """This label of a board; a bare value, since rows relate in an open database."""
    found = SimpleNamespace(id=tag.id, name=tag.name, sign=tag.sign, board=on, board_id=on.id)
    return cast("Label", found)


def own_template(title: str, number: int) -> OwnTemplate:
    """A template with this title and as many such items."""
    made = OwnTemplate(
        id=2**62 + number, owner_id=1, board_id=None, title=title, items=[{"text": title}] * 100
    )
    made._saved_in_db = True
    return made


def fullest(unit: str) -> Sheet:
    """A card on which everything is as long and as many as the tables let it be."""
    title, name = (unit * 255)[:255], (unit * 128)[:128]
    stop = Stop(2**62, title, ColumnKind.ACTIVE)
    on_card = tuple(PersonOnCard(n, n, name, reachable=False) for n in range(40))
    items = tuple(
        Step(2**62 + n, "", name, START if n % 2 else None, title, name, 2**62, START, (1, 2**31))
        for n in range(ITEMS_LIMIT)
    )
    piece = Piece(
        kind=ContentKind.DOCUMENT,
        text=unit * 900,
        origin=title,
        file_id="f",
        file_name=title,
        chat_id=1,
        message_id=1,
    )
    word = Said(2**62, 2**62, 2**62, name, START, (piece,))
    return Sheet(
        2**62,
        2**31,
        title,
        2**62,
        title,
        personal=False,
        columns=(stop, stop, stop),
        column=stop,
        keeper=on_card[0],
        deadline=START,
        people=on_card,
        labels=(Tag(2**62, (unit * 64)[:64], "✈️"),) * 40,
        pieces=(piece,) * 50,
        checklists=(Steps(1, "collaboration", items, title),) * 40,
        can_take_back=True,
        unreached=on_card,
        undelivered=on_card,
        version=1,
        priority=Priority.LOW,
        content_version=2**62,
        verdicts=(Verdict(name, approved=False, round=2**31, old=True, reason=word),) * SHOWN,
        shared=True,
    )
