"""⛔ taking a member off a board: asked first, with what becomes of their cards."""

from collections.abc import Sequence

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.boards.team import back_to_menu, show_menu
from handlers.content import shorten
from handlers.groups.leaving import card_lines
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.specialties import named
from handlers.turn import PRIVATE, Turn
from models.cards.leaving import cards_of
from models.members import leaving_member, others_on, removable, remove_member
from models.tables import Card, Member

router = Router(name="removing members")
router.callback_query.filter(PRIVATE)
PAGE = 20


@router.callback_query(b.PickRemoval.filter())
async def pick(_: object, callback_data: b.PickRemoval, turn: Turn) -> None:
    found = await removable(turn.person, callback_data.board)
    turn.answer.show(pick_screen(turn.reader, callback_data.board, found, callback_data.page))


def pick_screen(reader: Reader, board_id: int, found: Sequence[Member], page: int) -> Screen:
    """Whom to take off the board: everybody but its owner and the asker."""
    page = min(page, max(0, (len(found) - 1) // PAGE))
    choices = [
        button(
            "",
            shorten(member.person.name, 30),
            b.AskRemoval(board=board_id, person=member.person_id),
        )
        for member in found[page * PAGE : (page + 1) * PAGE]
    ]
    turns: list[Button] = []
    if page > 0:
        turns.append(button(signs.EARLIER, "", b.PickRemoval(board=board_id, page=page - 1)))
    if (page + 1) * PAGE < len(found):
        turns.append(button(signs.LATER, "", b.PickRemoval(board=board_id, page=page + 1)))
    words = (
        reader.say("Whom shall I take off the board?")
        if found
        else reader.say("There is nobody to take off the board.")
    )
    return Screen(
        text=words,
        rows=(*rows_of(choices, 2), tuple(turns), (back_to_menu(reader, board_id),)),
    )


@router.callback_query(b.AskRemoval.filter())
async def ask_first(_: object, callback_data: b.AskRemoval, turn: Turn) -> None:
    member = await leaving_member(turn.person, callback_data.board, callback_data.person)
    cards = await cards_of(member.board_id, member.person_id)
    heirs = await others_on(member) if cards else []
    turn.answer.show(removal_screen(turn.reader, member, cards, heirs))


def removal_screen(
    reader: Reader, member: Member, cards: Sequence[Card], heirs: Sequence[Member]
) -> Screen:
    """Sure? With cards to hand over: to whom, or to nobody?"""
    board_id, person_id = member.board_id, member.person_id

    def taken_off(sign: str, words: str, heir: int) -> Button:
        data = b.RemoveMember(board=board_id, person=person_id, heir=heir)
        return button(sign, words, data, style="danger" if heir == 0 else None)

    name = shorten(member.person.name)
    nobody = reader.label("Leave them to nobody") if cards else reader.label("Take off the board")
    return Screen(
        text=lines(
            reader.say(
                "Take {name} off the board «{board}»?", name=name, board=shorten(member.board.title)
            ),
            *card_lines(
                reader.many("{n} open card is theirs:", "{n} open cards are theirs:", len(cards)),
                [(card.number, card.title) for card in cards],
            ),
            *(("", reader.say("Who gets them?")) if cards else ()),
        ),
        rows=(
            *rows_of([taken_off("", named(reader, heir), heir.person_id) for heir in heirs], 2),
            (taken_off(signs.STOP, nobody, 0),),
            (back_to_menu(reader, board_id),),
        ),
    )


@router.callback_query(b.RemoveMember.filter())
async def remove(_: object, callback_data: b.RemoveMember, turn: Turn) -> None:
    await remove_member(
        turn.person, callback_data.board, callback_data.person, callback_data.heir, turn.now
    )
    await show_menu(turn, callback_data.board)
    turn.answer.say(turn.tapper.label("Not on the board any more"))
