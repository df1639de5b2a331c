"""A long list becomes cards, one of each line."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from models.boards import TITLE_LIMIT, members_of
from models.cards.create import create_card
from models.cards.history import record
from models.cards.pieces import Piece
from models.cards.titles import first_words, read_title
from models.checklists.items import make_card
from models.checklists.written import BULLET, OPEN, TICKED
from models.refusals import ChangedMeanwhile, Gone, TooManyLines
from models.rights import Right, open_card
from models.tables import Card, Content, ContentKind, Did, EventKind, Item, Person

LINES_LIMIT = 50


def lines_in(text: str) -> tuple[str, ...]:
    """The lines of a text that say something, without bullets, numbers and boxes."""
    found = []
    for line in text.splitlines():
        words = " ".join(line.split())
        for mark in (BULLET, TICKED, OPEN, BULLET):
            words = mark.sub("", words, count=1)
        if words:
            found.append(words)
    return tuple(found)


def check_lines(lines: Sequence[str]) -> None:
    """Raise `Gone` where there is nothing to split, and `TooManyLines`."""
    if len(lines) < 2:
        raise Gone
    if len(lines) > LINES_LIMIT:
        raise TooManyLines(len(lines), LINES_LIMIT)


def digest_of(lines: Sequence[str]) -> str:
    """Tells these lines from others: what was shown is what is made."""
    return sha256("\n".join(lines).encode()).hexdigest()[:8]


async def split_text(
    actor: Person, board_id: int, lines: Sequence[str], *, key: str, now: datetime
) -> list[Card]:
    """A card of each line at the bottom of the board's first column, understood as typed titles.

    `key` names what asked; asked for again, the same cards come back. Raises as `create_card` and
    `check_lines`.
    """
    check_lines(lines)
    members = [member.person for member in await members_of(board_id)]
    made = []
    for number, line in enumerate(lines):
        reading = read_title(
            first_words(line), now=now, zone=actor.zone, day_end=actor.day_ends, members=members
        )
        whole = Piece(kind=ContentKind.TEXT, text=line, chat_id=0, message_id=0)
        card = await create_card(
            actor,
            board_id,
            first_words(line),
            reading,
            (whole,) if len(line) > TITLE_LIMIT else (),
            key=f"{key}.{number}",
            now=now,
        )
        made.append(card)
    return made


async def made_of(actor: Person, key: str) -> list[Card]:
    """The cards that this person made of the lines that `key` named."""
    found = Card.filter(creation_key__startswith=f"{key}.", author_id=actor.id)
    return await found.select_related("board").order_by("number")


async def lines_of(card: Card) -> tuple[str, ...]:
    """The lines of the card's text content."""
    texts = Content.filter(card_id=card.id, kind=ContentKind.TEXT).order_by("position", "id")
    return tuple(line for content in await texts for line in lines_in(content.text))


async def split_content(actor: Person, card_id: int, digest: str, now: datetime) -> list[Card]:
    """A card of each line of this card's content; the content stays.

    Asked for again, the same cards come back. Raises as `open_card` and `check_lines`, and
    `ChangedMeanwhile` when the lines are not those of the `digest`.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    lines = await lines_of(card)
    if digest_of(lines) != digest:
        raise ChangedMeanwhile
    key = f"split.{card.id}.{digest}"
    known = await Card.exists(creation_key=f"{key}.0")
    made = await split_text(actor, card.board_id, lines, key=key, now=now)
    if not known:
        await tell_split(card, made, actor, now)
    return made


async def tell_split(card: Card, made: Sequence[Card], actor: Person, now: datetime) -> None:
    """Record what cards were made of the card."""
    numbers, ids = [one.number for one in made], [one.id for one in made]
    await record(card, actor, EventKind.SPLIT, now, did=Did.ADDED, cards=numbers, made=ids)


async def split_list(
    actor: Person,
    card_id: int,
    list_id: int,
    titles: Mapping[int, str],
    digest: str,
    now: datetime,
) -> list[Card]:
    """A card of each item that is not ticked, which stays and shows it, as by `make_card`.

    `titles` are the items' texts as the board reads them, by id, in their order. Raises as
    `split_content`.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    rows = Item.filter(checklist_id=list_id, checklist__card_id=card.id)
    items = await rows.order_by("position").select_related("became__board")
    open_ones = [item for item in items if item.id in titles]
    lines = [titles[item.id] for item in open_ones]
    if digest_of(lines) != digest:
        raise ChangedMeanwhile
    check_lines(lines)
    known = all(item.became_id for item in open_ones)
    made = []
    for item in open_ones:
        # One that is gone for good is not made anew by a late second tap.
        one = item.became or await make_card(actor, item.id, titles[item.id], now)
        made.append(one)
    if not known:
        await tell_split(card, made, actor, now)
    return made
