"""Team boards: made with one tap, renamed, and shared by links."""

from collections.abc import Sequence
from urllib.parse import urlencode

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from aiogram.utils.deep_linking import create_deep_link
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.boards.screen import show_board
from handlers.content import shorten
from handlers.dialogs import ask, asked
from handlers.kits import team_kit
from handlers.reader import Reader
from handlers.screens import SHARE, Button, Row, Screen, button, lines, link, rows_of
from handlers.specialties import specialty_of
from handlers.turn import PRIVATE, Turn
from models import boards
from models.groups import groups_of
from models.people import work_on
from models.rights import Right, member_of, rights_of
from models.tables import Group, Member, Role

router = Router(name="team boards")
router.callback_query.filter(PRIVATE)
JOIN = "join_"
PEOPLE_SHOWN = 30
GROUPS_SHOWN = 10


class BoardState(StatesGroup):
    """A board's title is being typed."""

    title = State()


@router.callback_query(b.NewTeam.filter())
async def new_team(_: object, callback_data: b.NewTeam, turn: Turn) -> None:
    name = turn.reader.label("{name}'s team", name=turn.person.first_name)
    ordinal = callback_data.ordinal
    title = name if ordinal == 1 else f"{name} {ordinal}"
    stages = team_kit(turn.reader)
    board = await boards.team_board(
        turn.person, shorten(title, 200), stages, ordinal=ordinal, now=turn.now
    )
    await work_on(turn.person, board)
    await show_menu(turn, board.id)


@router.callback_query(b.BoardMenu.filter())
async def board_menu(_: object, callback_data: b.BoardMenu, turn: Turn) -> None:
    await turn.rest()
    await show_menu(turn, callback_data.board)


async def show_menu(turn: Turn, board_id: int) -> None:
    """Show a board's people and what this member may do about the board."""
    member = await member_of(turn.person, board_id, Right.SEE)
    members = await boards.members_of(board_id)
    here = turn.person.active_board_id == board_id
    groups = await groups_of(board_id)
    turn.answer.show(menu_screen(turn.reader, member, members, groups, active=here))


def role_name(reader: Reader, role: Role) -> str:
    """A role in a word or two."""
    match role:
        case Role.OWNER:
            return reader.label("owner")
        case Role.ADMIN:
            return reader.label("admin")
        case Role.EDITOR:
            return reader.label("editor")
        case Role.GUEST:
            return reader.label("guest")


def menu_screen(
    reader: Reader,
    me: Member,
    members: Sequence[Member],
    groups: Sequence[Group] = (),
    *,
    active: bool,
) -> Screen:
    """A team board: its people, its link, its title, the groups it lives in."""
    board = me.board
    rights = rights_of(me)
    rows: list[Row] = []
    if Right.MANAGE in rights:
        rows.append(
            (
                button(signs.LINK, reader.label("Invite"), b.PickRole(board=board.id)),
                button(signs.EDIT, reader.label("Rename"), b.RenameBoard(board=board.id)),
            )
        )
        if len(members) > 1:
            words = reader.label("Take somebody off")
            rows.append((button(signs.STOP, words, b.PickRemoval(board=board.id)),))
        rows += [
            (
                button(
                    signs.CANCEL,
                    reader.label("Take out of «{group}»", group=shorten(group.title, 30)),
                    b.UnbindGroup(board=board.id, group=group.id),
                ),
            )
            for group in groups[:GROUPS_SHOWN]
        ]
    data = b.PickMember(board=board.id)
    rows.append((button(signs.SPECIALTY, reader.label("Roles and specialties"), data),))
    if Right.EDIT in rights and not active:
        rows.append(
            (button(signs.NEW, reader.label("New cards go here"), b.WorkOn(board=board.id)),)
        )
    rows.append((button(signs.BACK, reader.label("Board"), b.OpenBoard(board=board.id)),))
    return Screen(
        text=lines(
            Markup("{} <b>{}</b>").format(signs.BOARD, board.title),
            "",
            *people_lines(reader, members),
            *group_lines(reader, groups),
        ),
        rows=tuple(rows),
    )


def people_lines(reader: Reader, members: Sequence[Member]) -> list[Markup]:
    """The people of a board with what they are and do there, thirty at most."""
    people = [
        Markup(" · ").join(
            filter(
                None,
                (
                    shorten(member.person.name, 30),
                    role_name(reader, member.role),
                    shorten(specialty_of(reader, member), 20),
                ),
            )
        )
        for member in members[:PEOPLE_SHOWN]
    ]
    if len(members) > PEOPLE_SHOWN:
        people.append(Markup("+{}").format(len(members) - PEOPLE_SHOWN))
    return people


