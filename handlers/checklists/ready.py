"""/checklist: templates, ready and own, seen and put on a card or on a new one."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.checklists.showing import board_words, drawn_list, named_templates, sentence_line
from handlers.checklists.sight import Sight
from handlers.content import shorten
from handlers.drafts.keeping import target_board
from handlers.fitting import visible_units
from handlers.menu import to_menu
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.templates import item_text, template_text, template_title
from handlers.turn import PRIVATE, Turn
from models.cards.lists import MyPage, my_page
from models.cards.sheet import read_sheet
from models.checklists.fresh import count_made, make_with_template
from models.checklists.lists import next_place
from models.checklists.own import find_template, templates_for
from models.checklists.ready import TEMPLATES
from models.tables import OwnTemplate

router = Router(name="templates")
ROOM = 3400


@router.message(Command("checklist"))
async def command(_: Message, turn: Turn) -> None:
    turn.answer.show(await drawn_templates(turn))


@router.callback_query(b.ListTemplates.filter())
async def list_templates(_: object, turn: Turn) -> None:
    await turn.rest()
    turn.answer.show(await drawn_templates(turn))


async def drawn_templates(turn: Turn) -> Screen:
    """The templates that may be shown in this chat: in a group only those of its board."""
    board_id = (turn.board_id or 0) if turn.group else None
    own = await templates_for(turn.person, board_id)
    return templates_screen(turn.reader, own, in_group=turn.group is not None)


def templates_screen(reader: Reader, own: list[OwnTemplate], *, in_group: bool) -> Screen:
    """Every template in a line, and a button for each."""
    choices = [
        button(
            signs.CHECKLIST if place == 0 else "",
            shorten(title),
            b.PreviewChecklist(template=name),
        )
        for place, (name, title) in enumerate(named_templates(reader, own))
    ]
    own_words = reader.say("Your own ones come after them; a list on a card becomes one by ✏️ 📋.")
    return Screen(
        text=lines(
            reader.say("<b>Ready checklists</b>\nTap one to see it."),
            "",
            *(sentence_line(reader, key) for key in TEMPLATES),
            "",
            own_words,
        ),
        rows=(*rows_of(choices, 1), *(() if in_group else (to_menu(reader),))),
    )


@router.callback_query(b.PreviewChecklist.filter())
async def preview(_: object, callback_data: b.PreviewChecklist, turn: Turn) -> None:
    await turn.rest()
    turn.answer.show(await drawn_preview(turn, callback_data.template))


async def drawn_preview(turn: Turn, name: str) -> Screen:
    """A template in full, with what may be done with it here."""
    ordinal = await count_made(turn.person)
    in_group = turn.group is not None
    if name in TEMPLATES:
        text = template_text(turn.reader, TEMPLATES[name])
        return preview_screen(
            turn.reader, name, text, ordinal, board_id=turn.board_id, in_group=in_group
        )
    own = await find_template(turn.person, name)
    board_id = (turn.board_id or 0) if turn.group else None
    if turn.group is not None and own.board_id != board_id:
        # What is one's own, or another board's, stays out of a group; also out of one without.
        return await drawn_templates(turn)
    mine = own.owner_id == turn.person.id and not in_group
    text = own_text(turn.reader, own)
    return preview_screen(
        turn.reader,
        name,
        text,
        ordinal,
        board_id=turn.board_id,
        in_group=in_group,
        mine=mine,
        own=own,
    )


def preview_screen(
    reader: Reader,
    name: str,
    text: Markup,
    ordinal: int,
    *,
    board_id: int | None = None,
    in_group: bool,
    mine: bool = False,
    own: OwnTemplate | None = None,
) -> Screen:
    """A template, and where it may go; its owner may change it too.

    `board_id` is the board of the group that it is shown in.
    """
    put = button(signs.CHECKLIST, reader.label("Put it on a card"), b.PickCard(template=name))
    new = button(
        signs.NEW,
        reader.label("A new card with it"),
        b.NewFromTemplate(template=name, ordinal=ordinal + 1),
    )
    rows: list[Row] = [(new,)] if in_group else [(put,), (new,)]
    by_itself = reader.label("Open by itself")
    if not in_group:
        rows.append((button(signs.REPEAT, by_itself, b.PickOpeningBoard(template=name)),))
    elif board_id is not None:
        here = b.PickOpening(board=board_id, template=name)
        rows.append((button(signs.REPEAT, by_itself, here),))
    if own is not None and mine:
        rows += owner_rows(reader, own)
    back = button(signs.BACK, reader.label("Ready checklists"), b.ListTemplates())
    return Screen(text=text, rows=(*rows, (back,)))


def owner_rows(reader: Reader, own: OwnTemplate) -> list[Row]:
    """What the owner of a template may do with it."""
    return [
        (
            button(signs.EDIT, reader.label("Title"), b.RenameTemplate(own=own.id)),
            button(signs.COPY, reader.label("Items"), b.RewriteTemplate(own=own.id)),
        ),
        (
            button(signs.PEOPLE, reader.label("Who uses it"), b.PickTemplateBoard(own=own.id)),
            button(signs.REMOVE, reader.label("Remove"), b.DropTemplate(own=own.id)),
        ),
    ]


def own_lines(reader: Reader, own: OwnTemplate) -> list[str]:
    """The items of an own template, ready ones in the reader's words."""
    return [item_text(reader, item["key"]) if "key" in item else item["text"] for item in own.items]


