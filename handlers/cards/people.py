"""👤 who does the card: the board's members as buttons, two taps from the card."""

from collections.abc import Sequence

from aiogram import Router
from markupsafe import escape

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import show_card
from handlers.reader import Reader
from handlers.screens import Button, Screen, button, lines, rows_of
from handlers.specialties import named
from handlers.turn import Turn
from models.boards import members_of
from models.cards import change
from models.cards.sheet import Sheet, read_sheet
from models.rights import Right
from models.tables import Card, Member

router = Router(name="card people")
PAGE = 20


@router.callback_query(b.PickPeople.filter())
async def pick(_: object, callback_data: b.PickPeople, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    await show_people(turn, card, callback_data.page)


@router.callback_query(b.SetPerson.filter())
async def choose(_: object, callback_data: b.SetPerson, turn: Turn) -> None:
    change_it = change.assign if callback_data.on else change.unassign
    card = await change_it(turn.person, callback_data.card, callback_data.person, turn.now)
    await show_people(turn, card, callback_data.page)


@router.callback_query(b.TakeCard.filter())
async def take_it(_: object, callback_data: b.TakeCard, turn: Turn) -> None:
    card = await change.claim(turn.person, callback_data.card, turn.now)
    await show_card(turn, card)
    turn.answer.say(turn.tapper.label("The card is yours"))


async def show_people(turn: Turn, card: Card, page: int) -> None:
    """Show the members of the card's board, those on the card marked."""
    sheet = await read_sheet(card.id)
    members = await members_of(card.board_id)
    me = None if turn.group else turn.person.id
    place = await turn.kept_place()
    turn.answer.show(people_screen(turn.reader, sheet, members, me, page, place))


def people_screen(
    reader: Reader, sheet: Sheet, members: Sequence[Member], me: int | None, page: int, place: str
) -> Screen:
    """Everybody who can be chosen; a second tap takes a person off. `me` stands first."""
    chosen = {person.id for person in sheet.people}
    others = [member for member in members if member.person_id != me]
    page = min(max(page, 0), max(0, (len(others) - 1) // PAGE))
    part = others[page * PAGE : (page + 1) * PAGE]
    mine = [member for member in members if member.person_id == me]
    first = [
        button(
            signs.CHOSEN if me in chosen else signs.TAKE,
            reader.label("Me"),
            b.SetPerson(card=sheet.id, person=member.person_id, on=me not in chosen, page=page),
        )
        for member in mine
    ]
    rest = [
        button(
            signs.CHOSEN if member.person_id in chosen else "",
            named(reader, member),
            b.SetPerson(
                card=sheet.id,
                person=member.person_id,
                on=member.person_id not in chosen,
                page=page,
            ),
        )
        for member in part
    ]
    turn: list[Button] = []
    if page > 0:
        turn.append(button(signs.EARLIER, "", b.PickPeople(card=sheet.id, page=page - 1)))
    if (page + 1) * PAGE < len(others):
        turn.append(button(signs.LATER, "", b.PickPeople(card=sheet.id, page=page + 1)))
    hint = (
        reader.label("Only you are on this board. Make a team board to work together.")
        if sheet.personal
        else reader.label("Tap to choose, tap again to take off.")
    )
    rows = (*rows_of(first, 1), *rows_of(rest, 2), tuple(turn), to_card(reader, sheet.id))
    words = lines(reader.say("Who does it?"), escape(hint))
    return part_screen(sheet, "people", place, words, rows)
