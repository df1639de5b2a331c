"""🎛 what of a board one person sees: filters, and columns that are closed. For them alone."""

from collections.abc import Sequence

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import show_board
from handlers.boards.sights import sight_words
from handlers.content import shorten
from handlers.labels.picking import PAGE, page_row, paged
from handlers.labels.words import tag_words
from handlers.live.board import show_own
from handlers.live.links import to_board
from handlers.priorities import priority_words
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, rows_of
from handlers.turn import OWN, Turn
from models import looks
from models.boards import members_of
from models.cards.lists import BoardPage, board_page
from models.labels import BoardLabel, labels_of
from models.looks import Sight, sight_of
from models.rights import Right, member_of
from models.tables import Member, Priority

router = Router(name="filters of a board")
COLUMNS_SHOWN = 60
ON_BUTTON = 16


@router.callback_query(b.PickFilter.filter())
async def pick(_: object, callback_data: b.PickFilter, turn: Turn) -> None:
    await show_filters(turn, callback_data.board)


async def show_filters(turn: Turn, board_id: int) -> None:
    """Show to whoever acts, and nobody else, what they see of the board."""
    turn.check_board(board_id)
    sight = await sight_of(turn.person, board_id, turn.now)
    found = await board_page(turn.person, board_id, 0, sight)
    whisper(turn, filters_screen(turn.tapper, found, alone=turn.group is not None), board_id)


def whisper(turn: Turn, screen: Screen, board_id: int) -> None:
    """Show a choice of what one person sees, to them alone."""
    turn.answer.whisper(screen, start=to_board(board_id))


def filters_screen(reader: Reader, board: BoardPage, *, alone: bool) -> Screen:
    """The filters and the columns, as they are; `alone`: one person of a group sees it."""
    sight, number = board.sight, board.id
    columns = [
        button(
            signs.UNFOLDED if column.open else signs.FOLDED,
            f"{shorten(column.title, 24)} · {column.cards}",
            b.FoldColumn(board=number, column=column.id, on=not column.open),
        )
        for column in board.columns[:COLUMNS_SHOWN]
    ]
    clear = button(signs.CANCEL, reader.label("Clear the filter"), b.ClearFilters(board=number))
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.FILTER, shorten(board.title)),
            *((sight_words(reader, sight),) if sight.filters else ()),
            "",
            reader.say("What do you see of the board? Several filters work together."),
            reader.say(
                "{open} a column whose cards are listed, {closed} one that is closed.",
                open=signs.UNFOLDED,
                closed=signs.FOLDED,
            ),
            "",
            reader.many("{n} card is left.", "{n} cards are left.", board.cards)
            if sight.filters
            else reader.many("{n} card, no filter.", "{n} cards, no filter.", board.cards),
        ),
        rows=(
            (
                button(
                    signs.CHOSEN if sight.mine else signs.MINE,
                    reader.label("Mine"),
                    b.FilterMine(board=number, on=not sight.mine),
                ),
                button(
                    signs.CHOSEN if sight.late else signs.WARNING,
                    reader.label("Late only"),
                    b.FilterLate(board=number, on=not sight.late),
                ),
            ),
            (
                button(
                    signs.CHOSEN if sight.label else signs.LABELS,
                    tag_words(sight.label, ON_BUTTON) if sight.label else reader.label("Label"),
                    b.PickFilterLabel(board=number),
                ),
                button(
                    signs.CHOSEN if sight.person else signs.PEOPLE,
                    shorten(sight.person.name, ON_BUTTON)
                    if sight.person
                    else reader.label("Person"),
                    b.PickFilterPerson(board=number),
                ),
                button(
                    signs.CHOSEN if sight.priority else signs.PRIORITY,
                    priority_words(reader, sight.priority)
                    if sight.priority
                    else reader.label("Priority"),
                    b.PickFilterPriority(board=number),
                ),
            ),
            *rows_of(columns, 2),
            *(((clear,),) if sight.filters else ()),
            (
                button(
                    signs.BACK,
                    reader.label("Board"),
                    b.OpenHere(board=number) if alone else b.OpenBoard(board=number),
                ),
            ),
        ),
        place=OWN if alone else "",
    )


@router.callback_query(b.FilterMine.filter())
async def mine(_: object, callback_data: b.FilterMine, turn: Turn) -> None:
    turn.check_board(callback_data.board)
    await looks.show_mine(turn.person, callback_data.board, on=callback_data.on)
    await show_filters(turn, callback_data.board)


@router.callback_query(b.FilterLate.filter())
async def late(_: object, callback_data: b.FilterLate, turn: Turn) -> None:
    turn.check_board(callback_data.board)
    await looks.show_late(turn.person, callback_data.board, on=callback_data.on)
    await show_filters(turn, callback_data.board)


@router.callback_query(b.FoldColumn.filter())
async def fold(_: object, callback_data: b.FoldColumn, turn: Turn) -> None:
    board_id = callback_data.board
    turn.check_board(board_id)
    await looks.open_column(turn.person, board_id, callback_data.column, on=callback_data.on)
    await show_filters(turn, board_id)


@router.callback_query(b.PickFilterLabel.filter())
async def pick_label(_: object, callback_data: b.PickFilterLabel, turn: Turn) -> None:
    board_id = callback_data.board
    sight, member = await seen(turn, board_id)
    found = await labels_of(board_id)
    screen = labels_screen(turn.tapper, member, sight, found, callback_data.page)
    whisper(turn, placed(turn, screen), board_id)


