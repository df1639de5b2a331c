"""📋 a copy of a card, and 🗂 the move to another board, with what is lost told before."""

from collections.abc import Sequence

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import show_card
from handlers.cards.telling import said
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.boards import boards_to_fill
from models.cards.copies import copy_onto
from models.cards.sheet import Sheet, read_sheet
from models.cards.transferring import Transfer, boards_for, plan_transfer, transfer
from models.rights import Right
from models.tables import Board

router = Router(name="copies and moves")
BOARDS_SHOWN = 40
NAMES_SHOWN = 8


@router.callback_query(b.PickCopy.filter())
async def pick_copy(_: object, callback_data: b.PickCopy, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    boards = await boards_to_fill(turn.person)
    if turn.group is not None:
        # The names of a person's other boards are nothing for a group.
        boards = [board for board in boards if board.id == card.board_id]
    boards.sort(key=lambda board: board.id != card.board_id)
    sheet = await read_sheet(card.id)
    turn.answer.show(copy_screen(turn.reader, sheet, boards, await turn.kept_place()))


def copy_screen(reader: Reader, sheet: Sheet, boards: Sequence[Board], place: str) -> Screen:
    """Which board gets a copy, this one first, and what a copy has."""
    at = int(reader.now.timestamp())
    choices = [
        button(
            signs.COPY if board.id == sheet.board_id else "",
            shorten(board.title),
            b.CopyCard(card=sheet.id, board=board.id, at=at),
        )
        for board in boards[:BOARDS_SHOWN]
    ]
    words = (
        reader.say(
            "Onto which board?\nA copy gets the content, the labels, the checklists with nothing "
            "ticked, and the people and fields that are on that board."
        )
        if choices
        else reader.say("There is no board where you may make cards.")
    )
    rows = (*rows_of(choices, 1), to_card(reader, sheet.id))
    return part_screen(sheet, "copy", place, words, rows)


@router.callback_query(b.CopyCard.filter())
async def copy(_: object, callback_data: b.CopyCard, turn: Turn) -> None:
    source = await turn.card(callback_data.card, Right.SEE)
    turn.check_board(callback_data.board)
    made = await copy_onto(
        turn.person, source.id, callback_data.board, at=callback_data.at, now=turn.now
    )
    words = turn.reader.label("Copy of #{number}", number=source.number)
    await show_card(turn, made, telling=said(signs.COPY, words))


@router.callback_query(b.PickTransfer.filter(), PRIVATE)
async def pick_transfer(_: object, callback_data: b.PickTransfer, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    boards = await boards_for(turn.person, card)
    sheet = await read_sheet(card.id)
    turn.answer.show(boards_screen(turn.reader, sheet, boards, await turn.kept_place()))


def boards_screen(reader: Reader, sheet: Sheet, boards: Sequence[Board], place: str) -> Screen:
    """To which board does it go?"""
    choices = [
        button("", shorten(board.title), b.AskTransfer(card=sheet.id, board=board.id))
        for board in boards[:BOARDS_SHOWN]
    ]
    words = (
        reader.say("To which board does it go?")
        if choices
        else reader.say("There is no other board that it may go to.")
    )
    rows = (*rows_of(choices, 1), to_card(reader, sheet.id))
    return part_screen(sheet, "transfer", place, words, rows)


@router.callback_query(b.AskTransfer.filter(), PRIVATE)
async def ask_first(_: object, callback_data: b.AskTransfer, turn: Turn) -> None:
    card, plan = await plan_transfer(turn.person, callback_data.card, callback_data.board)
    sheet = await read_sheet(card.id)
    turn.answer.show(plan_screen(turn.reader, sheet, plan, await turn.kept_place()))


def plan_screen(reader: Reader, sheet: Sheet, plan: Transfer, place: str) -> Screen:
    """What becomes of the card on the other board; nothing happens yet."""
    words = lines(
        reader.say("Move it to the board «{board}»?", board=shorten(plan.board.title)),
        "",
        *(Markup("• ") + one for one in changes(reader, plan)),
    )
    yes = button(
        signs.DONE,
        reader.label("Move"),
        b.TransferCard(card=sheet.id, board=plan.board.id),
        style="success",
    )
    back = button(signs.BACK, reader.label("Back"), b.PickTransfer(card=sheet.id))
    return part_screen(sheet, "transfer", place, words, ((yes,), (back,)))


def changes(reader: Reader, plan: Transfer) -> list[Markup]:
    """What will be different there, a line for each."""
    found = [reader.say("It gets a new number; comments and history stay with it.")]
    if plan.shared:
        found.append(reader.say("Everybody on that board will see it, with all its history."))
    if plan.hidden:
        found.append(reader.say("The team will not see it any more."))
    if plan.people:
        found.append(
            reader.say("Not on that board, so not on the card: {names}.", names=named(plan.people))
        )
    if plan.labels:
        labels = named([f"#{name}" for name in plan.labels])
        found.append(reader.say("The board gets new labels: {labels}.", labels=labels))
    if plan.fields:
        fields = named(plan.fields)
        found.append(reader.say("No such fields there, so not on the card: {names}.", names=fields))
    if plan.guests:
        found.append(reader.say("Guests who are shown it here will not see it any more."))
    return found


def named(names: Sequence[str]) -> str:
    """The first of the names, and how many more there are."""
    more = len(names) - NAMES_SHOWN
    shown = ", ".join(shorten(name, 30) for name in names[:NAMES_SHOWN])
    return shown + (f" +{more}" if more > 0 else "")


@router.callback_query(b.TransferCard.filter(), PRIVATE)
async def move(_: object, callback_data: b.TransferCard, turn: Turn) -> None:
    card = await transfer(turn.person, callback_data.card, callback_data.board, turn.now)
    await show_card(turn, card, "b.0")
    turn.answer.say(turn.tapper.label("On the board «{board}»", board=shorten(card.board.title)))
