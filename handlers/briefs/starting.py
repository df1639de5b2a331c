"""/brief: a draft is gone on with or begun; from a group, in private."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.briefs.flow import show_question
from handlers.briefs.whole import brief_text
from handlers.briefs.words import title_of
from handlers.content import shorten
from handlers.drafts.keeping import target_board
from handlers.groups.links import link_to, number_in, numbers_in
from handlers.menu import to_menu
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, link, rows_of
from handlers.turn import GROUPS, PRIVATE, Turn
from models.boards import boards_to_fill
from models.briefs import drafts
from models.briefs.homes import home_of
from models.briefs.reading import BriefSheet, read_brief
from models.briefs.steps import LAST, NUMBERS, Step, split
from models.refusals import Gone
from models.tables import Board, BriefState

router = Router(name="briefs begin")
HERE = "brief_"
"""How the deep link from a group begins: the group, and the topic or 0."""
OPEN = "brief-"
"""How the deep link to a brief begins."""
BOARDS_SHOWN = 10


@router.message(Command("brief"), F.chat.type.in_(GROUPS))
async def brief_here(_: Message, turn: Turn, username: str) -> None:
    await target_board(turn)
    spot = turn.check_spot()
    thread = turn.answer.origin.thread_id or 0
    turn.answer.reply(
        invitation_screen(turn.tapper, link_to(username, HERE, spot.group.id, thread))
    )


def invitation_screen(reader: Reader, address: str) -> Screen:
    """To somebody in a group: where the questions are asked."""
    return Screen(
        text=reader.say(
            "Nine questions, and the request to social media is ready: with cards, deadlines and "
            "the meeting. I ask them in private; only what comes of it is shown here."
        ),
        rows=((link(signs.GOAL, reader.label("Answer in private"), address),),),
    )


@router.message(
    CommandStart(deep_link=True, magic=F.args.regexp(rf"^{HERE}\d{{1,18}}_\d{{1,18}}$")),
    F.chat.type == "private",
)
async def follow_from_group(message: Message, command: CommandObject, turn: Turn) -> None:
    group_id, thread = numbers_in(command.args, HERE)
    spot = await home_of(group_id, thread or None)
    begun = await drafts.draft_from(turn.person, spot.group, thread or None)
    if begun is not None:
        note = turn.reader.say("You have begun already: here is where you stopped.")
        await show_question(turn, begun.id, begun.step or Step.CASE.value, note)
        return
    brief = await drafts.begin_brief(
        turn.person,
        spot.board_id or 0,
        key=f"{message.chat.id}.{message.message_id}",
        now=turn.now,
        group=spot.group,
        thread_id=thread or None,
    )
    await show_question(turn, brief.id, brief.step or Step.CASE.value)


@router.message(
    CommandStart(deep_link=True, magic=F.args.regexp(rf"^{OPEN}\d{{1,18}}$")),
    F.chat.type == "private",
)
async def follow_to_brief(_: Message, command: CommandObject, turn: Turn) -> None:
    await show_question(turn, number_in(command.args, OPEN), Step.WHOLE.value)


@router.message(Command("brief"), F.chat.type == "private")
async def brief(message: Message, turn: Turn) -> None:
    found, boards = await drafts.drafts_of(turn.person), await boards_to_fill(turn.person)
    if found or len(boards) != 1:
        await show_list(turn)
        return
    key = f"{message.chat.id}.{message.message_id}"
    begun = await drafts.begin_brief(turn.person, boards[0].id, key=key, now=turn.now)
    await show_question(turn, begun.id, Step.CASE.value)


@router.callback_query(b.ListBriefs.filter(), PRIVATE)
async def list_briefs(_: object, turn: Turn) -> None:
    await show_list(turn)


async def show_list(turn: Turn) -> None:
    """Show the drafts, and the boards on which a new brief may begin."""
    await turn.rest()
    found = [await read_brief(one.id) for one in await drafts.drafts_of(turn.person)]
    boards = await boards_to_fill(turn.person)
    turn.answer.show(list_screen(turn.reader, found, boards, await drafts.newest_of(turn.person)))


def list_screen(
    reader: Reader, found: Sequence[BriefSheet], boards: Sequence[Board], newest: int
) -> Screen:
    """Go on with a draft, or begin anew on a board; `newest` is the person's newest brief."""
    going = [
        button(
            signs.NEXT if place == 0 else "",
            f"{shorten(title_of(reader, one), 32)} · {stands_at(one)}/{LAST}",
            b.ResumeBrief(brief=one.id),
        )
        for place, one in enumerate(found)
    ]
    new = [
        button(
            signs.NEW if place == 0 else "",
            shorten(board.title),
            b.BeginBrief(board=board.id, after=newest),
        )
        for place, board in enumerate(boards[:BOARDS_SHOWN])
    ]
    return Screen(
        text=lines(
            reader.say(
                "<b>A request to social media</b>\nNine questions, and everything is on the board: "
                "the brief, a card for each network, the meeting."
            ),
            "",
            reader.say("Go on with what you began, or begin anew on a board.")
            if going
            else reader.say("On which board?"),
        ),
        rows=(*rows_of(going, 1), *rows_of(new, 1), to_menu(reader)),
    )


def stands_at(brief: BriefSheet) -> int:
    """The number of the question at which the draft stands."""
    return NUMBERS.get(split(brief.step)[0], LAST)


@router.callback_query(b.BeginBrief.filter(), PRIVATE)
async def begin(_: object, callback_data: b.BeginBrief, turn: Turn) -> None:
    key = f"new.{turn.person.id}.{callback_data.after}.{callback_data.board}"
    begun = await drafts.begin_brief(turn.person, callback_data.board, key=key, now=turn.now)
    if begun.state is not BriefState.DRAFT:
        raise Gone
    await show_question(turn, begun.id, begun.step or Step.CASE.value)


@router.callback_query(b.ResumeBrief.filter(), PRIVATE)
async def resume(_: object, callback_data: b.ResumeBrief, turn: Turn) -> None:
    found = await drafts.open_brief(turn.person, callback_data.brief)
    await show_question(turn, found.id, found.step or Step.CASE.value)


@router.callback_query(b.DropBrief.filter(), PRIVATE)
async def drop(_: object, callback_data: b.DropBrief, turn: Turn) -> None:
    found = await drafts.open_brief(turn.person, callback_data.brief)
    if found.state is not BriefState.DRAFT:
        raise Gone
    turn.answer.show(drop_screen(turn.reader, await read_brief(found.id)))


def drop_screen(reader: Reader, brief: BriefSheet) -> Screen:
    """Whether all answers are to go."""
    remove = button(
        signs.REMOVE,
        reader.label("Drop the brief"),
        b.RemoveBrief(brief=brief.id),
        style="danger",
    )
    back = button(
        signs.BACK,
        reader.label("Back"),
        b.AskBrief(brief=brief.id, question=Step.WHOLE.value),
    )
    text = lines(brief_text(reader, brief), "", reader.say("Drop this brief with all its answers?"))
    return Screen(text=text, rows=((remove, back),))


@router.callback_query(b.RemoveBrief.filter(), PRIVATE)
async def remove(_: object, callback_data: b.RemoveBrief, turn: Turn) -> None:
    await drafts.drop_draft(turn.person, callback_data.brief)
    await show_list(turn)
    turn.answer.say(turn.tapper.label("The brief is dropped"))
