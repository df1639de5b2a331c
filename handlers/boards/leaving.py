"""🚪 Leaving a board: asked first, with what becomes of one's cards."""

from collections.abc import Sequence

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.boards.listing import show_boards
from handlers.content import shorten
from handlers.groups.leaving import card_lines
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.specialties import named
from handlers.turn import PRIVATE, Turn
from models.cards.leaving import Freed, cards_of
from models.members import leave_board, others_on, own_membership
from models.tables import Board, Card, Member

router = Router(name="leaving boards")
router.callback_query.filter(PRIVATE)


@router.callback_query(b.AskLeave.filter())
async def ask_first(_: object, callback_data: b.AskLeave, turn: Turn) -> None:
    member = await own_membership(turn.person, callback_data.board)
    cards = await cards_of(member.board_id, turn.person.id)
    heirs = await others_on(member) if cards else []
    turn.answer.show(leaving_screen(turn.reader, member, cards, heirs))


def leaving_screen(
    reader: Reader, me: Member, cards: Sequence[Card], heirs: Sequence[Member]
) -> Screen:
    """Sure? With cards to hand over: to whom, or to nobody?"""

    def left(sign: str, words: str, heir: int) -> Button:
        data = b.LeaveBoard(board=me.board_id, heir=heir)
        return button(sign, words, data, style="danger" if heir == 0 else None)

    nobody = reader.label("Leave them to nobody") if cards else reader.label("Leave the board")
    return Screen(
        text=lines(
            reader.say("<b>Leave the board «{board}»?</b>", board=shorten(me.board.title)),
            "",
            reader.say("You come back by a new invitation alone."),
            *card_lines(
                reader.many("{n} open card is yours:", "{n} open cards are yours:", len(cards)),
                [(card.number, card.title) for card in cards],
            ),
            *(("", reader.say("Who gets them?")) if cards else ()),
        ),
        rows=(
            *rows_of([left("", named(reader, one), one.person_id) for one in heirs], 2),
            (left(signs.LEAVE, nobody, 0),),
            (button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=me.board_id)),),
        ),
    )


@router.callback_query(b.LeaveBoard.filter())
async def leave(_: object, callback_data: b.LeaveBoard, turn: Turn) -> None:
    board, freed = await leave_board(turn.person, callback_data.board, callback_data.heir, turn.now)
    owner = board.owner
    if owner.reachable:
        reader = Reader(owner.language, owner.zone, turn.now)
        heirless = () if callback_data.heir else freed
        turn.answer.tell(owner.telegram_id, left_screen(reader, turn.person.name, board, heirless))
    await show_boards(turn)
    turn.answer.say(turn.tapper.label("You are not on «{board}» any more", board=board.title))


def left_screen(reader: Reader, name: str, board: Board, freed: Sequence[Freed]) -> Screen:
    """To the owner: who has left, and which cards are nobody's now."""
    return Screen(
        text=lines(
            reader.say(
                "{name} has left the board «{board}».",
                name=shorten(name),
                board=shorten(board.title),
            ),
            *card_lines(
                reader.many(
                    "{n} open card is nobody's now:",
                    "{n} open cards are nobody's now:",
                    len(freed),
                ),
                [(card.number, card.title) for card in freed],
            ),
        ),
        rows=((button(signs.BOARD, reader.label("Board"), b.OpenBoard(board=board.id)),),),
    )