def group_lines(reader: Reader, groups: Sequence[Group]) -> list[Markup | str]:
    """The groups that a board lives in; it sleeps in those that the bot was removed from."""
    if not groups:
        return []
    asleep = reader.label("I am not in it now")
    return [
        "",
        reader.say("Groups:"),
        *(
            Markup("• {}").format(shorten(group.title))
            + (Markup(" · {}").format(asleep) if group.left_at else "")
            for group in groups[:GROUPS_SHOWN]
        ),
    ]


@router.callback_query(b.WorkOn.filter())
async def work_here(_: object, callback_data: b.WorkOn, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.EDIT)
    await work_on(turn.person, member.board)
    await show_menu(turn, member.board_id)
    turn.answer.say(turn.tapper.label("New cards go to «{board}»", board=member.board.title))


@router.callback_query(b.PickRole.filter())
async def pick_role(_: object, callback_data: b.PickRole, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.MANAGE)
    turn.answer.show(roles_screen(turn.reader, member))


def roles_screen(reader: Reader, me: Member) -> Screen:
    """What will those who come by the link be allowed?"""
    board_id = me.board_id
    words = {
        Role.EDITOR: reader.label("Editor: makes and moves cards"),
        Role.ADMIN: reader.label("Admin: also invites and renames"),
        Role.GUEST: reader.label("Guest: looks and ticks"),
    }
    choices = [
        button("", words[role], b.Invite(board=board_id, role=role)) for role in boards.INVITE_ROLES
    ]
    return Screen(
        text=reader.say(
            "<b>{board}</b>\n\nWhat may those who come by the link do?", board=me.board.title
        ),
        rows=(*rows_of(choices, 1), (back_to_menu(reader, board_id),)),
    )


def back_to_menu(reader: Reader, board_id: int) -> Button:
    """⬅️ to the board's people."""
    return button(signs.BACK, reader.label("Back"), b.BoardMenu(board=board_id))


@router.callback_query(b.Invite.filter())
async def invite(_: object, callback_data: b.Invite, turn: Turn, username: str) -> None:
    role = Role(callback_data.role) if callback_data.role in set(Role) else Role.OWNER
    made = await boards.invite(turn.person, callback_data.board, role, turn.now)
    member = await member_of(turn.person, callback_data.board, Right.MANAGE)
    url = create_deep_link(username=username, link_type="start", payload=JOIN + made.token)
    reader = turn.reader
    share = reader.label("Join the board «{board}» in Telegram", board=member.board.title)
    turn.answer.show(
        Screen(
            text=reader.say(
                "Send this link to your people. Whoever opens it joins «{board}» as: {role}.\n\n"
                "{url}\n\nIt works until {until}.",
                board=member.board.title,
                role=role_name(reader, made.role),
                url=url,
                until=reader.full(made.expires_at),
            ),
            rows=(
                (
                    link(
                        signs.LINK,
                        reader.label("Send the link"),
                        SHARE + urlencode({"url": url, "text": share}),
                    ),
                ),
                (
                    button(
                        signs.STOP,
                        reader.label("End all links"),
                        b.RevokeInvites(board=callback_data.board),
                        style="danger",
                    ),
                ),
                (back_to_menu(reader, callback_data.board),),
            ),
        )
    )


@router.callback_query(b.RevokeInvites.filter())
async def revoke(_: object, callback_data: b.RevokeInvites, turn: Turn) -> None:
    await boards.revoke_invites(turn.person, callback_data.board, turn.now)
    await show_menu(turn, callback_data.board)
    turn.answer.say(turn.tapper.label("The links do not work any more"))


@router.callback_query(b.RenameBoard.filter())
async def rename(_: object, callback_data: b.RenameBoard, turn: Turn) -> None:
    member = await member_of(turn.person, callback_data.board, Right.MANAGE)
    question = turn.reader.say(
        "<b>{board}</b>\n\nSend another title for the board.", board=member.board.title
    )
    back = button(signs.BACK, turn.reader.label("Back"), b.PickBoardMore(board=member.board_id))
    await ask(
        turn, BoardState.title, question, member.board.title, back=back, board=member.board_id
    )


@router.message(StateFilter(BoardState.title), asked, F.text)
async def title_typed(message: Message, turn: Turn) -> None:
    data = await turn.dialog()
    board = await boards.rename_board(turn.person, data["board"], message.text or "")
    await turn.rest()
    await show_board(turn, board.id)
    if data.get("message"):
        turn.answer.remove(data["message"])
