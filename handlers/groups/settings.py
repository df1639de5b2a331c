"""⚙️ what is set for a group, by its admins: in the group, or in private."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message

from handlers import buttons as b
from handlers import signs
from handlers.content import shorten
from handlers.groups.about import board_and_part
from handlers.groups.links import GROUP, TOPIC, link_to
from handlers.reader import Reader
from handlers.screens import Button, Row, Screen, button, lines, link, rows_of
from handlers.settings import NAMES
from handlers.turn import GROUPS, Turn
from locales.catalogues import LANGUAGES
from models.boards import find_board
from models.groups import managed_group, speak_in, take_plus
from models.live import switch_live
from models.refusals import Gone
from models.tables import Board, Group, Topic
from models.topics import meet_topic

router = Router(name="settings of groups")


@router.message(Command("settings"), F.chat.type.in_(GROUPS))
async def settings(message: Message, turn: Turn, group: Group, username: str) -> None:
    found = await managed(turn, group.id)
    await show_settings(turn, found, username, title_in(message))
    turn.answer.clear_command()


def title_in(message: Message) -> str | None:
    """The title of the topic that a message is in, where Telegram tells it."""
    first = message.reply_to_message
    return first.forum_topic_created.name if first and first.forum_topic_created else None


@router.callback_query(b.GroupSettings.filter())
async def open_settings(
    _: object, callback_data: b.GroupSettings, turn: Turn, username: str
) -> None:
    group = await managed(turn, callback_data.group)
    await turn.rest()
    await show_settings(turn, group, username)


async def managed(turn: Turn, group_id: int) -> Group:
    """The group that a button names, in itself or in private, when this person may set it.

    Raises as `models.groups.managed_group`.
    """
    if turn.group is not None and turn.group.id != group_id:
        raise Gone
    return await managed_group(turn.person, group_id, turn.standings)


async def show_settings(
    turn: Turn, group: Group, username: str, topic_title: str | None = None
) -> None:
    """Show what is set for a group, and for the topic that this is in, to who may set it."""
    board = await find_board(group.board_id)
    reader, in_group = turn.reader, turn.group is not None
    thread_id = turn.answer.origin.thread_id
    topic: Topic | None = None
    if in_group:
        reader = Reader(group.language, group.zone, turn.now)
    if in_group and thread_id is not None:
        topic = await meet_topic(group, thread_id, topic_title)
    screen = settings_screen(reader, group, board, username, in_group=in_group)
    if topic is not None:
        screen = with_topic(reader, screen, topic, await find_board(topic.board_id), username)
    turn.answer.show(screen)


def with_topic(
    reader: Reader, screen: Screen, topic: Topic, board: Board | None, username: str
) -> Screen:
    """The same, with what is set for one topic below."""
    words = reader.say(
        "This topic: {board}",
        board=board_and_part(topic, board) if board else reader.label("the group's board"),
    )
    # In private: whoever chooses sees the titles of their own boards.
    address = link_to(username, TOPIC, topic.group_id, topic.id)
    row = (link(signs.TOPIC, reader.label("The board of this topic"), address),)
    return screen.model_copy(
        update={"text": lines(screen.text, "", words), "rows": (row, *screen.rows)}
    )


def settings_screen(
    reader: Reader, group: Group, board: Board | None, username: str, *, in_group: bool
) -> Screen:
    """What is set for the group now, and where to change it."""
    return Screen(
        text=reader.say(
            "<b>Settings of the group «{group}»</b>\n\n"
            "Board: {board}\n"
            "Language: {language}\n"
            "Time zone: {place}, {clock}",
            group=shorten(group.title),
            board=shorten(board.title) if board else reader.label("not chosen yet"),
            language=NAMES[group.language],
            place=reader.place(group.zone),
            clock=reader.clock(group.zone),
        ),
        rows=setting_rows(reader, group, username, in_group=in_group),
    )


def setting_rows(reader: Reader, group: Group, username: str, *, in_group: bool) -> tuple[Row, ...]:
    """All that can be set for a group, a row for each subject: one more subject is one more row."""
    # Whoever chooses sees the titles of their own boards, which are not for the group.
    board = (
        link(signs.BOARD, reader.label("Choose a board"), link_to(username, GROUP, group.id))
        if in_group
        else button(signs.BOARD, reader.label("Choose a board"), b.PickGroupBoard(group=group.id))
    )
    return (
        (board,),
        (
            button(signs.LANGUAGE, reader.label("Language"), b.PickGroupLanguage(group=group.id)),
            button(signs.ZONE, reader.label("Time zone"), b.PickGroupZone(group=group.id)),
        ),
        (
            button(
                signs.NEW, plus_words(reader, group), b.SetPlus(group=group.id, on=not group.plus)
            ),
        ),
        (live_button(reader, group),),
        (button(signs.VIEW, reader.label("How the board looks"), b.PickView(group=group.id)),),
        (button(signs.BELL, reader.label("Reminders"), b.PickGroupNews(group=group.id)),),
        (button(signs.HEARING, reader.label("What I hear here"), b.OpenHearing(group=group.id)),),
        *(
            ((button(signs.PEOPLE, reader.label("People"), b.GroupPeople(group=group.id)),),)
            if in_group
            else ()
        ),
    )


def plus_words(reader: Reader, group: Group) -> str:
    """Whether a message that begins with «+ » makes a card."""
    if group.plus:
        return reader.label("Card from «+ …»: on")
    return reader.label("Card from «+ …»: off")


def live_button(reader: Reader, group: Group) -> Button:
    """Whether the live board stands in the group, and the switch."""
    on = reader.label("Pinned board: on")
    words = on if group.live else reader.label("Pinned board: off")
    return button(signs.PINNED, words, b.SetLive(group=group.id, on=not group.live))


@router.callback_query(b.SetLive.filter())
async def set_live(_: object, callback_data: b.SetLive, turn: Turn, username: str) -> None:
    group = await managed(turn, callback_data.group)
    await switch_live(group, on=callback_data.on)
    await show_settings(turn, group, username)


@router.callback_query(b.SetPlus.filter())
async def set_plus(_: object, callback_data: b.SetPlus, turn: Turn, username: str) -> None:
    group = await managed(turn, callback_data.group)
    await take_plus(group, on=callback_data.on)
    await show_settings(turn, group, username)
    heard = turn.hearing is None or turn.hearing.admin or turn.hearing.reads_all
    if callback_data.on and not heard:
        words = turn.tapper.label("Telegram does not show me these messages yet: see 👂.")
        turn.answer.say(words, alert=True)


def back_row(reader: Reader, group: Group) -> Row:
    """⬅️ to the group's settings."""
    return (button(signs.BACK, reader.label("Back"), b.GroupSettings(group=group.id)),)


@router.callback_query(b.PickGroupLanguage.filter())
async def pick_language(_: object, callback_data: b.PickGroupLanguage, turn: Turn) -> None:
    turn.answer.show(language_screen(turn.reader, await managed(turn, callback_data.group)))


def language_screen(reader: Reader, group: Group) -> Screen:
    """The languages, each by its own name."""
    choices = [
        button(
            signs.CHOSEN if language == group.language else "",
            NAMES[language],
            b.SetGroupLanguage(group=group.id, language=language),
        )
        for language in LANGUAGES
    ]
    return Screen(
        text=reader.say("Which language shall I speak in the group?"),
        rows=(*rows_of(choices, 1), back_row(reader, group)),
    )


@router.callback_query(b.SetGroupLanguage.filter())
async def set_language(
    _: object, callback_data: b.SetGroupLanguage, turn: Turn, username: str
) -> None:
    group = await managed(turn, callback_data.group)
    if callback_data.language not in LANGUAGES:
        raise Gone
    await speak_in(group, callback_data.language)
    await show_settings(turn, group, username)
