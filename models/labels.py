"""Labels of a board: made by their name, put on cards, renamed, coloured, merged, removed."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.functions import Count

from models.cards.history import record, record_on
from models.cards.titles import LABEL_LIMIT
from models.networks import NAMES, network_named
from models.networks import SIGNS as NETWORK_SIGNS
from models.refusals import (
    Gone,
    LabelMissing,
    LabelTaken,
    LabelTooLong,
    TooManyLabels,
    TooManyOnCard,
)
from models.reminders import rewrite, rewrite_on
from models.rights import Right, member_of, open_card
from models.storage import values_of
from models.tables import Board, Card, CardLabel, EventKind, Label, Look, Network, Person, Topic
from models.views import board_changed, cards_changed

ON_BOARD = 50
ON_CARD = 10
COLOURS = {
    "red": "🔴",
    "orange": "🟠",
    "yellow": "🟡",
    "green": "🟢",
    "blue": "🔵",
    "violet": "🟣",
    "brown": "🟤",
    "black": "⚫",
    "white": "⚪",
}
OWN = "own"
"""Names, among the colours, the sign that a network has of its own."""


SIGNS = (*COLOURS.values(), *NETWORK_SIGNS.values())
SIGN_FIRST = re.compile(r"(?:({}))\ufe0f?\s*(?=\S)".format("|".join(map(re.escape, SIGNS))))


@dataclass(frozen=True)
class Tag:
    """A label as screens show it."""

    id: int
    name: str
    sign: str


@dataclass(frozen=True)
class BoardLabel:
    """A label of a board, and how many cards have it."""

    tag: Tag
    cards: int


def tag_of(label: Label) -> Tag:
    """The label as a plain value."""
    return Tag(label.id, label.name, label.sign)


def read_label(typed: str) -> tuple[str, str | None]:
    """The name, and the sign where one is typed before it.

    Raises `LabelMissing` and `LabelTooLong`.
    """
    words = " ".join(typed.split())
    found = SIGN_FIRST.match(words)
    sign = found[1] if found else None
    name = words[found.end() if found else 0 :].lstrip("# ")
    if not name:
        raise LabelMissing
    # Without letter case some names are longer, and that form is kept as well.
    if len(name) > LABEL_LIMIT:
        raise LabelTooLong(len(name), LABEL_LIMIT)
    return name, sign


async def labels_of(board_id: int) -> list[BoardLabel]:
    """The board's labels by name, each with the number of its cards, without those in the archive.

    Asks for no rights.
    """
    live = CardLabel.filter(label__board_id=board_id, card__archived_at=None)
    on_cards = live.annotate(cards=Count("id"))
    counts = dict(await on_cards.group_by("label_id").values_list("label_id", "cards"))
    return [
        BoardLabel(tag_of(label), counts.get(label.id, 0))
        for label in await Label.filter(board_id=board_id).order_by("folded")
    ]


async def open_label(actor: Person, label_id: int, right: Right) -> Label:
    """The label, with `board` loaded, when this person may do this on its board.

    Raises as `member_of`, and `Gone` when there is no such label.
    """
    label = await Label.get_or_none(id=label_id).select_related("board")
    if label is None:
        raise Gone
    await member_of(actor, label.board_id, right)
    return label


async def count_cards(label: Label) -> int:
    """How many cards have the label."""
    return await CardLabel.filter(label_id=label.id).count()


def networks_without(found: Sequence[BoardLabel]) -> list[Network]:
    """The social networks that are not among these labels."""
    known = {label.tag.name.casefold() for label in found}
    return [network for network, name in NAMES.items() if name.casefold() not in known]


async def label_named(board_id: int, name: str, sign: str | None = None) -> Label:
    """The board's label of this name in any letter case, made when it is new there.

    With no `sign` it has the one of the network that it names, or the colour that is used least.
    """
    found = await Label.get_or_none(board_id=board_id, folded=name.casefold())
    if found is not None:
        return found
    made, _ = await Label.get_or_create(
        board_id=board_id,
        folded=name.casefold(),
        defaults={"name": name, "sign": sign or await fitting_sign(board_id, name)},
    )
    return made


async def fitting_sign(board_id: int, name: str) -> str:
    """A network's own sign, or the first of the colours that are used least on the board."""
    network = network_named(name)
    if network is not None:
        return NETWORK_SIGNS[network]
    used = Counter(await values_of(Label.filter(board_id=board_id), "sign"))
    return min(COLOURS.values(), key=lambda sign: used[sign])


async def put_on(actor: Person, card_id: int, label_id: int, now: datetime) -> Card:
    """Put a label of its board on the card. Raises as `open_card`, `Gone` and `TooManyOnCard`."""
    card = await open_card(actor, card_id, Right.EDIT)
    label = await Label.get_or_none(id=label_id, board_id=card.board_id)
    if label is None:
        raise Gone
    await _put(actor, card, label, now)
    return card


async def take_off(actor: Person, card_id: int, label_id: int, now: datetime) -> Card:
    """Take a label off the card. Raises as `open_card`."""
    card = await open_card(actor, card_id, Right.EDIT)
    on_card = CardLabel.filter(card_id=card.id, label_id=label_id).select_related("label")
    found = await on_card.first()
    if found is not None:
        label = found.label
        await found.delete()
        await record(card, actor, EventKind.UNLABELLED, now, **said_of(label))
        await _follow(card, label, now)
    return card


async def put_typed(actor: Person, card_id: int, typed: str, now: datetime) -> Card:
    """Put the label that was typed on the card, made on its board when it is new there.

    Raises as `put_on`, `read_label`, and `TooManyLabels`.
    """
    name, sign = read_label(typed)
    card = await open_card(actor, card_id, Right.EDIT)
    await _put(actor, card, await _made(card.board_id, name, sign), now)
    return card


