"""The board of a topic of a forum, chosen in private; and what is said when a topic is lost."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.content import shorten
from handlers.groups.about import board_and_part, part_title
from handlers.groups.boards import BOARDS_SHOWN, kit_of
from handlers.groups.joining import join_button
from handlers.groups.links import TOPIC, numbers_in
from handlers.kits import kit_lines, kits
from handlers.reader import Reader
from handlers.screens import Screen, button, lines, rows_of
from handlers.turn import PRIVATE, Turn
from models.boards import boards_to_share
from models.groups import next_ordinal
from models.tables import Board, Topic
from models.topics import bind_new, bind_topic, free_topic, managed_topic

router = Router(name="topics")
router.callback_query.filter(PRIVATE)


@router.message(
    CommandStart(deep_link=True, magic=F.args.startswith(TOPIC)), F.chat.type == "private"
)
async def follow_link(_: Message, command: CommandObject, turn: Turn) -> None:
    group_id, topic_id = numbers_in(command.args, TOPIC)
    await show_choice(turn, await managed_topic(turn.person, group_id, topic_id, turn.standings))


async def show_choice(turn: Turn, topic: Topic) -> None:
    """Show the kits, this person's own team boards, and the board of the group."""
    found = await boards_to_share(turn.person)
    ordinal = await next_ordinal(topic.group)
    turn.answer.show(choice_screen(turn.reader, topic, found, ordinal))


def choice_screen(reader: Reader, topic: Topic, found: Sequence[Board], ordinal: int) -> Screen:
    """Which board does the topic work on?"""
    group, number = topic.group_id, topic.id
    new = [
        button(
            "",
            kit.title,
            b.BindTopicKit(group=group, topic=number, kit=kit.code, ordinal=ordinal),
        )
        for kit in kits(reader)
    ]
    own = [
        button(
            signs.CHOSEN if board.id == topic.board_id else "",
            shorten(board.title),
            b.BindTopic(group=group, topic=number, board=board.id),
        )
        for board in found[:BOARDS_SHOWN]
    ]
    free = button(
        signs.CHOSEN if topic.board_id is None else "",
        reader.label("The same as the group"),
        b.FreeTopic(group=group, topic=number),
    )
    part = button(
        signs.PART,
        part_title(topic) or reader.label("Only a column or a label of it"),
        b.PickTopicPart(group=group, topic=number),
    )
    back = button(signs.BACK, reader.label("Back"), b.GroupSettings(group=group))
    return Screen(
        text=lines(
            reader.say(
                "<b>Which board does the topic «{topic}» of the group «{group}» work on?</b>",
                topic=shorten(topic_title(reader, topic)),
                group=shorten(topic.group.title),
            ),
            "",
            reader.say("A new one from a kit, named as the topic:"),
            *kit_lines(reader),
            *(
                ("", reader.say("Or one of your team boards. The group will see all its cards."))
                if own
                else ()
            ),
        ),
        rows=(
            *rows_of(new, 2),
            *rows_of(own, 1),
            *(((part,),) if topic.board_id else ()),
            (free,),
            (back,),
        ),
    )


def topic_title(reader: Reader, topic: Topic) -> str:
    """The topic's title, where Telegram has told it."""
    return topic.title or reader.label("without a name")


@router.callback_query(b.OpenTopic.filter())
async def open_topic(_: object, callback_data: b.OpenTopic, turn: Turn) -> None:
    await show_choice(turn, await wanted(turn, callback_data.group, callback_data.topic))


@router.callback_query(b.BindTopicKit.filter())
async def bind_kit(_: object, callback_data: b.BindTopicKit, turn: Turn) -> None:
    topic = await wanted(turn, callback_data.group, callback_data.topic)
    kit = kit_of(topic.group, callback_data.kit, turn.now)
    before = topic.board_id
    board = await bind_new(turn.person, topic, kit.stages, callback_data.ordinal, turn.now)
    await bound(turn, topic, board, news=board.id != before)


@router.callback_query(b.BindTopic.filter())
async def bind_own(_: object, callback_data: b.BindTopic, turn: Turn) -> None:
    topic = await wanted(turn, callback_data.group, callback_data.topic)
    before = topic.board_id
    board = await bind_topic(turn.person, topic, callback_data.board, turn.now)
    await bound(turn, topic, board, news=board.id != before)


@router.callback_query(b.FreeTopic.filter())
async def free(_: object, callback_data: b.FreeTopic, turn: Turn) -> None:
    topic = await wanted(turn, callback_data.group, callback_data.topic)
    await free_topic(topic, turn.now)
    await show_choice(turn, topic)
    turn.answer.say(turn.tapper.label("The topic works on the group's board"))


async def wanted(turn: Turn, group_id: int, topic_id: int) -> Topic:
    """The topic that a button names. Raises as `managed_topic`."""
    return await managed_topic(turn.person, group_id, topic_id, turn.standings)


async def bound(turn: Turn, topic: Topic, board: Board, *, news: bool) -> None:
    """Show what is chosen, and let the topic know its board once."""
    if news:
        group = topic.group
        theirs = Reader(group.language, group.zone, turn.now)
        screen = bound_screen(theirs, board)
        turn.answer.tell(group.telegram_id, screen, thread_id=topic.thread_id)
    await show_choice(turn, topic)
    turn.answer.say(turn.tapper.label("The board is in the topic"))


def bound_screen(reader: Reader, board: Board) -> Screen:
    """To the topic: which board it works on now, and how to come onto it."""
    return Screen(
        text=reader.say(
            "This topic works on the board «{board}» now. Join it, and make cards by /new.",
            board=shorten(board.title),
        ),
        rows=((join_button(reader, board.id),),),
    )


def lost_screen(reader: Reader, topic: Topic) -> Screen:
    """To the general topic, once: a topic (`board` loaded) takes no messages any more."""
    return Screen(
        text=reader.say(
            "The topic «{topic}» is closed or deleted. News of its board «{board}» come here now. "
            "Admins: to move the board, send /settings in another topic.",
            topic=shorten(topic_title(reader, topic)),
            board=board_and_part(topic),
        )
    )
