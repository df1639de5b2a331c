"""📋 A new board, personal or team, from a kit or like one of mine; its columns are shown first."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import show_board
from handlers.boards.shared_copies import show_choice
from handlers.boards.team import show_menu
from handlers.content import shorten
from handlers.dialogs import asked
from handlers.kits import kit_lines, kits
from handlers.paging import page_of
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.boards import Stage, boards_to_fill
from models.own_boards import board_to_copy, copied_board, kit_board, next_ordinal, stages_of
from models.people import work_on
from models.refusals import Gone
from models.tables import Board, BoardKind, ColumnKind

router = Router(name="new boards")
router.callback_query.filter(PRIVATE)


class NewBoardState(StatesGroup):
    """The title of a new board is being typed."""

    title = State()


@dataclass(frozen=True)
class Source:
    """What a new board is made from: a kit, or (`like`) one of one's own boards."""

    title: str
    stages: tuple[Stage, ...]
    like: Board | None = None


async def source_of(turn: Turn, kit: str) -> Source:
    """The source that a button names. Raises `Gone`, and as `board_to_copy`."""
    if kit.startswith("b"):
        board = await board_to_copy(turn.person, int(kit[1:]))
        title = turn.reader.label("{board}: copy", board=shorten(board.title, 200))
        return Source(title, await stages_of(board.id), board)
    found = next((one for one in kits(turn.reader) if one.code == kit), None)
    if found is None:
        raise Gone
    return Source(found.title, found.stages)


@router.callback_query(b.PickKit.filter())
async def pick(_: object, turn: Turn) -> None:
    await turn.rest()
    turn.answer.show(kits_screen(turn.reader))


def kits_screen(reader: Reader) -> Screen:
    """What is the board for?"""
    ready = [button("", kit.title, b.OpenKit(source=kit.code)) for kit in kits(reader)]
    return Screen(
        text=lines(reader.say("<b>A new board: which columns?</b>"), "", *kit_lines(reader)),
        rows=(
            *rows_of(ready, 2),
            (button(signs.COPY, reader.label("Like one of mine"), b.PickLike()),),
            (button(signs.BACK, reader.label("Boards"), b.ListBoards()),),
        ),
    )


@router.callback_query(b.PickLike.filter())
async def pick_like(_: object, callback_data: b.PickLike, turn: Turn) -> None:
    found = await boards_to_fill(turn.person)
    turn.answer.show(like_screen(turn.reader, found, callback_data.page))


def like_screen(reader: Reader, found: Sequence[Board], page: int) -> Screen:
    """Which of my boards is the new one like?"""
    part = page_of(found, page)
    choices = [
        button("", shorten(board.title), b.OpenKit(source=f"b{board.id}")) for board in part.items
    ]
    return Screen(
        text=reader.say(
            "<b>Which board is the new one like?</b>\n"
            "It has the same columns, labels and settings, and no cards."
        ),
        rows=(
            *rows_of(choices, 1),
            *part.turns(lambda number: b.PickLike(page=number)),
            (button(signs.BACK, reader.label("Back"), b.PickKit()),),
        ),
    )


@router.callback_query(b.OpenKit.filter())
async def preview(_: object, callback_data: b.OpenKit, turn: Turn) -> None:
    await turn.rest()
    source = await source_of(turn, callback_data.source)
    turn.answer.show(preview_screen(turn.reader, source, callback_data.source))


def preview_screen(reader: Reader, source: Source, kit: str) -> Screen:
    """The columns that the board will have; for whom is it?"""
    title = source.like.title if source.like else source.title
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.BOARD, title),
            "",
            *stage_lines(source.stages),
            "",
            reader.say("Who works on it?"),
        ),
        rows=(
            (
                button(
                    signs.PEOPLE,
                    reader.label("A team"),
                    b.NameBoard(source=kit, kind=BoardKind.TEAM),
                ),
                button(
                    signs.MINE,
                    reader.label("I alone"),
                    b.NameBoard(source=kit, kind=BoardKind.PERSONAL),
                ),
            ),
            (button(signs.BACK, reader.label("Back"), b.PickKit()),),
        ),
    )


def stage_lines(stages: Sequence[Stage]) -> list[Markup]:
    """Each column on a line; those where cards are done have a tick."""
    return [
        Markup("{} {}").format(
            signs.DONE if stage.kind is ColumnKind.DONE else "•", shorten(stage.title)
        )
        for stage in stages
    ]


@router.callback_query(b.NameBoard.filter())
async def ask_title(_: object, callback_data: b.NameBoard, turn: Turn) -> None:
    kit, kind = callback_data.source, callback_data.kind
    source = await source_of(turn, kit)
    ordinal = await next_ordinal(turn.person, kit, kind)
    message = turn.answer.origin.message_id
    await turn.wait(NewBoardState.title, kit=kit, kind=kind, ordinal=ordinal, message=message)
    made = b.MakeBoard(source=kit, kind=kind, ordinal=ordinal)
    turn.answer.show(title_screen(turn.reader, title_for(source, ordinal), made))


def title_for(source: Source, ordinal: int) -> str:
    """What a board is called for which nobody typed a title."""
    return source.title if ordinal == 1 else f"{source.title} {ordinal}"


def title_screen(reader: Reader, title: str, made: b.MakeBoard) -> Screen:
    """What is it called? The title that it comes with is one tap away."""
    return Screen(
        text=reader.say("What is the board called? Send a title, or take the ready one."),
        rows=(
            (button(signs.DONE, shorten(title, 40), made, style="success"),),
            (button(signs.BACK, reader.label("Back"), b.OpenKit(source=made.source)),),
        ),
        subject="typing",
    )


@router.callback_query(b.MakeBoard.filter())
async def make(_: object, callback_data: b.MakeBoard, turn: Turn) -> None:
    await turn.rest()
    await make_board(turn, callback_data.source, callback_data.kind, callback_data.ordinal)


@router.message(StateFilter(NewBoardState.title), asked, F.text)
async def title_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    kind = BoardKind(data["kind"])
    await make_board(turn, data["kit"], kind, data["ordinal"], message.text or "")
    await turn.rest()
    if data.get("message"):
        turn.answer.remove(data["message"])


async def make_board(
    turn: Turn, kit: str, kind: BoardKind, ordinal: int, typed: str | None = None
) -> None:
    """Make the board, send the person's next cards there, and show it, a team's with its people."""
    source = await source_of(turn, kit)
    title = typed if typed is not None else title_for(source, ordinal)
    if source.like is not None:
        board = await copied_board(
            turn.person, kind, title, source.like, ordinal=ordinal, now=turn.now
        )
    else:
        board = await kit_board(
            turn.person, kind, title, source.stages, kit=kit, ordinal=ordinal, now=turn.now
        )
    await work_on(turn.person, board)
    if kind is BoardKind.TEAM and source.like and source.like.kind is BoardKind.PERSONAL:
        await show_choice(turn, source.like.id, board.id)
    elif kind is BoardKind.TEAM:
        await show_menu(turn, board.id)
    else:
        await show_board(turn, board.id)
    turn.answer.say(turn.tapper.label("New cards go to «{board}»", board=shorten(board.title, 100)))
