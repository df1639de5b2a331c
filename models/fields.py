"""Fields of a board and what its cards say in them.

A value is kept the same in every language: a number as `12.5`, money as `1200` or `1200 UAH`, a
date as `2026-11-23`, yes and no as `yes` and `no`, a choice and a text as they were written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models.boards import check_title
from models.cards.history import record
from models.figures import read_figure
from models.moments import Past, Understood, read_moment
from models.refusals import (
    FieldTooLong,
    FieldUnread,
    Gone,
    TooFewChoices,
    TooManyFields,
)
from models.rights import Right, member_of, open_card
from models.storage import values_of
from models.tables import Board, Card, EventKind, Field, FieldKind, FieldValue, Person
from models.views import board_changed, cards_changed

ON_BOARD = 12
NAME_LIMIT = 40
CHOICE_LIMIT = 40
CHOICES = 12
TEXT_LIMIT = 300
LINK = re.compile(r"https?://[^\s]{3,}", re.IGNORECASE)
BARE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
CURRENCIES = {
    "UAH": ("₴", r"грн\.?|грив\w+|uah"),
    "USD": ("$", r"долар\w*|доллар\w*|dollars?|usd"),
    "EUR": ("€", r"євро|евро|euros?|eur"),
}
SIGNED = {
    code: re.compile(rf"{re.escape(sign)}|(?<![^\W\d])(?:{words})(?!\w)")
    for code, (sign, words) in CURRENCIES.items()
}


@dataclass(frozen=True)
class Filled:
    """A field of a card's board, and what the card says in it; None while it says nothing."""

    id: int
    name: str
    kind: FieldKind
    choices: tuple[str, ...] = ()
    value: str | None = None


async def fields_of(board_id: int) -> list[Field]:
    """The board's fields in their order. Asks for no rights."""
    return await Field.filter(board_id=board_id).order_by("position", "id")


async def filled_on(card: Card) -> tuple[Filled, ...]:
    """The fields of the card's board, with what it says in each. Asks for no rights."""
    found = await fields_of(card.board_id)
    if not found:
        return ()
    rows = FieldValue.filter(card_id=card.id)
    said = dict(await rows.values_list("field_id", "value"))
    return tuple(
        Filled(one.id, one.name, one.kind, tuple(one.choices), said.get(one.id)) for one in found
    )


async def open_field(actor: Person, field_id: int) -> Field:
    """The field, `board` loaded, for who may change it; the board stays locked.

    Raises as `member_of`, and `Gone` when there is no such field.
    """
    found = await Field.get_or_none(id=field_id)
    if found is None:
        raise Gone
    await member_of(actor, found.board_id, Right.MANAGE)
    await Board.select_for_update().get(id=found.board_id)
    fresh = await Field.get_or_none(id=field_id).select_related("board")
    if fresh is None:
        raise Gone
    return fresh


def check_name(typed: str) -> str:
    """The name on one line. Raises `TitleMissing` and `FieldTooLong`."""
    name = check_title(" ".join(typed.split()))
    if len(name) > NAME_LIMIT:
        raise FieldTooLong(len(name), NAME_LIMIT)
    return name


def read_choices(typed: str) -> tuple[str, ...]:
    """What can be chosen, one a line or with commas between. Raises `TooFewChoices`, and as names.

    Each is kept once, in the order they were typed.
    """
    parts = typed.splitlines() if "\n" in typed.strip() else typed.split(",")
    found = tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
    if not 2 <= len(found) <= CHOICES:
        raise TooFewChoices(CHOICES)
    for one in found:
        if len(one) > CHOICE_LIMIT:
            raise FieldTooLong(len(one), CHOICE_LIMIT)
    return found


async def add_field(
    actor: Person,
    board_id: int,
    kind: FieldKind,
    name: str,
    choices: Sequence[str] = (),
    *,
    key: str,
) -> Field:
    """A field at the end of the board's, made once for `key`.

    Raises as `member_of` and `check_name`; `TooManyFields`.
    """
    await member_of(actor, board_id, Right.MANAGE)
    await Board.select_for_update().get(id=board_id)
    made = await Field.get_or_none(creation_key=key)
    if made is not None:
        return made
    name, there = check_name(name), await fields_of(board_id)
    if len(there) >= ON_BOARD:
        raise TooManyFields(ON_BOARD)
    position = there[-1].position + 1 if there else 0
    return await Field.create(
        board_id=board_id,
        name=name,
        kind=kind,
        position=position,
        choices=list(choices),
        creation_key=key,
    )


async def rename_field(actor: Person, field_id: int, typed: str) -> Field:
    """Give the field another name. Raises as `open_field` and `check_name`."""
    name = check_name(typed)
    found = await open_field(actor, field_id)
    found.name = name
    await found.save(update_fields=["name"])
    await look_anew(found)
    return found


