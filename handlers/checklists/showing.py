"""☑️ checklists of a card: seen, chosen among, put on, ticked with one tap."""

from dataclasses import replace

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import part_screen, to_card
from handlers.cards.show import rights_here
from handlers.checklists.screen import checklist_screen, page_with
from handlers.checklists.sight import Sight, read_sight
from handlers.content import shorten
from handlers.reader import Reader
from handlers.screens import ALONE, Button, Screen, button, lines, rows_of
from handlers.templates import list_title, template_sentence, template_title
from handlers.turn import Turn
from models import checklists
from models.boards import language_of
from models.cards.sheet import Sheet, read_sheet
from models.checklists.lists import find_list, next_place
from models.checklists.own import name_of, templates_for
from models.checklists.ready import TEMPLATES
from models.rights import Right
from models.tables import OwnTemplate

router = Router(name="checklists")


async def board_words(reader: Reader, board_id: int) -> Reader:
    """The reader's clock in the language of a board."""
    return replace(reader, language=await language_of(board_id))


@router.callback_query(b.ShowChecklist.filter())
async def show(_: object, callback_data: b.ShowChecklist, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    await turn.rest()
    sheet = await read_sheet(card.id)
    if not sheet.checklists:
        turn.answer.show(await drawn_templates(turn, sheet))
        return
    ordinal = min(callback_data.ordinal, len(sheet.checklists) - 1)
    await show_list(turn, sheet, Sight(sheet.checklists[ordinal].id))


@router.callback_query(b.ShowList.filter())
async def show_sight(_: object, callback_data: b.ShowList, turn: Turn) -> None:
    found = await find_list(callback_data.list)
    card = await turn.card(found.card_id, Right.SEE)
    await turn.rest()
    sight = Sight(found.id, callback_data.page, callback_data.mode, callback_data.shared)
    await show_list(turn, await read_sheet(card.id), sight)


async def show_list(turn: Turn, sheet: Sheet, sight: Sight) -> None:
    """Show a list of the card in the tapped message, or in a new one."""
    turn.answer.show(await drawn_list(turn, sheet, sight, await turn.kept_place()))


async def drawn_list(turn: Turn, sheet: Sheet, sight: Sight, place: str) -> Screen:
    """A list of the card for the reader of this chat; the rights are checked already."""
    alone = place.startswith(ALONE)
    reader = turn.tapper if alone else turn.reader
    words = await board_words(reader, sheet.board_id)
    rights = await rights_here(turn, sheet.id, alone=alone)
    return checklist_screen(reader, words, sheet, sight, place, rights)


@router.callback_query(b.TickItem.filter())
async def tick(_: object, callback_data: b.TickItem, turn: Turn) -> None:
    card = await checklists.tick(turn.person, callback_data.item, turn.now, done=callback_data.done)
    turn.check_board(card.board_id)
    sheet = await read_sheet(card.id)
    steps = next(
        steps
        for steps in sheet.checklists
        if callback_data.item in {step.id for step in steps.items}
    )
    kept = read_sight(await turn.kept_subject())
    shared = kept is not None and kept.shared
    said = await board_words(turn.reader, sheet.board_id) if shared else turn.reader
    page = page_with(said, turn.reader, steps, callback_data.item)
    await show_list(turn, sheet, Sight(steps.id, page, shared=shared))


@router.callback_query(b.PickList.filter())
async def pick_list(_: object, callback_data: b.PickList, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    await turn.rest()
    sheet = await read_sheet(card.id)
    edit = Right.EDIT in await rights_here(turn, card.id)
    if not sheet.checklists and edit:
        turn.answer.show(await drawn_templates(turn, sheet))
        return
    turn.answer.show(lists_screen(turn.reader, sheet, await turn.kept_place(), edit=edit))


def lists_screen(reader: Reader, sheet: Sheet, place: str, *, edit: bool) -> Screen:
    """All checklists of the card with what is done of each, and one more."""
    choices = [
        button(
            signs.CHECKLIST if place == 0 else "",
            f"{shorten(list_title(reader, steps), 36)} · {steps.done}/{len(steps.items)}",
            b.ShowList(list=steps.id),
        )
        for place, steps in enumerate(sheet.checklists)
    ]
    more = button(signs.NEW, reader.label("One more list"), b.PickTemplate(card=sheet.id))
    words = reader.say("Checklists of this card:") if choices else reader.say("No checklists yet.")
    rows = (*rows_of(choices, 1), *(((more,),) if edit else ()), to_card(reader, sheet.id))
    return part_screen(sheet, "checklists", place, words, rows)


@router.callback_query(b.PickTemplate.filter())
async def pick_template(_: object, callback_data: b.PickTemplate, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    await turn.rest()
    turn.answer.show(await drawn_templates(turn, await read_sheet(card.id)))


async def drawn_templates(turn: Turn, sheet: Sheet) -> Screen:
    """What a new list of this card may be made of."""
    own = await templates_for(turn.person, sheet.board_id if turn.group else None)
    ordinal = await next_place(sheet.id)
    place = await turn.kept_place()
    return put_screen(turn.reader, sheet, own, ordinal, place)


def put_screen(
    reader: Reader, sheet: Sheet, own: list[OwnTemplate], ordinal: int, place: str
) -> Screen:
    """The checklists that a card could get: written now, one's own, ready ones."""
    write = button(signs.NEW, reader.label("Write my own"), b.WriteList(card=sheet.id))
    choices: list[Button] = [
        button(
            signs.CHECKLIST if place == 0 else "",
            shorten(title),
            b.PutChecklist(card=sheet.id, template=name, ordinal=ordinal),
        )
        for place, (name, title) in enumerate(named_templates(reader, own))
    ]
    back = (
        (button(signs.BACK, reader.label("Lists"), b.PickList(card=sheet.id)),)
        if sheet.checklists
        else to_card(reader, sheet.id)
    )
    words = lines(
        reader.say("Which checklist does the card get?"),
        "",
        *(sentence_line(reader, key) for key in TEMPLATES),
    )
    return part_screen(sheet, "checklist", place, words, ((write,), *rows_of(choices, 1), back))


def named_templates(reader: Reader, own: list[OwnTemplate]) -> list[tuple[str, str]]:
    """The name for buttons and the title of every template: ready ones, then people's own."""
    ready = [(key, template_title(reader, key)) for key in TEMPLATES]
    return ready + [(name_of(template), template.title) for template in own]


def sentence_line(reader: Reader, key: str) -> Markup:
    """A ready checklist in one line."""
    return Markup("<b>{}</b> — {}").format(
        template_title(reader, key), template_sentence(reader, key)
    )


@router.callback_query(b.PutChecklist.filter())
async def put(_: object, callback_data: b.PutChecklist, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.EDIT)
    checklist = await checklists.put_checklist(
        turn.person,
        card.id,
        callback_data.template,
        ordinal=callback_data.ordinal,
        now=turn.now,
    )
    await show_list(turn, await read_sheet(card.id), Sight(checklist.id))
