"""🧩 what of its board a topic is about: all of it, one column, or the cards with one label."""

from collections.abc import Sequence

from aiogram import Router

from handlers import buttons as b
from handlers import signs
from handlers.content import shorten
from handlers.groups.about import part_title
from handlers.groups.joining import join_button
from handlers.labels.words import tag_words
from handlers.reader import Reader
from handlers.screens import Screen, button, rows_of
from handlers.turn import PRIVATE, Turn
from models.labels import BoardLabel
from models.spots import Part, part_of
from models.tables import Column, Topic
from models.topics import managed_topic, narrow_topic, parts_of

router = Router(name="parts of a topic")
router.callback_query.filter(PRIVATE)
COLUMNS_SHOWN = 40


@router.callback_query(b.PickTopicPart.filter())
async def pick(_: object, callback_data: b.PickTopicPart, turn: Turn) -> None:
    await show_parts(turn, callback_data.group, callback_data.topic)


async def show_parts(turn: Turn, group_id: int, topic_id: int) -> None:
    """Show what the topic may be about, and what it is. Raises as `parts_of`."""
    topic = await managed_topic(turn.person, group_id, topic_id, turn.standings)
    columns, labels = await parts_of(turn.person, topic)
    turn.answer.show(parts_screen(turn.reader, topic, columns, labels))


def parts_screen(
    reader: Reader, topic: Topic, columns: Sequence[Column], labels: Sequence[BoardLabel]
) -> Screen:
    """What of the board is the topic about?"""
    group, number = topic.group_id, topic.id
    whole = button(
        signs.CHOSEN if part_of(topic).whole else "",
        reader.label("All its cards"),
        b.SetTopicWhole(group=group, topic=number),
    )
    stages = [
        button(
            signs.CHOSEN if column.id == topic.column_id else "",
            shorten(column.title, 30),
            b.SetTopicColumn(group=group, topic=number, column=column.id),
        )
        for column in columns[:COLUMNS_SHOWN]
    ]
    sorts = [
        button(
            signs.CHOSEN if one.tag.id == topic.label_id else "",
            tag_words(one.tag, 24),
            b.SetTopicLabel(group=group, topic=number, label=one.tag.id),
        )
        for one in labels
    ]
    return Screen(
        text=reader.say(
            "<b>What of the board «{board}» is the topic «{topic}» about?</b>\n\n"
            "The live board, the news and the digest there are of that alone, and /new there puts "
            "cards into that column or gives them that label.",
            board=shorten(topic.board.title if topic.board else ""),
            topic=shorten(topic.title or reader.label("without a name")),
        ),
        rows=(
            (whole,),
            *rows_of(stages, 2),
            *rows_of(sorts, 2),
            (button(signs.BACK, reader.label("Back"), b.OpenTopic(group=group, topic=number)),),
        ),
    )


@router.callback_query(b.SetTopicWhole.filter())
async def set_whole(_: object, callback_data: b.SetTopicWhole, turn: Turn) -> None:
    await narrow(turn, callback_data.group, callback_data.topic, Part())


@router.callback_query(b.SetTopicColumn.filter())
async def set_column(_: object, callback_data: b.SetTopicColumn, turn: Turn) -> None:
    part = Part(column_id=callback_data.column)
    await narrow(turn, callback_data.group, callback_data.topic, part)


@router.callback_query(b.SetTopicLabel.filter())
async def set_label(_: object, callback_data: b.SetTopicLabel, turn: Turn) -> None:
    part = Part(label_id=callback_data.label)
    await narrow(turn, callback_data.group, callback_data.topic, part)


async def narrow(turn: Turn, group_id: int, topic_id: int, part: Part) -> None:
    """Let the topic be about this part, say so there once, and show what is chosen."""
    topic = await managed_topic(turn.person, group_id, topic_id, turn.standings)
    before = part_of(topic)
    topic = await narrow_topic(turn.person, topic, part, turn.now)
    if part != before:
        group = topic.group
        theirs = Reader(group.language, group.zone, turn.now)
        turn.answer.tell(group.telegram_id, about_screen(theirs, topic), thread_id=topic.thread_id)
    await show_parts(turn, group_id, topic_id)
    turn.answer.say(turn.tapper.label("The topic knows it"))


def about_screen(reader: Reader, topic: Topic) -> Screen:
    """To the topic: what it is about now."""
    board = shorten(topic.board.title if topic.board else "")
    if topic.column is not None:
        words = reader.say(
            "This topic is about the column «{column}» of the board «{board}» now: cards made here "
            "by /new stand in it.",
            column=part_title(topic),
            board=board,
        )
    elif topic.label is not None:
        words = reader.say(
            "This topic is about the cards with the label «{label}» of the board «{board}» now: "
            "those made here by /new have it.",
            label=part_title(topic),
            board=board,
        )
    else:
        words = reader.say("This topic is about the whole board «{board}» now.", board=board)
    return Screen(text=words, rows=((join_button(reader, topic.board_id or 0),),))