async def move_field(actor: Person, field_id: int, place: int) -> Field:
    """Let the field stand at this place of its board, from 0; the last at most."""
    found = await open_field(actor, field_id)
    order = [one.id for one in await fields_of(found.board_id) if one.id != found.id]
    order.insert(place, found.id)
    for position, one in enumerate(order):
        await Field.filter(id=one).update(position=position)
    await look_anew(found)
    return found


async def count_filled(field: Field) -> int:
    """On how many cards the field says something."""
    return await FieldValue.filter(field_id=field.id).count()


async def remove_field(actor: Person, field_id: int) -> int:
    """Remove the field with what cards say in it; its board. Raises as `open_field`."""
    found = await open_field(actor, field_id)
    await look_anew(found)
    await Field.filter(id=found.id).delete()
    return found.board_id


async def look_anew(field: Field) -> None:
    """Cards that say something in the field look different now."""
    await cards_changed(await values_of(FieldValue.filter(field_id=field.id), "card_id"))
    await board_changed(field.board_id)


async def find_field(card: Card, field_id: int) -> Filled:
    """A field of the card's board, and what the card says in it. Raises `Gone`."""
    found = next((one for one in await filled_on(card) if one.id == field_id), None)
    if found is None:
        raise Gone
    return found


async def type_value(actor: Person, card_id: int, field_id: int, typed: str, now: datetime) -> Card:
    """Fill in what was typed.

    Raises as `open_card`, `find_field` and `read_value`.
    """
    card = await open_card(actor, card_id, Right.EDIT)
    field = await find_field(card, field_id)
    await put_value(card, actor, field, read_value(field.kind, typed, actor, now), now)
    return card


async def choose_value(
    actor: Person, card_id: int, field_id: int, ordinal: int, now: datetime
) -> Card:
    """Fill in a choice by its place, or yes (1) and no (0). Raises as `open_card`; `Gone`."""
    card = await open_card(actor, card_id, Right.EDIT)
    field = await find_field(card, field_id)
    choices = ("no", "yes") if field.kind is FieldKind.YES_NO else field.choices
    if ordinal >= len(choices):
        raise Gone
    await put_value(card, actor, field, choices[ordinal], now)
    return card


async def clear_value(actor: Person, card_id: int, field_id: int, now: datetime) -> Card:
    """Let the card say nothing in the field. Raises as `open_card`; `Gone`."""
    card = await open_card(actor, card_id, Right.EDIT)
    await put_value(card, actor, await find_field(card, field_id), None, now)
    return card


async def put_value(
    card: Card, actor: Person, field: Filled, value: str | None, now: datetime
) -> None:
    """Write what the card says in the field, when that is news. The caller asked for rights."""
    if field.value == value:
        return
    if value is None:
        await FieldValue.filter(card_id=card.id, field_id=field.id).delete()
    else:
        await FieldValue.update_or_create(
            card_id=card.id, field_id=field.id, defaults={"value": value}
        )
    said = {"field": field.id, "name": field.name, "of": field.kind}
    await record(card, actor, EventKind.FIELD, now, **said, before=field.value, after=value)


def read_value(kind: FieldKind, typed: str, person: Person, now: datetime) -> str:
    """What was typed, as it is kept. Raises `FieldUnread`, `FieldTooLong`, and as `read_figure`."""
    words = " ".join(typed.split())
    if not words:
        raise FieldUnread(kind)
    match kind:
        case FieldKind.NUMBER:
            return written(read_figure(words, whole=False).value)
        case FieldKind.MONEY:
            return read_money(words)
        case FieldKind.DATE:
            return read_date(words, person, now)
        case FieldKind.LINK:
            return read_link(words)
        case FieldKind.TEXT:
            if len(words) > TEXT_LIMIT:
                raise FieldTooLong(len(words), TEXT_LIMIT)
            return words
        case _:
            raise FieldUnread(kind)


def written(value: Decimal) -> str:
    """A number without needless noughts."""
    return f"{value.normalize():f}"


def read_money(words: str) -> str:
    """An amount, with its currency where one is named."""
    small = words.casefold()
    code = next((code for code, found in SIGNED.items() if found.search(small)), None)
    amount = SIGNED[code].sub(" ", small) if code else small
    value = written(read_figure(amount, whole=False).value)
    return f"{value} {code}" if code else value


def read_date(words: str, person: Person, now: datetime) -> str:
    """A day, on the person's own calendar; one that has passed is a day, too."""
    found = read_moment(words, now=now, zone=person.zone, day_end=person.day_ends)
    if not isinstance(found, Understood | Past):
        raise FieldUnread(FieldKind.DATE)
    return found.moment.at.astimezone(person.zone).date().isoformat()


def read_link(words: str) -> str:
    """An address; where only its name is typed, a secure one."""
    if LINK.fullmatch(words):
        found = words
    elif BARE.fullmatch(words):
        found = f"https://{words}"
    else:
        raise FieldUnread(FieldKind.LINK)
    if len(found) > TEXT_LIMIT:
        raise FieldTooLong(len(found), TEXT_LIMIT)
    return found