async def seen(turn: Turn, board_id: int) -> tuple[Sight, Member]:
    """What this person sees of the board, which may be shown in this chat, and who they are on it.

    Raises as `member_of`.
    """
    turn.check_board(board_id)
    member = await member_of(turn.person, board_id, Right.BOARD)
    return await sight_of(turn.person, board_id, turn.now), member


def placed(turn: Turn, screen: Screen) -> Screen:
    """The screen, in a group for the eyes of one person."""
    return screen.model_copy(update={"place": OWN}) if turn.group else screen


def choice(
    reader: Reader, me: Member, question: Markup, choices: list[Button], turns: Row = ()
) -> Screen:
    """A question about what is seen of the board, and a page of its answers."""
    back = button(signs.BACK, reader.label("Filter"), b.PickFilter(board=me.board_id))
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.FILTER, shorten(me.board.title)), "", question
        ),
        rows=(*rows_of(choices, 2), *((turns,) if turns else ()), (back,)),
    )


def labels_screen(
    reader: Reader, me: Member, sight: Sight, found: Sequence[BoardLabel], page: int
) -> Screen:
    """Cards with which label? A second tap on the chosen one shows all."""
    page, pages = paged(len(found), page)
    chosen = sight.label.id if sight.label else None
    choices = [
        button(
            signs.CHOSEN if one.tag.id == chosen else "",
            f"{tag_words(one.tag, 24)} · {one.cards}",
            b.FilterLabel(board=me.board_id, label=one.tag.id, on=one.tag.id != chosen),
        )
        for one in found[page * PAGE : (page + 1) * PAGE]
    ]
    question = (
        reader.say("Cards with which label?")
        if found
        else reader.say("The board has no labels yet: they are made by 🏷 on a card.")
    )
    turns = page_row([b.PickFilterLabel(board=me.board_id, page=n) for n in range(pages)], page)
    return choice(reader, me, question, choices, turns)


@router.callback_query(b.FilterLabel.filter())
async def set_label(_: object, callback_data: b.FilterLabel, turn: Turn) -> None:
    board_id = callback_data.board
    turn.check_board(board_id)
    await looks.show_label(turn.person, board_id, callback_data.label, on=callback_data.on)
    await show_filters(turn, board_id)


@router.callback_query(b.PickFilterPerson.filter())
async def pick_person(_: object, callback_data: b.PickFilterPerson, turn: Turn) -> None:
    board_id = callback_data.board
    sight, me = await seen(turn, board_id)
    members = await members_of(board_id)
    screen = people_screen(turn.tapper, me, sight, members, callback_data.page)
    whisper(turn, placed(turn, screen), board_id)


def people_screen(
    reader: Reader, me: Member, sight: Sight, members: Sequence[Member], page: int
) -> Screen:
    """Whose cards? A second tap on the chosen one shows all."""
    page, pages = paged(len(members), page)
    chosen = sight.person.id if sight.person else None
    choices = [
        button(
            signs.CHOSEN if member.person_id == chosen else "",
            shorten(member.person.name, 30),
            b.FilterPerson(
                board=me.board_id, person=member.person_id, on=member.person_id != chosen
            ),
        )
        for member in members[page * PAGE : (page + 1) * PAGE]
    ]
    turns = page_row([b.PickFilterPerson(board=me.board_id, page=n) for n in range(pages)], page)
    return choice(reader, me, reader.say("Whose cards?"), choices, turns)


@router.callback_query(b.FilterPerson.filter())
async def set_person(_: object, callback_data: b.FilterPerson, turn: Turn) -> None:
    board_id = callback_data.board
    turn.check_board(board_id)
    await looks.show_person(turn.person, board_id, callback_data.person, on=callback_data.on)
    await show_filters(turn, board_id)


@router.callback_query(b.PickFilterPriority.filter())
async def pick_priority(_: object, callback_data: b.PickFilterPriority, turn: Turn) -> None:
    sight, me = await seen(turn, callback_data.board)
    choices = [
        button(
            signs.CHOSEN if priority is sight.priority else "",
            priority_words(turn.tapper, priority),
            b.FilterPriority(board=me.board_id, priority=priority, on=priority != sight.priority),
        )
        for priority in sorted(Priority, reverse=True)
    ]
    question = turn.tapper.say("Cards that matter how much?")
    whisper(turn, placed(turn, choice(turn.tapper, me, question, choices)), me.board_id)


@router.callback_query(b.FilterPriority.filter())
async def set_priority(_: object, callback_data: b.FilterPriority, turn: Turn) -> None:
    board_id = callback_data.board
    turn.check_board(board_id)
    await looks.show_priority(turn.person, board_id, callback_data.priority, on=callback_data.on)
    await show_filters(turn, board_id)


@router.callback_query(b.ClearFilters.filter())
async def clear(_: object, callback_data: b.ClearFilters, turn: Turn) -> None:
    turn.check_board(callback_data.board)
    await looks.clear_filters(turn.person, callback_data.board)
    show = show_own if turn.group else show_board
    await show(turn, callback_data.board)
    turn.answer.say(turn.tapper.label("All cards"))