async def put_network(actor: Person, card_id: int, network: Network, now: datetime) -> Card:
    """Put the label of a social network on the card. Raises as `put_typed`."""
    return await put_typed(actor, card_id, NAMES[network], now)


async def make_typed(actor: Person, board_id: int, typed: str) -> Label:
    """The label that was typed, made on the board when it is new there.

    Raises as `read_label`, `member_of`, and `TooManyLabels`.
    """
    name, sign = read_label(typed)
    await member_of(actor, board_id, Right.EDIT)
    await Board.select_for_update().get(id=board_id)
    return await _made(board_id, name, sign)


async def make_network(actor: Person, board_id: int, network: Network) -> Label:
    """The label of a social network on the board. Raises as `make_typed`."""
    return await make_typed(actor, board_id, NAMES[network])


async def rename_label(actor: Person, label_id: int, typed: str) -> Label:
    """Give the label another name, and the sign that is typed before it.

    Raises as `open_label`, `read_label`, and `LabelTaken` when another label has this name.
    """
    name, sign = read_label(typed)
    label = await _changeable(actor, label_id)
    other = await Label.get_or_none(board_id=label.board_id, folded=name.casefold())
    if other is not None and other.id != label.id:
        raise LabelTaken(other.name)
    label.name, label.folded, label.sign = name, name.casefold(), sign or label.sign
    await label.save(update_fields=["name", "folded", "sign"])
    await _look_anew(label)
    return label


async def colour_label(actor: Person, label_id: int, colour: str) -> Label:
    """Give the label another colour, by its name in `COLOURS`, or by `OWN` its network's sign.

    Raises as `open_label`, and `Gone` where there is no such sign.
    """
    label = await _changeable(actor, label_id)
    sign = COLOURS.get(colour) if colour != OWN else own_sign(label)
    if sign is None:
        raise Gone
    label.sign = sign
    await label.save(update_fields=["sign"])
    await _look_anew(label)
    return label


def own_sign(label: Label) -> str | None:
    """The sign of the network that the label is named after."""
    network = network_named(label.name)
    return NETWORK_SIGNS[network] if network else None


async def merge_labels(actor: Person, label_id: int, into_id: int, now: datetime) -> Label:
    """Put the other label on every card that has this one, which is removed; the one that stays.

    Raises as `open_label`, and `Gone` for labels of different boards.
    """
    label = await _changeable(actor, label_id)
    into = await Label.get_or_none(id=into_id, board_id=label.board_id).select_related("board")
    if into is None or into.id == label.id:
        raise Gone
    there = set(await values_of(CardLabel.filter(label_id=into.id), "card_id"))
    cards = [card_id for card_id in await _cards_with(label) if card_id not in there]
    await Look.filter(label_id=label.id).update(label_id=into.id)
    await Topic.filter(label_id=label.id).update(label_id=into.id)
    await remove_label(actor, label.id, now)
    await CardLabel.bulk_create([CardLabel(card_id=card_id, label_id=into.id) for card_id in cards])
    await record_on(cards, into.board_id, actor, EventKind.LABELLED, now, **said_of(into))
    if await Topic.exists(label_id=into.id):
        await rewrite_on(into.board_id, now)
    return into


async def remove_label(actor: Person, label_id: int, now: datetime) -> Label:
    """Remove the label from its board and from every card. Raises as `open_label`."""
    label = await _changeable(actor, label_id)
    cards = await _cards_with(label)
    said, heard = said_of(label), await Topic.exists(label_id=label.id)
    await Label.filter(id=label.id).delete()
    await record_on(cards, label.board_id, actor, EventKind.UNLABELLED, now, **said)
    if heard:
        await rewrite_on(label.board_id, now)
    return label


def said_of(label: Label) -> dict[str, str | int]:
    """What history keeps of a label, which may be gone when it is read."""
    return {"label": label.id, "name": label.name, "sign": label.sign}


async def _put(actor: Person, card: Card, label: Label, now: datetime) -> None:
    on_card = CardLabel.filter(card_id=card.id)
    if await on_card.filter(label_id=label.id).exists():
        return
    if await on_card.count() >= ON_CARD:
        raise TooManyOnCard(ON_CARD)
    await CardLabel.create(card=card, label=label)
    await record(card, actor, EventKind.LABELLED, now, **said_of(label))
    await _follow(card, label, now)


async def _follow(card: Card, label: Label, now: datetime) -> None:
    """Let a topic that is about the label be reminded of the card, or not any more."""
    if await Topic.exists(label_id=label.id):
        await rewrite(card, now)


async def _made(board_id: int, name: str, sign: str | None) -> Label:
    known = Label.filter(board_id=board_id)
    if not await known.filter(folded=name.casefold()).exists() and await known.count() >= ON_BOARD:
        raise TooManyLabels(ON_BOARD)
    return await label_named(board_id, name, sign)


async def _changeable(actor: Person, label_id: int) -> Label:
    """The label, its board locked, when this person may change it for all cards."""
    label = await open_label(actor, label_id, Right.MANAGE)
    await Board.select_for_update().get(id=label.board_id)
    # Read again under the lock: it may have changed while the lock was waited for.
    return await open_label(actor, label_id, Right.MANAGE)


async def _cards_with(label: Label) -> list[int]:
    return await values_of(CardLabel.filter(label_id=label.id).order_by("card_id"), "card_id")


async def _look_anew(label: Label) -> None:
    """Every card with the label, and every board that shows it, looks different now."""
    await cards_changed(await _cards_with(label))
    await board_changed(label.board_id)
