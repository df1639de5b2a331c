"""👤 in a group: who of it is on its board. A bot cannot list the others, so it invites them."""

from collections.abc import Sequence

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.boards.team import people_lines
from handlers.content import shorten
from handlers.groups.joining import join_button
from handlers.groups.links import PEOPLE, link_to
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, link
from handlers.turn import Turn
from models.boards import members_of
from models.refusals import Gone
from models.rights import Right, member_of
from models.tables import Board, Member

router = Router(name="people of groups")


@router.callback_query(b.GroupPeople.filter())
async def show_people(_: object, callback_data: b.GroupPeople, turn: Turn, username: str) -> None:
    if turn.group is None or turn.group.id != callback_data.group:
        raise Gone
    if turn.board_id is None:
        raise Gone
    me = await member_of(turn.person, turn.board_id, Right.SEE)
    members = await members_of(me.board_id)
    screen = people_screen(turn.tapper, me.board, members, username)
    turn.answer.whisper(screen, start=f"{PEOPLE}{me.board_id}")


def people_screen(reader: Reader, board: Board, members: Sequence[Member], username: str) -> Screen:
    """Who has joined, and two ways for the rest: by themselves, or by a link."""
    return Screen(
        text=lines(
            reader.say("<b>People of the board «{board}»</b>", board=shorten(board.title)),
            "",
            *people_lines(reader, members),
            "",
            reader.say("I cannot see who else is in the group: let them tap 🙋."),
        ),
        rows=(
            (join_button(reader, board.id),),
            # The link to invite by is shown in private, to who may invite.
            (link(signs.LINK, reader.label("Invite"), link_to(username, PEOPLE, board.id)),),
            (button(signs.BACK, reader.label("Board"), b.OpenHere(board=board.id)),),
        ),
    )
