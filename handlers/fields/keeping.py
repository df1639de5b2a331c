"""🧩 fields of a board, in its menu: made, renamed, ordered, removed."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.fields.words import kind_words, name_example
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models import fields
from models.fields import fields_of, open_field
from models.rights import Right, member_of
from models.tables import Field, FieldKind, Member

router = Router(name="fields of a board")
router.callback_query.filter(PRIVATE)


class FieldState(StatesGroup):
    """A field's name is being typed, what can be chosen in it, or another name."""

    name = State()
    choices = State()
    rename = State()


@router.callback_query(b.ListFields.filter())
async def list_fields(_: object, callback_data: b.ListFields, turn: Turn) -> None:
    await turn.rest()
    await show_list(turn, callback_data.board)


async def show_list(turn: Turn, board_id: int) -> None:
    """Show the board's fields. Raises as `member_of`."""
    me = await member_of(turn.person, board_id, Right.MANAGE)
    turn.answer.show(list_screen(turn.reader, me, await fields_of(board_id)))


def list_screen(reader: Reader, me: Member, found: Sequence[Field]) -> Screen:
    """The board's fields in their order; a tap opens one."""
    choices = [
        button("", f"{one.name} · {kind_words(reader, one.kind)}", b.OpenField(field=one.id))
        for one in found
    ]
    words = (
        reader.say("Fields of the board. Each card fills them in under ⋯")
        if found
        else reader.say("Fields are what cards say besides title and text: a budget, a client.")
    )
    new = button(signs.NEW, reader.label("New field"), b.NewField(board=me.board_id))
    back = button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=me.board_id))
    return Screen(
        text=lines(heading(me.board.title), "", words),
        rows=(*rows_of(choices, 1), (new,), (back,)),
    )


def heading(board: str) -> Markup:
    """Of which board the fields are."""
    return Markup("{} <b>{}</b>").format(signs.FIELD, shorten(board))


def to_list(reader: Reader, board_id: int) -> Button:
    """⬅️ to the board's fields."""
    return button(signs.BACK, reader.label("Fields"), b.ListFields(board=board_id))


@router.callback_query(b.NewField.filter())
async def pick_kind(_: object, callback_data: b.NewField, turn: Turn) -> None:
    await turn.rest()
    me = await member_of(turn.person, callback_data.board, Right.MANAGE)
    turn.answer.show(kinds_screen(turn.reader, me))


def kinds_screen(reader: Reader, me: Member) -> Screen:
    """The kinds of fields, one button for each."""
    choices = [
        button("", kind_words(reader, kind), b.PickFieldKind(board=me.board_id, field_kind=kind))
        for kind in FieldKind
    ]
    return Screen(
        text=lines(heading(me.board.title), "", reader.say("What will stand in the field?")),
        rows=(*rows_of(choices, 2), (to_list(reader, me.board_id),)),
    )


@router.callback_query(b.PickFieldKind.filter())
async def ask_name(_: object, callback_data: b.PickFieldKind, turn: Turn) -> None:
    board_id, kind = callback_data.board, callback_data.field_kind
    me = await member_of(turn.person, board_id, Right.MANAGE)
    hint = name_example(turn.reader, kind)
    words = turn.reader.say("What is the field called? For example: {hint}", hint=hint)
    question = lines(heading(me.board.title), "", words)
    back = to_list(turn.reader, board_id)
    await ask(turn, FieldState.name, question, hint, back=back, board=board_id, kind=kind)


@router.message(StateFilter(FieldState.name), asked, F.text)
async def name_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    name, kind = fields.check_name(message.text or ""), FieldKind(data["kind"])
    if kind is FieldKind.CHOICE:
        await ask_choices(turn, data["board"], name)
    else:
        await fields.add_field(turn.person, data["board"], kind, name, key=key_of(message))
        await turn.rest()
        await show_list(turn, data["board"])
    turn.answer.remove(data["message"])


async def ask_choices(turn: Turn, board_id: int, name: str) -> None:
    """Ask what can be chosen in the field of this name."""
    words = turn.reader.say(
        "What can be chosen? One a line, or with commas: {hint}", hint=hint(turn)
    )
    question = lines(Markup("{} <b>{}</b>").format(signs.FIELD, name), "", words)
    back = to_list(turn.reader, board_id)
    await ask(turn, FieldState.choices, question, hint(turn), back=back, board=board_id, name=name)


