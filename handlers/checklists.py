"""☑️ ready checklists: seen, put on a card, ticked with one tap."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.cards.screen import heading, part_screen, to_card
from handlers.content import shorten
from handlers.menu import to_menu
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.templates import item_text, template_lines, template_title
from handlers.turn import PRIVATE, Turn
from models import checklists
from models.cards.lists import MyPage, my_page
from models.cards.sheet import Sheet, Step, read_sheet
from models.checklists import TEMPLATES
from models.refusals import Gone
from models.rights import Right

router = Router(name="checklists")
SUBJECT = "card:checklist"
"""An open checklist: made fresh like a card when somebody else ticks."""


@router.message(Command("checklist"))
async def list_templates(_: Message, turn: Turn) -> None:
    turn.answer.show(templates_screen(turn.reader, in_group=turn.group is not None))


def templates_screen(reader: Reader, *, in_group: bool) -> Screen:
    """The ready checklists."""
    choices = [
        button(
            signs.CHECKLIST if place == 0 else "",
            template_title(reader, key),
            b.PreviewChecklist(template=key),
        )
        for place, key in enumerate(TEMPLATES)
    ]
    back = () if in_group else (to_menu(reader),)
    return Screen(
        text=reader.say("<b>Ready checklists</b>\nTap one to see it."),
        rows=(*rows_of(choices, 1), *back),
    )


@router.callback_query(b.PreviewChecklist.filter())
async def preview(_: object, callback_data: b.PreviewChecklist, turn: Turn) -> None:
    template = known(callback_data.template)
    reader = turn.reader
    put = button(signs.CHECKLIST, reader.label("Put it on a card"), b.PickCard(template=template))
    # In a group the checklist is put on from the card, which everybody there may see.
    rows = () if turn.group else ((put,), to_menu(reader))
    turn.answer.show(Screen(text=preview_text(reader, template), rows=rows))


def known(template: str) -> str:
    """The template's key. Raises `Gone` for a forged one."""
    if template not in TEMPLATES:
        raise Gone
    return template


def preview_text(reader: Reader, template: str) -> Markup:
    """A ready checklist in full."""
    title = Markup("<b>{}</b>").format(template_title(reader, template))
    return title + template_lines(reader, TEMPLATES[template])


@router.callback_query(b.PickCard.filter(), PRIVATE)
async def pick_card(_: object, callback_data: b.PickCard, turn: Turn) -> None:
    template = known(callback_data.template)
    found = await my_page(turn.person, callback_data.page)
    turn.answer.show(cards_screen(turn.reader, template, found))


def cards_screen(reader: Reader, template: str, found: MyPage) -> Screen:
    """My open cards, to choose the one that gets the checklist."""
    choices = [
        button("", f"#{line.number} {shorten(line.title, 36)}", b.ShowChecklist(card=line.id))
        for line in found.lines
    ]
    turns = []
    if found.page > 0:
        data = b.PickCard(template=template, page=found.page - 1)
        turns.append(button(signs.EARLIER, str(found.page), data))
    if found.page < found.pages - 1:
        data = b.PickCard(template=template, page=found.page + 1)
        turns.append(button(signs.LATER, str(found.page + 2), data))
    text = (
        reader.say("Which card gets it?")
        if found.lines
        else reader.say("You have no open cards. Send me a task first.")
    )
    back = button(signs.BACK, reader.label("Back"), b.PreviewChecklist(template=template))
    return Screen(
        text=text, rows=(*rows_of(choices, 1), *((tuple(turns),) if turns else ()), (back,))
    )


@router.callback_query(b.ShowChecklist.filter())
async def show(_: object, callback_data: b.ShowChecklist, turn: Turn) -> None:
    card = await turn.card(callback_data.card, Right.SEE)
    await show_checklist(turn, card.id, callback_data.ordinal)


async def show_checklist(turn: Turn, card_id: int, ordinal: int) -> None:
    """Show a card's checklist, or which one it could get."""
    sheet = await read_sheet(card_id)
    place = await turn.kept_place()
    if sheet.checklists:
        ordinal = min(max(ordinal, 0), len(sheet.checklists) - 1)
        turn.answer.show(checklist_screen(turn.reader, sheet, ordinal, place))
    else:
        turn.answer.show(put_screen(turn.reader, sheet, place))


def put_screen(reader: Reader, sheet: Sheet, place: str) -> Screen:
    """The ready checklists for a card without one."""
    template = next(iter(TEMPLATES))
    put = button(
        signs.CHECKLIST,
        reader.label("Put it on the card"),
        b.PutChecklist(card=sheet.id, template=template, ordinal=len(sheet.checklists)),
        style="success",
    )
    rows = ((put,), to_card(reader, sheet.id))
    return part_screen(sheet, "checklist", place, preview_text(reader, template), rows)


def checklist_screen(reader: Reader, sheet: Sheet, ordinal: int, place: str) -> Screen:
    """The items, whole and with who ticked what and when in the text; one tap each on buttons."""
    steps = sheet.checklists[ordinal]
    choices = [
        button(
            signs.DONE if item.done_at else signs.OPEN,
            item_text(reader, item.key),
            b.TickItem(item=item.id, done=item.done_at is None),
        )
        for item in steps.items
    ]
    return Screen(
        text=lines(
            heading(sheet.number, sheet.title),
            Markup("{} · {}/{}").format(
                template_title(reader, steps.template), steps.done, len(steps.items)
            ),
            "",
            *(step_line(reader, item) for item in steps.items),
        ),
        rows=(*rows_of(choices, 1), to_card(reader, sheet.id)),
        subject=SUBJECT,
        card=sheet.id,
        place=place,
        version=sheet.version,
    )


def step_line(reader: Reader, step: Step) -> Markup:
    """An item, and who ticked it and when."""
    text = item_text(reader, step.key)
    if step.done_at is None:
        return Markup("{} {}").format(signs.OPEN, text)
    who = shorten(step.done_by or "", 24)
    return Markup("{} {} · {} · {}").format(signs.DONE, text, who, reader.short(step.done_at))


@router.callback_query(b.PutChecklist.filter())
async def put(_: object, callback_data: b.PutChecklist, turn: Turn) -> None:
    await checklists.put_checklist(
        turn.person,
        callback_data.card,
        callback_data.template,
        ordinal=callback_data.ordinal,
        now=turn.now,
    )
    await show_checklist(turn, callback_data.card, callback_data.ordinal)


@router.callback_query(b.TickItem.filter())
async def tick(_: object, callback_data: b.TickItem, turn: Turn) -> None:
    card = await checklists.tick(turn.person, callback_data.item, turn.now, done=callback_data.done)
    await show_checklist(turn, card.id, 0)