def own_text(reader: Reader, own: OwnTemplate) -> Markup:
    """An own template, as much of it as a message holds."""
    text, used = Markup("<b>{}</b>\n").format(own.title), 0
    found = own_lines(reader, own)
    for place, item in enumerate(found):
        line = Markup("\n• {}").format(item)
        used += visible_units(line)
        if used > ROOM:
            return text + Markup("\n… +{}").format(len(found) - place)
        text += line
    return text


@router.callback_query(b.PickCard.filter(), PRIVATE)
async def pick_card(_: object, callback_data: b.PickCard, turn: Turn) -> None:
    name = callback_data.template
    title = await title_of(turn.reader, turn, name)
    found = await my_page(turn.person, callback_data.page)
    places = {line.id: await next_place(line.id) for line in found.lines}
    turn.answer.show(cards_screen(turn.reader, name, title, found, places))


async def title_of(reader: Reader, turn: Turn, name: str) -> str:
    """The title of a template that this person may use. Raises `Gone`."""
    if name in TEMPLATES:
        return template_title(reader, name)
    return (await find_template(turn.person, name)).title


def cards_screen(
    reader: Reader, name: str, title: str, found: MyPage, places: dict[int, int]
) -> Screen:
    """My open cards, to choose the one that gets the checklist as its number in `places`."""
    choices = [
        button(
            "",
            f"#{line.number} {shorten(line.title, 36)}",
            b.PutChecklist(card=line.id, template=name, ordinal=places.get(line.id, 0)),
        )
        for line in found.lines
    ]
    turns: list[Button] = []
    if found.page > 0:
        data = b.PickCard(template=name, page=found.page - 1)
        turns.append(button(signs.EARLIER, str(found.page), data))
    if found.page < found.pages - 1:
        data = b.PickCard(template=name, page=found.page + 1)
        turns.append(button(signs.LATER, str(found.page + 2), data))
    text = (
        reader.say("Which card gets «{title}»?", title=shorten(title))
        if found.lines
        else reader.say("You have no open cards. Send me a task first.")
    )
    back = button(signs.BACK, reader.label("Back"), b.PreviewChecklist(template=name))
    return Screen(
        text=text, rows=(*rows_of(choices, 1), *((tuple(turns),) if turns else ()), (back,))
    )


@router.callback_query(b.NewFromTemplate.filter())
async def new_card(_: object, callback_data: b.NewFromTemplate, turn: Turn) -> None:
    board = await target_board(turn)
    words = await board_words(turn.reader, board.id)
    title = await title_of(words, turn, callback_data.template)
    card, checklist = await make_with_template(
        turn.person,
        board.id,
        callback_data.template,
        title,
        ordinal=callback_data.ordinal,
        now=turn.now,
    )
    turn.check_board(card.board_id)
    sheet = await read_sheet(card.id)
    turn.answer.show(await drawn_list(turn, sheet, Sight(checklist), turn.place))
    turn.answer.say(turn.tapper.label("On the board: #{number}", number=card.number))