def hint(turn: Turn) -> str:
    """What may be typed to be chosen from."""
    return turn.reader.label("post, story, reel")


@router.message(StateFilter(FieldState.choices), asked, F.text)
async def choices_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    choices = fields.read_choices(message.text or "")
    board_id, name, key = data["board"], data["name"], key_of(message)
    await fields.add_field(turn.person, board_id, FieldKind.CHOICE, name, choices, key=key)
    await turn.rest()
    await show_list(turn, board_id)
    if data.get("message"):
        turn.answer.remove(data["message"])


def key_of(message: Message) -> str:
    """Names what asked for a field."""
    return f"{message.chat.id}.{message.message_id}"


@router.callback_query(b.OpenField.filter())
async def open_it(_: object, callback_data: b.OpenField, turn: Turn) -> None:
    await turn.rest()
    await show_field(turn, await open_field(turn.person, callback_data.field))


async def show_field(turn: Turn, field: Field) -> None:
    """Show what may be done with the field."""
    order = [one.id for one in await fields_of(field.board_id)]
    turn.answer.show(field_screen(turn.reader, field, order.index(field.id), len(order)))


def field_screen(reader: Reader, field: Field, place: int, count: int) -> Screen:
    """The field, its neighbours' places, and what else may be done with it."""
    steps = []
    if place > 0:
        steps.append(
            button(signs.UP, reader.label("Up"), b.MoveField(field=field.id, ordinal=place - 1))
        )
    if place < count - 1:
        data = b.MoveField(field=field.id, ordinal=place + 1)
        steps.append(button(signs.DOWN, reader.label("Down"), data))
    kept = (
        button(signs.EDIT, reader.label("Rename"), b.RenameField(field=field.id)),
        button(signs.REMOVE, reader.label("Remove"), b.AskDropField(field=field.id)),
    )
    choices = Markup("{}").format(", ".join(field.choices)) if field.choices else None
    return Screen(
        text=lines(field_heading(field), kind_words(reader, field.kind), choices),
        rows=tuple(row for row in (kept, tuple(steps), (to_list(reader, field.board_id),)) if row),
    )


def field_heading(field: Field) -> Markup:
    """Which field this is, and of which board (`board` loaded)."""
    return Markup("{} <b>{}</b> · {}").format(signs.FIELD, field.name, shorten(field.board.title))


@router.callback_query(b.MoveField.filter())
async def move(_: object, callback_data: b.MoveField, turn: Turn) -> None:
    place = callback_data.ordinal
    await show_field(turn, await fields.move_field(turn.person, callback_data.field, place))


@router.callback_query(b.RenameField.filter())
async def rename(_: object, callback_data: b.RenameField, turn: Turn) -> None:
    field = await open_field(turn.person, callback_data.field)
    question = lines(field_heading(field), "", turn.reader.say("Send another name for the field."))
    back = button(signs.BACK, turn.reader.label("Back"), b.OpenField(field=field.id))
    await ask(turn, FieldState.rename, question, field.name, back=back, field=field.id)


@router.message(StateFilter(FieldState.rename), asked, F.text)
async def another_name(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    field = await fields.rename_field(turn.person, data["field"], message.text or "")
    await turn.rest()
    await show_field(turn, field)
    turn.answer.remove(data["message"])


@router.callback_query(b.AskDropField.filter())
async def ask_removal(_: object, callback_data: b.AskDropField, turn: Turn) -> None:
    field = await open_field(turn.person, callback_data.field)
    turn.answer.show(removal_screen(turn.reader, field, await fields.count_filled(field)))


def removal_screen(reader: Reader, field: Field, cards: int) -> Screen:
    """Whether to remove it, and what goes with it."""
    goes = (
        reader.many("{n} card says something in it.", "{n} cards say something in it.", cards)
        if cards
        else reader.say("No card says anything in it.")
    )
    yes = button(
        signs.REMOVE, reader.label("Remove it"), b.DropField(field=field.id), style="danger"
    )
    back = button(signs.BACK, reader.label("Back"), b.OpenField(field=field.id))
    words = reader.say("Remove the field from the board and from all cards?")
    return Screen(text=lines(field_heading(field), "", words, goes), rows=((yes,), (back,)))


@router.callback_query(b.DropField.filter())
async def drop(_: object, callback_data: b.DropField, turn: Turn) -> None:
    board_id = await fields.remove_field(turn.person, callback_data.field)
    await show_list(turn, board_id)
    turn.answer.say(turn.tapper.label("Removed"))
