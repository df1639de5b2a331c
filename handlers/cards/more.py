"""⋯ what else may be done with a card, one button for each."""

from collections.abc import Callable

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import rights_here
from handlers.reader import Reader
from handlers.screens import ALONE, Button, Screen, button, rows_of
from handlers.turn import Turn
from models.cards.sheet import Sheet, read_sheet
from models.rights import Right

router = Router(name="more of a card")
Rights = frozenset[Right]
Action = Callable[[Reader, Sheet, Rights], Button | None]
"""Makes the button, or None where it makes no sense in this state, for somebody with these
rights."""


def reminders(reader: Reader, sheet: Sheet, _: Rights) -> Button:
    """When I am reminded of this card."""
    return button(signs.BELL, reader.label("Reminders"), b.PickReminders(card=sheet.id))


def repeat(reader: Reader, sheet: Sheet, rights: Rights) -> Button | None:
    """How the card comes again."""
    if Right.EDIT not in rights:
        return None
    return button(signs.REPEAT, reader.label("Repeat"), b.PickRepeat(card=sheet.id))


ACTIONS: tuple[Action, ...] = (
    reminders,
    repeat,
)


@router.callback_query(b.PickMore.filter())
async def pick_more(_: object, callback_data: b.PickMore, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    place = await turn.kept_place()
    rights = await rights_here(turn, card.board_id, alone=place.startswith(ALONE))
    turn.answer.show(more_screen(turn.reader, await read_sheet(card.id), rights, place))


def more_screen(reader: Reader, sheet: Sheet, rights: Rights, place: str) -> Screen:
    """Everything that has no button on the card itself."""
    found = [made for make in ACTIONS if (made := make(reader, sheet, rights))]
    rows = (*rows_of(found, 2), to_card(reader, sheet.id))
    return part_screen(sheet, "more", place, reader.say("What else?"), rows)
