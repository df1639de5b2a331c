"""/new: a card of what follows, or in a group of the message that is replied to."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from handlers import signs
from handlers.cards.telling import Telling, said
from handlers.checklists.native import native_list
from handlers.content import PLUS, count_files, piece_of, replied_to, said_in
from handlers.drafts.keeping import ask_next, draft_from, key_of, put_on_board, target_board
from handlers.reader import Reader
from handlers.screens import Screen
from handlers.turn import GROUPS, Turn
from models.cards.pieces import Piece
from models.cards.titles import first_words
from models.drafts import Draft
from models.tables import Group

router = Router(name="new cards")


def nobody_screen(reader: Reader) -> Screen:
    """An anonymous administrator, or a channel, is no person who could have cards."""
    return Screen(
        text=reader.say(
            "You write as a group or a channel. Write as yourself, and I will know whose it is."
        )
    )


def by_plus(message: Message, group: Group | None) -> bool:
    """Whether the message begins with «+ » where that makes a card; a reply to a bot answers it."""
    replied = replied_to(message)
    if (
        group is None
        or not group.plus
        or (replied and replied.from_user and replied.from_user.is_bot)
    ):
        return False
    text = message.text or message.caption or ""
    return text.startswith(PLUS) and bool(text.removeprefix(PLUS).strip())


@router.message(F.chat.type.in_(GROUPS), by_plus)
async def plus_here(message: Message, turn: Turn) -> None:
    if not await make_of_reply(message, turn, said_in(message)):
        draft = await draft_from(turn, message, said_in(message))
        await put_on_board(turn, draft, album_words(turn.reader, message))


@router.message(Command("new"), F.chat.type.in_(GROUPS))
async def new_here(message: Message, command: CommandObject, turn: Turn) -> None:
    words = said_in(message) if command.args else ""
    if not await make_of_reply(message, turn, words):
        await begin(turn, message, words)


async def make_of_reply(message: Message, turn: Turn, words: str) -> bool:
    """Make a card of the message that is replied to, `words` its title; False when there is none.

    Raises `MembersOnly`.
    """
    await target_board(turn)
    replied = replied_to(message)
    piece = piece_of(replied) if replied else None
    native = native_list(replied) if replied else None
    if native is not None:
        draft = await draft_from(turn, message, words or first_words(native.title))
        await put_on_board(turn, draft.model_copy(update={"lists": (native,)}))
        return True
    if replied is not None and piece is not None:
        here = replied.get_url()
        # A channel's post leads to the channel, where all can see it.
        link = piece.link or here if replied.is_automatic_forward else here or piece.link
        source = {"origin": piece.origin or said_by(replied, turn), "link": link}
        piece = piece.model_copy(update=source)
        draft = await draft_from(turn, message, words or title_of(turn.reader, piece))
        pieces = (piece, *draft.pieces)
        titled = draft.titled if words else None
        whole = draft.model_copy(update={"pieces": pieces, "titled": titled})
        await put_on_board(turn, whole, album_words(turn.reader, replied))
        return True
    return False


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
    await begin(turn, message, said_in(message) if command.args else "")


def said_by(message: Message, turn: Turn) -> str | None:
    """Whose message becomes a card, when it is somebody else's."""
    if message.sender_chat is not None:
        # A channel's post, or an anonymous administrator: Telegram names no person.
        return (message.sender_chat.title or "")[:255] or None
    author = message.from_user
    if author is None or author.id == turn.person.telegram_id:
        return None
    return author.full_name[:255]


async def begin(turn: Turn, message: Message, words: str) -> None:
    """Begin a draft with a command's words as title; with none, ask for it."""
    if words:
        draft = await draft_from(turn, message, words)
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
