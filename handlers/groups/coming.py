"""The bot is brought into a group, perhaps with a board, and taken out of it."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import ChatMemberUpdated, Message
from markupsafe import Markup

from handlers import buttons as b
from handlers import signs
from handlers.content import shorten
from handlers.groups.joining import join_button
from handlers.groups.links import BRING, GROUP, link_to, number_in
from handlers.reader import Reader
from handlers.screens import Row, Screen, button, lines, link, rows_of
from handlers.turn import GROUPS, Turn
from models import groups, people
from models.refusals import Gone, GroupAdminsOnly, NotAllowed, PersonalBoardStays
from models.tables import Board, Group

router = Router(name="coming")
HELLO = "hello"
"""The subject of the bot's first words in a group."""
BOARDS_SHOWN = 10


@router.my_chat_member(F.chat.type.in_(GROUPS), F.new_chat_member.status.in_({"left", "kicked"}))
async def removed(event: ChatMemberUpdated, turn: Turn) -> None:
    group = await groups.leave(event.chat.id, turn.now)
    if group is None:
        return
    found = await groups.boards_in(group)
    for owner in dict.fromkeys(board.owner for board in found):
        if owner.reachable:
            theirs = [board for board in found if board.owner_id == owner.id]
            reader = Reader(owner.language, owner.zone, turn.now)
            turn.answer.tell(owner.telegram_id, goodbye_screen(reader, group, theirs))


def goodbye_screen(reader: Reader, group: Group, boards: Sequence[Board]) -> Screen:
    """To the owner of boards, one at least: the bot was removed, and nothing is lost."""
    if len(boards) == 1:
        return Screen(
            text=reader.say(
                "I was removed from the group «{group}». Its board «{board}» stays with you, "
                "and the group finds it again when you add me back.",
                group=shorten(group.title),
                board=shorten(boards[0].title),
            ),
            rows=((button(signs.BOARD, reader.label("Board"), b.OpenBoard(board=boards[0].id)),),),
        )
    choices = [
        button("", shorten(board.title), b.OpenBoard(board=board.id))
        for board in boards[:BOARDS_SHOWN]
    ]
    return Screen(
        text=reader.say(
            "I was removed from the group «{group}». Its boards stay with you, "
            "and the group finds them again when you add me back.",
            group=shorten(group.title),
        ),
        rows=rows_of(choices, 1),
    )


@router.my_chat_member(F.chat.type.in_(GROUPS), F.old_chat_member.status.in_({"left", "kicked"}))
async def added(event: ChatMemberUpdated, turn: Turn, group: Group, username: str) -> None:
    # An administrator who acts in the group's name can own no board.
    adder = None if event.from_user.is_bot else turn.person
    board = await groups.note_adder(group, adder, turn.now)
    again: Markup | None = None
    if board is not None:
        title = shorten(board.title)
        again = turn.reader.say("The board «{board}» is here again.", board=title)
    turn.answer.send(hello_screen(turn.reader, group, again, username))


@router.message(
    CommandStart(deep_link=True, magic=F.args.startswith(BRING)), F.chat.type.in_(GROUPS)
)
async def bring(_: Message, command: CommandObject, turn: Turn, username: str) -> None:
    group = turn.check_group()
    try:
        found = await groups.bring(
            turn.person, group, number_in(command.args, BRING), turn.standings, turn.now
        )
    except (Gone, NotAllowed, PersonalBoardStays, GroupAdminsOnly):
        # Whoever adds the bot is greeted all the same, and a stranger learns nothing of the board.
        return
    if found is None:
        words = turn.tapper.say("The group has a board already. ⚙️ changes it.")
        turn.answer.reply(Screen(text=words, rows=(settings_row(turn.tapper, group, username),)))
        return
    turn.answer.settle(HELLO)
    note = turn.reader.say("The board «{board}» is here.", board=shorten(found.title))
    turn.answer.send(hello_screen(turn.reader, group, note, username))


def settings_row(reader: Reader, group: Group, username: str) -> Row:
    """⚙️ the group, in private."""
    words = reader.label("Set up the board")
    return (link(signs.SETTINGS, words, link_to(username, GROUP, group.id)),)


def hello_screen(reader: Reader, group: Group, note: Markup | None, username: str) -> Screen:
    """What the bot says when it comes into a group: what it does, how to begin, and its board."""
    return Screen(
        text=lines(
            reader.say(
                "Hi! I keep this group's tasks on a board.\n"
                "<b>/new</b> and a title makes a card. Send /new as a reply to a message, "
                "and the message becomes the card. /board shows everything."
            ),
            note,
        ),
        rows=(settings_row(reader, group, username), (join_button(reader, 0),)),
        subject=HELLO,
    )


@router.my_chat_member(F.chat.type == "private", F.new_chat_member.status == "kicked")
async def blocked(_: ChatMemberUpdated, turn: Turn) -> None:
    await people.lose(turn.person.telegram_id, turn.now)
