"""🔗 A personal board is never shared: a new team board like it, with copies of chosen cards."""

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import turn_row
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models import sharing
from models.rights import Right
from models.sharing import SharePage
from models.tables import Board, BoardKind

router = Router(name="sharing boards")
router.callback_query.filter(PRIVATE)


@router.callback_query(b.ShareBoard.filter())
async def offer(_: object, callback_data: b.ShareBoard, turn: Turn) -> None:
    board = await sharing.own_personal(turn.person, callback_data.board)
    turn.answer.show(offer_screen(turn.reader, board))


def offer_screen(reader: Reader, board: Board) -> Screen:
    """What can be had instead."""
    like = b.NameBoard(source=f"b{board.id}", kind=BoardKind.TEAM)
    return Screen(
        text=reader.say(
            "<b>«{board}» is yours alone.</b>\n\nTo work together, make a team board with the same "
            "columns and labels. Then choose the cards to be copied there; yours stay here.",
            board=shorten(board.title),
        ),
        rows=(
            (button(signs.PEOPLE, reader.label("A team board like it"), like),),
            (button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=board.id)),),
        ),
    )


@router.callback_query(b.PickShared.filter())
async def pick(_: object, callback_data: b.PickShared, turn: Turn) -> None:
    data = callback_data
    await show_choice(turn, data.board, data.target, data.page)


async def show_choice(turn: Turn, board_id: int, target_id: int, page: int = 0) -> None:
    """Show the cards of a personal board, those that are on the team's already marked."""
    found = await sharing.share_page(turn.person, board_id, target_id, page)
    turn.answer.show(choice_screen(turn.reader, found))


def choice_screen(reader: Reader, found: SharePage) -> Screen:
    """Which cards are copied? A tap copies one; ● are there."""
    source, target = found.source.id, found.target.id
    cards = [
        button(
            signs.CHOSEN if line.id in found.there else "",
            f"#{line.number} {shorten(line.title, 36)}",
            b.ShareOne(card=line.id, target=target, page=found.page),
        )
        for line in found.lines
    ]
    before, after = (
        b.PickShared(board=source, target=target, page=page) if 0 <= page < found.pages else None
        for page in (found.page - 1, found.page + 1)
    )
    left = found.total - len(found.there)
    every = button(
        signs.COPY,
        reader.label("Copy all: {n}", n=min(left, sharing.AT_ONCE)),
        b.ShareAll(board=source, target=target),
    )
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.BOARD, found.target.title),
            "",
            reader.say(
                "Tap the cards to be copied here. {sign} are here already; yours stay where they "
                "are.",
                sign=signs.CHOSEN,
            )
            if found.total
            else reader.say("There are no open cards to copy."),
        ),
        rows=(
            *rows_of(cards, 1),
            *turn_row([before, after]),
            *(((every,),) if left else ()),
            (button(signs.PEOPLE, reader.label("To the people"), b.BoardMenu(board=target)),),
        ),
    )


@router.callback_query(b.ShareOne.filter())
async def share_one(_: object, callback_data: b.ShareOne, turn: Turn) -> None:
    data = callback_data
    card = await turn.card(data.card, Right.SEE)
    copy = await sharing.share_card(turn.person, card.id, data.target, turn.now)
    await show_choice(turn, card.board_id, data.target, data.page)
    turn.answer.say(turn.tapper.label("Copied: #{number}", number=copy.number))


@router.callback_query(b.ShareAll.filter())
async def share_all(_: object, callback_data: b.ShareAll, turn: Turn) -> None:
    data = callback_data
    n = await sharing.share_all(turn.person, data.board, data.target, turn.now)
    await show_choice(turn, data.board, data.target)
    words = turn.tapper.many("{n} card copied", "{n} cards copied", n)
    turn.answer.say(str(words))
