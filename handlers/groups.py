"""Kartka in a group: it comes, it makes cards, people join its board."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import ChatMemberUpdated, Message
from markupsafe import escape

from handlers import buttons as b
from handlers import signs
from handlers.cards.telling import Telling, said
from handlers.checklists.native import native_list
from handlers.content import count_files, piece_of, said_in
from handlers.drafts.keeping import ask_next, draft_from, key_of, put_on_board
from handlers.kits import team_kit
from handlers.reader import Reader
from handlers.screens import Screen, button
from handlers.turn import Turn
from models import groups, people
from models.cards.pieces import Piece
from models.cards.titles import first_words
from models.drafts import Draft
from models.refusals import Gone, MembersOnly
from models.tables import Group

router = Router(name="groups")
GROUPS = {"group", "supergroup"}


@router.my_chat_member(F.chat.type.in_(GROUPS), F.new_chat_member.status.in_({"left", "kicked"}))
async def removed(event: ChatMemberUpdated, turn: Turn) -> None:
    await groups.leave(event.chat.id, turn.now)


@router.my_chat_member(F.chat.type.in_(GROUPS), F.old_chat_member.status.in_({"left", "kicked"}))
async def added(event: ChatMemberUpdated, turn: Turn, group: Group) -> None:
    # An anonymous administrator can own no board; the first who makes a card will.
    if not event.from_user.is_bot:
        await groups.board_for(group, turn.person, team_kit(turn.reader), turn.now)
    turn.answer.send(hello_screen(turn.reader))


def hello_screen(reader: Reader) -> Screen:
    """What the bot says when it comes into a group."""
    return Screen(
        text=reader.say(
            "Hi! I keep this group's tasks on a board.\n"
            "<b>/new</b> and a title makes a card. Send /new as a reply to a message, "
            "and the message becomes the card. /board shows everything."
        )
    )


def nobody_screen(reader: Reader) -> Screen:
    """An anonymous administrator is no person who could have cards."""
    return Screen(
        text=reader.say("You write as the group. Write as yourself, and I will know whose it is.")
    )


@router.my_chat_member(F.chat.type == "private", F.new_chat_member.status == "kicked")
async def blocked(_: ChatMemberUpdated, turn: Turn) -> None:
    await people.lose(turn.person.telegram_id, turn.now)


@router.message(Command("new"), F.chat.type.in_(GROUPS))
async def new_here(message: Message, command: CommandObject, turn: Turn, group: Group) -> None:
    await groups.check_member(turn.person, group)
    await groups.board_for(group, turn.person, team_kit(turn.reader), turn.now)
    replied = message.reply_to_message
    piece = piece_of(replied) if replied else None
    native = native_list(replied) if replied else None
    if native is not None:
        draft = await draft_from(turn, message, command.args or first_words(native.title))
        await put_on_board(turn, draft.model_copy(update={"lists": (native,)}))
        return
    if replied is not None and piece is not None:
        source = {
            "origin": piece.origin or said_by(replied, turn),
            "link": replied.get_url() or piece.link,
        }
        piece = piece.model_copy(update=source)
        title = said_in(message) if command.args else title_of(turn.reader, piece)
        draft = await draft_from(turn, message, title)
        pieces = (piece, *draft.pieces)
        titled = draft.titled if command.args else None
        whole = draft.model_copy(update={"pieces": pieces, "titled": titled})
        await put_on_board(turn, whole, album_words(turn.reader, replied))
        return
    await begin(turn, message, command)


def album_words(reader: Reader, message: Message) -> Telling | None:
    """Of a group's album Telegram may show a bot one message alone, and no way to the rest.

    When the rest comes after all, the card is shown anew, without these words.
    """
    if message.media_group_id is None:
        return None
    words = reader.label(
        "Telegram shows me one file of this album. Send the others in reply to this card."
    )
    return said(signs.FILES, words)


@router.message(Command("new"), F.chat.type == "private")
async def new_in_private(message: Message, command: CommandObject, turn: Turn) -> None:
    await begin(turn, message, command)


def said_by(message: Message, turn: Turn) -> str | None:
    """Whose message becomes a card, when it is somebody else's."""
    author = message.from_user
    if author is None or author.id == turn.person.telegram_id:
        return None
    return author.full_name[:255]


async def begin(turn: Turn, message: Message, command: CommandObject) -> None:
    """Begin a draft with the command's words as title; with none, ask for it."""
    if command.args:
        draft = await draft_from(turn, message, said_in(message))
        if turn.group is not None and draft.pieces:
            await put_on_board(turn, draft, album_words(turn.reader, message))
        else:
            await ask_next(turn, draft)
        return
    board_id = (await draft_from(turn, message, "·")).board_id
    await ask_next(turn, Draft(key=key_of(message), at=turn.now, board_id=board_id))


def title_of(reader: Reader, piece: Piece) -> str:
    """A title for a message: its first words, else what it is."""
    return first_words(piece.text) or str(count_files(reader, piece.kind, 1))


def join_screen(reader: Reader, refusal: MembersOnly, words: str) -> Screen:
    """Only members may; in a group that is not public one tap makes a member."""
    if refusal.public:
        return Screen(text=escape(words))
    join = button(signs.TAKE, reader.label("Join the board"), b.JoinBoard(board=refusal.board_id))
    return Screen(
        text=reader.say("Only members of the board can do this. Join it first."), rows=((join,),)
    )


@router.callback_query(b.JoinBoard.filter())
async def join(_: object, callback_data: b.JoinBoard, turn: Turn) -> None:
    if turn.group is None:
        raise Gone
    await groups.join_from(turn.person, turn.group, callback_data.board, turn.now)
    turn.answer.say(turn.tapper.label("You are on the board. Try again."), alert=True)
