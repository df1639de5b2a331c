"""🗄 Boards into the archive and back, and 👑 to another owner."""

from collections.abc import Sequence

from aiogram import Router
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.listing import show_boards
from handlers.boards.screen import show_board
from handlers.boards.team import role_name, show_menu
from handlers.content import shorten
from handlers.paging import page_of
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models import own_boards
from models.boards import archived_of
from models.groups import groups_of
from models.refusals import Gone
from models.tables import Board, BoardKind, Group, Member

router = Router(name="owning boards")
router.callback_query.filter(PRIVATE)


@router.callback_query(b.AskArchive.filter())
async def ask_archive(_: object, callback_data: b.AskArchive, turn: Turn) -> None:
    member = await own_boards.owned(turn.person, callback_data.board)
    cards = await own_boards.open_cards(member.board_id)
    groups = await groups_of(member.board_id)
    turn.answer.show(archiving_screen(turn.reader, member, cards, groups))


def archiving_screen(reader: Reader, member: Member, cards: int, groups: Sequence[Group]) -> Screen:
    """Sure? What becomes of the board, its cards and its groups."""
    board = member.board
    team = board.kind is BoardKind.TEAM
    return Screen(
        text=lines(
            reader.say("<b>Put «{board}» into the archive?</b>", board=shorten(board.title)),
            "",
            reader.many("{n} open card stays on it.", "{n} open cards stay on it.", cards)
            if cards
            else None,
            reader.say(
                "Lists, digests and reminders leave the board out. Its people can look, and nobody "
                "can change anything until you take it back."
            )
            if team
            else reader.say(
                "Lists, digests and reminders leave the board out until you take it back."
            ),
            *(
                reader.say("The group «{group}» is told so.", group=shorten(group.title))
                for group in groups[:5]
                if group.left_at is None
            ),
        ),
        rows=(
            (
                button(
                    signs.ARCHIVE,
                    reader.label("Into the archive"),
                    b.ArchiveBoard(board=board.id),
                    style="danger",
                ),
            ),
            (button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=board.id)),),
        ),
    )


@router.callback_query(b.ArchiveBoard.filter())
async def archive(_: object, callback_data: b.ArchiveBoard, turn: Turn) -> None:
    board = await own_boards.archive_board(turn.person, callback_data.board, turn.now)
    await show_boards(turn)
    words = turn.tapper.label("«{board}» is in the archive", board=shorten(board.title, 100))
    turn.answer.say(words)


@router.callback_query(b.RestoreBoard.filter())
async def restore(_: object, callback_data: b.RestoreBoard, turn: Turn) -> None:
    board = await own_boards.restore_board(turn.person, callback_data.board, turn.now)
    await show_board(turn, board.id)
    turn.answer.say(turn.tapper.label("«{board}» is back", board=shorten(board.title, 100)))


@router.callback_query(b.ListArchived.filter())
async def list_archived(_: object, callback_data: b.ListArchived, turn: Turn) -> None:
    found = await archived_of(turn.person)
    turn.answer.show(archived_screen(turn.reader, found, callback_data.page))


def archived_screen(reader: Reader, found: Sequence[Member], page: int) -> Screen:
    """My boards in the archive; a tap opens one, where it can be taken back."""
    part = page_of(found, page)
    choices = [
        button("", shorten(member.board.title), b.OpenBoard(board=member.board_id))
        for member in part.items
    ]
    words = (
        reader.say("Open a board to look at it or to take it back.")
        if found
        else reader.say("The archive is empty.")
    )
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.ARCHIVE, reader.label("Archived boards")), "", words
        ),
        rows=(
            *rows_of(choices, 1),
            *part.turns(lambda number: b.ListArchived(page=number)),
            (button(signs.BACK, reader.label("Boards"), b.ListBoards()),),
        ),
    )


@router.callback_query(b.PickOwner.filter())
async def pick_owner(_: object, callback_data: b.PickOwner, turn: Turn) -> None:
    found = await own_boards.heirs_of(turn.person, callback_data.board)
    turn.answer.show(heirs_screen(turn.reader, callback_data.board, found, callback_data.page))


def heirs_screen(reader: Reader, board_id: int, found: Sequence[Member], page: int) -> Screen:
    """Whose is the board to be? Those who only look cannot have it."""
    part = page_of(found, page)
    choices = [
        button(
            "",
            f"{shorten(member.person.name, 30)} · {role_name(reader, member.role)}",
            b.AskGive(board=board_id, person=member.person_id),
        )
        for member in part.items
    ]
    words = (
        reader.say("<b>Whose is the board to be?</b>\nYou stay on it as an admin.")
        if found
        else reader.say("Nobody else on the board makes and moves cards. Invite somebody first.")
    )
    return Screen(
        text=words,
        rows=(
            *rows_of(choices, 1),
            *part.turns(lambda number: b.PickOwner(board=board_id, page=number)),
            (button(signs.BACK, reader.label("Back"), b.PickBoardMore(board=board_id)),),
        ),
    )


@router.callback_query(b.AskGive.filter())
async def ask_give(_: object, callback_data: b.AskGive, turn: Turn) -> None:
    found = await own_boards.heirs_of(turn.person, callback_data.board)
    heir = next((one for one in found if one.person_id == callback_data.person), None)
    if heir is None:
        raise Gone
    me = await own_boards.owned_team(turn.person, callback_data.board)
    turn.answer.show(giving_screen(turn.reader, me, heir))


def giving_screen(reader: Reader, me: Member, heir: Member) -> Screen:
    """Sure? It can be given back by its new owner alone."""
    return Screen(
        text=reader.say(
            "<b>Give «{board}» to {name}?</b>\n\n"
            "They can then put it into the archive, or give it on; you stay as an admin.",
            board=shorten(me.board.title),
            name=shorten(heir.person.name),
        ),
        rows=(
            (
                button(
                    signs.OWNER,
                    reader.label("Give the board"),
                    b.GiveBoard(board=me.board_id, person=heir.person_id),
                    style="danger",
                ),
            ),
            (button(signs.BACK, reader.label("Back"), b.PickOwner(board=me.board_id)),),
        ),
    )


@router.callback_query(b.GiveBoard.filter())
async def give(_: object, callback_data: b.GiveBoard, turn: Turn) -> None:
    given = await own_boards.give_board(
        turn.person, callback_data.board, callback_data.person, turn.now
    )
    owner = given.owner
    if given.changed and owner.reachable:
        reader = Reader(owner.language, owner.zone, turn.now)
        turn.answer.tell(owner.telegram_id, given_screen(reader, turn.person.name, given.board))
    await show_menu(turn, given.board.id)
    turn.answer.say(turn.tapper.label("{name} owns the board now", name=shorten(owner.name, 100)))


def given_screen(reader: Reader, name: str, board: Board) -> Screen:
    """To the new owner: whose board it is now."""
    return Screen(
        text=reader.say(
            "{name} has given you the board «{board}»: you own it now.",
            name=shorten(name),
            board=shorten(board.title),
        ),
        rows=((button(signs.BOARD, reader.label("Board"), b.OpenBoard(board=board.id)),),),
    )
