"""🧩 what a card says in its board's fields: chosen with a tap, or typed."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, part_screen, to_card
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.fields.words import field_line, value_example, value_words
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.turn import Turn
from models import fields
from models.cards.sheet import Sheet, read_sheet
from models.fields import Filled, find_field
from models.rights import Right
from models.tables import Card, FieldKind

router = Router(name="fields of a card")
TAPPED = {FieldKind.CHOICE, FieldKind.YES_NO}
"""Kinds that are filled in with a tap."""


class ValueState(StatesGroup):
    """What a card says in a field is being typed."""

    typing = State()


@router.callback_query(b.FillFields.filter())
async def pick(_: object, callback_data: b.FillFields, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    await turn.rest()
    turn.answer.show(await drawn_fields(turn, card, await turn.kept_place()))


async def drawn_fields(turn: Turn, card: Card, place: str) -> Screen:
    """The card's fields for the reader of this chat; the rights are checked already."""
    turn.check_board(card.board_id)
    return fields_screen(turn.reader, await read_sheet(card.id), place)


def fields_screen(reader: Reader, sheet: Sheet, place: str) -> Screen:
    """Every field and what the card says in it; a tap fills it in."""
    choices = [
        button("", shorten(one.name, 30), b.FillField(card=sheet.id, field=one.id))
        for one in sheet.fields
    ]
    words = lines(*(field_line(reader, one) for one in sheet.fields))
    text = words or reader.say("This board has no fields any more.")
    return part_screen(
        sheet, "fields", place, text, (*rows_of(choices, 2), to_card(reader, sheet.id))
    )


@router.callback_query(b.FillField.filter())
async def fill(_: object, callback_data: b.FillField, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    field, reader = await find_field(card, callback_data.field), turn.reader
    back = button(signs.BACK, reader.label("Fields"), b.FillFields(card=card.id))
    clear = button(signs.CANCEL, reader.label("Clear"), b.ClearField(card=card.id, field=field.id))
    last = (clear, back) if field.value is not None else (back,)
    if field.kind in TAPPED:
        rows = (*rows_of(choices(reader, card, field), 2), last)
        sheet, line = await read_sheet(card.id), field_line(reader, field)
        turn.answer.show(part_screen(sheet, "field", await turn.kept_place(), line, rows))
        return
    hint = value_example(reader, field.kind)
    words = lines(
        heading(card.number, card.title),
        "",
        field_line(reader, field),
        reader.say("Type it, such as «{hint}».", hint=hint),
    )
    await ask(turn, ValueState.typing, words, hint, back=back, card=card.id, field=field.id)
    if turn.answer.edited is not None:
        turn.answer.edited = turn.answer.edited.model_copy(update={"rows": (last,)})


def choices(reader: Reader, card: Card, field: Filled) -> list[Button]:
    """What can be chosen, what is chosen marked."""
    values = ("no", "yes") if field.kind is FieldKind.YES_NO else field.choices
    return [
        button(
            signs.CHOSEN if value == field.value else "",
            value_words(reader, field.kind, value),
            b.SetField(card=card.id, field=field.id, ordinal=ordinal),
        )
        for ordinal, value in enumerate(values)
    ]


@router.callback_query(b.SetField.filter())
async def choose(_: object, callback_data: b.SetField, turn: Turn) -> None:
    await turn.card(callback_data.card, Right.SEE)
    field_id, ordinal = callback_data.field, callback_data.ordinal
    card = await fields.choose_value(turn.person, callback_data.card, field_id, ordinal, turn.now)
    await say_value(turn, card, field_id)


@router.callback_query(b.ClearField.filter())
async def clear(_: object, callback_data: b.ClearField, turn: Turn) -> None:
    await turn.card(callback_data.card, Right.SEE)
    card = await fields.clear_value(turn.person, callback_data.card, callback_data.field, turn.now)
    await turn.rest()
    await say_value(turn, card, callback_data.field)


async def say_value(turn: Turn, card: Card, field_id: int) -> None:
    """Show the card's fields, and say what it says in this one now."""
    turn.answer.show(await drawn_fields(turn, card, await turn.kept_place()))
    words: Markup = field_line(turn.tapper, await find_field(card, field_id))
    turn.answer.say(f"{signs.FIELD} {words.striptags()}")


@router.message(StateFilter(ValueState.typing), asked, F.text)
async def typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await turn.card(data["card"], Right.SEE)
    text = message.text or ""
    card = await fields.type_value(turn.person, data["card"], data["field"], text, turn.now)
    await turn.rest()
    turn.answer.send(await drawn_fields(turn, card, data.get("place", "")))
    if data.get("message"):
        turn.answer.remove(data["message"])
