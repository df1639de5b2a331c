"""🪪 Somebody of a board: their role and specialty, and 🤝 who gets their cards."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.team import back_to_menu, role_name
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.groups.leaving import card_lines
from handlers.paging import page_of
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.specialties import named, specialty_of, specialty_words
from handlers.turn import PRIVATE, Turn
from models import members as m
from models.boards import members_of
from models.cards.leaving import cards_of
from models.rights import Right, member_of, rights_of
from models.tables import Card, Member, Role

router = Router(name="members")
router.callback_query.filter(PRIVATE)
NONE = "none"


class MemberState(StatesGroup):
    """What somebody does on a board is being typed."""

    specialty = State()


@router.callback_query(b.PickMember.filter())
async def pick(_: object, callback_data: b.PickMember, turn: Turn) -> None:
    await turn.rest()
    me = await member_of(turn.person, callback_data.board, Right.BOARD)
    members = await members_of(me.board_id)
    turn.answer.show(members_screen(turn.reader, me, members, callback_data.page))


def members_screen(reader: Reader, me: Member, members: Sequence[Member], page: int) -> Screen:
    """Everybody of the board, each to be opened."""
    part = page_of(members, page)
    choices = [
        button("", named(reader, member), b.OpenMember(board=me.board_id, person=member.person_id))
        for member in part.items
    ]
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.BOARD, me.board.title),
            "",
            reader.say("Whose role or specialty?"),
        ),
        rows=(
            *rows_of(choices, 1),
            *part.turns(lambda number: b.PickMember(board=me.board_id, page=number)),
            (back_to_menu(reader, me.board_id),),
        ),
    )


@router.callback_query(b.OpenMember.filter())
async def open_member(_: object, callback_data: b.OpenMember, turn: Turn) -> None:
    await turn.rest()
    await show_member(turn, callback_data.board, callback_data.person)


async def show_member(turn: Turn, board_id: int, person_id: int) -> None:
    """Show somebody of a board, and what this person may change about them."""
    member = await m.member_on(turn.person, board_id, person_id)
    me = await member_of(turn.person, board_id, Right.BOARD)
    cards = await cards_of(board_id, person_id)
    naming = m.may_name(turn.person, me, member)
    turn.answer.show(member_screen(turn.reader, me, member, len(cards), naming=naming))


def member_screen(
    reader: Reader, me: Member, member: Member, cards: int, *, naming: bool
) -> Screen:
    """Their role and specialty, and how many open cards are theirs."""
    board_id, person_id, rights = me.board_id, member.person_id, rights_of(me)
    manages = Right.MANAGE in rights and member.role is not Role.OWNER and member.id != me.id
    rows: list[Row] = []
    if manages:
        rows.append(
            tuple(
                button(
                    signs.CHOSEN if role is member.role else "",
                    role_name(reader, role),
                    b.SetRole(board=board_id, person=person_id, role=role),
                )
                for role in m.GIVEN_ROLES
            )
        )
    if naming:
        words = reader.label("Specialty")
        data = b.PickSpecialty(board=board_id, person=person_id)
        rows.append((button(signs.SPECIALTY, words, data),))
    last: list[Button] = []
    if cards and Right.EDIT in rights:
        words = reader.label("Hand over cards")
        data_of = b.PickCardsHeir(board=board_id, person=person_id)
        last.append(button(signs.HAND_OVER, words, data_of))
    if manages:
        data_off = b.AskRemoval(board=board_id, person=person_id)
        last.append(button(signs.STOP, reader.label("Take off the board"), data_off))
    rows += [tuple(last)] if last else []
    rows.append((button(signs.BACK, reader.label("Back"), b.PickMember(board=board_id)),))
    does = specialty_of(reader, member)
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.PEOPLE, shorten(member.person.name)),
            Markup("{}").format(" · ".join(filter(None, (role_name(reader, member.role), does)))),
            "",
            reader.many("{n} open card is theirs.", "{n} open cards are theirs.", cards)
            if cards
            else reader.say("No open cards are theirs."),
        ),
        rows=tuple(rows),
    )


@router.callback_query(b.SetRole.filter())
async def set_role(_: object, callback_data: b.SetRole, turn: Turn) -> None:
    data = callback_data
    member = await m.set_role(turn.person, data.board, data.person, data.role)
    await show_member(turn, data.board, data.person)
    turn.answer.say(f"{shorten(member.person.name, 100)}: {role_name(turn.tapper, member.role)}")


@router.callback_query(b.PickSpecialty.filter())
async def pick_specialty(_: object, callback_data: b.PickSpecialty, turn: Turn) -> None:
    await turn.rest()
    member = await m.to_name(turn.person, callback_data.board, callback_data.person)
    turn.answer.show(specialties_screen(turn.reader, member))


def specialties_screen(reader: Reader, member: Member) -> Screen:
    """What do they do? The ready words, or words of one's own."""
    board_id, person_id = member.board_id, member.person_id
    ready = [
        button(
            signs.CHOSEN if member.specialty == code else "",
            words,
            b.SetSpecialty(board=board_id, person=person_id, specialty=code),
        )
        for code, words in specialty_words(reader).items()
    ]
    own = b.TypeSpecialty(board=board_id, person=person_id)
    nothing = b.SetSpecialty(board=board_id, person=person_id, specialty=NONE)
    return Screen(
        text=reader.say(
            "<b>{name}</b>\n\nSpecialty on the board? It stands beside the name where people are "
            "chosen.",
            name=shorten(member.person.name),
        ),
        rows=(
            *rows_of(ready, 2),
            (
                button(signs.EDIT, reader.label("In other words"), own),
                *(
                    (button(signs.CANCEL, reader.label("Take it away"), nothing),)
                    if member.specialty
                    else ()
                ),
            ),
            (back_to_member(reader, member),),
        ),
    )


