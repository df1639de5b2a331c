"""Cards out of a spreadsheet: asked for, shown before they are made, made at once."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import refusals, signs
from handlers.boards.screen import show_board
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.documents.reading import Fault, read_cards
from handlers.documents.sheets import headers
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines
from handlers.turn import PRIVATE, Turn
from models.importing import NewCard, Plan, fields_to_fill, make_import, plan_import
from models.refusals import TableUnread
from models.rights import Right, member_of

router = Router(name="imports")
router.callback_query.filter(PRIVATE)
FAULTS_SHOWN = 10
CARDS_SHOWN = 10
NAMES_SHOWN = 12


class ImportState(StatesGroup):
    """A spreadsheet is awaited."""

    file = State()


def import_button(reader: Reader, board_id: int) -> Button:
    """A board can be filled from a file."""
    return button(signs.IMPORT, reader.label("From a file"), b.AskImport(board=board_id))


@router.callback_query(b.AskImport.filter())
async def ask_file(_: object, callback_data: b.AskImport, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.EDIT)
    reader = turn.reader
    own = [field.name for field in await fields_to_fill(turn.person, member.board_id)]
    names = ", ".join(f"«{name}»" for name in (*headers(reader)[1:9], *own))
    question = lines(
        Markup("{} <b>{}</b>").format(signs.IMPORT, member.board.title),
        "",
        reader.say("Send an XLSX or CSV file. I show what will be made before I make it."),
        reader.say("Columns: {names}. Only the first must be there.", names=names),
    )
    back = button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=member.board_id))
    await ask(turn, ImportState.file, question, "", back=back, board=member.board_id)


@router.message(StateFilter(ImportState.file), asked, F.document)
async def file_came(_: Message, turn: Turn) -> None:
    data = await turn.dialog()
    reader, board_id = turn.reader, data["board"]
    if not isinstance(turn.upload, tuple):
        raise turn.upload or TableUnread
    fields = await fields_to_fill(turn.person, board_id)
    found = read_cards(reader, turn.upload, turn.person, fields)
    if found.faults:
        turn.answer.send(faults_screen(reader, found.faults, board_id))
        return
    plan = await plan_import(turn.person, board_id, found.cards, turn.now)
    await turn.rest()
    turn.answer.send(plan_screen(reader, plan, found.cards))
    if data.get("message"):
        turn.answer.remove(data["message"])


@router.message(StateFilter(ImportState.file), asked)
async def no_file(_: Message) -> None:
    raise TableUnread


def faults_screen(reader: Reader, faults: Sequence[Fault], board_id: int) -> Screen:
    """The rows that are wrong, each with its number and reason; nothing was made."""
    shown = [
        Markup("{}. {}").format(fault.row, refusals.word(reader, fault.refusal))
        for fault in faults[:FAULTS_SHOWN]
    ]
    rest = len(faults) - len(shown)
    return Screen(
        text=lines(
            reader.many("{n} row cannot be a card.", "{n} rows cannot be cards.", len(faults)),
            "",
            *shown,
            Markup("+{}").format(rest) if rest else None,
            "",
            reader.say("Nothing was made. Mend the file and send it again."),
        ),
        rows=(to_board(reader, board_id),),
    )


def plan_screen(reader: Reader, plan: Plan, cards: Sequence[NewCard]) -> Screen:
    """What will be made, the first of it card by card, and what the board lacks."""
    rest = len(cards) - CARDS_SHOWN
    lacking = (
        (
            plan.columns,
            reader.label("No such columns, so these cards go to «{column}»", column=plan.first),
        ),
        (plan.people, reader.label("Not on the board, so not assigned")),
        (plan.labels, reader.label("New labels")),
    )
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.IMPORT, plan.board.title),
            "",
            reader.many("The file has {n} card.", "The file has {n} cards.", plan.cards),
            *(card_line(reader, card, plan.first) for card in cards[:CARDS_SHOWN]),
            Markup("+{}").format(rest) if rest > 0 else None,
            "" if any(names for names, _ in lacking) else None,
            *(Markup("{}: {}").format(words, names_of(names)) for names, words in lacking if names),
        ),
        rows=(
            (
                button(
                    signs.DONE,
                    reader.label("Make them"),
                    b.MakeImport(file=plan.id),
                    style="success",
                ),
            ),
            to_board(reader, plan.board.id),
        ),
    )


def card_line(reader: Reader, card: NewCard, first: str) -> Markup:
    """A card that will be made: its title, its column, and when it is due."""
    parts = [shorten(card.title, 60), shorten(card.column or first, 24)]
    if card.deadline is not None:
        parts.append(reader.short(card.deadline))
    return Markup("• {}").format(" · ".join(parts))


def names_of(names: Sequence[str]) -> str:
    """Some names, and how many more."""
    more = f" +{len(names) - NAMES_SHOWN}" if len(names) > NAMES_SHOWN else ""
    return ", ".join(f"«{shorten(name, 30)}»" for name in names[:NAMES_SHOWN]) + more


def to_board(reader: Reader, board_id: int) -> tuple[Button, ...]:
    """Back to the board, nothing made."""
    return (button(signs.CANCEL, reader.label("Do not"), b.OpenBoard(board=board_id)),)


@router.callback_query(b.MakeImport.filter())
async def make(_: object, callback_data: b.MakeImport, turn: Turn) -> None:
    title = turn.reader.label("Checklist")
    found = await make_import(turn.person, callback_data.file, title, turn.now)
    await show_board(turn, found.board_id)
    turn.answer.say(turn.tapper.label("The cards are on the board."))
