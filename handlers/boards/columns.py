"""↔️ The columns of a board: added, renamed, ordered, removed, and what each is agreed to be."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import count_words
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.paging import page_of
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.specialties import named
from handlers.turn import PRIVATE, Turn
from models import columns as c
from models.boards import members_of
from models.rights import Right, member_of
from models.tables import BoardKind, Column, ColumnKind, Member

router = Router(name="columns")
router.callback_query.filter(PRIVATE)
LIMITS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20)


class ColumnState(StatesGroup):
    """The title of a new column, or another one for a column there is, is being typed."""

    fresh = State()
    title = State()


def kind_name(reader: Reader, kind: ColumnKind) -> str:
    """What a column is for, in a word or two."""
    match kind:
        case ColumnKind.BACKLOG:
            return reader.label("waits")
        case ColumnKind.ACTIVE:
            return reader.label("under way")
        case ColumnKind.DONE:
            return reader.label("done")


@router.callback_query(b.ListColumns.filter())
async def list_columns(_: object, callback_data: b.ListColumns, turn: Turn) -> None:
    await turn.rest()
    await show_columns(turn, callback_data.board)


async def show_columns(turn: Turn, board_id: int) -> None:
    """Show the columns of a board, each to be opened."""
    member, columns = await c.columns_to_manage(turn.person, board_id)
    counts = await c.counts_of(board_id)
    turn.answer.show(columns_screen(turn.reader, member, columns, counts))


def columns_screen(
    reader: Reader, me: Member, columns: Sequence[Column], counts: dict[int, int]
) -> Screen:
    """All columns in their order, with what is agreed of each."""
    choices = [
        button("", shorten(column.title, 30), b.OpenColumn(column=column.id)) for column in columns
    ]
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.BOARD, me.board.title),
            "",
            *(column_line(reader, column, counts) for column in columns),
        ),
        rows=(
            *rows_of(choices, 2),
            (button(signs.NEW, reader.label("Column"), b.AddColumn(board=me.board_id)),),
            (button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=me.board_id)),),
        ),
    )


def column_line(
    reader: Reader, column: Column, counts: dict[int, int], *, marked: bool = False
) -> Markup:
    """A column with its kind, its cards and whose they are on entry."""
    title = shorten(column.title, 40)
    parts = [
        Markup("<b>{}</b>").format(title) if marked else title,
        kind_name(reader, column.kind),
        count_words(counts.get(column.id, 0), column.wip),
    ]
    if column.person is not None:
        parts.append(f"{signs.PEOPLE} {shorten(column.person.name, 24)}")
    return Markup(" · ").join(parts)


@router.callback_query(b.OpenColumn.filter())
async def open_column(_: object, callback_data: b.OpenColumn, turn: Turn) -> None:
    await turn.rest()
    await show_column(turn, await c.column_to_manage(turn.person, callback_data.column))


async def show_column(turn: Turn, column: Column) -> None:
    """Show a column among the others, and what may be changed of it."""
    columns = await c.columns_of(column.board_id)
    counts = await c.counts_of(column.board_id)
    turn.answer.show(column_screen(turn.reader, column, columns, counts))


def column_screen(
    reader: Reader, column: Column, columns: Sequence[Column], counts: dict[int, int]
) -> Screen:
    """The column stands out among the others, so that one sees where it goes."""
    place = [one.id for one in columns].index(column.id)
    moves = [
        button(signs.UP, reader.label("Up"), b.PlaceColumn(column=column.id, position=place - 1))
        if place > 0
        else None,
        button(
            signs.DOWN, reader.label("Down"), b.PlaceColumn(column=column.id, position=place + 1)
        )
        if place < len(columns) - 1
        else None,
    ]
    kinds = tuple(
        button(
            signs.CHOSEN if kind is column.kind else "",
            kind_name(reader, kind),
            b.SetColumnKind(column=column.id, stage=kind),
        )
        for kind in ColumnKind
    )
    limit = str(column.wip) if column.wip else reader.label("no limit")
    person = shorten(column.person.name, 24) if column.person else reader.label("nobody")
    agreed = [button(signs.LIMIT, limit, b.PickWip(column=column.id))]
    if column.board.kind is BoardKind.TEAM and column.kind is not ColumnKind.DONE:
        agreed.append(button(signs.PEOPLE, person, b.PickColumnPerson(column=column.id)))
    rows: list[Row] = [
        tuple(found for found in moves if found),
        kinds,
        tuple(agreed),
        (
            button(signs.EDIT, reader.label("Rename"), b.RenameColumn(column=column.id)),
            button(signs.REMOVE, reader.label("Remove"), b.AskRemoveColumn(column=column.id)),
        ),
        (button(signs.BACK, reader.label("Columns"), b.ListColumns(board=column.board_id)),),
    ]
    return Screen(
        text=lines(
            *(column_line(reader, one, counts, marked=one.id == column.id) for one in columns),
        ),
        rows=tuple(row for row in rows if row),
    )


@router.callback_query(b.AddColumn.filter())
async def ask_new(_: object, callback_data: b.AddColumn, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.MANAGE)
    question = turn.reader.say(
        "<b>{board}</b>\n\nSend the title of the new column.", board=member.board.title
    )
    back = button(
        signs.BACK, turn.reader.label("Columns"), b.ListColumns(board=callback_data.board)
    )
    await ask(
        turn, ColumnState.fresh, question, member.board.title, back=back, board=member.board_id
    )


@router.message(StateFilter(ColumnState.fresh), asked, F.text)
async def new_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    column = await c.add_column(turn.person, data["board"], message.text or "")
    await typed(turn, column.id, data.get("message"))


@router.callback_query(b.RenameColumn.filter())
async def ask_title(_: object, callback_data: b.RenameColumn, turn: Turn) -> None:
    column = await c.column_to_manage(turn.person, callback_data.column)
    question = turn.reader.say(
        "<b>{column}</b>\n\nSend another title for the column.", column=column.title
    )
    back = button(signs.BACK, turn.reader.label("Back"), b.OpenColumn(column=column.id))
    await ask(turn, ColumnState.title, question, column.title, back=back, column=column.id)


@router.message(StateFilter(ColumnState.title), asked, F.text)
async def title_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    column = await c.rename_column(turn.person, data["column"], message.text or "")
    await typed(turn, column.id, data.get("message"))


async def typed(turn: Turn, column_id: int, asked_in: int | None) -> None:
    """Show the column below what was typed, instead of the message that asked for it."""
    await turn.rest()
    await show_column(turn, await c.column_to_manage(turn.person, column_id))
    if asked_in:
        turn.answer.remove(asked_in)


@router.callback_query(b.PlaceColumn.filter())
async def place(_: object, callback_data: b.PlaceColumn, turn: Turn) -> None:
    wanted = callback_data.position
    await show_column(turn, await c.place_column(turn.person, callback_data.column, wanted))


@router.callback_query(b.SetColumnKind.filter())
async def set_kind(_: object, callback_data: b.SetColumnKind, turn: Turn) -> None:
    column = await c.set_column_kind(
        turn.person, callback_data.column, callback_data.stage, turn.now
    )
    await show_column(turn, column)


@router.callback_query(b.PickWip.filter())
async def pick_wip(_: object, callback_data: b.PickWip, turn: Turn) -> None:
    column = await c.column_to_manage(turn.person, callback_data.column)
    turn.answer.show(wip_screen(turn.reader, column))


def wip_screen(reader: Reader, column: Column) -> Screen:
    """How many cards at once? More are warned of, not refused."""
    choices = [
        button(signs.CHOSEN if column.wip == n else "", str(n), b.SetWip(column=column.id, wip=n))
        for n in LIMITS
    ]
    return Screen(
        text=reader.say(
            "<b>{column}</b>\n\nHow many cards at once? When there are more, the board shows "
            "{sign}, and nobody is stopped.",
            column=shorten(column.title),
            sign=signs.WARNING,
        ),
        rows=(
            *rows_of(choices, 4),
            (
                button(signs.CANCEL, reader.label("No limit"), b.SetWip(column=column.id, wip=0)),
                button(signs.BACK, reader.label("Back"), b.OpenColumn(column=column.id)),
            ),
        ),
    )


@router.callback_query(b.SetWip.filter())
async def set_wip(_: object, callback_data: b.SetWip, turn: Turn) -> None:
    await show_column(turn, await c.set_wip(turn.person, callback_data.column, callback_data.wip))


@router.callback_query(b.PickColumnPerson.filter())
async def pick_person(_: object, callback_data: b.PickColumnPerson, turn: Turn) -> None:
    column = await c.column_to_manage(turn.person, callback_data.column)
    members = await members_of(column.board_id)
    turn.answer.show(person_screen(turn.reader, column, members, callback_data.page))


def person_screen(reader: Reader, column: Column, members: Sequence[Member], page: int) -> Screen:
    """Whose are the cards that come into the column?"""
    part = page_of(members, page)
    choices = [
        button(
            signs.CHOSEN if member.person_id == column.person_id else "",
            named(reader, member),
            b.SetColumnPerson(column=column.id, person=member.person_id),
        )
        for member in part.items
    ]
    return Screen(
        text=reader.say(
            "<b>{column}</b>\n\nWho is given each card that comes here? They are told.",
            column=shorten(column.title),
        ),
        rows=(
            *rows_of(choices, 2),
            *part.turns(lambda number: b.PickColumnPerson(column=column.id, page=number)),
            (
                button(
                    signs.CANCEL,
                    reader.label("nobody"),
                    b.SetColumnPerson(column=column.id, person=0),
                ),
                button(signs.BACK, reader.label("Back"), b.OpenColumn(column=column.id)),
            ),
        ),
    )


@router.callback_query(b.SetColumnPerson.filter())
async def set_person(_: object, callback_data: b.SetColumnPerson, turn: Turn) -> None:
    await show_column(
        turn,
        await c.set_column_person(turn.person, callback_data.column, callback_data.person),
    )


@router.callback_query(b.AskRemoveColumn.filter())
async def ask_removal(_: object, callback_data: b.AskRemoveColumn, turn: Turn) -> None:
    column = await c.column_to_manage(turn.person, callback_data.column)
    others = [one for one in await c.columns_of(column.board_id) if one.id != column.id]
    c.check_kinds([one.kind for one in others])
    cards = await c.count_in(column.id)
    turn.answer.show(removal_screen(turn.reader, column, others, cards))


def removal_screen(reader: Reader, column: Column, others: Sequence[Column], cards: int) -> Screen:
    """Where do its cards go? An empty column is simply removed."""

    def removed(sign: str, words: str, heir: Column) -> Button:
        data = b.RemoveColumn(board=column.board_id, column=column.id, heir=heir.id)
        return button(sign, words, data, style=None if cards else "danger")

    choices = (
        [removed("", shorten(one.title, 30), one) for one in others]
        if cards
        else [removed(signs.REMOVE, reader.label("Remove"), others[0])]
    )
    return Screen(
        text=lines(
            reader.say("<b>Remove the column «{column}»?</b>", column=shorten(column.title)),
            "",
            reader.many(
                "{n} card is in it. Where does it go?",
                "{n} cards are in it. Where do they go?",
                cards,
            )
            if cards
            else reader.say("It is empty."),
        ),
        rows=(
            *rows_of(choices, 2),
            (button(signs.BACK, reader.label("Back"), b.OpenColumn(column=column.id)),),
        ),
    )


@router.callback_query(b.RemoveColumn.filter())
async def remove(_: object, callback_data: b.RemoveColumn, turn: Turn) -> None:
    data = callback_data
    await c.remove_column(turn.person, data.board, data.column, data.heir, turn.now)
    await show_columns(turn, data.board)
    turn.answer.say(turn.tapper.label("The column is gone"))