def back_to_member(reader: Reader, member: Member) -> Button:
    """⬅️ to somebody of the board."""
    data = b.OpenMember(board=member.board_id, person=member.person_id)
    return button(signs.BACK, reader.label("Back"), data)


@router.callback_query(b.SetSpecialty.filter())
async def set_specialty(_: object, callback_data: b.SetSpecialty, turn: Turn) -> None:
    data = callback_data
    said = None if data.specialty == NONE else data.specialty
    await m.set_specialty(turn.person, data.board, data.person, said)
    await show_member(turn, data.board, data.person)


@router.callback_query(b.TypeSpecialty.filter())
async def ask_specialty(_: object, callback_data: b.TypeSpecialty, turn: Turn) -> None:
    member = await m.to_name(turn.person, callback_data.board, callback_data.person)
    question = turn.reader.say(
        "<b>{name}</b>\n\nSend the specialty in a word or two, such as «{example}».",
        name=shorten(member.person.name),
        example=turn.reader.label("video editing"),
    )
    await ask(
        turn,
        MemberState.specialty,
        question,
        member.person.name,
        back=back_to_member(turn.reader, member),
        board=member.board_id,
        person=member.person_id,
    )


@router.message(StateFilter(MemberState.specialty), asked, F.text)
async def specialty_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    await m.set_specialty(turn.person, data["board"], data["person"], message.text)
    await turn.rest()
    await show_member(turn, data["board"], data["person"])
    if data.get("message"):
        turn.answer.remove(data["message"])


@router.callback_query(b.PickCardsHeir.filter())
async def pick_heir(_: object, callback_data: b.PickCardsHeir, turn: Turn) -> None:
    member = await m.to_relieve(turn.person, callback_data.board, callback_data.person)
    cards = await cards_of(member.board_id, member.person_id)
    turn.answer.show(heir_screen(turn.reader, member, cards, await m.others_on(member)))


def heir_screen(
    reader: Reader, member: Member, cards: Sequence[Card], heirs: Sequence[Member]
) -> Screen:
    """Which cards, and who gets them?"""
    board_id, person_id = member.board_id, member.person_id
    choices = [
        button(
            "",
            named(reader, heir),
            b.HandCards(board=board_id, person=person_id, heir=heir.person_id),
        )
        for heir in heirs
    ]
    nobody = b.HandCards(board=board_id, person=person_id, heir=0)
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.PEOPLE, shorten(member.person.name)),
            *card_lines(
                reader.many("{n} open card is theirs:", "{n} open cards are theirs:", len(cards)),
                [(card.number, card.title) for card in cards],
            ),
            "",
            reader.say("Who gets them?"),
        ),
        rows=(
            *rows_of(choices, 2),
            (
                button(signs.CANCEL, reader.label("Leave them to nobody"), nobody),
                back_to_member(reader, member),
            ),
        ),
    )


@router.callback_query(b.HandCards.filter())
async def hand_cards(_: object, callback_data: b.HandCards, turn: Turn) -> None:
    data = callback_data
    await m.hand_cards(turn.person, data.board, data.person, data.heir, turn.now)
    await show_member(turn, data.board, data.person)
    turn.answer.say(turn.tapper.label("The cards are handed over"))
