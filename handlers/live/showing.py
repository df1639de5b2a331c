"""📣 a card that somebody looks at in private is shown to everybody in a group of its board."""

from collections.abc import Sequence

from aiogram import Router

from handlers import buttons as b
from handlers.cards.outside import Onlooker, screen_for
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import show_card
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import Screen, button, rows_of
from handlers.turn import PRIVATE, Turn
from models.cards.sheet import Sheet, read_sheet
from models.groups import Standing
from models.refusals import Gone
from models.rights import Right
from models.spots import groups_at_home
from models.tables import Group

router = Router(name="showing in groups")
router.callback_query.filter(PRIVATE)
GROUPS_SHOWN = 20


@router.callback_query(b.PickShowIn.filter())
async def pick(_: object, callback_data: b.PickShowIn, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    groups = [group for group, _ in await groups_at_home(card)]
    sheet, place = await read_sheet(card.id), await turn.kept_place()
    turn.answer.show(groups_screen(turn.reader, sheet, groups, place))


def groups_screen(reader: Reader, sheet: Sheet, groups: Sequence[Group], place: str) -> Screen:
    """Which group is to see the card?"""
    choices = [
        button("", shorten(group.title), b.ShowIn(card=sheet.id, group=group.id))
        for group in groups[:GROUPS_SHOWN]
    ]
    words = (
        reader.say("Where shall everybody see this card?")
        if groups
        else reader.say("This board is in no group yet. The board’s ⋯ adds me to one.")
    )
    return part_screen(
        sheet, "show", place, words, (*rows_of(choices, 1), to_card(reader, sheet.id))
    )


@router.callback_query(b.ShowIn.filter())
async def show_in(_: object, callback_data: b.ShowIn, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    homes = await groups_at_home(card)
    found = next(((g, thread) for g, thread in homes if g.id == callback_data.group), None)
    if found is None or turn.standings.get(found[0].telegram_id) is Standing.OUT:
        raise Gone
    group, thread_id = found
    # A second tap on the same question finds the card there: it was answered.
    if await turn.kept_subject() != "card":
        onlooker = Onlooker(None, group, thread_id)
        screen = await screen_for(onlooker, card.id, turn.now, place="group")
        if screen is None:
            raise Gone
        turn.answer.tell(group.telegram_id, screen, thread_id=thread_id)
    await show_card(turn, card)
    turn.answer.say(turn.tapper.label("Everybody sees it now"))
